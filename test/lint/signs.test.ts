import { describe, expect, it } from 'vitest';
import { notesOn } from './notes.js';

const only =
  (rule: string, language = 'id') =>
  (text: string) =>
    notesOn(`${text}\n`, { only: rule, language });

describe('quotation marks', () => {
  const quotes = only('unbalanced-quote');
  it('are paired by what stands around them', () => {
    for (const text of [
      '”Satu,” kata dia. ”Dua.”',
      '“Satu,“ kata dia.',
      '„Satu“, kata dia.',
      '»Satu«, kata dia.',
      '" Satu, " kata dia.',
      '"Satu ", kata dia.',
      '"Satu,"kata dia. "Dua."',
      '"Satu, "kata dia. "Dua, "tambahnya.',
      '"Layar 15" itu mahal," kata dia.',
      'Meja 6\'2" dan layar 40" itu mahal.',
    ])
      expect(quotes(text)).toEqual([]);
  });
  it('may open in a paragraph and close in the next', () => {
    expect(quotes('Ia berkata, “Satu.\n\nDua.” Ia pergi.')).toEqual([]);
    expect(quotes('“Satu.\n\nIa pergi.\n\nDua.” Ia pergi.')).toEqual(['“', '”']);
  });
});

describe('brackets', () => {
  const brackets = only('unbalanced-bracket');
  it('may be faces and labels of items', () => {
    for (const text of [
      'Aku senang :) karena kamu datang.',
      'Sedih :( sekali :-) hari ini ;) ya :))',
      'Hari ini:) senang.',
      'Bagian 1) dimulai, lalu 2a) dan ii) menyusul, juga huruf aa) dan 1.1).',
      '(i) Data pribadi; (ii) data umum; dan iii) data rahasia.',
      '*) Harga belum termasuk pajak.',
    ])
      expect(brackets(text)).toEqual([]);
  });
  it('may open in a paragraph and close in the next', () => {
    expect(brackets('Ia pergi. (Ia pulang.\n\nIa tidur.) Ia makan.')).toEqual([]);
  });
  it('are reported where they stand alone', () => {
    expect(brackets('Ia (lihat: Budi pergi. Lalu :) pulang.')).toEqual(['(']);
    expect(brackets('Ia pergi ke Solo). Ia pulang')).toEqual([')']);
  });
});

describe('a word that stands twice', () => {
  it('is a mistake if it is a small word', () => {
    const text = 'Ia pergi ke ke pasar dan dan membeli beras yang yang murah di di kota. Di di sana.';
    expect(only('repeated-word')(text)).toEqual(['ke ke', 'dan dan', 'yang yang', 'di di', 'Di di']);
    expect(only('reduplication')(text)).toEqual([]);
  });
  it('may be a reduplication, which is noted once in a document', () => {
    const text =
      'Anak anak itu berlari cepat cepat. Rata rata mereka masing masing membawa batu batu.\n\nTiba tiba hujan.';
    expect(only('repeated-word')(text)).toEqual([]);
    expect(only('reduplication')(text)).toEqual(['Anak anak']);
    expect(only('reduplication', 'en')('The child child ran.')).toEqual([]);
  });
  it('may be a name, a sound, a title or meant', () => {
    expect(
      notesOn('Grup Duran Duran tampil. Tok tok tok! Ha ha, kata Dr. dr. Andi. Prof. Dr dr Budi hadir.\n'),
    ).toEqual([]);
    expect(
      notesOn('He said that that had had an effect. It was very very good. Said said so.\n', {
        language: 'en',
      }),
    ).toEqual([]);
    expect(only('repeated-word', 'en')('He went to the the market.')).toEqual(['the the']);
  });
});

describe('a repeated paragraph', () => {
  it('is reported, but for short items of lists', () => {
    const repeat = (line: string) => only('repeated-paragraph')(`${line}\n\nLain.\n\n${line}`);
    expect(repeat('- 1 sendok teh garam dapur halus')).toEqual([]);
    expect(repeat('Garam dapur itu halus sekali.')).toEqual(['Garam dapur itu halus sekali.']);
  });
});

describe('an invisible character', () => {
  const invisible = only('invisible-character');
  it('is reported between letters of Europe', () => {
    expect(invisible('Sa\u00adtu Жу\u200bк.')).toEqual(['\u00ad', '\u200b']);
  });
  it('may join emoji and letters of other scripts', () => {
    expect(invisible('Kru 👩🏽‍🚀 🏃‍♂️ می\u200cخواهم क्\u200dष.')).toEqual([]);
  });
});

describe('a full stop before a small letter', () => {
  const stray = only('stray-full-stop');
  it('may stand behind a label, an abbreviation or before a name', () => {
    for (const text of [
      'Petugas wajib:\n\ta. meningkatkan kesadaran;\n\tb. mengadakan pelatihan; dan\n\tc. melaporkan.',
      'Langkah: 1. potong bawang; 2. tumis; iii. sajikan.',
      'Menurut Kpts. tersebut harga naik.',
      'Kabar itu dimuat. detik.com menulisnya.',
      'Ia menulis. e-dagang.id tutup.',
      'Itu dapat dicegah. dr. Aron menyarankan olahraga.',
      'Putri itu menenun. la gemar menenun. lbunya ratu.',
    ])
      expect(stray(text)).toEqual([]);
  });
  it('is reported elsewhere', () => {
    expect(stray('Harga naik. di pasar. Pada 2024. dan seterusnya.')).toEqual(['.', '.']);
  });
});

describe('a fragment', () => {
  const fragments = only('fragment');
  const long = `${'Harga beras naik lagi pekan ini. '.repeat(4)}Pedagang mengeluh karena`;
  it('is a paragraph of sentences that ends without a stop', () => {
    expect(fragments(`${long}\n\nIa pergi.`)).toEqual(['karena']);
    expect(fragments(`Ia pergi.\n\n${'Kata itu '.repeat(30)}panjang`)).toEqual(['panjang']);
  });
  it('is no title of two lines, no long one, no signature, and no lead to a quotation', () => {
    for (const text of [
      'Harga Beras Naik Lagi\ndi Seluruh Wilayah Jawa\n\nIa pergi.',
      `${'Harga Beras Naik Lagi '.repeat(7)}Kata Menteri\n\nIa pergi.`,
      'Ia pergi. “Buku adalah jendela.” — Rahmat Hidayat',
      'Harga naik lagi. Warga mengeluh. (abc/Kabar)',
      'Salam hangat,\n\nBudi',
      'Raja itu marah. Ia berkata,\n\n“Pergi!”',
      'Lihat laman kami. Alamatnya www.kabar.example\n\nIa pergi.',
      'Ia diam. “Aku hanya—”\n\nIa pergi.',
    ])
      expect(fragments(text)).toEqual([]);
  });
  it('is no item of a list without labels, no verse and nothing after what was said', () => {
    for (const text of [
      'Warga wajib:\n\nmemilah sampah;\n\nmembayar iuran; dan\n\nmelapor.',
      'Aku berjalan,\n\nmenyusuri jalan sepi.',
      '“Pergi!”\n\nteriak raja itu.',
      'ii. formulir pendaftaran\n\nSelesai.',
    ])
      expect(fragments(text)).toEqual([]);
  });
  it('is nothing in a text whose manner it is', () => {
    expect(fragments('iya kak\n\nnanti aku ke sana\n\nBudi juga ikut. Tunggu di depan\n\noke siap')).toEqual(
      [],
    );
  });
  it('is a paragraph without words, but no break between scenes and no smile', () => {
    expect(fragments('Satu.\n\n).\n\nDua.\n\n-\n\nTiga.')).toEqual([').', '-']);
    for (const text of ['* * *', '***', '---', '⁂', '…', '😂😂', '👍🏽!'])
      expect(fragments(`Satu.\n\n${text}\n\nDua.`)).toEqual([]);
  });

  it('is no paragraph whose other sentences begin with small letters, too', () => {
    expect(
      fragments('Awal cerita ini.\n\nmau nanya soal laptop. punya saya lambat.\n\nSelesai sudah.\n'),
    ).toEqual([]);
    expect(fragments('Awal cerita ini.\n\nmau bertanya. Laptop saya lambat.\n\nSelesai sudah.\n')).toEqual([
      'mau',
    ]);
  });

  it('is no last line that is a label with what it names', () => {
    const abstract = 'Padi gogo ditanam di lahan kering. Hasilnya naik.\nKata kunci: padi gogo, pupuk hayati';
    expect(fragments(`${abstract}\n\nSelesai sudah.\n`)).toEqual([]);
  });
});
