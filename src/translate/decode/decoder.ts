import { Tensor } from 'onnxruntime-node';
import type { ModelConfig } from '../../model/config.js';
import { cacheNames } from '../../model/head.js';
import type { Sessions } from '../../model/sessions.js';
import { encodeSources, statesIn } from './encode.js';
import type { KeptStates } from './states.js';

/** The most probable next pieces of each row of a batch, best first. */
export interface Best {
  /** Pieces per row. */
  count: number;
  /** rows × count */
  ids: BigInt64Array;
  /** rows × count; −∞ for pieces that may not be generated. */
  logProbs: Float32Array;
  /** rows; log-probability of the wanted piece. */
  wantedLogProbs: Float32Array;
}

/** A decoder with its caches. Each row of the batch is a hypothesis. */
export interface Decoder {
  /**
   * Feeds a piece to every row, and returns the `count` most probable next pieces.
   *
   * @param inputs  rows; the last piece of each hypothesis
   * @param wanted  rows; pieces whose log-probabilities are returned as well
   */
  step(inputs: BigInt64Array, count: number, wanted: BigInt64Array): Promise<Best>;
  /** Copies the self-attention cache of one row to another. */
  move(from: number, to: number): void;
  /** Rebuilds the batch so that row r is a copy of the old row `origin[r]`. */
  rebuild(origin: Int32Array): void;
}

/** A cache of 32-bit or 16-bit floats; they are only copied, never read. */
type Floats = Float32Array | Uint16Array;

const floatsIn = (tensor: Tensor): Floats => tensor.data as Floats;

/**
 * Encodes sources and prepares a decoder for them.
 *
 * @param sources       piece ids of each source, `</s>` last
 * @param paddedLength  length to which the encoded sources are padded (with a mask), in pieces
 */
export type StartDecoder = (
  sources: readonly (readonly number[])[],
  paddedLength: number,
) => Promise<Decoder>;

/**
 * Makes a function that starts decoders. Use one at a time: each reuses the buffers of the one before.
 *
 * @param states  keeps what is encoded, if given
 */
export const decodersOf = (sessions: Sessions, config: ModelConfig, states?: KeptStates): StartDecoder => {
  const workspace: Workspace = new Map();
  return async (sources, paddedLength) =>
    startDecoder(sessions, config, workspace, sources, paddedLength, states);
};

const startDecoder = async (
  sessions: Sessions,
  config: ModelConfig,
  workspace: Workspace,
  sources: readonly (readonly number[])[],
  paddedLength: number,
  states: KeptStates | undefined,
): Promise<Decoder> => {
  const { heads, headSize } = config;
  const caches = (side: 'decoder' | 'encoder') =>
    new Map(cacheNames(config, side).map((name) => [name, cacheFor(workspace, sessions, name)]));
  const cross = caches('encoder');
  await fillCross(sessions, config, sources, paddedLength, cross, states);
  let lengths = sources.map((source) => source.length);
  let mask = maskOf(lengths, paddedLength);
  const self = caches('decoder');
  for (const cache of self.values()) cache.next([sources.length, heads, 0, headSize]);

  return {
    step: async (inputs, count, wanted) => {
      const rows = inputs.length;
      const feeds: Record<string, Tensor> = {
        input_ids: new Tensor('int64', inputs, [rows, 1]),
        encoder_attention_mask: mask,
        k: new Tensor('int64', BigInt64Array.of(BigInt(count)), [1]),
        wanted: new Tensor('int64', wanted, [rows, 1, 1]),
      };
      const fetches: Record<string, Tensor | null> = { ids: null, logProbs: null, wantedLogProbs: null };
      for (const [name, cache] of self) {
        feeds[`past_key_values.${name}`] = cache.now();
        const [, , length] = cache.now().dims as [number, number, number];
        fetches[`present.${name}`] = cache.next([rows, heads, length + 1, headSize]);
      }
      for (const [name, cache] of cross) feeds[`past_key_values.${name}`] = cache.now();
      const outputs = await sessions.step.run(feeds, fetches);
      return {
        count,
        ids: outputs['ids']!.data as BigInt64Array,
        logProbs: outputs['logProbs']!.data as Float32Array,
        wantedLogProbs: outputs['wantedLogProbs']!.data as Float32Array,
      };
    },
    move: (from, to) => {
      for (const { now } of self.values()) {
        const size = now().size / now().dims[0]!;
        floatsIn(now()).copyWithin(to * size, from * size, (from + 1) * size);
      }
    },
    rebuild: (origin) => {
      for (const cache of [...self.values(), ...cross.values()]) {
        const before = cache.now();
        gatherRows(before, origin, cache.next([origin.length, ...before.dims.slice(1)]));
      }
      lengths = Array.from(origin, (row) => lengths[row]!);
      mask = maskOf(lengths, paddedLength);
    },
  };
};

/** A double-buffered tensor that is replaced at every step. */
interface Cache {
  now(): Tensor;
  /** A new tensor to fill, which becomes `now()`. The old one stays readable until the next call. */
  next(shape: readonly number[]): Tensor;
}

/**
 * Buffers for caches, reused by one decoder after another. They grow to the size of the largest batch. Allocating
 * them at every step would spend a tenth of the time on garbage collection.
 */
type Workspace = Map<string, Cache>;

const cacheFor = (workspace: Workspace, sessions: Sessions, name: string): Cache => {
  const known = workspace.get(name);
  if (known) return known;
  const input = sessions.step.inputMetadata.find((each) => each.name === `past_key_values.${name}`);
  const isHalf = input?.isTensor === true && input.type === 'float16';
  const buffer = (size: number): Floats => (isHalf ? new Uint16Array(size) : new Float32Array(size));
  let [used, spare] = [buffer(0), buffer(0)];
  let current: Tensor;
  const cache: Cache = {
    now: () => current,
    next: (shape) => {
      const size = shape.reduce((a, b) => a * b);
      if (spare.length < size) spare = buffer(Math.ceil(1.25 * size));
      const part = spare.subarray(0, size);
      [used, spare] = [spare, used];
      current =
        part instanceof Float32Array
          ? new Tensor('float32', part, shape)
          : new Tensor('float16', part, shape);
      return current;
    },
  };
  workspace.set(name, cache);
  return cache;
};

/**
 * Fills the caches with keys and values of the sources, rows × heads × paddedLength × headSize each.
 */
const fillCross = async (
  sessions: Sessions,
  { heads, headSize }: ModelConfig,
  sources: readonly (readonly number[])[],
  paddedLength: number,
  cross: ReadonlyMap<string, Cache>,
  kept: KeptStates | undefined,
): Promise<void> => {
  const padded = [...cross].map(([name, cache]) => {
    const to = floatsIn(cache.next([sources.length, heads, paddedLength, headSize]));
    return { name, to: to.fill(0) };
  });
  await encodeSources(sessions, sources, async (rows, length, states) => {
    if (kept)
      statesIn(states, rows.length)?.forEach((each, i) => {
        kept.keep(sources[rows[i]!]!, each);
      });
    const made = await sessions.cross.run({ encoder_hidden_states: states });
    const block = length * headSize;
    for (const { name, to } of padded) {
      const from = floatsIn(made[`present.${name}`] as Tensor);
      rows.forEach((row, i) => {
        for (let head = 0; head < heads; head++) {
          const start = (i * heads + head) * block;
          to.set(from.subarray(start, start + block), (row * heads + head) * paddedLength * headSize);
        }
      });
    }
  });
};

/** Attention mask, rows × paddedLength: 1 for pieces of a source, 0 for padding. */
export const maskOf = (lengths: readonly number[], paddedLength: number): Tensor => {
  const mask = new BigInt64Array(lengths.length * paddedLength);
  lengths.forEach((length, row) => {
    mask.fill(1n, row * paddedLength, row * paddedLength + length);
  });
  return new Tensor('int64', mask, [lengths.length, paddedLength]);
};

/** Copies row `origin[r]` of one tensor to row r of another. */
const gatherRows = (source: Tensor, origin: Int32Array, target: Tensor): void => {
  const size = source.size / source.dims[0]!;
  const from = floatsIn(source);
  const to = floatsIn(target);
  origin.forEach((row, i) => {
    to.set(from.subarray(row * size, (row + 1) * size), i * size);
  });
};
