import { PadanError } from '../../errors.js';
import type { ModelConfig } from '../../model/config.js';
import { bannedAfter } from './banned.js';
import { checkPieces } from './check-pieces.js';
import type { Best, StartDecoder } from './decoder.js';
import { extraLength, lengthCap, normalisedScore } from './length.js';

export interface SearchOptions {
  /** Hypotheses kept for a sentence at each step; 1 is greedy search. */
  beamSize: number;
  /** Exponent α of the length normalisation: 0 sums log-probabilities, 1 takes their mean. */
  lengthPenalty: number;
  /** A hypothesis has at most `maxLengthRatio` × source pieces + 8 pieces. */
  maxLengthRatio: number;
  /** No sequence of this many pieces occurs twice in a hypothesis; 0 allows repeats. */
  noRepeatNgramSize: number;
  /** Number of hypotheses to return for a source, best first; at most `beamSize`. */
  nBest: number;
}

/** A source to translate. */
export interface Source {
  /** Pieces, `</s>` last. */
  ids: readonly number[];
  /** Pieces that every hypothesis begins with. If it ends with `</s>`, it is the only hypothesis and is just scored. */
  prefix?: readonly number[];
}

/** A hypothesis for a source: pieces with `</s>` last, unless it reached the length cap. */
export interface SearchResult {
  ids: number[];
  /** Natural log-probability of each piece of `ids`, given the source and the pieces before it. */
  logProbs: number[];
  /** Length-normalised sum of `logProbs`. */
  score: number;
  /** False if the length cap was reached before `</s>`. */
  ended: boolean;
}

/** Dead rows are dropped once fewer than this share of rows is alive: copying caches has a cost, too. */
const compactBelow = 0.75;

/** A piece of a hypothesis, linked to the pieces before it. */
interface Node {
  before: Node | undefined;
  id: number;
  logProb: number;
  sum: number;
  length: number;
}

/** A source in the batch. Its live hypothesis `nodes[i]` is in batch row `slots[i]`. */
interface Beam {
  cap: number;
  prefix: readonly number[];
  slots: number[];
  nodes: Node[];
  ended: Node[];
  cut: Node[];
}

/**
 * Beam search over a batch, with one decoder call per step for all beams of all sources.
 *
 * As in Marian, a hypothesis that ends leaves its beam and is not replaced, and a source is done when its beam is
 * empty. It is also done once no live hypothesis can beat the best ended ones, which never changes the result. Rows
 * of done sources leave the batch.
 *
 * @param paddedLength  length to which every source is padded, in pieces. A result's last bits may depend on it, so
 *                      callers derive it from the source alone (see `batch.ts`).
 * @param signal        stops the search between two decoder calls
 * @returns for each source up to `nBest` hypotheses, best first; at least one
 * @throws PadanError if a piece is not in the model's vocabulary, or the decoder returns no probabilities; the signal's
 *         reason
 */
export const search = async (
  start: StartDecoder,
  config: ModelConfig,
  sources: readonly Source[],
  paddedLength: number,
  options: SearchOptions,
  signal?: AbortSignal,
): Promise<SearchResult[][]> => {
  checkPieces(sources, config);
  const { suppressedSequences } = config;
  const { noRepeatNgramSize } = options;
  const canBan = noRepeatNgramSize > 0 || suppressedSequences.length > 0;
  const root: Node = { before: undefined, id: config.startId, logProb: 0, sum: 0, length: 0 };
  const beams = sources.map(({ ids, prefix = [] }, row): Beam => {
    const cap = lengthCap(ids.length, options.maxLengthRatio, config.maxPositions);
    return {
      cap: Math.min(Math.max(cap, prefix.length + extraLength), config.maxPositions),
      prefix,
      slots: [row],
      nodes: [root],
      ended: [],
      cut: [],
    };
  });

  const decoder = await start(
    sources.map(({ ids }) => ids),
    paddedLength,
  );
  for (let rows = sources.length; rows > 0; ) {
    signal?.throwIfAborted();
    const inputs = new BigInt64Array(rows).fill(BigInt(config.padId));
    const wanted = new BigInt64Array(rows);
    const banned: (Set<number> | undefined)[] = new Array(rows);
    let count = 1;
    for (const beam of beams)
      beam.slots.forEach((slot, i) => {
        const node = beam.nodes[i]!;
        inputs[slot] = BigInt(node.id);
        wanted[slot] = BigInt(beam.prefix[node.length] ?? 0);
        if (canBan) banned[slot] = bannedAfter(idsOf(node), noRepeatNgramSize, suppressedSequences);
        count = Math.max(count, options.beamSize - beam.ended.length + (banned[slot]?.size ?? 0));
      });

    const best = await decoder.step(inputs, Math.min(count, config.vocabularySize), wanted);
    const parents = beams.map((beam) =>
      beam.nodes.length === 0
        ? []
        : beam.nodes[0]!.length < beam.prefix.length
          ? follow(beam, best, config.endId)
          : advance(beam, best, banned, config.endId, options),
    );

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
      if (alive > 0) decoder.rebuild(origin);
      rows = alive;
    } else {
      beams.forEach((beam, b) => {
        beam.slots = settle(beam.slots, parents[b]!, decoder.move);
      });
    }
  }
  return beams.map((beam) => winnersOf(beam, options));
};

/** Extends a source's only hypothesis by the next piece of its prefix. Returns the rows of live hypotheses. */
const follow = (beam: Beam, best: Best, endId: number): number[] => {
  const [before] = beam.nodes as [Node];
  const [row] = beam.slots as [number];
  const logProb = best.wantedLogProbs[row]!;
  const id = beam.prefix[before.length]!;
  const node = { before, id, logProb, sum: before.sum + logProb, length: before.length + 1 };
  beam.nodes = [];
  if (id === endId) beam.ended.push(node);
  else if (node.length === beam.cap) beam.cut.push(node);
  else beam.nodes.push(node);
  return beam.nodes.length > 0 ? [row] : [];
};

/**
 * Extends a source's hypotheses by one piece.
 *
 * @param banned  for each row, the pieces that may not come next
 * @returns for each new live hypothesis (`beam.nodes`, best first), the batch row of its parent
 */
const advance = (
  beam: Beam,
  best: Best,
  banned: readonly (Set<number> | undefined)[],
  endId: number,
  options: SearchOptions,
): number[] => {
  const width = options.beamSize - beam.ended.length;
  const found: { row: number; before: Node; id: number; logProb: number; sum: number }[] = [];
  beam.slots.forEach((row, i) => {
    const before = beam.nodes[i]!;
    const end = (row + 1) * best.count;
    for (let at = row * best.count, taken = 0; at < end && taken < width; at++) {
      const logProb = best.logProbs[at]!;
      if (!(logProb > Number.NEGATIVE_INFINITY)) break;
      const id = Number(best.ids[at]);
      if (banned[row]?.has(id)) continue;
      taken++;
      found.push({ row, before, id, logProb, sum: before.sum + logProb });
    }
  });
  // Sorting is stable: equal sums stay in the order of their parents, then of their ids.
  if (beam.slots.length > 1) found.sort((a, b) => b.sum - a.sum);

  beam.nodes = [];
  const parents: number[] = [];
  for (const { row, before, id, logProb, sum } of found.slice(0, width)) {
    const node = { before, id, logProb, sum, length: before.length + 1 };
    if (id === endId) beam.ended.push(node);
    else if (node.length === beam.cap) beam.cut.push(node);
    else {
      beam.nodes.push(node);
      parents.push(row);
    }
  }

  if (beam.ended.length >= options.nBest && beam.nodes.length > 0) {
    const worstKept = beam.ended.map((node) => scoreOf(node, options)).sort((a, b) => b - a)[
      options.nBest - 1
    ]!;
    const bestPossible = Math.max(
      ...beam.nodes.map((node) => normalisedScore(node.sum, beam.cap, options.lengthPenalty)),
    );
    if (worstKept >= bestPossible) {
      beam.nodes = [];
      return [];
    }
  }
  return parents;
};

/** Pieces of a hypothesis, in order. */
const idsOf = (last: Node): number[] => {
  const ids: number[] = new Array(last.length);
  for (let node = last; node.before; node = node.before) ids[node.length - 1] = node.id;
  return ids;
};

const scoreOf = (node: Node, { lengthPenalty }: SearchOptions): number =>
  normalisedScore(node.sum, node.length, lengthPenalty);

/**
 * Assigns hypotheses to rows of their source without growing the batch: a parent's first child keeps the parent's
 * row, and the others overwrite rows whose hypotheses have no children.
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

/** The best ended hypotheses, or the best of those that reached the length cap if none ended. */
const winnersOf = ({ ended, cut }: Beam, options: SearchOptions): SearchResult[] => {
  const candidates = ended.length > 0 ? ended : cut;
  if (candidates.length === 0)
    throw new PadanError(
      'model-failed',
      'the decoder returned no probabilities (NaN), or every piece was banned',
      {},
      'copy the model folder again: its files may be damaged',
    );
  return candidates
    .map((last) => ({ last, score: scoreOf(last, options) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, options.nBest)
    .map(({ last, score }) => {
      const logProbs: number[] = new Array(last.length);
      for (let node = last; node.before; node = node.before) logProbs[node.length - 1] = node.logProb;
      return { ids: idsOf(last), logProbs, score, ended: ended.length > 0 };
    });
};
