import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { notesOn } from './notes.js';

const folder = fileURLToPath(new URL('manners/', import.meta.url));
const notesIn = (name: string) =>
  notesOn(readFileSync(`${folder}${name}.txt`, 'utf8'), { language: name.split('.')[1]! });

/** What is to be noted in each text; all else in them is as it should be. */
const expected: Record<string, readonly string[]> = {
  'tale.id': [],
  'regulation.id': [],
  'chat.id': ['reduplication@sama sama'],
  'list.id': [],
  'howto.id': [],
  'letter.id': [],
  'poem.id': [],
  'pdf.id': ['fragment@tahun'],
  'dirty-news.id': [
    'boilerplate-line@Baca juga: Stok Telur Aman hingga Lebaran.',
    'boilerplate-line@Baca Juga\nHarga Ayam Ikut Naik',
    'boilerplate-line@Simak Video "Pasar Murah di Bogor"',
    'boilerplate-line@Lihat juga Video: Pasar Murah Diserbu Warga',
    'boilerplate-line@[Baca Juga: Harga Ayam Ikut Naik]',
    'boilerplate-line@SCROLL TO CONTINUE WITH CONTENT',
    'boilerplate-line@ADVERTISEMENT',
    'boilerplate-line@Scroll untuk melanjutkan membaca',
    'boilerplate-line@Artikel Terkait:',
    'boilerplate-line@Foto: Pedagang telur di Pasar Senen (Budi/Antara)',
    'boilerplate-line@(Baca juga: Telur Langka di Bekasi)',
    'boilerplate-line@Dapatkan update berita pilihan dan breaking news setiap hari dari Kabar.',
    'boilerplate-line@Baca berita lainnya di sini.',
    'boilerplate-line@Halaman Selanjutnya: Penyebab kenaikan harga',
    'boilerplate-line@Infografis: Harga Telur Lima Tahun Terakhir',
    'boilerplate-tail@Ikuti kami di Google News dan dapatkan berita terbaru.',
    'boilerplate-tail@(abc/def)',
    'boilerplate-tail@Copyright © 2024 Berita Nusantara. All rights reserved.',
  ],
  'news.en': [
    'boilerplate-line@Read also: Butter Prices Fall Again.',
    'boilerplate-line@Related: Bread Gets Dearer',
    'boilerplate-line@[See also: Bread Gets Dearer]',
    'boilerplate-line@Watch: How Eggs Are Made',
    'boilerplate-line@ADVERTISEMENT',
    'boilerplate-line@Follow us on Google News and get the latest news.',
    'boilerplate-line@Read more here',
    'boilerplate-tail@Written by: the editors',
    'boilerplate-tail@(abc/def)',
    'boilerplate-tail@© 2024 The Paper. All rights reserved.',
  ],
  'tale.en': [],
  'list.en': [],
};

describe('lint of texts of all manners', () => {
  it('has a text for each list of notes', () => {
    expect(
      readdirSync(folder)
        .map((name) => name.replace(/\.txt$/, ''))
        .sort(),
    ).toEqual(Object.keys(expected).sort());
  });

  it.each(Object.entries(expected))('notes what is wrong in %s, and nothing else', (name, notes) => {
    expect(notesIn(name)).toEqual(notes);
  });
});
