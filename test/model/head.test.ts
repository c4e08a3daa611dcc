import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { withHead } from '../../src/model/head.js';
import { tiny } from './embedded.js';

const { config } = await tiny();
const session = await InferenceSession.create(
  withHead(readFileSync(new URL('tiny/onnx/decoder_model_merged.onnx', import.meta.url))),
);

/** Logits of the tiny decoder for some rows, with what its head makes of them. */
const run = async (rows: number, states: readonly number[], mask: readonly number[], count: number) => {
  const feeds: Record<string, Tensor> = {
    input_ids: new Tensor('int64', new BigInt64Array(rows).fill(BigInt(config.startId)), [rows, 1]),
    encoder_attention_mask: new Tensor('int64', new BigInt64Array(rows).fill(1n), [rows, 1]),
    encoder_hidden_states: new Tensor('float32', Float32Array.from(states), [rows, 1, 16]),
    use_cache_branch: new Tensor('bool', [false], [1]),
    mask: new Tensor('float32', Float32Array.from(mask), [mask.length]),
    k: new Tensor('int64', BigInt64Array.of(BigInt(count)), [1]),
  };
  for (const name of session.inputNames.filter((input) => input.startsWith('past_key_values')))
    feeds[name] = new Tensor('float32', new Float32Array(0), [rows, config.heads, 0, config.headSize]);
  const { logits, ids, logProbs } = await session.run(feeds, ['logits', 'ids', 'logProbs']);
  const cut = (tensor: Tensor | undefined, r: number, size: number) =>
    Array.from(tensor!.data as Float32Array | BigInt64Array, Number).slice(r * size, (r + 1) * size);
  return Array.from({ length: rows }, (_, r) => ({
    logits: cut(logits, r, config.vocabularySize),
    ids: cut(ids, r, count),
    logProbs: cut(logProbs, r, count),
  }));
};

describe('the head of the decoder', () => {
  it('gives the most probable pieces of each row by log softmax, and none that is masked', async () => {
    const value = fc.float({ min: -4, max: 4, noNaN: true });
    const states = fc.integer({ min: 1, max: 4 }).chain((rows) =>
      fc.record({
        rows: fc.constant(rows),
        values: fc.array(value, { minLength: 16 * rows, maxLength: 16 * rows }),
      }),
    );
    const suppressed = fc.subarray([0, 3, 7, 20, 39]);
    await fc.assert(
      fc.asyncProperty(
        states,
        fc.integer({ min: 1, max: 8 }),
        suppressed,
        async ({ rows, values }, count, masked) => {
          const mask = Array.from({ length: config.vocabularySize }, (_, id) =>
            masked.includes(id) ? Number.NEGATIVE_INFINITY : 0,
          );
          for (const { logits, ids, logProbs } of await run(rows, values, mask, count)) {
            const allowed = logits.map((logit, id) => logit + mask[id]!);
            const logSum = Math.log(allowed.reduce((sum, logit) => sum + Math.exp(logit), 0));
            const expected = allowed
              .map((logit, id) => ({ id, logit }))
              .sort((a, b) => b.logit - a.logit || a.id - b.id);
            expect(ids).toEqual(expected.slice(0, count).map(({ id }) => id));
            logProbs.forEach((logProb, i) => {
              expect(logProb).toBeCloseTo(expected[i]!.logit - logSum, 4);
            });
          }
        },
      ),
    );
  });
});
