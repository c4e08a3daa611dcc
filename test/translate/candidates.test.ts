import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { topCandidates } from '../../src/translate/candidates.js';

const naive = (logits: readonly number[], count: number) => {
  const logSum = Math.log(logits.reduce((sum, value) => sum + Math.exp(value), 0));
  return logits
    .map((value, id) => ({ id, value, logProb: value - logSum }))
    .filter(({ value }) => value > Number.NEGATIVE_INFINITY)
    .sort((a, b) => b.value - a.value || a.id - b.id)
    .slice(0, count);
};

describe('the most probable pieces of a row', () => {
  it('are those of a sorted softmax, equal ones by id', () => {
    const logit = fc.oneof(
      fc.float({ min: -40, max: 20, noNaN: true }),
      fc.constantFrom(0, 1, Number.NEGATIVE_INFINITY),
    );
    fc.assert(
      fc.property(
        fc.array(logit, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 8 }),
        (row, count) => {
          fc.pre(row.some((value) => value > Number.NEGATIVE_INFINITY));
          const values = Array.from(Float32Array.from(row));
          const found = topCandidates(Float32Array.from(row), count);
          const expected = naive(values, count);
          expect(found.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
          found.forEach(({ logProb }, i) => {
            expect(logProb).toBeCloseTo(expected[i]!.logProb, 6);
          });
        },
      ),
    );
  });

  it('are none where every logit is NaN', () => {
    expect(topCandidates(new Float32Array(4).fill(Number.NaN), 2)).toEqual([]);
  });
});
