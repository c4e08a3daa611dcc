import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSystems } from '../../src/compare/compare.js';
import { flagsOf } from '../../src/compare/flags/flags.js';
import { textOf } from '../../src/core/document.js';
import { parseLexicon, vocabularyOf } from '../../src/languages/lexicon.js';
import { shownDocument } from '../../src/print/shown.js';
import { documentOf, machineSide } from '../bitexts.js';

const table = [
  ['harga', 'price', 0.7],
  ['beras', 'rice', 0.8],
  ['naik', 'rises', 0.6],
  ['lagi', 'again', 0.6],
  ['bank', 'bank', 0.8],
  ['pergi', 'went', 0.5],
  ['pergi', 'go', 0.3],
  ['budi', 'budi', 0.7],
  ['pasar', 'market', 0.8],
  ['untuk', 'for', 0.8],
  ['itu', 'the', 0.8],
];
const lexicon = parseLexicon(
  [...table.map(([a, b, p]) => `${a}\t${b}\t${p}\t${p}\t60`), 'rice\trice\t0.5\t0.01\t1'].join('\n'),
);

type Case = [source: string, target: string, rules: string[], from?: 'id' | 'en'];

describe('flag rules', () => {
  const cases: Case[] = [
    ['Harga beras', 'Harga rice', ['untranslated']],
    ['Harga Beras Naik Lagi', 'The Harga Beras Naik Lagi', ['untranslated']],
    ['PATI – Harga beras naik.', 'PATI – Harga rice rises.', ['untranslated']],
    ['PATI—Harga beras naik.', 'PATI—Harga rice rises.', ['untranslated']],
    ['Pati (ANTARA) - Harga beras naik.', 'Pati (ANTARA) - Harga rice rises.', ['untranslated']],
    ['Pati: Harga beras naik.', 'Pati: Harga rice rises.', ['untranslated']],
    ['“Harga beras naik.”', '“Harga rice rises.”', ['untranslated']],
    ['(Harga beras naik.)', '(Harga rice rises.)', ['untranslated']],
    ['• Harga beras naik.', '• Harga rice rises.', ['untranslated']],
    ['1. Harga beras naik.', '1. Harga rice rises.', ['untranslated']],
    ['He saw Market of the Dead.', 'Ia melihat Market of the Dead.', [], 'en'],
    ['He went to the pub.', 'Ia pergi ke the pasar.', ['untranslated'], 'en'],
    ['Fans of the Fed went.', 'Penggemar The Fed pergi.', [], 'en'],
    ['He saw the market.', 'Ia melihat The Pasar.', ['untranslated'], 'en'],
    ['… Harga beras naik.', '… Harga rice rises.', ['untranslated']],
    ['Harga beras naik.', 'Now the Harga of rice rises.', ['untranslated']],
    ['Harga BBM naik.', 'Harga BBM rises.', ['untranslated']],
    ['Naik! Itu beras naik lagi.', 'Up! Now it Naik again with rice.', ['untranslated']],
    ['Beras naik di Pati – Harga Beras.', 'Rice rises in Pati – Harga Beras.', []],
    ['Ia pergi ke Harga.', 'Later he went to Harga.', []],
    ['Film Harga Pasar dan harga.', 'The film Harga Pasar and the price.', []],
    ['Harga bank naik.', 'Bank price rises.', []],
    ['Budi pergi ke Pasar Harga.', 'Budi went to Pasar Harga.', []],
    // A word of the other language that this one has as a name only.
    ['The price of rice.', 'Harga rice.', ['untranslated'], 'en'],
    // A word of grammar within a name that is kept, and between two names.
    [
      'He went there and then had his lunch at the Market for Again.',
      'Ia pergi ke sana lalu makan siang di Market for Again.',
      [],
      'en',
    ],
    ['Budi for Siti.', 'Budi for Siti dan lagi.', ['untranslated'], 'en'],
    // The original behind its translation.
    ['The price rises.', 'Harga (price) naik.', [], 'en'],
    ['The price (price) rises.', 'Harga (price) naik.', ['untranslated'], 'en'],
    ['The price of --price rises.', 'Harga --price naik.', [], 'en'],
    ['The price of price() rises.', 'Harga price() naik.', [], 'en'],
    ["The price of type='price' rises.", "Harga type='price' naik.", [], 'en'],
    // Only what has a capital in a compound is a name.
    ['A Market-again rises.', 'Pasar naik lagi.', [], 'en'],
    ['The Wojtek-again price rises.', 'Harga naik lagi.', ['names-differ'], 'en'],
    ['Ia tidak pergi.', 'He went.', ['negation-differs']],
    ['Ia pergi.', 'He did not go.', ['negation-differs']],
    ['Ia tidak pergi.', 'He was unable to go.', []],
    ['Ia tidak hanya pergi.', 'He also went.', []],
    ['He did not go.', 'Ia pergi.', ['negation-differs'], 'en'],
    ['He didn’t go.', 'Ia tidak pergi.', [], 'en'],
    ['It is unclear.', 'Belum jelas.', [], 'en'],
    ['He is unidentified.', 'Ia tidak dikenal.', [], 'en'],
    ['He acted improperly.', 'Ia bertindak tidak patut.', [], 'en'],
    ['He was disrespectful.', 'Ia tidak sopan.', [], 'en'],
    ['It was accidental.', 'Itu tidak disengaja.', [], 'en'],
    ['His uncle is here.', 'Pamannya tidak di sini.', ['negation-differs'], 'en'],
    ['Inflation is indeed imported.', 'Inflasi memang tidak diimpor.', ['negation-differs'], 'en'],
    ['Benar, bukan?', 'It is, right?', []],
    ['Ia bertemu Wojtek kemarin.', 'He met him yesterday.', ['names-differ']],
    ['Ia pergi ke Belandanya.', 'He went to Belanda.', []],
    ['Ia pergi ke pasar?', 'He went to the market.', ['end-differs']],
    ['Ia pergi.', 'He went', ['end-differs']],
    ['Ia pergi', 'He went', []],
    ['Ia pergi.', 'He went..', ['punctuation']],
    ['Ia pergi , ya.', 'He went , yes.', []],
    ['Ia, Budi.', 'He , Budi.', ['punctuation']],
    ['“Ia pergi,” katanya.', '“He went, he said.', ['unclosed']],
    ['“Ia pergi,', '“He went,', []],
    ['Ia (Budi) pergi.', 'He (Budi went.', ['unclosed']],
    ['1) Ia pergi.', '1) He went.', []],
    ['Ia pergi.', 'He went went.', ['repetition']],
    ['Kupu-kupu Duran Duran.', 'Duran Duran butterflies.', []],
    ['Harganya Rp5 juta.', 'It costs Rp5 billion.', ['numbers-differ']],
  ];
  it.each(cases)('on %j → %j', (source, text, rules, from = 'id') => {
    const to = from === 'id' ? 'en' : 'id';
    const known = from === 'id' ? lexicon : lexicon.inverse();
    const found = flagsOf({ source, target: { text, block: 0 }, from, to, lexicon: known });
    expect(found.map(({ rule }) => rule)).toEqual(rules);
  });

  const piece = fc.constantFrom(
    'Harga',
    'beras',
    ' ',
    '. ',
    'tidak',
    'Wojtek',
    '"',
    '(',
    '5 juta',
    'naik-\nnaik ',
    '?',
    ' ,',
    '\u00ad',
    '😀',
    'not ',
    'again ',
  );
  const text = fc.array(piece, { minLength: 1, maxLength: 14 }).map((parts) => parts.join(''));

  it('point at words in their own sentences', () => {
    fc.assert(
      fc.property(text, text, (source, said) => {
        const document = documentOf(`A${source}`);
        const side = machineSide(document, () => said);
        const shown = shownDocument(document, vocabularyOf(lexicon));
        const { rows } = compareSystems(document, [], [side], lexicon, shown);
        for (const { block, cells } of rows)
          for (const flag of cells['model']!.flags) {
            const { start, end } = document.blocks[block]!;
            for (const span of flag.evidence.source) {
              expect(span.start).toBeGreaterThanOrEqual(start);
              expect(span.end).toBeLessThanOrEqual(end);
              expect(textOf(document, span).trim()).not.toBe('');
            }
            for (const span of flag.evidence.target) {
              expect(side.output.targets[span.target]!.text.slice(span.start, span.end).trim()).not.toBe('');
              expect(cells['model']!.targets).toContain(span.target);
            }
          }
      }),
      { numRuns: 300 },
    );
  });

  it('point at a word that the model was shown otherwise', () => {
    const document = documentOf(
      'Hujan deras mengguyur Kecamatan Sumberjaya sejak Senin malam sampai\nSelasa pagi. Menurut warga, air naik setinggi lutut orang dewasa pada\n                               12\nLAPORAN BANJIR 2024\npukul 03.00 WIB di rumah Wojtek menjelang siang.\n',
      'blank-lines',
    );
    const side = machineSide(document, (_, index) =>
      index === 0 ? 'It rained until Tuesday morning.' : 'The water rose at 03.00 in a house.',
    );
    const shown = shownDocument(document, vocabularyOf(lexicon));
    expect(shown.text).not.toBe(document.text);
    const row = compareSystems(document, [], [side], lexicon, shown).rows.at(-1);
    const flag = row!.cells['model']!.flags.find(({ rule }) => rule === 'names-differ')!;
    expect(flag.evidence.source.map((span) => textOf(document, span))).toContain('Wojtek');
  });
});
