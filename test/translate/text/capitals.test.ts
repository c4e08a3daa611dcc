import { describe, expect, it } from 'vitest';
import { packOf } from '../../../src/languages/languages.js';
import { lowered, raised } from '../../../src/translate/text/capitals.js';

/** A vocabulary of these words, as running text has them; in any other form they are rare. */
const vocabulary = new Set(
  'bab pukul harga beras naik warga keluhan merespons desa bertemu presiden pewarta bagaimana Jakarta Joko Widodo DPR'.split(
    ' ',
  ),
);
const rarity = (word: string): number =>
  vocabulary.has(word) ? 8 : 20 + (word === word.toLowerCase() ? 0 : 1);
const shown = (text: string, ...placeholders: string[]) =>
  lowered(text, new Set(placeholders), rarity, packOf('id'));

describe('a sentence in capitals', () => {
  it.each([
    ['HARGA BERAS NAIK.', 'Harga beras naik.'],
    ['WARGA JAKARTA BERTEMU DPR!', 'Warga Jakarta bertemu DPR!'],
    // Nobody can say it.
    ['WARGA BERTEMU KPU DI DESA', 'Warga bertemu KPU di desa'],
    // No vowel, in the pack's list, a Roman numeral, beside a digit.
    ['WARGA BERTEMU KPK DI JAKARTA PUKUL 10.00 WIB.', 'Warga bertemu KPK di Jakarta pukul 10.00 WIB.'],
    ['BAB XIV: HARGA', 'Bab XIV: harga'],
    ['HARGA COVID19 NAIK', 'Harga COVID19 naik'],
    ['"HARGA NAIK"', '"Harga naik"'],
  ])('is shown as running text: %s', (text, expected) => {
    expect(shown(text)).toEqual({ text: expected, style: 'capitals' });
  });

  it.each([
    'KPK',
    'DPR',
    'Harga beras naik.',
    'Ia bertemu KPK.',
    'JAKARTA, XJ - Harga naik.',
    'A. B. C.',
    '',
    '123',
  ])('is none: %s', (text) => {
    expect(shown(text, 'XJ')).toEqual({ text, style: null });
  });

  it('keeps its placeholders', () => {
    expect(shown('HARGA XJ NAIK', 'XJ').text).toBe('Harga XJ naik');
  });

  it('is in capitals again', () => {
    expect(raised('The price rose at XJ.', 'capitals', packOf('en'))).toBe('THE PRICE ROSE AT XJ.');
  });
});

describe('a label in capitals', () => {
  it('is shown as a word, and is in capitals again', () => {
    expect(shown('PEWARTA: Bagaimana harga beras?')).toEqual({
      text: 'Pewarta: Bagaimana harga beras?',
      style: 'label',
    });
    expect(raised('Reporter: How is the price?', 'label', packOf('en'))).toBe('REPORTER: How is the price?');
    expect(raised('How is the price?', 'label', packOf('en'))).toBe('How is the price?');
  });
});

describe('a headline', () => {
  it('is shown as running text, and has its capitals again', () => {
    expect(shown('Merespons Keluhan Warga Desa')).toEqual({
      text: 'Merespons keluhan warga desa',
      style: 'headline',
    });
    expect(shown('Presiden Joko Widodo Bertemu Warga di Desa').text).toBe(
      'Presiden Joko Widodo bertemu warga di desa',
    );
    expect(raised("response to the villagers' complaints", 'headline', packOf('en'))).toBe(
      "Response to the Villagers' Complaints",
    );
  });

  it.each([
    'Merespons Keluhan Warga Desa.',
    'Presiden Joko Widodo',
    'Merespons keluhan Warga',
    'Joko Widodo Jakarta Joko',
  ])('is none: %s', (text) => {
    expect(shown(text)).toEqual({ text, style: null });
  });
});

describe('capitals', () => {
  it('are looked at in time proportional to the length', () => {
    for (const piece of ['A', 'A ', 'AB ', 'Ab ', 'A:', ' ', 'A. ', '" '])
      expect(shown(`A${piece.repeat(100_000)}`).text).toHaveLength(1 + piece.length * 100_000);
  });
});
