import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { productLevels } from '../../../src/convert/onnx/weights.js';
import {
  constant,
  integerAttribute,
  integersAttribute,
  node,
  openTensor,
  parseGraph,
  partsOf,
  withBranches,
  writeParts,
} from '../../../src/model/graph.js';
import { message } from '../../../src/model/protobuf.js';
import { testFolder } from '../../folder.js';
import { floats, modelOf, quantized, run, type Weight } from './graphs.js';

const operators = (model: Uint8Array): string[] => parseGraph(model).nodes.map(({ operator }) => operator);
const plain = [node('MatMul', ['x', 'w'], ['y'])];

/** The largest error that rounding both sides can cause, for each element of x · w. */
const bounds = (x: Weight, w: Weight): number[] => {
  const [rows, inner] = x.shape as [number, number];
  const columns = w.shape[1]!;
  return Array.from({ length: rows * columns }, (_, at) => {
    const [row, column] = [Math.floor(at / columns), at % columns];
    const left = Array.from({ length: inner }, (_, k) => x.values[row * inner + k]!);
    const right = Array.from({ length: inner }, (_, k) => w.values[k * columns + column]!);
    const largest = (values: readonly number[]) => Math.max(...values.map(Math.abs));
    const halfLeft = Math.max(largest(left), 1e-8) / 127 / 2;
    // The column's error is at most half a step a weight, as if all were in one: less in sum than the plain rounding.
    const wrongRight = (largest(right) / productLevels / 2) * Math.sqrt(inner);
    const size = (values: readonly number[]) => Math.hypot(...values);
    const sum = right.reduce((total, weight) => total + Math.abs(weight), 0);
    const both = halfLeft * (sum + Math.sqrt(inner) * wrongRight) + size(left) * wrongRight;
    // And what single precision loses.
    const exact = left.reduce((total, value, k) => total + Math.abs(value * right[k]!), 0);
    // Weights that single precision has no normal scale for count as zeros.
    const tiny = left.reduce((total, value) => total + Math.abs(value), 0) * productLevels * 2 ** -126;
    return both * 1.001 + exact * 1e-5 + tiny + 1e-30;
  });
};

const product = (x: Weight, w: Weight): number[] => {
  const [rows, inner] = x.shape as [number, number];
  const columns = w.shape[1]!;
  return Array.from({ length: rows * columns }, (_, at) => {
    let sum = 0;
    for (let k = 0; k < inner; k++)
      sum += x.values[Math.floor(at / columns) * inner + k]! * w.values[k * columns + (at % columns)]!;
    return sum;
  });
};

describe('a product with constant weights', () => {
  it('gives the numbers of the reference in numpy', async () => {
    // All from reference.py.
    const model = modelOf([node('MatMul', ['x', 'w'], ['m']), node('Add', ['m', 'bias'], ['y'])], {
      w: {
        shape: [5, 4],
        values: [
          0.5, -1.25, 0, 3.0e-3, -0.125, 0.75, 0, -1.0e-3, 2.0, 0.3125, 0, 0.5e-3, 0.0625, -0.01, 0, 2.5e-3,
          0.11, 0.4, 0, -2.75e-3,
        ],
      },
      bias: { shape: [4], values: [0.5, -0.5, 0.25, 0] },
    });
    const { model: made, products, tables } = await quantized(model);
    expect({ products, tables }).toEqual({ products: 1, tables: 0 });
    const { initializers } = parseGraph(made);
    const weights = constant(
      'padan.weights.0',
      'int8',
      [5, 4],
      new Uint8Array(
        Int8Array.of(16, -63, 0, 63, -4, 38, 0, -21, 63, 16, 0, 11, 2, -1, 0, 52, 3, 20, 0, -58).buffer,
      ),
    );
    expect(Buffer.from(initializers.get('padan.weights.0')!)).toEqual(weights);
    expect(Buffer.from(initializers.get('padan.weights.0.scales')!)).toEqual(
      floats('padan.weights.0.scales', {
        shape: [4],
        values: [0.0317460335791111, 0.01984127052128315, 1.0, 4.761904710903764e-5],
      }),
    );
    const x = {
      shape: [3, 5],
      values: [1, -2, 0.5, 4, -0.25, 0, 0, 0, 0, 0, 1e-3, 3e-3, -2e-3, 1e-3, 0.5e-3],
    };
    const expected = [
      2.505749225616455, -3.299025297164917, 0.25, 0.015904011204838753, 0.5, -0.5, 0.25, 0.0,
      0.4962174594402313, -0.49943849444389343, 0.25, 1.1248594056212369e-8,
    ];
    (await run(made, { x })).forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i]!, 6);
    });
  });

  it('stays within the error that rounding allows, for weights and inputs of any size', async () => {
    const value = fc.oneof(
      fc.float({ min: -4, max: 4, noNaN: true }),
      fc.float({ min: -1000, max: 1000, noNaN: true }),
      fc.constantFrom(0, 1e-9, -1e-20, 3e10),
    );
    const matrix = (rows: number, columns: number) =>
      fc
        .array(value, { minLength: rows * columns, maxLength: rows * columns })
        .map((values): Weight => ({ shape: [rows, columns], values: values.map(Math.fround) }));
    const size = fc.integer({ min: 1, max: 6 });
    await fc.assert(
      fc.asyncProperty(
        fc
          .tuple(size, size, size)
          .chain(([rows, inner, columns]) => fc.tuple(matrix(rows, inner), matrix(inner, columns))),
        fc.constantFrom(11, 13, 17, 18, 21),
        async ([x, w], opset) => {
          const { model } = await quantized(modelOf(plain, { w }, { opset }));
          const found = await run(model, { x });
          const exact = product(x, w);
          bounds(x, w).forEach((bound, i) => {
            expect(Math.abs(found[i]! - exact[i]!)).toBeLessThanOrEqual(bound);
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('gives a row the same bytes alone and among others, however large those are', async () => {
    const w = { shape: [16, 8], values: Array.from({ length: 128 }, (_, i) => Math.sin(i * i)) };
    const { model } = await quantized(modelOf(plain, { w }));
    const rows = Array.from({ length: 33 }, (_, row) =>
      Array.from({ length: 16 }, (_, i) => Math.cos(row * 16 + i) * 10 ** (row % 5)),
    );
    const all = await run(model, { x: { shape: [33, 16], values: rows.flat() } });
    for (const [row, values] of rows.entries())
      expect(await run(model, { x: { shape: [1, 16], values } })).toEqual(all.slice(row * 8, row * 8 + 8));
  });

  it('is found through transpositions, copies, constants in the graph, and in Gemm with its factors', async () => {
    const w = { shape: [3, 2], values: [1, -2, 0.5, 0.25, 3, 2] };
    const turned = { shape: [2, 3], values: [1, 0.5, 3, -2, 0.25, 2] };
    const bias = { shape: [2], values: [10, -10] };
    const x = { shape: [2, 3], values: [1, 2, 3, -1, 0.5, 0] };
    const swap = integersAttribute('perm', [1, 0]);
    const float = (name: string, value: number) =>
      message([[5, Buffer.concat([message([[1, name]]), floatField(value), message([[20, 1]])])]]);
    const inline = message([
      [
        5,
        message([
          [1, 'value'],
          [5, floats('', w)],
          [20, 4],
        ]),
      ],
    ]);
    const models: [string, Uint8Array, readonly number[]][] = [
      ['Transpose', modelOf([node('Transpose', ['t'], ['w'], [swap]), ...plain], { t: turned }), [0, 0]],
      ['Transpose without perm', modelOf([node('Transpose', ['t'], ['w']), ...plain], { t: turned }), [0, 0]],
      ['Identity', modelOf([node('Identity', ['v'], ['w']), ...plain], { v: w }), [0, 0]],
      ['Constant', modelOf([node('Constant', [], ['w'], [inline]), ...plain], {}), [0, 0]],
      ['Gemm', modelOf([node('Gemm', ['x', 'w', 'bias'], ['y'])], { w, bias }), bias.values],
      [
        'Gemm with factors',
        modelOf(
          [
            node(
              'Gemm',
              ['x', 't', 'bias'],
              ['y'],
              [integerAttribute('transB', 1), float('alpha', 0.5), float('beta', 2)],
            ),
          ],
          { t: turned, bias },
        ),
        [20, -20],
      ],
    ];
    for (const [name, model, added] of models) {
      const { model: made } = await quantized(model);
      expect(operators(made), name).toContain('MatMulInteger');
      expect(operators(made), name).not.toContain('Transpose');
      const factor = name === 'Gemm with factors' ? 0.5 : 1;
      const exact = product(x, w).map((value, i) => value * factor + added[i % 2]!);
      expect(
        (await run(model, { x })).map((value) => Math.abs(value)),
        name,
      ).toEqual(exact.map(Math.abs));
      (await run(made, { x })).forEach((value, i) => {
        expect(Math.abs(value - exact[i]!), name).toBeLessThan(0.2);
      });
    }
  });

  it('rounds an activation once for all its products', async () => {
    const w = { shape: [2, 2], values: [1, 2, 3, 4] };
    const v = { shape: [2, 2], values: [4, 3, 2, 1] };
    const nodes = [
      node('MatMul', ['x', 'w'], ['a']),
      node('MatMul', ['x', 'v'], ['b']),
      node('Add', ['a', 'b'], ['y']),
    ];
    const { model } = await quantized(modelOf(nodes, { w, v }));
    expect(operators(model).filter((operator) => operator === 'QuantizeLinear')).toHaveLength(1);
    expect(operators(model).filter((operator) => operator === 'MatMulInteger')).toHaveLength(2);
  });

  it('is left alone where neither side is constant, or the constant is on the left', async () => {
    const w = { shape: [2, 2], values: [1, 2, 3, 4] };
    const nodes = [
      node('MatMul', ['x', 'x'], ['a']),
      node('MatMul', ['w', 'a'], ['b']),
      node('MatMul', ['b', 'w'], ['y']),
    ];
    const { model, products } = await quantized(modelOf(nodes, { w }));
    expect(products).toBe(1);
    expect(operators(model).filter((operator) => operator === 'MatMul')).toHaveLength(2);
    const x = { shape: [2, 2], values: [1, 0.5, -1, 2] };
    const [found, exact] = [await run(model, { x }), await run(modelOf(nodes, { w }), { x })];
    found.forEach((value, i) => {
      expect(Math.abs(value - exact[i]!)).toBeLessThan(0.5);
    });
  });
});

const floatField = (value: number): Uint8Array => {
  const bytes = Buffer.alloc(5);
  bytes[0] = 2 * 8 + 5;
  bytes.writeFloatLE(value, 1);
  return bytes;
};

describe('tables of embeddings', () => {
  const table: Weight = { shape: [6, 4], values: Array.from({ length: 24 }, (_, i) => Math.sin(i * 3)) };
  const ids = { shape: [2, 3], values: [0, 5, 2, 2, 1, 4] };
  const gather = node('Gather', ['table', 'input_ids'], ['e']);
  const options = { rank: 3, inputs: ['input_ids'] as const };

  it('are looked up as integers, with 8 bits and a scale a row', async () => {
    const w = { shape: [4, 2], values: [1, -1, 0.5, 0.25, 2, 0, 1, 1] };
    const model = modelOf([gather, node('MatMul', ['e', 'w'], ['y'])], { table, w }, options);
    const { model: made, tables } = await quantized(model);
    expect(tables).toBe(1);
    const largest = 127;
    const values = parseGraph(made).initializers.get('padan.weights.0.table')!;
    expect(Math.max(...new Int8Array(values.slice(-24)))).toBe(largest);
    const [found, exact] = [await run(made, { ids }), await run(model, { ids })];
    found.forEach((value, i) => {
      expect(Math.abs(value - exact[i]!)).toBeLessThan(0.1);
    });
  });

  it('are kept once if they are also the last layer’s weights, given turned or through a Transpose', async () => {
    const head: Weight = {
      shape: [4, 6],
      values: Array.from({ length: 24 }, (_, at) => table.values[(at % 6) * 4 + Math.floor(at / 6)]!),
    };
    const copied = modelOf([gather, node('MatMul', ['e', 'head'], ['y'])], { table, head }, options);
    const turned = modelOf(
      [gather, node('Transpose', ['table'], ['head']), node('MatMul', ['e', 'head'], ['y'])],
      { table },
      options,
    );
    const made = await Promise.all([copied, turned].map((model) => quantized(model)));
    for (const { model } of made)
      expect(
        [...parseGraph(model).initializers.keys()].filter((name) => /weights/.test(name)).sort(),
      ).toEqual(['padan.weights.0.scales', 'padan.weights.0.table', 'padan.weights.0.table.scales']);
    const exact = await run(copied, { ids });
    const [first, second] = await Promise.all(made.map(({ model }) => run(model, { ids })));
    expect(first).toEqual(second);
    first!.forEach((value, i) => {
      expect(Math.abs(value - exact[i]!)).toBeLessThan(0.1);
    });
  });

  it('of positions stay as they are', async () => {
    const w = { shape: [4, 2], values: [1, -1, 0.5, 0.25, 2, 0, 1, 1] };
    const zero = constant('zero', 'int64', [], new Uint8Array(8));
    const nodes = [
      gather,
      node('Gather', ['positions', 'zero'], ['p']),
      node('Add', ['e', 'p'], ['s']),
      node('MatMul', ['s', 'w'], ['y']),
    ];
    const { model, tables } = await quantized(modelOf(nodes, { table, w, positions: table, zero }, options));
    expect(tables).toBe(1);
    expect(parseGraph(model).initializers.has('positions')).toBe(true);
  });
});

describe('weights that branches use', () => {
  const w = { shape: [2, 2], values: [1, 2, 3, 4] };
  const branch = (operator: string, own?: Weight) =>
    writeParts({
      nodes: [node('MatMul', ['x', 'w'], ['p']), node(operator, ['p'], [`${operator}.y`])],
      initializers: new Map(own ? [['w', floats('w', own)]] : []),
      inputs: new Map(),
      outputs: new Map([[`${operator}.y`, openTensor(`${operator}.y`, 'float', 2)]]),
    });
  const model = (own?: Weight): Uint8Array =>
    modelOf(
      [
        node('ReduceMax', ['x'], ['m'], [integerAttribute('keepdims', 0)]),
        node('Cast', ['m'], ['flag'], [integerAttribute('to', 9)]),
        withBranches(
          node('If', ['flag'], ['y']),
          new Map([
            ['then_branch', branch('Identity', own)],
            ['else_branch', branch('Neg', own)],
          ]),
        ),
      ],
      own ? {} : { w },
    );

  it.each([
    ['outside of them', undefined],
    ['in each of them', w],
  ])('stand once in the file, where they were %s', async (_, own) => {
    const { model: made, products } = await quantized(model(own));
    expect(products).toBe(2);
    const graph = parseGraph(made);
    expect([...graph.initializers.keys()].filter((name) => /weights/.test(name))).toHaveLength(2);
    for (const inner of graph.nodes.at(-1)!.branches.values())
      expect([...partsOf(inner).initializers.keys()]).toEqual([]);
    for (const values of [
      [1, 2, 0.5, 1],
      [0, -2, -0.5, -1],
    ]) {
      const x = { shape: [2, 2], values };
      const [found, exact] = [await run(made, { x }), await run(model(own), { x })];
      found.forEach((value, i) => {
        expect(Math.abs(value - exact[i]!)).toBeLessThan(0.1);
      });
    }
  });
});

describe('half precision', () => {
  it('becomes single precision: weights, constants, inputs, outputs and casts', async () => {
    const half = (name: string, shape: readonly number[], halves: readonly number[]) =>
      message([
        ...shape.map((size) => [1, size] as const),
        [2, 10],
        [8, name],
        [9, new Uint8Array(Uint16Array.from(halves).buffer)],
      ]);
    const halfTensor = (name: string) =>
      message([
        [1, name],
        [2, message([[1, message([[1, 10]])]])],
      ]);
    // 1, −2, 0.5 and the smallest half, 2⁻²⁴.
    const model = parseGraph(
      modelOf(
        [
          node('MatMul', ['x', 'w'], ['m']),
          node('Cast', ['m'], ['c'], [integerAttribute('to', 10)]),
          node('Add', ['c', 'bias'], ['y']),
        ],
        { w: half('w', [2, 2], [0x3c00, 0xc000, 0x3800, 0x0001]), bias: half('bias', [2], [0x4900, 0]) },
      ),
    );
    const whole = {
      ...model,
      inputs: new Map([['x', halfTensor('x')]]),
      outputs: new Map([['y', halfTensor('y')]]),
    };
    const { writeGraph } = await import('../../../src/model/graph.js');
    const { model: made } = await quantized(writeGraph(whole));
    const found = await run(made, { x: { shape: [1, 2], values: [3, 4] } });
    expect(found[0]).toBeCloseTo(3 + 4 * 0.5 + 10, 1);
    expect(found[1]).toBeCloseTo(-6, 1);
  });
});

describe('weights in another file', () => {
  const w = { shape: [2, 2], values: [1, -2, 3, 4] };
  const external = (pairs: Readonly<Record<string, string>>): Uint8Array =>
    message([
      [1, 2],
      [1, 2],
      [2, 1],
      [8, 'w'],
      ...Object.entries(pairs).map(
        ([key, value]) =>
          [
            13,
            message([
              [1, key],
              [2, value],
            ]),
          ] as const,
      ),
      [14, 1],
    ]);
  const folder = testFolder('external');
  const path = join(folder, 'model.onnx');
  writeFileSync(join(folder, 'model.onnx_data'), Buffer.concat([Buffer.alloc(8), floatBytes(w.values)]));
  const model = (pairs: Readonly<Record<string, string>>) => modelOf(plain, { w: external(pairs) });

  it('are read, and are in the new model’s own', async () => {
    const given = { location: 'model.onnx_data', offset: '8', length: '16' };
    const { model: made } = await quantized(model(given), path);
    const inside = await quantized(modelOf(plain, { w }));
    expect(made).toEqual(inside.model);
  });

  it.each([
    ['outside of the folder', { location: '../model.onnx_data', offset: '8', length: '16' }],
    ['at an absolute path', { location: '/etc/passwd', offset: '0', length: '16' }],
    ['in no file', { location: 'other.onnx_data', offset: '0', length: '16' }],
    ['beyond the file’s end', { location: 'model.onnx_data', offset: '9', length: '16' }],
    ['of another length', { location: 'model.onnx_data', offset: '0', length: '8' }],
    ['at no number', { location: 'model.onnx_data', offset: 'x', length: '16' }],
    ['nowhere', {}],
  ])('are refused %s', async (_, given) => {
    await expect(quantized(model(given), path)).rejects.toMatchObject({ code: 'model-invalid' });
  });
});

function floatBytes(values: readonly number[]): Uint8Array {
  return new Uint8Array(Float32Array.from(values).buffer);
}

describe('what cannot be converted', () => {
  const w = { shape: [2, 2], values: [1, 2, 3, 4] };
  const refused = async (model: Uint8Array, message: string | RegExp) =>
    expect(quantized(model)).rejects.toMatchObject({
      code: 'model-invalid',
      message: expect.stringMatching(message),
      place: { path: 'model.onnx' },
    });

  it('is refused in words: no model, a cut one, an old one, one that is converted already, one without weights', async () => {
    await refused(new Uint8Array(), /no ONNX model/);
    await refused(Buffer.from('<!doctype html>'), /no ONNX model/);
    await refused(modelOf(plain, { w }, { opset: 10 }), /version 10 .* expected 11 to/);
    await refused(modelOf(plain, { w }, { opset: 99 }), /version 99/);
    await refused((await quantized(modelOf(plain, { w }))).model, /integers already \(MatMulInteger\)/);
    await refused(modelOf([node('MatMul', ['x', 'x'], ['y'])], {}), /no constant weights/);
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY])
      await refused(
        modelOf(plain, { w: { ...w, values: [1, bad, 2, 3] } }),
        /“w” has a value that is infinite/,
      );
    await refused(
      modelOf(plain, { w: constant('w', 'float', [2, 2], new Uint8Array(15)) }),
      /“w” is cut off/,
    );
  });

  it('is converted though an attribute beside branches is no message', async () => {
    const branch = writeParts({
      nodes: plain,
      initializers: new Map(),
      inputs: new Map(),
      outputs: new Map(),
    });
    const condition = withBranches(node('If', ['y'], ['z']), new Map([['then_branch', branch]]));
    // Field 5, as an integer.
    const wrong = { ...condition, rest: [...condition.rest, new Uint8Array([5 * 8, 1])] };
    expect((await quantized(modelOf([...plain, wrong], { w }))).products).toBeGreaterThan(0);
  });

  it('never passes, cut anywhere', async () => {
    const model = modelOf(plain, { w });
    for (let length = 0; length < model.length; length += 3)
      await expect(quantized(model.subarray(0, length))).rejects.toMatchObject({ code: 'model-invalid' });
  });

  it('is refused in words, or converted, whatever byte is wrong', async () => {
    const inner = writeParts({
      nodes: [node('Transpose', ['w'], ['v']), node('MatMul', ['x', 'v'], ['p'])],
      initializers: new Map(),
      inputs: new Map(),
      outputs: new Map([['p', openTensor('p', 'float', 2)]]),
    });
    const branches = new Map([
      ['then_branch', inner],
      ['else_branch', inner],
    ]);
    const model = modelOf([...plain, withBranches(node('If', ['y'], ['z']), branches)], { w });
    expect((await quantized(model)).products).toBe(3);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: model.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, change) => {
          const wrong = Uint8Array.from(model);
          wrong[at]! ^= change;
          const error = await quantized(wrong).then(
            () => undefined,
            (reason: unknown) => reason,
          );
          if (error !== undefined)
            expect(error).toMatchObject({ name: 'PadanError', hint: expect.any(String) });
        },
      ),
      { numRuns: 1500 },
    );
  });
});
