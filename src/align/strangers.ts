import type { Bead } from '../core/system.js';
import { deviationsFrom, goodEvidence, type Statistics } from './statistics.js';

/** Related share under which two texts are no translations of each other. Translations had 0.6 and more. */
const minRelated = 0.25;

/** Share with unmistakable partners in any order from which on two texts are translations in another order. */
const minReordered = 0.35;

/** Fewer segments, or partners in any order, say too little about a text as a whole. */
export const minSeen = 4;
const minAnchored = 5;

/** Share of the partners that stand in the order of the texts; of chance's own, fewer do. */
const minInOrder = 0.6;

/** Standard deviations above chance that a pair needs: between texts that correspond, and between any others. */
const known = 1;
const sure = 8;
/** Standard deviations above chance under which so many neighbours are a passage that replaces another. */
const foreign = 2.5;
const minForeign = 4;
/** The same for the few sentences of a text that is far shorter than the other, and how many strangers tell chance. */
const telling = 3;
const minStrangers = 20;

/**
 * Takes apart the beads that fit no better than chance. Between two beads that fit, one stays whole if it is short
 * (“Ya.” and “Yes.” have little to show), a pair with nothing left out beside it, or if the evidence is
 * poor. Several neighbours that hardly fit are a passage in place of another.
 *
 * @param isShort  whether a bead is too short to tell
 */
export const withoutStrangers = <B extends Bead & { score: number }>(
  beads: readonly B[],
  statistics: Statistics,
  isShort: (bead: B) => boolean,
): (B | (Bead & { score: number }))[] => {
  const { chance, related } = statistics;
  if (isExcerpt(statistics))
    return beads.flatMap((bead) => (bead.score < deviationsFrom(chance, telling) ? apart(bead) : [bead]));
  if (areStrangers(statistics))
    return beads.flatMap((bead) => (bead.score < deviationsFrom(chance, sure) ? apart(bead) : [bead]));
  if (!statistics.isTelling || statistics.seen < minSeen || related < minRelated) return [...beads];
  const level = deviationsFrom(chance, known);
  const paired = beads.filter(({ source, target }) => source.length > 0 && target.length > 0);
  const strange = new Set<B>();
  paired.forEach((bead, at) => {
    const fits = (other: B | undefined): boolean => other === undefined || other.score >= level;
    const isLikely =
      fits(paired[at - 1]) &&
      fits(paired[at + 1]) &&
      (related < goodEvidence ||
        isShort(bead) ||
        (bead.score >= chance.mean && isBetween(paired[at - 1], bead, paired[at + 1])));
    if (!fits(bead) && !isLikely) strange.add(bead);
  });
  for (const run of runsOf(paired, ({ score }) => score < deviationsFrom(chance, foreign)))
    if (run.length >= minForeign) for (const bead of run) strange.add(bead);
  return beads.flatMap((bead) => (strange.has(bead) ? apart(bead) : [bead]));
};

/** Runs of neighbours of which something is true. */
const runsOf = <T>(items: readonly T[], isTrue: (item: T) => boolean): T[][] => {
  const runs: T[][] = [[]];
  for (const item of items)
    if (isTrue(item)) runs.at(-1)!.push(item);
    else if (runs.at(-1)!.length > 0) runs.push([]);
  return runs;
};

/** Whether a pair has nothing unpaired beside it: a free translation, most likely. */
const isBetween = (before: Bead | undefined, { source, target }: Bead, after: Bead | undefined): boolean =>
  source.length === 1 &&
  target.length === 1 &&
  (before ? before.source.at(-1)! + 1 === source[0] && before.target.at(-1)! + 1 === target[0] : false) &&
  (after ? after.source[0] === source[0]! + 1 && after.target[0] === target[0]! + 1 : false);

/** Whether one text is a few segments and the other many, so that its partners must show among them. */
const isExcerpt = ({ seen, strangers, isTelling }: Statistics): boolean =>
  isTelling && seen < minSeen && strangers >= minStrangers;

/**
 * Whether two texts are no translations of each other: few segments have partners, though partners would show; or
 * those that have are in no order, and are few. Texts whose lengths go together are not: words that nobody knows
 * (slang, old spelling, another language) show nothing.
 */
export const areStrangers = ({ related, seen, anchored, isTelling, isParallel }: Statistics): boolean =>
  related < minRelated &&
  !isParallel &&
  seen >= minSeen &&
  (isTelling
    ? anchored < minReordered * seen
    : anchored >= minAnchored && related * seen < minInOrder * anchored);

/** Each segment of a bead alone. */
const apart = ({ source, target }: Bead): (Bead & { score: number })[] => [
  ...source.map((each) => ({ source: [each], target: [], score: 0 })),
  ...target.map((each) => ({ source: [], target: [each], score: 0 })),
];
