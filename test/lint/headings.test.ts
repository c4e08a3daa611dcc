import { describe, expect, it } from 'vitest';
import { emptyLexicon, parseLexicon } from '../../src/languages/lexicon.js';
import { notesOn } from './notes.js';

/** A lexicon of words with their counts, in which nothing else is of interest. */
const lexiconOf = (counts: Record<string, number>) =>
  parseLexicon(
    Object.entries(counts)
      .map(([word, count]) => `${word}\tx\t1\t1\t${count}`)
      .join('\n'),
  );

const lexicon = lexiconOf({
  ...{ wilayah: 900, kemarin: 800, kema: 1, pasar: 2000, pasaran: 40, beras: 1500, naik: 3000, kota: 2000 },
  ...{
    jalan: 900,
    pemerintah: 4000,
    pemerintahan: 600,
    banjir: 700,
    kampung: 500,
    sekolah: 1500,
    di: 90_000,
  },
});

const headingNotes = (heading: string, body = 'Ia pergi.', words = lexicon) =>
  notesOn(`${heading}\n\n${body}\n`, { only: 'truncated-heading', lexicon: words });

describe('a heading that is cut off in mid-word', () => {
  it('is found where its stump is no word', () => {
    expect(headingNotes('Banjir Melanda Seluruh Wilay')).toEqual(['Wilay']);
    expect(headingNotes('Banjir melanda seluruh w')).toEqual(['w']);
  });

  it('is found where its stump is a rare word beside those that begin like it', () => {
    expect(headingNotes('Harga Beras Naik Sejak Kema')).toEqual(['Kema']);
  });

  it('is found by the article’s own words, even without a lexicon', () => {
    const body = 'Pembangunan itu selesai. Warga menyambut pembangunan itu.';
    expect(headingNotes('Warga Menyambut Pembangun', body, emptyLexicon)).toEqual(['Pembangun']);
    expect(headingNotes('Warga Menyambut Pembangun', 'Ia pergi.', emptyLexicon)).toEqual([]);
  });

  it('is found in a heading in capitals', () => {
    expect(headingNotes('BANJIR MELANDA SELURUH WILAY')).toEqual(['WILAY']);
  });

  it('is no heading that ends with a common word, though longer ones begin like it', () => {
    for (const text of ['Harga Beras Naik di Pasar', 'Rapat Dihadiri Pemerintah', 'Warga Membangun Jalan'])
      expect(headingNotes(text)).toEqual([]);
  });

  it('is no heading whose last word stands in the article', () => {
    expect(headingNotes('Ia Bertemu Wila', 'Wila datang dari Solo.')).toEqual([]);
  });

  it('is no heading that ends with an abbreviation, a numeral, a label or a number', () => {
    for (const text of [
      'Warga Dibawa ke WIL',
      'Rapat Komisi V',
      'Manfaat Vitamin K',
      'Warga Memakai iWil',
      'Banjir 2024',
    ])
      expect(headingNotes(text)).toEqual([]);
  });

  it('is no line of a chat', () => {
    expect(headingNotes('Budi: sampai di wilay')).toEqual([]);
  });
});

describe('headings that a site cuts at one length', () => {
  it('are looked at more closely if several have it', () => {
    const words = lexiconOf({ kabar: 6, kabarnya: 1500 });
    const heading = (start: string) => `${start.padEnd(34, '.')} Kabar`;
    const cut = ['Satu', 'Dua', 'Tiga'].map(heading);
    const find = (headings: readonly string[]) =>
      notesOn(`${headings.join('\n\n')}\n\nIa pergi.\n`, { only: 'truncated-heading', lexicon: words });
    expect(find(cut)).toEqual(['Kabar', 'Kabar', 'Kabar']);
    expect(find([...cut, `${'Empat'.padEnd(50, '.')} 1`])).toEqual([]);
  });
});
