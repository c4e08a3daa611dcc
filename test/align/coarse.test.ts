import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Point } from '../../src/align/band.js';
import { coarsePath } from '../../src/align/coarse.js';
import { createSimilarity } from '../../src/align/evidence/similarity.js';
import { seeded } from '../translate/damage.js';

/** Sentences of words that are rare, as in a real text, and a word that all have. */
const sentencesOf = (count: number, seed: number): string[] => {
  const random = seeded(seed);
  return Array.from(
    { length: count },
    () => `the ${Array.from({ length: 8 }, () => `w${Math.floor(random() ** 2 * 5000)}x`).join(' ')}.`,
  );
};

const pathOf = (source: readonly string[], target: readonly string[]): Point[] =>
  coarsePath(createSimilarity(source, target, source).profiles);

/** How far a path is from where a source segment's partner is: of its points near that segment, the nearest. */
const distance = (path: readonly Point[], source: number, target: number): number =>
  Math.min(...path.filter(([i]) => Math.abs(i - source) <= 2).map(([, j]) => Math.abs(j - target)));

describe('the coarse path', () => {
  const source = sentencesOf(2000, 1);

  it('goes from the beginning to the end in small steps that never go back', () => {
    const texts = fc.array(fc.constantFrom('one two', 'two three', 'four', '', '…'), { maxLength: 400 });
    fc.assert(
      fc.property(texts, texts, (left, right) => {
        let [i, j] = [0, 0];
        for (const [nextI, nextJ] of pathOf(left, right)) {
          expect([0, 1, 2]).toContain(nextI - i);
          expect([0, 1, 2]).toContain(nextJ - j);
          [i, j] = [nextI, nextJ];
        }
        expect([i, j]).toEqual([left.length, right.length]);
      }),
      { numRuns: 30 },
    );
  });

  it('follows the diagonal of a text and itself', () => {
    const path = pathOf(source, source);
    for (let at = 0; at < 2000; at += 50) expect(distance(path, at, at)).toBeLessThanOrEqual(4);
  });

  it('follows a text around a chapter that the other has not', () => {
    const target = [...source.slice(0, 700), ...sentencesOf(500, 2), ...source.slice(700)];
    const path = pathOf(source, target);
    for (const at of [0, 300, 650, 750, 1200, 1990])
      expect(distance(path, at, at < 700 ? at : at + 500)).toBeLessThanOrEqual(8);
  });

  it('follows a text of which the beginning or the end is missing', () => {
    const path = pathOf(source, source.slice(400, 1500));
    for (const at of [450, 900, 1450]) expect(distance(path, at, at - 400)).toBeLessThanOrEqual(8);
  });
});
