import { describe, expect, it } from 'vitest';
import { concordanceOf, wantedForms } from '../../src/study/concordance.js';
import { linkedBitext, studied } from './studied.js';

const bitext = linkedBitext([
  ['Kucing tidur di sini.', 'Cats sleep here now.'],
  ['Ia melihat kucingnya.', 'He sees cats.'],
  ['Perkucingan itu lain.', 'That is another.'],
]);
const placesOf = (words: readonly string[], allForms: boolean) =>
  [...concordanceOf(bitext, wantedForms(words, studied, allForms), studied)].map(({ number, text, at }) => [
    number,
    text.slice(at.start, at.end),
  ]);

describe('a concordance', () => {
  it('has each place of every form of the word’s root, in order', () => {
    const all = [
      [1, 'Kucing'],
      [2, 'kucingnya'],
    ];
    expect(placesOf(['kucing'], true)).toEqual(all);
    expect(placesOf(['KUCINGNYA'], true)).toEqual(all);
  });

  it('has only the word itself if that is wanted', () => {
    expect(placesOf(['kucingnya'], false)).toEqual([[2, 'kucingnya']]);
    expect(placesOf(['tidur', 'itu'], false)).toEqual([
      [1, 'tidur'],
      [3, 'itu'],
    ]);
  });

  it('says what the word became, and has the whole translation', () => {
    const [first] = concordanceOf(bitext, wantedForms(['tidur'], studied, true), studied);
    expect(first!.translation).toBe('Cats sleep here now.');
    expect(first!.became.map(({ start, end }) => first!.translation.slice(start, end))).toEqual(['sleep']);
  });
});
