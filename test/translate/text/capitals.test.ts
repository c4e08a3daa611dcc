import { describe, expect, it } from 'vitest';
import { packOf } from '../../../src/languages/languages.js';
import { lowered, raised } from '../../../src/translate/text/capitals.js';

/** A vocabulary of these words, as running text has them; in any other form they are rare. */
const vocabulary = new Set(
  'bab pukul harga beras naik warga keluhan merespons desa bertemu presiden pewarta bagaimana diam pergi iklan besar gempa Jakarta Joko Widodo DPR'.split(
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

  it.each([
    ['HARGA BERAS ke JAKARTA NAIK', 'Harga beras ke Jakarta naik'],
    ['HARGA iPhone 15 NAIK BESAR', 'Harga iPhone 15 naik besar'],
    ['iPhone: HARGA BERAS NAIK', 'iPhone: harga beras naik'],
  ])('may have a few words in small letters: %s', (text, expected) => {
    expect(shown(text)).toEqual({ text: expected, style: 'capitals' });
  });

  it.each(['KPK dan DPR', 'KPK, DPR & KPU di WIB', 'DPR: XJLSB ke KPK'])(
    'is none if it has nothing but acronyms: %s',
    (text) => {
      expect(shown(text)).toEqual({ text, style: null });
    },
  );

  it('keeps names with a capital inside', () => {
    expect(raised('The price of an iPhone rose on YouTube', 'capitals', packOf('en'))).toBe(
      'THE PRICE OF AN iPhone ROSE ON YouTube',
    );
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

describe('a label', () => {
  it.each([
    ['PEWARTA DESA 05: Pergi.', 'Pewarta desa 05: Pergi.'],
    ['PEWARTA (BERTEMU WARGA): Pergi.', 'Pewarta (bertemu warga): Pergi.'],
    ['PEWARTA: Kami TIDAK PERGI!', 'Pewarta: Kami tidak pergi!'],
  ])('may have numbers and brackets: %s', (text, expected) => {
    expect(shown(text)).toEqual({ text: expected, style: 'label' });
  });
});

describe('words in capitals in a row', () => {
  it.each([
    ['Ia berkata, "DIAM, WARGA DESA!"', 'Ia berkata, "Diam, warga desa!"', [0], 1],
    ['"Pergi." “HARGA NAIK” kata dia.', '"Pergi." “Harga naik” kata dia.', [1], 2],
    ['"Ia TIDAK PERGI ke desa." “Ya.”', '"Ia tidak pergi ke desa." “Ya.”', [], 2],
    ['Kami TIDAK PERGI ke JAKARTA.', 'Kami tidak pergi ke JAKARTA.', [], 0],
    ['HARGA BERAS di desa itu naik.', 'Harga beras di desa itu naik.', [], 0],
  ])('are shown in small letters: %s', (text, expected, quotations, count) => {
    expect(shown(text)).toEqual({ text: expected, style: { quotations, count } });
  });

  it.each([
    'Ia bertemu KPK DPR di desa.',
    'Ia bertemu PT DPR JAKARTA di desa.',
    'Ia bertemu JOKO WIDODO di desa.',
    'Ia di desa "KPK DPR" itu.',
    'Ia melihat XJ XZ di desa.',
    'Ia berkata A B C di desa.',
    'AWAS, harga naik.',
  ])('stay if they are acronyms or names: %s', (text) => {
    expect(shown(text, 'XJ', 'XZ')).toEqual({ text, style: null });
  });

  it('are in capitals again in quotations, if there are as many', () => {
    const style = { quotations: [1], count: 2 };
    expect(raised('"Go." "Prices rise," he said.', style, packOf('en'))).toBe(
      '"Go." "PRICES RISE," he said.',
    );
    expect(raised('Go. "Prices rise," he said.', style, packOf('en'))).toBe('Go. "Prices rise," he said.');
  });
});

describe('a headline', () => {
  it.each([
    ['Warga Desa Keluhan YouTube', 'Warga desa keluhan YouTube'],
    ['iPhone Warga Desa Naik', 'iPhone warga desa naik'],
    ['Harga Beras Naik (YoY)', 'Harga beras naik (YoY)'],
  ])('keeps names with a capital inside: %s', (text, expected) => {
    expect(shown(text)).toEqual({ text: expected, style: 'headline' });
    expect(raised(expected, 'headline', packOf('en'))).toBe(text);
  });

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
    for (const piece of [
      'A',
      'A ',
      'AB ',
      'Ab ',
      'A:',
      ' ',
      'A. ',
      '" ',
      '"A B" ',
      'A-',
      'A(',
      'aA ',
      'A B c ',
    ])
      expect(shown(`A${piece.repeat(100_000)}`).text).toHaveLength(1 + piece.length * 100_000);
  });
});
