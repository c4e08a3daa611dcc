import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { constant, node, parseGraph, tensorAttribute, writeGraph } from '../../src/model/graph.js';
import { decoderGraphs, encoderGraph } from '../../src/model/head.js';
import { message } from '../../src/model/protobuf.js';
import { originalSessions, tiny } from './embedded.js';

const model = await tiny();
const { config } = model;
const width = config.heads * config.headSize;

const sessionsOf = async (suppressedIds: readonly number[]) => {
  const graphs = decoderGraphs(readFileSync(model.graphs.decoder.path), { ...config, suppressedIds });
  return {
    cross: await InferenceSession.create(graphs.cross),
    step: await InferenceSession.create(graphs.step),
  };
};

const start = (rows: number) => ({
  input_ids: new Tensor('int64', new BigInt64Array(rows).fill(BigInt(config.startId)), [rows, 1]),
  encoder_attention_mask: new Tensor('int64', new BigInt64Array(rows).fill(1n), [rows, 1]),
});
const nothing = (rows: number) =>
  new Tensor('float32', new Float32Array(0), [rows, config.heads, 0, config.headSize]);

/** The first step's logits by the file's own decoder, without any cache. */
const logitsOf = async (rows: number, states: Tensor): Promise<number[][]> => {
  const { decoder } = await originalSessions(model);
  const feeds: Record<string, Tensor> = {
    ...start(rows),
    encoder_hidden_states: states,
    use_cache_branch: new Tensor('bool', [false], [1]),
  };
  for (const name of decoder.inputNames.filter((input) => input.startsWith('past_key_values')))
    feeds[name] = nothing(rows);
  const { logits } = await decoder.run(feeds, ['logits']);
  return cut(logits as Tensor, rows);
};

const cut = (tensor: Tensor, rows: number): number[][] => {
  const all = Array.from(tensor.data as Float32Array | BigInt64Array, Number);
  const size = all.length / rows;
  return Array.from({ length: rows }, (_, row) => all.slice(row * size, (row + 1) * size));
};

describe('a graph with weights in another file', () => {
  it.each([
    ['a constant', [1]],
    ['a constant that denies it first', [0, 1]],
  ])('is refused where %s has them', (_, locations) => {
    const graph = parseGraph(readFileSync(model.graphs.encoder.path));
    const tensor = Buffer.concat([
      constant('w', 'float', [1], new Uint8Array()),
      message([
        [
          13,
          message([
            [1, 'location'],
            [2, '../../../etc/passwd'],
          ]),
        ],
      ]),
      ...locations.map((location) => message([[14, location]])),
    ]);
    const given = node('Constant', [], ['w'], [tensorAttribute('value', tensor)]);
    const nodes = [given, ...graph.nodes];
    expect(() => encoderGraph(writeGraph({ ...graph, nodes }))).toThrow('in files of their own');
    const initializers = new Map([...graph.initializers, ['w', tensor] as const]);
    expect(() => encoderGraph(writeGraph({ ...graph, initializers }))).toThrow('in files of their own');
  });
});

describe('the graphs made from a decoder', () => {
  it('return each row’s most probable pieces that are not suppressed, and the wanted piece, with log-probabilities', async () => {
    const value = fc.float({ min: -4, max: 4, noNaN: true });
    const rowsOfStates = fc.integer({ min: 1, max: 4 }).chain((rows) =>
      fc.record({
        rows: fc.constant(rows),
        values: fc.array(value, { minLength: width * rows, maxLength: width * rows }),
        wanted: fc.array(fc.integer({ min: 0, max: config.vocabularySize - 1 }), {
          minLength: rows,
          maxLength: rows,
        }),
      }),
    );
    for (const suppressed of [[], [0, 7, 39]]) {
      const { cross, step } = await sessionsOf(suppressed);
      await fc.assert(
        fc.asyncProperty(
          rowsOfStates,
          fc.integer({ min: 1, max: 8 }),
          async ({ rows, values, wanted }, count) => {
            const states = new Tensor('float32', Float32Array.from(values), [rows, 1, width]);
            const feeds: Record<string, Tensor> = {
              ...start(rows),
              k: new Tensor('int64', BigInt64Array.of(BigInt(count)), [1]),
              wanted: new Tensor('int64', BigInt64Array.from(wanted, BigInt), [rows, 1, 1]),
            };
            for (const [name, tensor] of Object.entries(await cross.run({ encoder_hidden_states: states })))
              feeds[name.replace('present', 'past_key_values')] = tensor as Tensor;
            for (const name of step.inputNames) feeds[name] ??= nothing(rows);
            const outputs = await step.run(feeds);

            const logits = await logitsOf(rows, states);
            const [ids, logProbs] = [
              cut(outputs['ids'] as Tensor, rows),
              cut(outputs['logProbs'] as Tensor, rows),
            ];
            const wantedLogProbs = cut(outputs['wantedLogProbs'] as Tensor, rows);
            logits.forEach((row, r) => {
              const allowed = row.map((logit, id) =>
                suppressed.includes(id) ? Number.NEGATIVE_INFINITY : logit,
              );
              const logSum = Math.log(allowed.reduce((sum, logit) => sum + Math.exp(logit), 0));
              const expected = allowed.map((logit) => logit - logSum).sort((a, b) => b - a);
              logProbs[r]!.forEach((logProb, i) => {
                expect(logProb).toBeCloseTo(expected[i]!, 4);
                expect(allowed[ids[r]![i]!]! - logSum).toBeCloseTo(logProb, 4);
              });
              const forced = allowed[wanted[r]!]! - logSum;
              if (Number.isFinite(forced)) expect(wantedLogProbs[r]![0]).toBeCloseTo(forced, 4);
              else expect(wantedLogProbs[r]![0]).toBe(forced);
            });
          },
        ),
        { numRuns: 40 },
      );
    }
  });

  it('do not contain weights that only the other branch used', async () => {
    const { cross, step } = await sessionsOf([39]);
    expect(cross.inputNames).toEqual(['encoder_hidden_states']);
    expect(step.inputNames).not.toContain('use_cache_branch');
    expect(step.inputNames).not.toContain('encoder_hidden_states');
    expect(step.outputNames).not.toContain('logits');
  });
});
