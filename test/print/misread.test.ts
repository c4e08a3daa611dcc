import { describe, expect, it } from 'vitest';
import { english } from '../../src/languages/en.js';
import { indonesian } from '../../src/languages/id.js';
import { neutralPack } from '../../src/languages/neutral.js';
import { misreadCapital, misreadIn } from '../../src/print/misread.js';

describe('a misread capital', () => {
  it.each([
    ['la', 'Ia'],
    ['lni', 'Ini'],
    ['lbunya', 'Ibunya'],
    ['ltulah', 'Itulah'],
    ['lstri', 'Istri'],
    ['lndonesia', 'Indonesia'],
    ['lslam', 'Islam'],
    ['|a', 'Ia'],
    ['1tu', 'Itu'],
    ['0leh', 'Oleh'],
  ])('is mended: %s is %s', (word, mended) => {
    expect(misreadCapital(word, indonesian)).toBe(mended);
  });

  it.each([
    'lalu',
    'laku',
    'lho',
    'lhokseumawe',
    'llama',
    'lgi',
    'lbh',
    'lt',
    'l',
    'La',
    'LNI',
    '1a',
    '10',
    'ia',
    'lebih-lebih',
    '',
  ])('is none in %j', (word) => {
    expect(misreadCapital(word, indonesian)).toBe(null);
  });

  it('follows the language', () => {
    expect(misreadCapital('lf', english)).toBe('If');
    expect(misreadCapital('llama', english)).toBe(null);
    expect(misreadCapital('la', english)).toBe(null);
    expect(misreadCapital('lndonesia', neutralPack('und'))).toBe(null);
  });
});

describe('a text with misread capitals', () => {
  const vocabulary = { knows: (word: string) => word === 'indonesia' };
  const mended = (text: string) => misreadIn(text, indonesian, vocabulary).map(({ word }) => word);

  it('has them where sentences and quotations begin', () => {
    expect(mended('la gemar menenun. lbunya seorang ratu! Katanya, “lni kisah lama.” lni benar.')).toEqual([
      'Ia',
      'Ibunya',
      'Ini',
      'Ini',
    ]);
  });

  it('has them in mid-sentence only if the vocabulary knows the word', () => {
    expect(mended('Rakyat lndonesia di lnstanbul, dan la pun pergi ke lbunya.')).toEqual(['Indonesia']);
  });

  it('has none in addresses, labels and songs', () => {
    expect(mended('Lihat. la.id dan lni/itu. 1a. Soal. la. Lagu.')).toEqual([]);
  });
});
