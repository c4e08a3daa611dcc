import type { Bead } from '../core/system.js';
import { PadanError } from '../errors.js';
import { emptyLexicon, type Lexicon } from '../languages/lexicon.js';
import { maxAlignmentCells } from '../limits.js';
import { cheapestBeads, shapesUpTo } from './beads.js';
import { createSimilarity } from './similarity.js';

/** A bead with a score, from aligning two texts by content. */
export type ScoredBead = Bead & { score: number };

export interface AlignOptions {
  /** A translation of each source sentence into the target language. */
  pivot?: readonly string[];
  lexicon?: Lexicon;
}

/** Costs of a bead, for segments of average length. Tuned on this project's corpus and its references. */
export interface AlignCosts {
  /** Leaving a segment unpaired. Two segments whose bead would cost more than two skips stay unpaired. */
  skip: number;
  /** Each segment in a bead beyond 1:1. */
  merge: number;
  /** A bead with several segments on both sides, which covers a change of order. */
  reorder: number;
  /** Cost per squared standard deviation of length, up to `maxLength`. */
  length: number;
  maxLength: number;
  /** Fit at which a bead costs nothing; a better fit has a negative cost. A rough translation rarely fits better. */
  fullFit: number;
  /** Minimum fit of each segment in a larger bead with some segment of the other side. */
  connected: number;
}

export const costs: AlignCosts = {
  skip: 0.6,
  merge: 0.16,
  reorder: 0.05,
  length: 0.04,
  maxLength: 0.2,
  fullFit: 0.65,
  connected: 0.06,
};

/** Maximum segments on either side of a bead. */
const maxGroup = 4;

/**
 * Aligns sentences with their translation by dynamic programming over beads 1:0 … 4:4.
 * If the translation moved a sentence, it shares a bead with the sentences that it moved past.
 *
 * @returns beads in order; every index of both sides is in exactly one bead; scores are 0 to 1
 * @throws PadanError `too-large` if the alignment table would have more than `maxAlignmentCells` cells
 */
export const align = (
  source: readonly string[],
  target: readonly string[],
  { pivot, lexicon = emptyLexicon }: AlignOptions = {},
): ScoredBead[] => {
  if (source.length * target.length > maxAlignmentCells)
    throw new PadanError(
      'too-large',
      `too long to align: ${source.length} and ${target.length} segments`,
      {},
      'split both files in the same places',
    );
  const similarity = createSimilarity(source, target, pivot, lexicon);
  const pairs = new Float32Array(source.length * target.length).fill(-1);
  const pairFit = (i: number, j: number): number => {
    const cell = i * target.length + j;
    if (pairs[cell] === -1) pairs[cell] = similarity.closeness(i, 1, j, 1);
    return pairs[cell]!;
  };
  const connected = (i: number, m: number, j: number, n: number): boolean => {
    const columns = range(j, n);
    const rows = range(i, m);
    return (
      rows.every((row) => columns.some((column) => pairFit(row, column) >= costs.connected)) &&
      columns.every((column) => rows.some((row) => pairFit(row, column) >= costs.connected))
    );
  };
  const cost = (i: number, m: number, j: number, n: number): number => {
    const weight = (m + n) / 4 + similarity.share(i, m, j, n) / 2;
    if (m === 0 || n === 0) return costs.skip * 2 * weight;
    if (m + n > 2 && !connected(i, m, j, n)) return Number.POSITIVE_INFINITY;
    const fit = m + n === 2 ? pairFit(i, j) : similarity.closeness(i, m, j, n);
    const length = Math.min(costs.maxLength, costs.length * similarity.lengthDeviation(i, m, j, n) ** 2);
    const reorder = m > 1 && n > 1 ? costs.reorder : 0;
    return weight * (1 - fit / costs.fullFit) + costs.merge * (m + n - 2) + reorder + length;
  };
  return cheapestBeads(source.length, target.length, shapesUpTo(maxGroup), cost).map(
    ({ i, j, shape: [m, n] }) => ({
      source: range(i, m),
      target: range(j, n),
      score: m === 0 || n === 0 ? 0 : similarity.closeness(i, m, j, n),
    }),
  );
};

/**
 * Aligns two documents, given as paragraphs of sentences: first paragraphs, then the sentences in them.
 *
 * @param pivot  a translation of each sentence, in the shape of `source`
 * @returns beads in order, with sentence indices counted over the whole document
 * @throws PadanError `too-large`, as `align`
 */
export const alignParagraphs = (
  source: readonly (readonly string[])[],
  target: readonly (readonly string[])[],
  { pivot, lexicon = emptyLexicon }: { pivot?: readonly (readonly string[])[]; lexicon?: Lexicon } = {},
): ScoredBead[] => {
  const joined = (paragraphs: readonly (readonly string[])[]) =>
    paragraphs.map((sentences) => sentences.join(' '));
  const blocks = sameLayout(source, target)
    ? align(joined(source), joined(target), { ...(pivot && { pivot: joined(pivot) }), lexicon })
    : [{ source: range(0, source.length), target: range(0, target.length), score: 0 }];

  const firstSource = starts(source);
  const firstTarget = starts(target);
  return blocks.flatMap((block) => {
    const pick = <T>(paragraphs: readonly (readonly T[])[], indices: readonly number[]) =>
      indices.flatMap((index) => paragraphs[index]!);
    const beads = align(pick(source, block.source), pick(target, block.target), {
      ...(pivot && { pivot: pick(pivot, block.source) }),
      lexicon,
    });
    const shift = (indices: readonly number[], by: number) => indices.map((index) => index + by);
    return beads.map((bead) => ({
      source: shift(bead.source, firstSource[block.source[0] ?? 0] ?? 0),
      target: shift(bead.target, firstTarget[block.target[0] ?? 0] ?? 0),
      score: bead.score,
    }));
  });
};

/** Paragraphs help only if neither side has more than twice as many as the other. */
const sameLayout = (source: readonly unknown[], target: readonly unknown[]): boolean =>
  Math.min(source.length, target.length) * 2 >= Math.max(source.length, target.length);

const range = (from: number, count: number): number[] => Array.from({ length: count }, (_, i) => from + i);

/** Index of each paragraph's first sentence. */
const starts = (paragraphs: readonly (readonly unknown[])[]): number[] => {
  let next = 0;
  return paragraphs.map((sentences) => {
    const first = next;
    next += sentences.length;
    return first;
  });
};
