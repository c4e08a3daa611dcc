import type { Bead } from '../../core/system.js';
import { emptyLexicon, type Lexicon } from '../../languages/lexicon.js';
import { alignParagraphs } from '../align.js';
import { alignParts, divideAmong, type Open } from './again.js';
import { chainsOf, gapsBetween } from './chain.js';
import { type Evidence, evidenceOf } from './evidence.js';
import { firmBeads } from './firm.js';
import type { Correction } from './review.js';

/** What helps to align paragraphs: `pivot` in the shape of the source. */
export interface ParagraphOptions {
  pivot?: readonly (readonly string[])[];
  lexicon?: Lexicon;
}

/**
 * Aligns two texts around the beads that a person made. What the aligner finds without them stays, apart from the
 * neighbourhood of those that it did not find: what shares a sentence with one, and what is not sure as far as the next
 * bead that is. That is aligned again between the beads that stand, in the texts' order or in that of a passage that
 * moved. A correction that the aligner finds itself so changes nothing but its score.
 *
 * @param corrections  no sentence is in two of them; sentences counted over the whole text
 * @returns beads in order of the source, with those of the target alone where the target has them; every sentence is in
 *          exactly one; the score of a correction is null
 * @throws PadanError `lines-differ`, as `alignWithVerdict`
 */
export const alignAround = (
  source: readonly (readonly string[])[],
  target: readonly (readonly string[])[],
  corrections: readonly Correction[],
  { pivot, lexicon = emptyLexicon }: ParagraphOptions = {},
): Bead[] => {
  const machine = alignParagraphs(source, target, { ...(pivot && { pivot }), lexicon });
  const found = new Set(machine.map(keyOf));
  const made = new Set(corrections.map(keyOf));
  const news = corrections.filter((bead) => !found.has(keyOf(bead)));
  const marked = machine.map((bead): Bead => (made.has(keyOf(bead)) ? { ...bead, score: null } : bead));
  if (news.length === 0) return marked;

  const evidence = evidenceOf(source, target, pivot, lexicon, machine);
  const { firm, freed } = firmBeads(marked, news, evidence.sure);
  let all = [...firm, ...news.map((bead): Bead => ({ ...bead, score: null }))];
  let open = openBeside(all, evidence);
  for (let round = 0; round < maxRounds; round++) {
    const gaps = gapsBetween(chainsOf(all.filter(isPair)), evidence.sources, evidence.targets);
    const { parts, left } = divideAmong(gaps, open, freed);
    if (round > 0 && parts.length === 0) break;
    const pairs = alignParts(parts, left, evidence).filter(isPair);
    all = [...all, ...pairs];
    open = openBeside(all, evidence);
    if (pairs.length === 0) break;
  }
  return inOrder([
    ...all,
    ...open.source.map((each): Bead => ({ source: [each], target: [], score: 0 })),
    ...open.target.map((each): Bead => ({ source: [], target: [each], score: 0 })),
  ]);
};

/** A gap may have to wait for a narrower one that has some of its sentences. */
const maxRounds = 4;

const keyOf = ({ source, target }: Pick<Bead, 'source' | 'target'>): string =>
  `${source.join('+')}:${target.join('+')}`;

const isPair = ({ source, target }: Pick<Bead, 'source' | 'target'>): boolean =>
  source.length > 0 && target.length > 0;

/** The sentences that no bead has. */
const openBeside = (beads: readonly Bead[], { sources, targets }: Evidence): Open => {
  const taken = {
    source: new Set(beads.flatMap((bead) => bead.source)),
    target: new Set(beads.flatMap((bead) => bead.target)),
  };
  const indices = (count: number) => Array.from({ length: count }, (_, index) => index);
  return {
    source: indices(sources).filter((index) => !taken.source.has(index)),
    target: indices(targets).filter((index) => !taken.target.has(index)),
  };
};

/**
 * Puts beads in order of the source. One without a source follows the bead that holds the sentence before it.
 */
const inOrder = (all: readonly Bead[]): Bead[] => {
  const withSource = all.filter(({ source }) => source.length > 0);
  const added = all.filter(({ source }) => source.length === 0);
  /** For each target, the number of source sentences up to the end of its bead. */
  const after = new Map<number, number>();
  for (const { source, target } of withSource) for (const each of target) after.set(each, source.at(-1)! + 1);
  const places = withSource.map((bead) => ({ bead, place: bead.source[0]!, isAdded: 1 }));
  for (const bead of added.sort((a, b) => a.target[0]! - b.target[0]!)) {
    const place = after.get(bead.target[0]! - 1) ?? 0;
    for (const each of bead.target) after.set(each, place);
    places.push({ bead, place, isAdded: 0 });
  }
  return places
    .sort(
      (a, b) =>
        a.place - b.place || a.isAdded - b.isAdded || (a.bead.target[0] ?? 0) - (b.bead.target[0] ?? 0),
    )
    .map(({ bead }) => bead);
};
