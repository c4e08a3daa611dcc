import { PadanError } from '../errors.js';
import { emptyLexicon, type Lexicon } from '../languages/lexicon.js';
import type { Band } from './band.js';
import { beadsOf, type ScoredBead } from './beads.js';
import { filledIn, withBlanks } from './blanks.js';
import { type AlignCosts, costs as defaultCosts } from './costs.js';
import { boundariesOf } from './evidence/boundaries.js';
import { learnLexicon } from './evidence/learn.js';
import { createSimilarity } from './evidence/similarity.js';
import { bandFor, type Setting } from './part.js';
import { type Block, cheapestBlocks, pairsIn } from './search.js';
import { type Statistics, statisticsOf } from './statistics.js';
import { type Verdict, verdictOn } from './verdict.js';

export type { ScoredBead };

export interface AlignOptions {
  /** A translation of each source sentence into the target language. */
  pivot?: readonly string[];
  lexicon?: Lexicon;
  costs?: AlignCosts;
}

/** As `AlignOptions`, for texts in paragraphs. */
export interface ParagraphAlignOptions extends Omit<AlignOptions, 'pivot'> {
  /** A translation of each sentence, in the shape of the source. */
  pivot?: readonly (readonly string[])[];
}

/**
 * Aligns sentences with their translation, in beads of up to 8 sentences a side. If the translation moved a sentence a
 * little, it shares a bead with the sentences that it moved past; if it moved some far away, their beads cross others.
 * Sentences that fit no better than chance are not paired, and texts that are no translations of each other not at all.
 * Time and memory grow linearly with the texts. docs/alignment.md describes the method.
 *
 * @returns beads in the source's order; every index of both sides is in exactly one bead; scores are 0 to 1
 */
export const align = (
  source: readonly string[],
  target: readonly string[],
  { pivot, ...options }: AlignOptions = {},
): ScoredBead[] => alignParagraphs([source], [target], { ...options, ...(pivot && { pivot: [pivot] }) });

/**
 * Aligns two documents, given as paragraphs of sentences. Paragraphs may be cut otherwise on the other side.
 *
 * @returns as `align`, with sentence indices counted over the whole document
 */
export const alignParagraphs = (
  source: readonly (readonly string[])[],
  target: readonly (readonly string[])[],
  options: ParagraphAlignOptions = {},
): ScoredBead[] => alignWithVerdict(source, target, options).beads;

/**
 * Aligns two documents, and says whether they correspond at all.
 *
 * @throws PadanError `lines-differ` if the pivot has another number of sentences than the source
 */
export const alignWithVerdict = (
  source: readonly (readonly string[])[],
  target: readonly (readonly string[])[],
  { pivot, lexicon = emptyLexicon, costs = defaultCosts }: ParagraphAlignOptions = {},
): { beads: ScoredBead[]; verdict: Verdict } => {
  const [sources, targets, pivots] = [source.flat(), target.flat(), pivot?.flat()];
  if (pivots && pivots.length !== sources.length)
    throw new PadanError(
      'lines-differ',
      `the pivot has ${pivots.length} sentences, the source ${sources.length}`,
    );
  const filled = { source: filledIn(sources), target: filledIn(targets) };
  const [sourceBegins, targetBegins] = [beginningsOf(source), beginningsOf(target)];
  const { beads, verdict } = alignFilled(
    {
      source: filled.source.map((i) => sources[i]!),
      target: filled.target.map((j) => targets[j]!),
      pivot: pivots && filled.source.map((i) => pivots[i]!),
      sourceBegins: filled.source.map((i) => sourceBegins[i]!),
      targetBegins: filled.target.map((j) => targetBegins[j]!),
    },
    lexicon,
    costs,
  );
  const whole = beads.map((bead) => ({
    source: bead.source.map((i) => filled.source[i]!),
    target: bead.target.map((j) => filled.target[j]!),
    score: bead.score,
  }));
  return { beads: withBlanks(whole, sources.length, targets.length), verdict };
};

/** Whether each sentence begins a paragraph: the first of one, and what follows an empty one. */
const beginningsOf = (paragraphs: readonly (readonly string[])[]): boolean[] =>
  paragraphs.flatMap((sentences) => sentences.map((_, i) => i === 0 || sentences[i - 1]!.trim() === ''));

const alignFilled = (
  texts: Texts,
  lexicon: Lexicon,
  costs: AlignCosts,
): { beads: ScoredBead[]; verdict: Verdict } => {
  const first = alignOnce(texts, lexicon, costs);
  if (first.setting.similarity.isTelling) return finished(first);
  // With neither a translation nor a lexicon, the texts themselves are the dictionary. It tells nothing of whether
  // they correspond.
  const learned = learnLexicon(texts.source, texts.target, first.blocks, lexicon);
  const second = alignOnce(texts, learned, costs, first.band);
  return finished({ ...second, statistics: { ...second.statistics, isTelling: false } });
};

const finished = ({ setting, statistics, blocks }: Pass): { beads: ScoredBead[]; verdict: Verdict } => ({
  beads: beadsOf(blocks, setting, statistics),
  verdict: verdictOn(statistics),
});

interface Texts {
  source: readonly string[];
  target: readonly string[];
  pivot: readonly string[] | undefined;
  sourceBegins: readonly boolean[];
  targetBegins: readonly boolean[];
}

interface Pass {
  setting: Setting;
  band: Band;
  statistics: Statistics;
  blocks: Block[];
}

const alignOnce = (texts: Texts, lexicon: Lexicon, costs: AlignCosts, known?: Band): Pass => {
  const { source, target, pivot } = texts;
  const similarity = createSimilarity(source, target, pivot, lexicon);
  const band = known ?? bandFor(similarity);
  const pairs = pairsIn(similarity, band);
  const statistics = statisticsOf(similarity, band, pairs);
  const setting = { similarity, sides: sidesOf(texts), levels: levelsOf(statistics), costs };
  const blocks = cheapestBlocks(similarity, band, pairs, setting.sides, setting.levels, costs);
  return { setting, band, statistics, blocks };
};

const sidesOf = ({ source, target, sourceBegins, targetBegins }: Texts) => ({
  source: { hardness: boundariesOf(source, sourceBegins), begins: sourceBegins },
  target: { hardness: boundariesOf(target, targetBegins), begins: targetBegins },
});

const levelsOf = ({ chance, partner, ratio }: Statistics) => ({ stranger: chance.mean, partner, ratio });
