import { PadanError } from '../../errors.js';
import { keepBiases } from '../../model/biases.js';
import {
  constant,
  elementTypes,
  type Graph,
  integerAttribute,
  integersAttribute,
  type Node,
  node,
  type Parts,
  parseGraph,
  partsOf,
  slice,
  tensorAttribute,
  withBranches,
  writeGraph,
  writeParts,
} from '../../model/graph.js';
import { floatOf } from './attributes.js';
import { outermost, type Scope, scopeOf } from './constants.js';
import { finished } from './finish.js';
import { type Names, type OnProgress, type Store, storeOf } from './store.js';
import type { TensorReader } from './tensor.js';
import { type Use, useOf, usesOf } from './uses.js';
import { checkModel, type Versions, versionsOf } from './versions.js';

/** A model whose products are done with integers. */
export interface Quantization {
  model: Uint8Array;
  /** How many products with weights, and tables of embeddings, there are: a branch has its own. */
  products: number;
  tables: number;
}

/**
 * Rewrites a model so that its products with constant weights are done with 8-bit integers, as in the embedded model:
 *
 * - weights: integers of 7 bits with a scale a column, where they are multiplied; of 8 bits with a scale a row in tables
 *   of embeddings that are only looked up
 * - activations: integers of 8 bits around 128 with a scale a row, which is a piece of a sentence. So no sentence's
 *   result depends on the others of its batch, as it would with `DynamicQuantizeLinear`, whose scale is for a whole
 *   tensor.
 *
 * All else (normalisation, softmax, biases, products of two activations) stays in single precision; half precision is
 * widened.
 *
 * @param path    of the model, for errors
 * @param reader  of its weights
 * @throws PadanError `model-invalid` if the model's products are integers already, or it has none with weights
 */
export const quantizeGraph = async (
  graph: Graph,
  path: string,
  reader: TensorReader,
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<Quantization> => {
  try {
    return await quantizedGraph(graph, path, reader, onProgress, signal);
  } catch (error) {
    // Of what is inside: attributes, branches, tensors.
    throw error instanceof RangeError ? damaged(path, error) : error;
  }
};

const quantizedGraph = async (
  graph: Graph,
  path: string,
  reader: TensorReader,
  onProgress: OnProgress = () => undefined,
  signal?: AbortSignal,
): Promise<Quantization> => {
  const versions = versionsOf(graph.versions);
  checkModel(graph, versions, path);
  const uses = usesOf(graph);
  const products = uses.filter(({ kind }) => kind === 'product').length;
  if (products === 0)
    throw new PadanError(
      'model-invalid',
      'the graph multiplies by no constant weights, so there is nothing to convert',
      { path },
      'give a model’s fp32 files',
    );
  const store = await storeOf(uses, reader, path, onProgress, signal);
  const rewritten = rewrite(graph, outermost, { ...builder(versions), store });
  const whole: Graph = {
    ...rewritten,
    nodes: [...store.nodes, ...rewritten.nodes],
    initializers: new Map([...rewritten.initializers, ...store.initializers, ...constants(versions)]),
    versions: versions.raw,
  };
  const kept = slice(whole, whole.outputs);
  const inputs = new Map([...whole.inputs].filter(([name]) => !graph.initializers.has(name)));
  const done = await finished({ ...kept, inputs }, reader);
  return { model: writeGraph({ ...kept, ...done }), products, tables: uses.length - products };
};

/** @throws PadanError `model-invalid` if the bytes are no ONNX model, or are truncated */
export const readGraph = (model: Uint8Array, path: string): Graph => {
  try {
    return parseGraph(model);
  } catch (error) {
    throw damaged(path, error);
  }
};

const damaged = (path: string, cause: unknown): PadanError =>
  new PadanError(
    'model-invalid',
    'the file is no ONNX model, or is damaged',
    { path },
    'copy the model folder again',
    { cause },
  );

/** Constants of the nodes that are put in. */
const name = {
  one: 'padan.one',
  zero: 'padan.zero.128',
  floor: 'padan.floor',
  unit: 'padan.unit',
  lastAxis: 'padan.last-axis',
} as const;

const constants = ({ operators }: Versions): Map<string, Uint8Array> => {
  const float = (value: number) => new Uint8Array(Float32Array.of(value).buffer);
  return new Map([
    [name.one, constant(name.one, 'float', [], float(1))],
    [name.zero, constant(name.zero, 'uint8', [], Uint8Array.of(128))],
    [name.floor, constant(name.floor, 'float', [], float(1e-8))],
    [name.unit, constant(name.unit, 'float', [], float(1 / 127))],
    ...(operators < axesAreInputs
      ? []
      : [
          [
            name.lastAxis,
            constant(name.lastAxis, 'int64', [1], new Uint8Array(BigInt64Array.of(-1n).buffer)),
          ] as const,
        ]),
  ]);
};

/** Version of the operators from which ReduceMax takes its axes as an input. */
const axesAreInputs = 18;

interface Builder {
  /** A name that no other value has. */
  fresh(): string;
  /** The largest element of each row: of the last dimension. */
  largest(input: string, output: string): Node;
}

const builder = ({ operators }: Versions): Builder => {
  let count = 0;
  const keeps = integerAttribute('keepdims', 1);
  return {
    fresh: () => `padan.value.${count++}`,
    largest: (input, output) =>
      operators < axesAreInputs
        ? node('ReduceMax', [input], [output], [integersAttribute('axes', [-1]), keeps])
        : node('ReduceMax', [input, name.lastAxis], [output], [keeps]),
  };
};

/** Integers of an activation, and their scales: … × 1. */
interface Rounded {
  values: string;
  scales: string;
}

const rewrite = (parts: Parts, outer: Scope, tools: Builder & { store: Store }): Parts => {
  const scope = scopeOf(parts, outer);
  const rounded = new Map<string, Rounded>();
  const nodes: Node[] = [];
  /** Rounds an activation, once for all its products. */
  const round = (input: string): Rounded => {
    const known = rounded.get(input);
    if (known) return known;
    const [size, largest, floored, scales, ratio, values] = Array.from({ length: 6 }, tools.fresh) as [
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    nodes.push(
      node('Abs', [input], [size]),
      tools.largest(size, largest),
      node('Max', [largest, name.floor], [floored]),
      node('Mul', [floored, name.unit], [scales]),
      node('Div', [input, scales], [ratio]),
      node('QuantizeLinear', [ratio, name.one, name.zero], [values]),
    );
    rounded.set(input, { values, scales });
    return { values, scales };
  };

  for (const each of parts.nodes) {
    const use = useOf(each, scope);
    if (use === undefined) nodes.push(withRewritten(each, scope, tools));
    else if (use.kind === 'table') nodes.push(...lookup(each, tools.store.namesFor(use), tools));
    else nodes.push(...product(each, use, round(each.inputs[0]!), tools));
  }
  return { ...parts, nodes: keepBiases(nodes, (name) => scope.constant(name) !== undefined) };
};

const withRewritten = (each: Node, scope: Scope, tools: Builder & { store: Store }): Node =>
  each.branches.size === 0
    ? each
    : withBranches(
        each,
        new Map(
          [...each.branches].map(([attribute, branch]) => {
            const parts = rewrite(partsOf(branch), scope, tools);
            return [attribute, writeParts(slice({ ...parts, versions: [] }, parts.outputs))];
          }),
        ),
      );

const toFloat = integerAttribute('to', elementTypes.float);

/** Looks integers up, and multiplies them by their rows' scales. */
const lookup = ({ inputs, outputs }: Node, table: Names, { fresh }: Builder): Node[] => {
  const [values, scales, floats] = [fresh(), fresh(), fresh()];
  return [
    node('Gather', [table.values, inputs[1]!], [values]),
    node('Gather', [table.scales, inputs[1]!], [scales]),
    node('Cast', [values], [floats], [toFloat]),
    node('Mul', [floats, scales], outputs),
  ];
};

/** A product of integers, multiplied by the scales of both sides; for a Gemm, with its factors and its addition. */
const product = (
  each: Node,
  use: Use,
  input: Rounded,
  { fresh, store }: Builder & { store: Store },
): Node[] => {
  const weights = store.namesFor(use);
  const [sums, floats, scales, result] = [fresh(), fresh(), fresh(), fresh()];
  const [output] = each.outputs as [string];
  const nodes = [
    node('MatMulInteger', [input.values, weights.values, name.zero], [sums]),
    node('Cast', [sums], [floats], [toFloat]),
    node('Mul', [input.scales, weights.scales], [scales]),
    node('Mul', [floats, scales], [result]),
  ];
  let last = result;
  const times = (value: string, factor: number): string => {
    if (factor === 1) return value;
    const [attribute, scaled] = [fresh(), fresh()];
    const bytes = new Uint8Array(Float32Array.of(factor).buffer);
    nodes.push(
      node('Constant', [], [attribute], [tensorAttribute('value', constant(attribute, 'float', [], bytes))]),
      node('Mul', [value, attribute], [scaled]),
    );
    return scaled;
  };
  if (each.operator === 'Gemm') {
    last = times(last, floatOf(each, 'alpha', 1));
    const added = each.inputs[2];
    if (added) {
      const sum = fresh();
      nodes.push(node('Add', [times(added, floatOf(each, 'beta', 1)), last], [sum]));
      last = sum;
    }
  }
  return named(nodes, last, output);
};

/** The nodes, the last value under another name. */
const named = (nodes: readonly Node[], last: string, output: string): Node[] =>
  nodes.map((each) => (each.outputs[0] === last ? { ...each, outputs: [output] } : each));
