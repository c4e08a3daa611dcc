import fc from 'fast-check';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import {
  constant,
  decide,
  elementTypes,
  fuseRounding,
  type Graph,
  integerAttribute,
  node,
  openTensor,
  parseGraph,
  slice,
  writeGraph,
} from '../../src/model/graph.js';
import { fieldsOf, message } from '../../src/model/protobuf.js';

describe('the Protocol Buffers wire format', () => {
  it('reads the fields of a message as they were written', () => {
    const field = fc.tuple(
      fc.integer({ min: 1, max: 3000 }),
      fc.oneof(fc.integer({ min: 0, max: 2 ** 45 }), fc.uint8Array({ maxLength: 300 }), fc.string()),
    );
    fc.assert(
      fc.property(fc.array(field), (fields) => {
        const bytes = message(fields);
        const found = fieldsOf(bytes);
        expect(found.map(({ number }) => number)).toEqual(fields.map(([number]) => number));
        found.forEach(({ varint, bytes: payload }, i) => {
          const value = fields[i]![1];
          if (typeof value === 'number') expect(varint).toBe(value);
          else expect(Buffer.from(payload!)).toEqual(Buffer.from(value as string));
        });
        expect(Buffer.concat(found.map(({ raw }) => raw))).toEqual(bytes);
      }),
    );
  });

  it('reads and writes negative integers as 64 bits, and refuses more', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 52), max: 2 ** 52 }), (value) => {
        const bytes = message([[3, value]]);
        expect(fieldsOf(bytes)[0]!.varint).toBe(value);
        expect(bytes).toHaveLength(value < 0 ? 11 : bytes.length);
      }),
    );
    expect([...message([[3, -1]])]).toEqual([24, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1]);
    expect(() => fieldsOf(Uint8Array.of(24, 255, 255, 255, 255, 255, 255, 255, 255, 255, 2))).toThrow(
      RangeError,
    );
  });

  it('rejects a truncated message', () => {
    const bytes = message([
      [1, 'abc'],
      [2, 300],
    ]);
    for (const length of [1, 3, bytes.length - 1])
      expect(() => fieldsOf(bytes.subarray(0, length))).toThrow(RangeError);
  });
});

const floats = (name: string, value: number) =>
  [name, constant(name, 'float', [], new Uint8Array(Float32Array.of(value).buffer))] as const;

const graphOf = (
  nodes: Graph['nodes'],
  constants: readonly (readonly [string, Uint8Array])[],
  type: 'float' | 'uint8',
) => {
  const versions = [
    message([
      [1, 8],
      [8, message([[2, 17]])],
    ]),
  ];
  return {
    nodes,
    initializers: new Map(constants),
    inputs: new Map([['x', openTensor('x', 'float', 1)]]),
    outputs: new Map([['y', openTensor('y', type, 1)]]),
    versions,
  };
};

const run = async (graph: Graph, x: readonly number[]): Promise<number[]> => {
  const session = await InferenceSession.create(writeGraph(graph), { logSeverityLevel: 4 });
  const { y } = await session.run({ x: new Tensor('float32', Float32Array.from(x), [x.length]) });
  return Array.from(y!.data as Float32Array);
};

describe('fuseRounding', () => {
  const toByte = [integerAttribute('to', elementTypes.uint8)];
  const graph = (point: number) =>
    graphOf(
      [node('Round', ['x'], ['a']), node('Add', ['a', 'point'], ['b']), node('Cast', ['b'], ['y'], toByte)],
      [floats('point', point)],
      'uint8',
    );

  it('gives the same bytes as the three original nodes, including for halves', async () => {
    const fused = fuseRounding(graph(128));
    expect(fused.nodes.map(({ operator }) => operator)).toEqual(['QuantizeLinear']);
    const halves = Array.from({ length: 509 }, (_, i) => (i - 254) / 2);
    const random = fc.sample(fc.float({ min: -127, max: 127, noNaN: true }), 500);
    const values = [...halves, ...random, -0, 0.49999997, -0.49999997, 126.5, -126.5];
    expect(await run(fused, values)).toEqual(await run(graph(128), values));
  });

  it('leaves nodes alone if the result would differ', () => {
    expect(fuseRounding(graph(0.5)).nodes).toHaveLength(3);
    expect(fuseRounding(graph(300)).nodes).toHaveLength(3);
    const shared = graph(128);
    const withTwoTakers = { ...shared, nodes: [...shared.nodes, node('Neg', ['a'], ['z'])] };
    expect(fuseRounding(withTwoTakers).nodes).toHaveLength(4);
  });
});

describe('slice', () => {
  it('keeps only what the outputs need', () => {
    const graph = graphOf(
      [node('Add', ['x', 'one'], ['a']), node('Mul', ['x', 'two'], ['b']), node('Neg', ['a'], ['y'])],
      [floats('one', 1), floats('two', 2)],
      'float',
    );
    const cut = slice(graph, graph.outputs);
    expect(cut.nodes.map(({ operator }) => operator)).toEqual(['Add', 'Neg']);
    expect([...cut.initializers.keys()]).toEqual(['one']);
  });
});

describe('decide', () => {
  /** y = x + 1 or x × 2 by the input `flag`, behind a Squeeze; the branch's constant stands outside. */
  const branching = () => {
    const branch = (operator: string, other: string) =>
      message([
        [
          1,
          message([
            [1, 'x'],
            [1, other],
            [2, `${operator}.y`],
            [4, operator],
          ]),
        ],
        [2, operator],
        [12, openTensor(`${operator}.y`, 'float', 1)],
      ]);
    const attribute = (name: string, graph: Uint8Array) =>
      message([
        [
          5,
          message([
            [1, name],
            [6, graph],
            [20, 5],
          ]),
        ],
      ]);
    const base = graphOf(
      [
        node('Squeeze', ['flag'], ['bare']),
        node(
          'If',
          ['bare'],
          ['y'],
          [attribute('then_branch', branch('Add', 'one')), attribute('else_branch', branch('Mul', 'two'))],
        ),
      ],
      [floats('one', 1), floats('two', 2)],
      'float',
    );
    return parseGraph(
      writeGraph({ ...base, inputs: new Map([...base.inputs, ['flag', openTensor('flag', 'uint8', 1)]]) }),
    );
  };

  it('replaces an If by one of its branches', async () => {
    for (const [value, expected] of [
      [true, [2, 3, 4]],
      [false, [2, 4, 6]],
    ] as const) {
      const graph = branching();
      const decided = decide(graph, 'flag', value);
      const cut = slice(decided, graph.outputs);
      expect([...cut.inputs.keys()]).toEqual(['x']);
      expect(await run(cut, [1, 2, 3])).toEqual(expected);
    }
  });

  it('leaves an If with another condition alone', () => {
    expect(decide(branching(), 'x', true).nodes.map(({ operator }) => operator)).toContain('If');
  });
});
