import { describe, expect, it } from 'vitest';
import { compareFigures, figuresOf, likenessOf } from '../../../src/align/words/likeness.js';
import { tokensOf } from '../../../src/align/words/tokens.js';
import { packOf } from '../../../src/languages/languages.js';

const [id, en] = [packOf('id'), packOf('en')];

describe('likeness', () => {
  const like = (a: string, b: string): number => likenessOf(tokensOf(a, id), tokensOf(b, en))[0]!;

  it('is 1 for the same word but for case, and more for cognates than for others', () => {
    expect(like('Budi', 'budi')).toBe(1);
    expect(like('AS', 'as')).toBe(1);
    expect(like('informasi', 'information')).toBeGreaterThan(0.6);
    expect(like('Jérôme', 'Jerome')).toBeGreaterThan(0.9);
    expect(like('rumah', 'kettle')).toBe(0);
  });

  it('says nothing of short words and numbers that differ', () => {
    expect(like('di', 'do')).toBe(0);
    expect(like('15.400', '15.401')).toBe(0);
  });
});

describe('numbers', () => {
  const compared = (a: string, b: string): number =>
    compareFigures(figuresOf(tokensOf(a, id)[0]!, id), figuresOf(tokensOf(b, en)[0]!, en));

  it.each([
    ['15.400', '15,400', 1],
    ['dua', '2', 1],
    ['dua', 'two', 1],
    ['ke-3', '3rd', 1],
    ['03.15', '3', 0.5],
    ['Rp', 'Rp15,400', 0.5],
    ['5', '6', -1],
    ['dua', 'three', -1],
    ['rumah', '3', 0],
    ['rumah', 'house', 0],
  ])('of %s and %s compare as %d', (a, b, value) => {
    expect(compared(a, b)).toBe(value);
  });
});
