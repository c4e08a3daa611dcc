import { Tensor } from 'onnxruntime-node';
import type { ModelConfig } from '../../model/config.js';
import type { AttentionSession, Sessions } from '../../model/sessions.js';
import { paddedLength } from './batch.js';
import { checkPieces } from './check-pieces.js';
import { maskOf } from './decoder.js';
import { encodeSources, statesIn } from './encode.js';
import type { KeptStates } from './states.js';

/** A source and a translation of it, as pieces with `</s>` last; neither is longer than the model's window. */
export interface PiecePair {
  source: readonly number[];
  target: readonly number[];
}

/**
 * Where the decoder looks while it writes each piece of a given translation: target pieces × source pieces, row by row,
 * both with their `</s>`. A row sums to 1.
 */
export type PieceAttention = Float32Array;

/** Maximum rows of a batch, and maximum elements of one head's attention in it. */
const maxRows = 64;
const maxElements = 256 * 1024;

/**
 * Reads pairs by forced decoding, all pieces of a translation in one call. A source of several pairs is encoded once.
 * A pair's result does not depend on the others: it is padded to lengths of its own.
 *
 * @param kept  states of sources that were encoded before
 * @returns in the order of the pairs; null if the model does not give its attention
 * @throws PadanError `model-invalid` if a piece is not in the model's vocabulary
 */
export const attend = async (
  sessions: Sessions,
  config: ModelConfig,
  pairs: readonly PiecePair[],
  kept?: KeptStates,
): Promise<PieceAttention[] | null> => {
  const opened = await sessions.attention();
  if (opened === undefined) return null;
  checkPieces(
    pairs.map(({ source, target }) => ({ ids: source, prefix: target })),
    config,
  );
  const states = await statesOf(sessions, pairs, kept);
  if (states === null) return null;
  const results: PieceAttention[] = new Array(pairs.length);
  for (const batch of batchesOf(pairs)) {
    const read = await attendBatch(opened, config, batch, pairs, states);
    if (read === null) return null;
    batch.indices.forEach((index, row) => {
      results[index] = read[row]!;
    });
  }
  return results;
};

/** Encoded states by source (its ids joined), length × width each. Null if they are no 32-bit floats. */
type States = ReadonlyMap<string, Float32Array>;

const keyOf = (ids: readonly number[]): string => ids.join(' ');

const statesOf = async (
  sessions: Sessions,
  pairs: readonly PiecePair[],
  kept: KeptStates | undefined,
): Promise<States | null> => {
  const states = new Map<string, Float32Array>();
  const unknown = new Map<string, readonly number[]>();
  for (const { source } of pairs) {
    const known = kept?.get(source);
    if (known) states.set(keyOf(source), known);
    else unknown.set(keyOf(source), source);
  }
  const keys = [...unknown.keys()];
  await encodeSources(sessions, [...unknown.values()], (rows, _, encoded) => {
    statesIn(encoded, rows.length)?.forEach((each, i) => {
      states.set(keys[rows[i]!]!, each);
    });
  });
  return pairs.every(({ source }) => states.has(keyOf(source))) ? states : null;
};

/** Indices of pairs that are padded to the same lengths. */
interface Batch {
  source: number;
  target: number;
  indices: number[];
}

const batchesOf = (pairs: readonly PiecePair[]): Batch[] => {
  const groups = new Map<string, Batch>();
  pairs.forEach((pair, index) => {
    const [source, target] = [paddedLength(pair.source.length), paddedLength(pair.target.length)];
    const key = `${source} ${target}`;
    const group = groups.get(key);
    if (group) group.indices.push(index);
    else groups.set(key, { source, target, indices: [index] });
  });
  return [...groups.values()].flatMap(({ source, target, indices }) => {
    const most = Math.max(1, Math.min(maxRows, Math.floor(maxElements / (source * target))));
    return Array.from({ length: Math.ceil(indices.length / most) }, (_, i) => ({
      source,
      target,
      indices: indices.slice(i * most, (i + 1) * most),
    }));
  });
};

const attendBatch = async (
  { session, output }: AttentionSession,
  { alignment, startId, padId, heads, headSize }: ModelConfig,
  { source, target, indices }: Batch,
  pairs: readonly PiecePair[],
  states: States,
): Promise<PieceAttention[] | null> => {
  const rows = indices.length;
  const width = heads * headSize;
  const hidden = new Float32Array(rows * source * width);
  const inputs = new BigInt64Array(rows * target).fill(BigInt(padId));
  indices.forEach((index, row) => {
    const pair = pairs[index]!;
    hidden.set(states.get(keyOf(pair.source))!, row * source * width);
    // The decoder reads the piece before the one that it writes.
    inputs[row * target] = BigInt(startId);
    for (let t = 1; t < pair.target.length; t++) inputs[row * target + t] = BigInt(pair.target[t - 1]!);
  });
  const lengths = indices.map((index) => pairs[index]!.source.length);
  const nothing = new Tensor('float32', new Float32Array(0), [rows, heads, 0, headSize]);
  const outputs = await session.run({
    ...Object.fromEntries(session.inputNames.filter(isPast).map((name) => [name, nothing])),
    input_ids: new Tensor('int64', inputs, [rows, target]),
    encoder_hidden_states: new Tensor('float32', hidden, [rows, source, width]),
    encoder_attention_mask: maskOf(lengths, source),
  });
  const { data } = outputs[output]!;
  if (!(data instanceof Float32Array)) return null;
  return indices.map((index, row) => {
    const pair = pairs[index]!;
    return meanOf(data, row * heads, alignment!.heads, target, source, pair);
  });
};

/** Caches of earlier pieces, of which there are none. */
const isPast = (name: string): boolean => name.startsWith('past_key_values.');

/** Mean of some heads of a row, without padding. */
const meanOf = (
  data: Float32Array,
  first: number,
  heads: readonly number[],
  paddedTarget: number,
  paddedSource: number,
  pair: PiecePair,
): PieceAttention => {
  const [height, width] = [pair.target.length, pair.source.length];
  const mean = new Float32Array(height * width);
  for (const head of heads)
    for (let t = 0; t < height; t++) {
      const from = ((first + head) * paddedTarget + t) * paddedSource;
      for (let s = 0; s < width; s++) mean[t * width + s]! += data[from + s]! / heads.length;
    }
  return mean;
};
