import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ngramMatcher } from '../../src/score/ngrams.js';

/** The same by counting strings. */
const counted = (hypothesis: number[], references: number[][], order: number): number => {
  const count = (items: number[]) => {
    const counts = new Map<string, number>();
    for (let at = 0; at + order <= items.length; at++) {
      const ngram = items.slice(at, at + order).join(' ');
      counts.set(ngram, (counts.get(ngram) ?? 0) + 1);
    }
    return counts;
  };
  const others = references.map(count);
  return [...count(hypothesis)].reduce(
    (sum, [ngram, times]) => sum + Math.min(times, Math.max(...others.map((other) => other.get(ngram) ?? 0))),
    0,
  );
};

it('counts as a plain count does, with tables that are used again', () => {
  const matcher = ngramMatcher(4);
  const items = fc.array(fc.oneof(fc.nat(3), fc.constantFrom(0x1f600, 0x10ffff)), { maxLength: 80 });
  fc.assert(
    fc.property(items, fc.array(items, { minLength: 1, maxLength: 3 }), (hypothesis, references) => {
      const found = matcher(
        Int32Array.from(hypothesis),
        references.map((reference) => Int32Array.from(reference)),
      );
      expect(found).toEqual([1, 2, 3, 4].map((order) => counted(hypothesis, references, order)));
    }),
    { numRuns: 500 },
  );
});
