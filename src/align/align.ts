import type { Bead } from '../core/system.js';
import { PadanError } from '../errors.js';
import { emptyLexicon, type Lexicon } from '../languages/lexicon.js';
import { maxAlignmentCells } from '../limits.js';
import { cheapestBeads, shapesUpTo } from './beads.js';
import { createSimilarity, type Similarity } from './similarity.js';
import { deviationsFrom, goodEvidence, type Statistics, statisticsOf } from './statistics.js';
import { withoutStrangers } from './strangers.js';

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
  /** Standard deviations above chance under which a segment of a larger bead must earn its place. */
  doubtful: number;
  /** The same where the evidence is good, and what belongs together shows. */
  doubtfulIfGood: number;
}

export const costs: AlignCosts = {
  skip: 0.6,
  merge: 0.16,
  reorder: 0.05,
  length: 0.04,
  maxLength: 0.2,
  fullFit: 0.65,
  connected: 0.06,
  doubtful: 2,
  doubtfulIfGood: 3,
};

/** Maximum segments on either side of a bead. */
const maxGroup = 4;

/** Beads that are shorter than this, in multiples of the average segment, may fit no better than chance. */
const short = 0.5;

/** Source segments [i, i + m) and target segments [j, j + n). */
interface Block {
  i: number;
  m: number;
  j: number;
  n: number;
}

/**
 * Aligns sentences with their translation by dynamic programming over beads 1:0 … 4:4.
 * If the translation moved a sentence, it shares a bead with the sentences that it moved past.
 * Sentences that fit no better than chance are not paired, and texts that are no translations of each other not at all.
 *
 * @returns beads in order; every index of both sides is in exactly one bead; scores are 0 to 1
 * @throws PadanError `too-large` if the alignment table would have more than `maxAlignmentCells` cells
 */
export const align = (
  source: readonly string[],
  target: readonly string[],
  { pivot, lexicon = emptyLexicon }: AlignOptions = {},
): ScoredBead[] => {
  const whole = { i: 0, m: source.length, j: 0, n: target.length };
  checkSize(whole);
  const similarity = createSimilarity(source, target, pivot, lexicon);
  const statistics = statisticsOf(similarity, source.length, target.length);
  return withoutStrangers(alignBlock(similarity, statistics, whole), statistics, isShort(similarity));
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
  const blocks = blocksOf(source, target, pivot, lexicon);
  blocks.forEach(checkSize);
  const [sources, targets] = [source.flat(), target.flat()];
  const similarity = createSimilarity(sources, targets, pivot?.flat(), lexicon);
  const statistics = statisticsOf(similarity, sources.length, targets.length);
  const beads = blocks.flatMap((block) => alignBlock(similarity, statistics, block));
  return withoutStrangers(beads, statistics, isShort(similarity));
};

/** Parts of two documents that correspond as wholes: aligned paragraphs, or all if their paragraphs are of no help. */
const blocksOf = (
  source: readonly (readonly string[])[],
  target: readonly (readonly string[])[],
  pivot: readonly (readonly string[])[] | undefined,
  lexicon: Lexicon,
): Block[] => {
  const whole = { i: 0, m: source.length, j: 0, n: target.length };
  const [firstSource, firstTarget] = [starts(source), starts(target)];
  const sentencesIn = ({ i, m, j, n }: Block): Block => ({
    i: firstSource[i]!,
    m: firstSource[i + m]! - firstSource[i]!,
    j: firstTarget[j]!,
    n: firstTarget[j + n]! - firstTarget[j]!,
  });
  if (!haveSameLayout(source, target)) return [sentencesIn(whole)];
  checkSize(whole);
  const joined = (paragraphs: readonly (readonly string[])[]) =>
    paragraphs.map((sentences) => sentences.join(' '));
  const similarity = createSimilarity(joined(source), joined(target), pivot && joined(pivot), lexicon);
  const statistics = statisticsOf(similarity, source.length, target.length);
  return cheapestBlocks(similarity, statistics, whole).map(sentencesIn);
};

/** Paragraphs help only if neither side has more than twice as many as the other. */
const haveSameLayout = (source: readonly unknown[], target: readonly unknown[]): boolean =>
  Math.min(source.length, target.length) * 2 >= Math.max(source.length, target.length);

/** Index of each paragraph's first sentence, and the number of sentences. */
const starts = (paragraphs: readonly (readonly unknown[])[]): number[] => {
  let next = 0;
  return [
    0,
    ...paragraphs.map((sentences) => {
      next += sentences.length;
      return next;
    }),
  ];
};

const checkSize = ({ m, n }: Block): void => {
  if (m * n > maxAlignmentCells)
    throw new PadanError(
      'too-large',
      `too long to align: ${m} and ${n} segments`,
      {},
      'split both files in the same places',
    );
};

/** The beads of a part of two texts. */
const alignBlock = (similarity: Similarity, statistics: Statistics, block: Block): ScoredBead[] =>
  cheapestBlocks(similarity, statistics, block).map(({ i, m, j, n }) => ({
    source: range(i, m),
    target: range(j, n),
    score: m === 0 || n === 0 ? 0 : similarity.closeness(i, m, j, n),
  }));

/** Cuts a part of two texts into the blocks of at most 4:4 segments that cost least. */
const cheapestBlocks = (
  similarity: Similarity,
  { chance, ratio, related }: Statistics,
  block: Block,
): Block[] => {
  const doubtful = deviationsFrom(chance, related >= goodEvidence ? costs.doubtfulIfGood : costs.doubtful);
  const pairs = new Float32Array(block.m * block.n).fill(-1);
  const pairFit = (i: number, j: number): number => {
    const cell = (i - block.i) * block.n + j - block.j;
    if (pairs[cell] === -1) pairs[cell] = similarity.closeness(i, 1, j, 1);
    return pairs[cell]!;
  };
  const cost = (i: number, m: number, j: number, n: number): number => {
    const weight = (m + n) / 4 + similarity.share(i, m, j, n) / 2;
    if (m === 0 || n === 0) return costs.skip * 2 * weight;
    const pair = m + n === 2;
    const links = pair ? null : linksOf(pairFit, i, m, j, n);
    if (links !== null && links.weakest < costs.connected) return Number.POSITIVE_INFINITY;
    const fit = pair ? pairFit(i, j) : similarity.closeness(i, m, j, n);
    // What has nothing to do with the bead would be glued to it where the other text leaves it out.
    if (links !== null && links.weakest < doubtful && fit < links.strongest) return Number.POSITIVE_INFINITY;
    const reorder = m > 1 && n > 1 ? costs.reorder : 0;
    const length = Math.min(
      costs.maxLength,
      costs.length * squaredDeviation(similarity.sourceLength(i, m) * ratio, similarity.targetLength(j, n)),
    );
    return weight * (1 - fit / costs.fullFit) + costs.merge * (m + n - 2) + reorder + length;
  };
  return cheapestBeads(block.m, block.n, shapesUpTo(maxGroup), (i, m, j, n) =>
    cost(block.i + i, m, block.j + j, n),
  ).map(({ i, j, shape: [m, n] }) => ({ i: block.i + i, m, j: block.j + j, n }));
};

/** The best fit that each segment of a bead has with one of the other side: the least and the greatest of these. */
const linksOf = (
  pairFit: (i: number, j: number) => number,
  i: number,
  m: number,
  j: number,
  n: number,
): { weakest: number; strongest: number } => {
  let [weakest, strongest] = [1, 0];
  const columns = new Array<number>(n).fill(0);
  for (let a = 0; a < m; a++) {
    let row = 0;
    for (let b = 0; b < n; b++) {
      const fit = pairFit(i + a, j + b);
      row = Math.max(row, fit);
      columns[b] = Math.max(columns[b]!, fit);
    }
    weakest = Math.min(weakest, row);
    strongest = Math.max(strongest, row);
  }
  return { weakest: Math.min(weakest, ...columns), strongest };
};

/** How far two lengths are apart, in squared standard deviations (Gale & Church 1993, whose variance per character is 6.8). */
const squaredDeviation = (here: number, there: number): number =>
  (here - there) ** 2 / ((6.8 * (here + there)) / 2 + 1);

const isShort =
  ({ share }: Similarity) =>
  ({ source, target }: ScoredBead): boolean =>
    share(source[0] ?? 0, source.length, target[0] ?? 0, target.length) < short;

const range = (from: number, count: number): number[] => Array.from({ length: count }, (_, i) => from + i);
