import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundariesOf } from '../../../src/align/evidence/boundaries.js';

const others = ['Satu kalimat.', 'Kalimat lain.', 'Dan lain lagi.'];

/** The hardness of the boundary between two segments of a text of sentences. */
const between = (before: string, after: string): number => boundariesOf([...others, before, after])[4]!;

describe('the boundary between two segments', () => {
  it('is hard where a sentence ends and another begins', () => {
    expect(between('Harga beras naik.', 'Ia pergi ke pasar.')).toBe(1);
    expect(between('“Benarkah?”', '“Ya,” katanya.')).toBe(1);
    expect(between('Er kam (gestern.)', 'Sie ging.')).toBe(1);
    expect(between('我去市场。', '他在家。')).toBe(1);
  });

  it('is none where a sentence goes on', () => {
    expect(between('The price of rice', 'rose again.')).toBe(0);
    expect(between('“Yes.”', 'he said.')).toBe(0);
    expect(between('He came.', ', and went.')).toBe(0);
    expect(between('A heading', 'Another line.')).toBe(0);
  });

  it('is softer after an initial, within brackets and before a number', () => {
    expect(between('Ia bertemu H.', 'Sitepu kemarin.')).toBe(0.5);
    expect(between('He came (as he said.', 'Twice.)')).toBe(0.5);
    expect(between('It was on page no.', '12 of the book.')).toBe(0.8);
  });

  it('is hard where a paragraph begins, whatever stands there', () => {
    const texts = [...others, 'A heading', 'goes on', 'here'];
    const begins = texts.map((text) => text !== 'goes on');
    expect([...boundariesOf(texts, begins)].slice(3)).toEqual([1, 0, 1]);
  });

  it('is not told by full stops where most segments have none', () => {
    const titles = ['Harga beras', 'Final piala', 'Banjir bandang'];
    expect([...boundariesOf(titles)]).toEqual([1, 1, 1]);
    expect([...boundariesOf(titles.map((title) => title.toLowerCase()))]).toEqual([1, 1, 1]);
  });

  it('is between 0 and 1 for any text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
        const hardness = boundariesOf(texts);
        expect(hardness).toHaveLength(texts.length);
        for (const each of hardness) expect(each >= 0 && each <= 1).toBe(true);
      }),
    );
  });
});
