import { Tensor, type TypedTensor } from 'onnxruntime-node';
import { PadanError } from '../errors.js';
import type { Model } from '../model/model.js';

export interface SearchOptions {
  /** Hypotheses kept for a sentence at each step; 1 is greedy search. */
  beamSize: number;
  /** Exponent α of the length normalisation: 0 sums log-probabilities, 1 takes their mean. */
  lengthPenalty: number;
  /** A hypothesis has at most `maxLengthRatio` × source pieces + 8 pieces. */
  maxLengthRatio: number;
}

/** What the search found for one source: pieces with `</s>` last, unless the length cap ended it. */
export interface SearchResult {
  ids: number[];
  /** Natural log-probability of each piece of `ids`, given the source and the pieces before it. */
  logProbs: number[];
  /** Length-normalised sum of `logProbs`. */
  score: number;
  /** False where the length cap was reached before `</s>`. */
  ended: boolean;
}

/** Pieces that a hypothesis may have beyond `maxLengthRatio` × source pieces. */
const extraLength = 8;

/** Rows are dropped from the batch once fewer than this share of them is alive: copying caches costs, too. */
const compactBelow = 0.75;

/**
 * Length-normalised score of a finished hypothesis, as Marian's `--normalize`.
 *
 * @param logProb  sum of token log-probabilities (nats), `</s>` included
 * @param length   number of tokens, `</s>` included
 * @param alpha    0 = no normalisation, 1 = mean log-probability
 */
export const normalisedScore = (logProb: number, length: number, alpha: number): number =>
  logProb / length ** alpha;

/** Most pieces, `</s>` included, that a hypothesis for a source of `sourceLength` pieces may have. */
export const lengthCap = (sourceLength: number, maxLengthRatio: number, maxPositions: number): number =>
  Math.min(Math.floor(maxLengthRatio * sourceLength) + extraLength, maxPositions);

/** A piece of a hypothesis, linked to the pieces before it. */
interface Node {
  before: Node | undefined;
  id: number;
  logProb: number;
  sum: number;
  length: number;
}

/** A source in the batch: its live hypotheses sit in the batch rows `slots`, side by side in `nodes`. */
interface Beam {
  cap: number;
  slots: number[];
  nodes: Node[];
  ended: Node[];
  cut: Node[];
}

/**
 * Beam search over a batch, all beams of all sources in one decoder call a step.
 *
 * As in Marian, a hypothesis that ends leaves its beam and its place is not filled again, and a
 * source is done when its beam is empty. It is also done once no live hypothesis can still beat
 * the best ended one, which never changes the result. Rows of done sources leave the batch.
 *
 * @param sources       piece ids of each source, `</s>` last
 * @param paddedLength  length to which every source is padded; a result's last bits may depend on
 *                      it, so the caller derives it from the source alone (see `batch.ts`)
 * @param signal        stops the search between two decoder calls, with the signal's reason thrown
 */
export const search = async (
  model: Model,
  sources: readonly (readonly number[])[],
  paddedLength: number,
  options: SearchOptions,
  signal?: AbortSignal,
): Promise<SearchResult[]> => {
  const { config } = model;
  const start: Node = { before: undefined, id: config.startId, logProb: 0, sum: 0, length: 0 };
  const beams = sources.map(
    (source, row): Beam => ({
      cap: lengthCap(source.length, options.maxLengthRatio, config.maxPositions),
      slots: [row],
      nodes: [start],
      ended: [],
      cut: [],
    }),
  );

  const decoder = await startDecoder(model, sources, paddedLength);
  for (let rows = sources.length; rows > 0; ) {
    signal?.throwIfAborted();
    const inputs = new BigInt64Array(rows).fill(BigInt(config.padId));
    for (const { slots, nodes } of beams)
      slots.forEach((slot, i) => {
        inputs[slot] = BigInt(nodes[i]!.id);
      });

    const best = await decoder.step(inputs, Math.min(options.beamSize, config.vocabularySize));
    const parents = beams.map((beam) => advance(beam, best, config.endId, options));

    const alive = beams.reduce((sum, { nodes }) => sum + nodes.length, 0);
    const mustGrow = beams.some(({ nodes, slots }) => nodes.length > slots.length);
    if (mustGrow || alive < rows * compactBelow) {
      const origin = new Int32Array(alive);
      let row = 0;
      beams.forEach((beam, b) => {
        beam.slots = parents[b]!.map((parent) => {
          origin[row] = parent;
          return row++;
        });
      });
      decoder.rebuild(origin);
      rows = alive;
    } else {
      beams.forEach((beam, b) => {
        beam.slots = settle(beam.slots, parents[b]!, decoder.move);
      });
    }
  }
  return beams.map((beam) => winnerOf(beam, options));
};

/**
 * Extends a source's hypotheses by one piece.
 *
 * @returns for each new live hypothesis (`beam.nodes`, best first) the batch row of its parent
 */
const advance = (beam: Beam, best: Best, endId: number, options: SearchOptions): number[] => {
  if (beam.nodes.length === 0) return [];
  const width = options.beamSize - beam.ended.length;

  const found: { row: number; node: Node }[] = [];
  beam.slots.forEach((row, i) => {
    const before = beam.nodes[i]!;
    for (let at = row * best.count; at < row * best.count + Math.min(width, best.count); at++) {
      const logProb = best.logProbs[at]!;
      if (!(logProb > Number.NEGATIVE_INFINITY)) break;
      const node = {
        before,
        id: Number(best.ids[at]),
        logProb,
        sum: before.sum + logProb,
        length: before.length + 1,
      };
      found.push({ row, node });
    }
  });
  // Array sorting is stable: equal sums stay in the order of their parents, then of their ids.
  found.sort((a, b) => b.node.sum - a.node.sum);

  beam.nodes = [];
  const parents: number[] = [];
  for (const { row, node } of found.slice(0, width)) {
    if (node.id === endId) beam.ended.push(node);
    else if (node.length === beam.cap) beam.cut.push(node);
    else {
      beam.nodes.push(node);
      parents.push(row);
    }
  }

  const bestEnded = Math.max(...beam.ended.map((node) => scoreOf(node, options)));
  const bestPossible = Math.max(
    ...beam.nodes.map((node) => normalisedScore(node.sum, beam.cap, options.lengthPenalty)),
  );
  if (bestEnded >= bestPossible) {
    beam.nodes = [];
    return [];
  }
  return parents;
};

const scoreOf = (node: Node, { lengthPenalty }: SearchOptions): number =>
  normalisedScore(node.sum, node.length, lengthPenalty);

/**
 * Gives each hypothesis a row of its source without growing the batch: a parent's first child stays
 * in its parent's row, the others overwrite rows whose hypothesis has no child.
 */
const settle = (
  slots: readonly number[],
  parents: readonly number[],
  move: (from: number, to: number) => void,
): number[] => {
  const free = slots.filter((slot) => !parents.includes(slot));
  const taken = new Set<number>();
  return parents.map((parent) => {
    if (!taken.has(parent)) {
      taken.add(parent);
      return parent;
    }
    const slot = free.shift()!;
    move(parent, slot);
    return slot;
  });
};

/** The best ended hypothesis; one that reached the cap counts only where none ended. */
const winnerOf = ({ ended, cut }: Beam, options: SearchOptions): SearchResult => {
  const candidates = ended.length > 0 ? ended : cut;
  if (candidates.length === 0)
    throw new PadanError(
      'model',
      'the decoder gave no probabilities (NaN)',
      {},
      'the model files are damaged',
    );
  const winner = candidates.reduce((a, b) => (scoreOf(b, options) > scoreOf(a, options) ? b : a));
  const result: SearchResult = {
    ids: [],
    logProbs: [],
    score: scoreOf(winner, options),
    ended: ended.length > 0,
  };
  for (let node = winner; node.before; node = node.before) {
    result.ids.push(node.id);
    result.logProbs.push(node.logProb);
  }
  result.ids.reverse();
  result.logProbs.reverse();
  return result;
};

/** The most probable next pieces of each row, best first. */
interface Best {
  /** Pieces a row. */
  count: number;
  /** rows × count */
  ids: BigInt64Array;
  /** rows × count; −∞ for pieces that may not be generated. */
  logProbs: Float32Array;
}

/** The decoder with its caches: a row of the batch is a hypothesis. */
interface Decoder {
  /** Feeds a piece to every row; gives the `count` most probable next ones. */
  step(inputs: BigInt64Array, count: number): Promise<Best>;
  /** Copies the self-attention cache of one row over another's. */
  move(from: number, to: number): void;
  /** Makes a batch whose row r is a copy of the old row `origin[r]`. */
  rebuild(origin: Int32Array): void;
}

const startDecoder = async (
  model: Model,
  sources: readonly (readonly number[])[],
  paddedLength: number,
): Promise<Decoder> => {
  const { heads, headSize, decoderLayers, padId, vocabularySize, suppressedIds } = model.config;
  const allowed = new Tensor('float32', new Float32Array(vocabularySize), [vocabularySize]);
  for (const id of suppressedIds) allowed.data[id] = Number.NEGATIVE_INFINITY;
  const ids = new BigInt64Array(sources.length * paddedLength).fill(BigInt(padId));
  sources.forEach((source, row) => {
    source.forEach((id, i) => {
      ids[row * paddedLength + i] = BigInt(id);
    });
  });
  let lengths = sources.map((source) => source.length);
  let encoderMask = maskOf(lengths, paddedLength);
  const encoded = await model.encoder.run({
    input_ids: new Tensor('int64', ids, [sources.length, paddedLength]),
    attention_mask: encoderMask,
  });
  let encoderStates = encoded['last_hidden_state'] as TypedTensor<'float32'>;

  const names = (side: 'decoder' | 'encoder'): string[] =>
    Array.from({ length: decoderLayers }, (_, layer) => [
      `${layer}.${side}.key`,
      `${layer}.${side}.value`,
    ]).flat();
  const selfNames = names('decoder');
  const crossNames = names('encoder');
  const selfOutputs = ['ids', 'logProbs', ...selfNames.map((name) => `present.${name}`)];
  const firstOutputs = [...selfOutputs, ...crossNames.map((name) => `present.${name}`)];
  const nothing = new Tensor('float32', new Float32Array(0), [sources.length, heads, 0, headSize]);
  const cache = new Map<string, Tensor>(
    [...selfNames, ...crossNames].map((name) => [name, nothing] as const),
  );
  let first = true;

  return {
    step: async (inputs, count) => {
      const feeds: Record<string, Tensor> = {
        input_ids: new Tensor('int64', inputs, [inputs.length, 1]),
        encoder_attention_mask: encoderMask,
        encoder_hidden_states: encoderStates,
        use_cache_branch: new Tensor('bool', [!first], [1]),
        mask: allowed,
        k: new Tensor('int64', BigInt64Array.of(BigInt(count)), [1]),
      };
      for (const [name, tensor] of cache) feeds[`past_key_values.${name}`] = tensor;
      const outputs = await model.decoder.run(feeds, first ? firstOutputs : selfOutputs);
      for (const name of first ? [...selfNames, ...crossNames] : selfNames)
        cache.set(name, outputs[`present.${name}`] as Tensor);
      first = false;
      return {
        count,
        ids: outputs['ids']!.data as BigInt64Array,
        logProbs: outputs['logProbs']!.data as Float32Array,
      };
    },
    move: (from, to) => {
      for (const name of selfNames) {
        const { data, dims } = cache.get(name)!;
        const size = data.length / dims[0]!;
        (data as Float32Array).copyWithin(to * size, from * size, (from + 1) * size);
      }
    },
    rebuild: (origin) => {
      for (const [name, tensor] of cache) cache.set(name, gatherFloats(tensor, origin));
      lengths = Array.from(origin, (row) => lengths[row]!);
      encoderMask = maskOf(lengths, paddedLength);
      // With a cache the decoder reads only the shape of the encoder's states.
      const width = encoderStates.dims[2]!;
      encoderStates = new Tensor('float32', new Float32Array(origin.length * width), [
        origin.length,
        1,
        width,
      ]);
    },
  };
};

/** 1 for each piece of a source, 0 for its padding; a source a row. */
const maskOf = (lengths: readonly number[], paddedLength: number): TypedTensor<'int64'> => {
  const mask = new BigInt64Array(lengths.length * paddedLength);
  lengths.forEach((length, row) => {
    mask.fill(1n, row * paddedLength, row * paddedLength + length);
  });
  return new Tensor('int64', mask, [lengths.length, paddedLength]);
};

/** A tensor whose row r is the row `origin[r]` of the given one. */
const gatherFloats = (tensor: Tensor, origin: Int32Array): Tensor => {
  const [rows = 1, ...shape] = tensor.dims;
  const from = tensor.data as Float32Array;
  const size = from.length / rows;
  const to = new Float32Array(origin.length * size);
  origin.forEach((row, i) => {
    to.set(from.subarray(row * size, (row + 1) * size), i * size);
  });
  return new Tensor('float32', to, [origin.length, ...shape]);
};
