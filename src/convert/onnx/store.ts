import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { PadanError } from '../../errors.js';
import { constant, integersAttribute, type Node, node } from '../../model/graph.js';
import { sizeOf, type Tensor, type TensorReader } from './tensor.js';
import type { Use } from './uses.js';
import { productLevels, type Quantized, quantizeRows, tableLevels, transposed } from './weights.js';

/** Names of a matrix's integers and scales in the model's outermost graph. */
export interface Names {
  values: string;
  /** For a product: a scale a column; for a table: rows × 1. */
  scales: string;
}

/** The integer matrices of a model. */
export interface Store {
  initializers: ReadonlyMap<string, Uint8Array>;
  /** Nodes for the outermost graph, before all others. */
  nodes: readonly Node[];
  namesFor(use: Use): Names;
}

/** How far the weights are: in elements. */
export type OnProgress = (done: number, total: number) => void;

/** One matrix, wherever it is used: a row for each scale. */
interface Matrix {
  uses: Set<Use['kind']>;
  name: string;
  /** What it is first read from. */
  use: Use;
}

/**
 * Turns all weights into integers. Equal matrices are kept once: those that several branches have, and the embeddings
 * that are also the last layer's weights (then with as few bits as that needs), one the other's transpose.
 *
 * One matrix at a time is in memory as fractions.
 *
 * @throws PadanError `model-invalid` if a weight is not a number, is infinite, or cannot be read
 */
export const storeOf = async (
  uses: readonly Use[],
  reader: TensorReader,
  path: string,
  onProgress: OnProgress,
  signal: AbortSignal | undefined,
): Promise<Store> => {
  const matrices = new Map<string, Matrix>();
  const keys = new Map<string, Matrix>();
  const buffers = new Map<ArrayBufferLike, number>();
  /** The same for the same bytes of a file, used the same way round. */
  const idOf = ({ weights: { tensor }, byRow }: Use): string => {
    const { buffer, byteOffset } = tensor.proto;
    if (!buffers.has(buffer)) buffers.set(buffer, buffers.size);
    return `${buffers.get(buffer)} ${byteOffset} ${byRow}`;
  };
  const distinct = [...new Map(uses.map((use) => [idOf(use), use])).values()];
  const total = distinct.reduce((sum, { weights }) => sum + sizeOf(weights.tensor), 0);

  for (const use of distinct) {
    signal?.throwIfAborted();
    const rows = await rowsOf(use, reader);
    const key = createHash('sha256').update(shapeOf(use).join('×')).update(bytesOf(rows)).digest('hex');
    const known = matrices.get(key) ?? { uses: new Set(), name: `padan.weights.${matrices.size}`, use };
    matrices.set(key, known);
    keys.set(idOf(use), known);
  }
  for (const use of uses) keys.get(idOf(use))!.uses.add(use.kind);

  const initializers = new Map<string, Uint8Array>();
  const nodes: Node[] = [];
  const add = (
    name: string,
    type: 'int8' | 'float',
    shape: readonly number[],
    data: Int8Array | Float32Array,
  ) => initializers.set(name, constant(name, type, shape, bytesOf(data)));

  let done = 0;
  for (const { uses: kinds, name, use } of matrices.values()) {
    const [rows, columns] = shapeOf(use);
    const levels = kinds.has('product') ? productLevels : tableLevels;
    const { values, scales } = await quantized(use, reader, path, levels, signal, (part) =>
      onProgress(done + part, total),
    );
    done += rows * columns;
    const { table, product } = namesOf(name);
    if (kinds.has('table')) {
      add(table.values, 'int8', [rows, columns], values);
      add(table.scales, 'float', [rows, 1], scales);
    }
    if (!kinds.has('product')) continue;
    add(product.scales, 'float', [rows], scales);
    if (kinds.has('table'))
      // ONNX Runtime does this once, when it opens the model.
      nodes.push(node('Transpose', [table.values], [product.values], [integersAttribute('perm', [1, 0])]));
    else add(product.values, 'int8', [columns, rows], transposed(values, rows, columns));
  }
  onProgress(total, total);
  return { initializers, nodes, namesFor: (use) => namesOf(keys.get(idOf(use))!.name)[use.kind] };
};

const namesOf = (name: string): Record<Use['kind'], Names> => ({
  table: { values: `${name}.table`, scales: `${name}.table.scales` },
  product: { values: name, scales: `${name}.scales` },
});

/** Rows, each of which has a scale, and columns. */
const shapeOf = ({ weights: { tensor }, byRow }: Use): [rows: number, columns: number] => {
  const [rows, columns] = tensor.shape as [number, number];
  return byRow ? [rows, columns] : [columns, rows];
};

const rowsOf = async (use: Use, reader: TensorReader): Promise<Float32Array> => {
  const floats = await reader.floats(use.weights.tensor);
  const [rows, columns] = shapeOf(use);
  return use.byRow ? floats : transposed(floats, columns, rows);
};

/** Elements between two looks at the signal, so that a key press is heard. */
const step = 2 ** 20;

const quantized = async (
  use: Use,
  reader: TensorReader,
  path: string,
  levels: number,
  signal: AbortSignal | undefined,
  onProgress: (done: number) => void,
): Promise<Quantized> => {
  const weights = await rowsOf(use, reader);
  const [rows, columns] = shapeOf(use);
  const result = { values: new Int8Array(weights.length), scales: new Float32Array(rows) };
  const rowsAStep = Math.max(1, Math.floor(step / columns));
  for (let row = 0; row < rows; row += rowsAStep) {
    signal?.throwIfAborted();
    try {
      quantizeRows(weights, columns, levels, result, row, Math.min(rows, row + rowsAStep));
    } catch (error) {
      throw unusable(use.weights.tensor, path, error);
    }
    onProgress(row * columns);
    await setImmediate();
  }
  return result;
};

const unusable = ({ name }: Tensor, path: string, cause: unknown): PadanError =>
  new PadanError(
    'model-invalid',
    `the weight “${name}” has a value that is infinite or not a number`,
    { path },
    'export the model again, in fp32',
    { cause },
  );

const bytesOf = ({ buffer, byteOffset, byteLength }: Int8Array | Float32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);
