import { describe, expect, it } from 'vitest';
import { notesOn } from './notes.js';

const between = (line: string) =>
  `Judul Berita\n\nHarga naik. Warga mengeluh.\n\n${line}\n\nWarga menunggu. Mereka sabar.\n`;
const linesIn = (line: string, language = 'id') =>
  notesOn(between(line), { language, only: 'boilerplate-line' });
const tailOf = (line: string, language = 'id') =>
  notesOn(`Judul Berita\n\nHarga naik. Warga mengeluh.\n\n${line}\n`, { language, only: 'boilerplate-tail' });

describe('a line of the site', () => {
  it.each([
    'Baca:Nelayan Pulang Melaut',
    'Baca Juga : Nelayan Pulang Melaut',
    'BACA JUGA: NELAYAN PULANG MELAUT',
    '[Baca: Nelayan Pulang Melaut]',
    'Baca Selengkapnya di sini.',
    'Selengkapnya baca di sini.',
    'Baca juga Nelayan Pulang Melaut di Tegal.',
    'Simak Selengkapnya',
    'Simak Video "Nelayan Pulang Melaut"',
    'Lihat juga Video: Nelayan Pulang',
    'Tonton juga video: nelayan pulang',
    'Saksikan video pilihan berikut ini:',
    'Dengarkan artikel ini',
    'Lihat Foto: Nelayan Pulang',
    'Halaman Selanjutnya',
    '1 2 3 Selanjutnya',
    'Halaman berikutnya: Nasib para nelayan',
    'Pilihan Editor: Nelayan Pulang Melaut',
    'Berita Terkait: Nelayan Pulang Melaut',
    'Artikel Terkait:',
    'Foto: Nelayan di Tegal (Andi/Kabar)',
    '[Gambas:Instagram]',
    'SCROLL TO CONTINUE WITH CONTENT',
    'Scroll untuk melanjutkan membaca',
    'Dapatkan update berita pilihan setiap hari dari Kabar.',
    'Ikuti kami di Google News',
    'Simak berita lainnya di Google News',
    'Artikel ini telah tayang di Kabar dengan judul Nelayan Pulang',
    'ADVERTISEMENT',
  ])('is “%s”', (line) => {
    expect(linesIn(line)).toEqual([line]);
  });

  it.each([
    'Read more: Fishermen Come Home',
    '[See also: Fishermen Come Home]',
    'Watch the video: How Fish Are Caught',
    'Related stories: Fishermen Come Home',
    "Editors' Picks",
    'Next page →',
    'Read more here.',
    'Advertisement',
    'Follow us on Google News.',
    'Sign up for our newsletter',
    'This story was originally published in 2019.',
  ])('is “%s” in English', (line) => {
    expect(linesIn(line, 'en')).toEqual([line]);
  });

  it('is noted within a paragraph at its own words', () => {
    expect(linesIn('Harga naik. Baca juga: Nelayan Pulang Melaut. Warga mengeluh.')).toEqual([
      'Baca juga: Nelayan Pulang Melaut.',
    ]);
    expect(linesIn('Harga naik [Baca: Nelayan Pulang Melaut] lagi.')).toEqual([
      '[Baca: Nelayan Pulang Melaut]',
    ]);
    expect(linesIn('Harga naik (baca juga: Nelayan Pulang) lagi.')).toEqual(['(baca juga: Nelayan Pulang)']);
    expect(linesIn('Harga naik.\nBaca Juga\nNelayan Pulang Melaut\nWarga mengeluh.')).toEqual([
      'Baca Juga',
      'Nelayan Pulang Melaut',
    ]);
  });

  it.each([
    'Iklan rokok di dekat sekolah dilarang. Pemerintah menyiapkan sanksi.',
    'Baca label kemasan sebelum membeli.',
    'Baca juga buku petunjuknya agar tidak salah pasang.',
    'Simak penjelasan berikut ini.',
    'Foto: seni melukis dengan cahaya.',
    'Ikuti petunjuk petugas di lapangan.',
    'Dapatkan vitamin D dari sinar matahari.',
    'Video itu ditonton jutaan orang lewat WhatsApp.',
    'Halaman berikutnya dari buku itu sobek.',
    'Pilihan editor untuk naskah itu jatuh pada judul yang pendek.',
    'Berita ini telah membuat warga resah.',
    'Korupsi (baca: pencurian) merajalela.',
    '“Ikuti kami di jalan itu,” katanya.',
  ])('is not “%s”', (line) => {
    expect(linesIn(line)).toEqual([]);
  });

  it.each([
    'Read the label before you buy.',
    'See also that the door is shut.',
    'Watch out for our dog.',
    'Advertisements for tobacco are banned.',
    'Follow the signs to the exit.',
    'The next page of the book was torn.',
  ])('is not “%s” in English', (line) => {
    expect(linesIn(line, 'en')).toEqual([]);
  });
});

describe('what follows an article', () => {
  it.each([
    'Penulis: Andi | Editor: Budi',
    '(abc/def)',
    'Laporan wartawan Kabar, Andi Setia',
    'Hubungi kami di 0812-3456-7890',
    'Surel: redaksi@kabar.example',
    'https://kabar.example/berita',
    '#banjir #tegal',
    'Butuh dana cepat? Hubungi WA 0812-3456-7890.',
    'Daftar sekarang dan raih bonus 100 persen!',
    'Situs slot gacor terpercaya 2024',
    'Yuk, ikuti kami di media sosial!',
    'Hak Cipta © 2024 Kabar',
    'Baca juga: Nelayan Pulang Melaut',
  ])('may be “%s”', (line) => {
    expect(tailOf(line)).toEqual([line]);
  });

  it.each([
    'Written by: Ann Smith',
    'Contact us at desk@paper.example',
    'Click here for a bonus!',
    '© 2024 The Paper',
  ])('may be “%s” in English', (line) => {
    expect(tailOf(line, 'en')).toEqual([line]);
  });

  it.each([
    'Layanan itu dapat diakses melalui WhatsApp dan Telegram.',
    'Bonus atlet cair pekan depan. Diskon tiket berlaku sampai Minggu.',
    'Polisi meminta warga menelepon 0812-3456-7890 jika melihat pelaku.',
    'Pendaftaran dibuka di laman www.kabar.example sampai 5 Mei.',
    'Korban diminta membayar deposit ke situs slot itu.',
    'Hubungi dokter jika demam tidak turun.',
    'Daftar pemain yang mendapat bonus diumumkan kemarin.',
    '“Hubungi kami kalau ada apa-apa,” katanya.',
    'Penulis buku itu meninggal.',
    'Klik tombol merah untuk berhenti.',
  ])('is not “%s”, which belongs to it', (line) => {
    expect(tailOf(line)).toEqual([]);
  });
});
