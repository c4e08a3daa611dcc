import { readFileSync } from 'node:fs';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { keepBiases } from '../../src/model/biases.js';
import { constant, integerAttribute, integersAttribute, node } from '../../src/model/graph.js';
import { decoderGraphs, encoderGraph } from '../../src/model/head.js';
import { modelOf, run, type Weight } from '../convert/onnx/graphs.js';
import { embedded } from './embedded.js';

/** x · w + bias with integers, with a scale a row for the activation. */
const nodes = (bias: string, between: ReturnType<typeof node>[] = []) => [
  node('Abs', ['x'], ['size']),
  node(
    'ReduceMax',
    ['size'],
    ['largest'],
    [integerAttribute('keepdims', 1), integersAttribute('axes', [-1])],
  ),
  node('Mul', ['largest', 'unit'], ['scale']),
  node('Div', ['x', 'scale'], ['ratio']),
  node('QuantizeLinear', ['ratio', 'one', 'zero'], ['q']),
  node('MatMulInteger', ['q', 'w', 'zero'], ['sums']),
  node('Cast', ['sums'], ['floats'], [integerAttribute('to', 1)]),
  node('Mul', ['scale', 'scales'], ['both']),
  node('Mul', ['floats', 'both'], ['product']),
  ...between,
  ...(bias === 'bias' ? [] : [node('Identity', ['bias'], [bias])]),
  node('Add', bias === 'bias' ? [between.at(-1)?.outputs[0] ?? 'product', bias] : [bias, 'product'], ['y']),
];
const index = (name: string, value: bigint) =>
  constant(name, 'int64', [1], new Uint8Array(BigInt64Array.of(value).buffer));
const scalar = (value: number): Weight => ({ shape: [], values: [value] });
const weights = {
  unit: scalar(1 / 127),
  one: scalar(1),
  zero: constant('zero', 'uint8', [], Uint8Array.of(128)),
  w: constant('w', 'int8', [2, 2], new Uint8Array(Int8Array.of(1, -2, 3, 4).buffer)),
  scales: { shape: [2], values: [0.5, 0.25] },
  bias: { shape: [2], values: [1000, -3000] },
  start: index('start', 0n),
  end: index('end', 2n ** 63n - 1n),
};
const input = { x: { shape: [2, 2], values: [127, 0, 1.27, -1.27] } };
const expected = [127 * 0.5 + 1000, -254 * 0.25 - 3000, -2.54 * 0.5 + 1000, -7.62 * 0.25 - 3000];

describe('biases of products of integers', () => {
  it.each(['bias', 'copy'])('are added in full, as a constant or a copy of one (%s)', async (bias) => {
    const model = modelOf(
      keepBiases(nodes(bias), (name) => name in weights),
      weights,
    );
    const found = await run(model, input);
    found.forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i]!, 2);
    });
  });

  it.each([
    ['Dropout', node('Dropout', ['product'], ['same'])],
    ['Mul by 1', node('Mul', ['one', 'product'], ['same'])],
    ['Div by 1', node('Div', ['product', 'one'], ['same'])],
    ['Slice of all', node('Slice', ['product', 'start', 'end', 'start'], ['same'])],
    ['Cast', node('Cast', ['product'], ['same'], [integerAttribute('to', 1)])],
  ])('are added in full behind a node that ONNX Runtime removes: %s', async (_, between) => {
    const model = modelOf(
      keepBiases(nodes('bias', [between]), (name) => name in weights),
      weights,
    );
    const found = await run(model, input);
    found.forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i]!, 2);
    });
  });

  it('are looked for once in a graph that uses values again and again, or goes in a circle', () => {
    const doubled = Array.from({ length: 200 }, (_, i) => node('Add', [`v${i}`, `v${i}`], [`v${i + 1}`]));
    const all = [...doubled, ...nodes('bias').slice(0, -1), node('Add', ['product', 'v200'], ['y'])];
    expect(keepBiases(all, (name) => name === 'v0' || name in weights).at(-1)?.operator).toBe('Sub');
    const circle = [node('Abs', ['b'], ['a']), node('Abs', ['a'], ['b'])];
    const round = [...circle, ...nodes('bias').slice(0, -1), node('Add', ['product', 'a'], ['y'])];
    expect(keepBiases(round, (name) => name in weights)).toEqual(round);
  });

  it('are all that is changed: no sum of two activations', () => {
    const sum = node('Add', ['product', 'x2'], ['y']);
    const others = [node('Relu', ['x'], ['x2']), ...nodes('bias').slice(0, -1), sum];
    expect(keepBiases(others, (name) => name in weights)).toEqual(others);
  });

  it('of the embedded model are added as without any optimisation of ONNX Runtime', async () => {
    const { graphs, config } = await embedded();
    const [encoder, decoder] = [readFileSync(graphs.encoder.path), readFileSync(graphs.decoder.path)];
    const ids = [17, 100, 2000, 300, 7, config.endId];
    const tensor = (values: readonly number[]) =>
      new Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);
    const feeds = { input_ids: tensor(ids), attention_mask: tensor(ids.map(() => 1)) };
    const open = (graph: Uint8Array, plain: boolean) =>
      InferenceSession.create(graph, {
        graphOptimizationLevel: plain ? 'disabled' : 'all',
        logSeverityLevel: 4,
      });
    const { last_hidden_state: exact } = await (await open(encoder, true)).run(feeds);
    const { last_hidden_state: found } = await (await open(encoderGraph(encoder), false)).run(feeds);
    // Roundings fall otherwise now and then; without the biases the difference is a quarter.
    expect(difference(found!, exact!)).toBeLessThan(0.05);

    const { cross } = decoderGraphs(decoder, config);
    const states = { encoder_hidden_states: exact! };
    const [plain, fast] = [await open(cross, true), await open(cross, false)];
    const [keys, others] = [await plain.run(states), await fast.run(states)];
    for (const name of plain.outputNames) expect(difference(others[name]!, keys[name]!)).toBeLessThan(0.05);
  });
});

/** Relative to the second. */
const difference = (one: Tensor, other: Tensor): number => {
  const [a, b] = [one.data as Float32Array, other.data as Float32Array];
  return Math.hypot(...a.map((value, i) => value - b[i]!)) / Math.hypot(...b);
};
