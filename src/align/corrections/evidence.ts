import type { Bead } from '../../core/system.js';
import type { Lexicon } from '../../languages/lexicon.js';
import { costs } from '../costs.js';
import { boundariesOf } from '../evidence/boundaries.js';
import { learnLexicon } from '../evidence/learn.js';
import { createSimilarity } from '../evidence/similarity.js';
import { sureFit } from '../moved.js';
import { bandFor, type Setting } from '../part.js';
import { pairsIn } from '../search.js';
import { type Statistics, statisticsOf } from '../statistics.js';

/** What the aligner knows of two texts. */
export interface Evidence {
  statistics: Statistics;
  /** Fit from which on a bead is sure. */
  sure: number;
  sources: number;
  targets: number;
  /**
   * What decides about beads of the same sentences in another order, with what each weighs and where it begins as in
   * the texts' own.
   */
  inOrder(source: readonly number[], target: readonly number[]): Setting;
}

/** Where chance varies so much that hardly a pair is sure, this share of what most pairs fit is enough. */
const enough = 0.8;

/**
 * Gathers the evidence again that the aligner had.
 *
 * @param machine  its beads; without a telling pivot or lexicon, words are learned from them
 */
export const evidenceOf = (
  source: readonly (readonly string[])[],
  target: readonly (readonly string[])[],
  pivot: readonly (readonly string[])[] | undefined,
  known: Lexicon,
  machine: readonly Bead[],
): Evidence => {
  const [here, there, said] = [source.flat(), target.flat(), pivot?.flat()];
  const first = createSimilarity(here, there, said, known);
  const { isTelling } = first;
  const lexicon = isTelling ? known : learnLexicon(here, there, machine.map(blockOf), known);
  const similarity = isTelling ? first : createSimilarity(here, there, said, lexicon);
  const band = bandFor(similarity);
  const statistics = { ...statisticsOf(similarity, band, pairsIn(similarity, band)), isTelling };
  const { chance, partner, ratio } = statistics;
  const sides = { source: bordersOf(source), target: bordersOf(target) };
  return {
    statistics,
    sure: Math.min(sureFit(statistics), enough * partner),
    sources: here.length,
    targets: there.length,
    inOrder: (sources, targets) => ({
      similarity: createSimilarity(
        sources.map((i) => here[i]!),
        targets.map((j) => there[j]!),
        said && sources.map((i) => said[i]!),
        lexicon,
      ),
      sides: { source: ordered(sides.source, sources), target: ordered(sides.target, targets) },
      levels: { stranger: chance.mean, partner, ratio },
      costs,
    }),
  };
};

const blockOf = ({ source, target }: Bead) => ({
  i: source[0] ?? 0,
  m: source.length,
  j: target[0] ?? 0,
  n: target.length,
});

const bordersOf = (paragraphs: readonly (readonly string[])[]) => {
  const begins = paragraphs.flatMap((sentences) => sentences.map((_, i) => i === 0));
  return { hardness: boundariesOf(paragraphs.flat(), begins), begins };
};

const ordered = ({ hardness, begins }: ReturnType<typeof bordersOf>, indices: readonly number[]) => ({
  hardness: Float64Array.from(indices, (index) => hardness[index]!),
  begins: indices.map((index) => begins[index]!),
});
