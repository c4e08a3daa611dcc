import fc from 'fast-check';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { headGraph } from '../../src/model/head.js';

const session = await InferenceSession.create(headGraph());

const best = async (rows: readonly (readonly number[])[], mask: readonly number[], count: number) => {
  const size = mask.length;
  const { ids, logProbs } = await session.run({
    logits: new Tensor('float32', Float32Array.from(rows.flat()), [rows.length, 1, size]),
    mask: new Tensor('float32', Float32Array.from(mask), [size]),
    k: new Tensor('int64', BigInt64Array.of(BigInt(count)), [1]),
  });
  const row = (data: ArrayLike<number | bigint>, r: number) =>
    Array.from({ length: count }, (_, i) => Number(data[r * count + i]));
  return rows.map((_, r) => ({
    ids: row(ids!.data as BigInt64Array, r),
    logProbs: row(logProbs!.data as Float32Array, r),
  }));
};

const naive = (logits: readonly number[], mask: readonly number[], count: number) => {
  const allowed = logits.map((value, id) => value + mask[id]!);
  const logSum = Math.log(allowed.reduce((sum, value) => sum + Math.exp(value), 0));
  return allowed
    .map((value, id) => ({ id, value, logProb: value - logSum }))
    .sort((a, b) => b.value - a.value || a.id - b.id)
    .slice(0, count);
};

describe('the head behind the decoder', () => {
  it('gives the most probable pieces of each row by log softmax, equal ones by id, and none that is masked', async () => {
    // Steps of a quarter: their sums with the mask are exact, and ties are common.
    const logit = fc.integer({ min: -80, max: 80 }).map((value) => value / 4);
    const rows = fc.array(fc.array(logit, { minLength: 40, maxLength: 40 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.integer({ min: 1, max: 8 }),
        fc.subarray([0, 3, 7, 39]),
        async (logits, count, suppressed) => {
          const mask = Array.from({ length: 40 }, (_, id) =>
            suppressed.includes(id) ? Number.NEGATIVE_INFINITY : 0,
          );
          const found = await best(logits, mask, count);
          found.forEach((row, r) => {
            const expected = naive(logits[r]!, mask, count);
            expect(row.ids).toEqual(expected.map(({ id }) => id));
            row.logProbs.forEach((logProb, i) => {
              expect(logProb).toBeCloseTo(expected[i]!.logProb, 4);
            });
          });
        },
      ),
    );
  });
});
