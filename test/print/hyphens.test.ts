import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indonesian } from '../../src/languages/id.js';
import { emptyLexicon, type Vocabulary, vocabularyOf } from '../../src/languages/lexicon.js';
import { brokenWords } from '../../src/print/hyphens.js';

const known = new Set(
  `siap bangun masyarakat jembatan main sapu undangan perundang anak hari mata matahari hulu hilir jadi badan
  kawasan negara jawa bali tutur korban ada jawab bola lampu ratu tangkap indonesia`.split(/\s+/),
);
const vocabulary: Pick<Vocabulary, 'knows'> = { knows: (word: string) => known.has(word) };

/** Words as they would stand in one line. */
const words = (text: string, known = vocabulary): string[] =>
  brokenWords(text, indonesian, known).map(({ word }) => word);

describe('a hyphen at a line’s end', () => {
  it.each([
    ['jem-\nbatan', 'jembatan'],
    ['Jem-\r\nbatan', 'Jembatan'],
    ['JEM-\nBATAN', 'JEMBATAN'],
    ['jem-  \n    batan', 'jembatan'],
    ['jem\u2010\nbatan', 'jembatan'],
    ['jem\u00ad\nbatan', 'jembatan'],
    ['menyiap-\nkan', 'menyiapkan'],
    ['pem-\nbangunan', 'pembangunan'],
    ['penu-\nturannya', 'penuturannya'],
    ['mata-\nhari', 'matahari'],
    ['ba-\ndan', 'badan'],
    ['ban-\ngun', 'bangun'],
    ['Sumber-\njaya', 'Sumberjaya'],
    ['kwar-\ntal', 'kwartal'],
    ['mem-\nper-\nmainkan', 'mempermainkan'],
  ])('breaks a word: %j is %s', (text, word) => {
    expect(words(`Kata ${text}, dan lain.`)).toEqual([word]);
  });

  it.each([
    ['anak-\nanak', 'anak-anak'],
    ['negara-\nnegaranya', 'negara-negaranya'],
    ['bermain-\nmain', 'bermain-main'],
    ['perundang-\nundangan', 'perundang-undangan'],
    ['sayur-\nmayur', 'sayur-mayur'],
    ['bolak-\nbalik', 'bolak-balik'],
    ['tolong-\nmenolong', 'tolong-menolong'],
    ['non-\nIndonesia', 'non-Indonesia'],
    ['non-\nfaktorial', 'non-faktorial'],
    ['ke-\n2', 'ke-2'],
    ['KTP-\nel', 'KTP-el'],
    ['TNI-\nPOLRI', 'TNI-POLRI'],
    ['Jawa-\nBali', 'Jawa-Bali'],
    ['e-\ncommerce', 'e-commerce'],
    ['bola-\nlampu', 'bola-lampu'],
  ])('may belong to the word: %j is %s', (text, word) => {
    expect(words(`Kata ${text}, dan lain.`)).toEqual([word]);
  });

  it('is left alone before a conjunction, in an address, and beside spaces', () => {
    expect(words('hulu-\ndan hilir')).toEqual([]);
    expect(words('Lihat https://contoh.id/berita-\nbaru dan surat-\nbaru.pdf')).toEqual([]);
    expect(words('Ia pergi -\nkatanya')).toEqual([]);
    expect(words('- \n- satu')).toEqual([]);
  });

  it('joins what it can without a vocabulary', () => {
    const none = vocabularyOf(emptyLexicon);
    expect(words('jem-\nbatan anak-\nanak KTP-\nel hulu-\ndan', none)).toEqual([
      'jembatan',
      'anak-anak',
      'KTP-el',
    ]);
  });
});

describe('a hyphen with a space after it', () => {
  it('breaks words, and stays in words that are said twice', () => {
    expect(words('perundang- undangan, Masyara- kat, anak- anak, di- tangkap, seluk- beluk')).toEqual([
      'perundang-undangan',
      'Masyarakat',
      'anak-anak',
      'ditangkap',
      'seluk-beluk',
    ]);
  });

  it.each([
    'hulu- dan hilir',
    'me- me- mejadi',
    'ber- dijadi',
    'pergi- katanya',
    '10- 15',
    'Jawa- Bali',
    'mata- hari',
    'men- ada',
    'kwar- tal',
  ])('is left alone in “%s”', (text) => {
    expect(words(text)).toEqual([]);
  });
});

describe('broken words', () => {
  it('are in order, inside the text and without white space, whatever the text', () => {
    const part = fc.constantFrom(
      'anak',
      'jem',
      'batan',
      '-',
      '\u00ad',
      '\n',
      ' ',
      '\r\n',
      'di',
      '2',
      'Ia',
      '/',
      '.',
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.join('');
        let last = 0;
        for (const { start, end, word } of brokenWords(text, indonesian, vocabulary)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(word).not.toMatch(/\s/);
          expect(text.slice(start, end).replace(/[\s\u00ad-]/g, '')).toBe(word.replaceAll('-', ''));
          last = end;
        }
      }),
    );
  });
});
