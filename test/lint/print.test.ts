import { describe, expect, it } from 'vitest';
import { indonesian } from '../../src/languages/id.js';
import { parseLexicon, vocabularyOf } from '../../src/languages/lexicon.js';
import { lint } from '../../src/lint/lint.js';
import { documentOf } from '../bitexts.js';

const known = 'siap jembatan bangun masyarakat undangan gemar ratu kisah kain';
const lexicon = parseLexicon(
  known
    .split(' ')
    .map((word) => `${word}\tx\t1\n`)
    .join(''),
);

/** Notes of the rules on print: the rule, and what it marks. */
const notes = (text: string) =>
  lint(documentOf(text, 'blank-lines'), indonesian, vocabularyOf(lexicon))
    .filter(({ rule }) => ['broken-word', 'page-furniture', 'misread-capital'].includes(rule))
    .map(({ rule, start, end, message }) => ({ rule, text: text.slice(start, end), message }));

describe('lint', () => {
  it('notes each word that a hyphen breaks, and what the model is shown', () => {
    const text = `Pemerintah daerah telah menyiap-
kan dana untuk memperbaiki jem-
batan yang rusak. Warga berharap pem-
bangunan itu segera selesai.

Ketentuan peraturan perundang- undangan berlaku. Masyara- kat menunggu.
`;
    const found = notes(text);
    expect(found.map(({ rule, text }) => [rule, text])).toEqual([
      ['broken-word', 'menyiap-\nkan'],
      ['broken-word', 'jem-\nbatan'],
      ['broken-word', 'pem-\nbangunan'],
      ['broken-word', 'perundang- undangan'],
      ['broken-word', 'Masyara- kat'],
    ]);
    const shown = ['menyiapkan', 'jembatan', 'pembangunan', 'perundang-undangan', 'Masyarakat'];
    found.forEach(({ message }, i) => {
      expect(message).toContain(`“${shown[i]}”`);
    });
  });

  it('notes a page number and a running head in mid-sentence, once', () => {
    const text = `Hujan deras mengguyur Kecamatan Sumberjaya sejak Senin malam sampai
Selasa pagi. Menurut warga, air naik setinggi lutut orang dewasa pada
                               12
LAPORAN BANJIR 2024
pukul 03.00 WIB dan baru surut menjelang siang.

Ada sekitar 240 rumah yang terendam.
`;
    expect(notes(text)).toMatchObject([{ rule: 'page-furniture', text: '12\nLAPORAN BANJIR 2024' }]);
  });

  it('notes capitals that a scanner misread, and what they are', () => {
    const text =
      'Seorang putri tinggal di istana. la gemar menenun kain. lbunya seorang ratu. lni kisah lama.\n';
    expect(notes(text).map(({ rule, text, message }) => [rule, text, /“(.*)”/.exec(message)?.[1]])).toEqual([
      ['misread-capital', 'la', 'Ia'],
      ['misread-capital', 'lbunya', 'Ibunya'],
      ['misread-capital', 'lni', 'Ini'],
    ]);
  });

  it('notes nothing of this in a text as it was written', () => {
    expect(
      notes('Anak-anak membawa 12 buku.\nHulu- dan hilirnya jauh, 10- 15 km.\n\n12\n\nIa pulang.\n'),
    ).toEqual([]);
  });
});
