import type { Bitext, Row } from '../core/bitext.js';
import { longestRising } from '../core/rising.js';
import type { Bead, Output, Side } from '../core/system.js';

/**
 * Below this fit (0 to 1) a bead is uncertain. Of beads that are right, 2 to 7 in 100 fit worse, of those that are wrong,
 * 2 to 5 in 10 (measured on bitexts of this project's articles and of news, changed in known ways).
 */
const minFit = 0.3;

/** Whether a bead pairs sentences that hardly fit. Beads by construction or by hand are certain, empty ones no pair. */
export const isUncertain = ({ source, target, score }: Bead): boolean =>
  source.length > 0 && target.length > 0 && score !== null && score < minFit;

/** Whether a bead is anything but one sentence beside one. */
export const isUneven = ({ source, target }: Bead): boolean => source.length !== 1 || target.length !== 1;

/**
 * The beads that stand elsewhere in the translation than in the source: all that are not in the longest chain of beads
 * that rises on both sides.
 */
export const movedBeads = (beads: readonly Bead[]): Set<Bead> => {
  const paired = beads
    .filter(({ source, target }) => source.length > 0 && target.length > 0)
    .sort((a, b) => a.source[0]! - b.source[0]!);
  const inOrder = new Set(longestRising(paired.map(({ target }) => target[0]!)));
  return new Set(paired.filter((_, at) => !inOrder.has(at)));
};

/** Whether beads were found by content or set by hand, so that a reader may ask how sure they are. */
export const isAligned = ({ output }: Side): boolean =>
  output.beads.some((bead) => bead.score !== null || isUneven(bead));

/**
 * A system's beads by row, in the order of the row's cell. A cell whose sentences are not those of its beads, as
 * scripts may write it, is one bead.
 */
export const beadsByRow = (rows: readonly Row[], { system, beads }: Output): Bead[][] => {
  const rowOfSource = new Map<number, number>();
  const rowOfTarget = new Map<number, number>();
  rows.forEach(({ source, cells }, row) => {
    for (const each of source) rowOfSource.set(each, row);
    for (const each of cells[system]!.targets) rowOfTarget.set(each, row);
  });
  const byRow: Bead[][] = rows.map(() => []);
  for (const bead of beads) {
    const [first, second] = [bead.target[0], bead.source[0]];
    const row = first === undefined ? rowOfSource.get(second ?? -1) : rowOfTarget.get(first);
    if (row !== undefined) byRow[row]!.push(bead);
  }
  return rows.map(({ source, cells }, row) => {
    const { targets, fit } = cells[system]!;
    const found = byRow[row]!;
    const isWhole =
      isSame(
        found.flatMap((bead) => bead.target),
        targets,
      ) && found.every((bead) => bead.source.every((each) => rowOfSource.get(each) === row));
    return isWhole ? found : [{ source, target: targets, score: fit }];
  });
};

/** The beads that a person set, on a side that is aligned by content. */
export const beadsByHand = ({ beads }: Output): ReadonlySet<Bead> =>
  new Set(beads.some(({ score }) => score !== null) ? beads.filter(({ score }) => score === null) : []);

/** In how many rows some bead is uncertain, and in how many one is not one to one or stands elsewhere. */
export const alignmentCounts = ({ rows, outputs }: Bitext): { uncertain: number; uneven: number } => {
  const all = outputs.map((output) => beadsByRow(rows, output));
  const moved = outputs.map(({ beads }) => movedBeads(beads));
  const count = (is: (bead: Bead) => boolean) =>
    rows.filter((_, row) => all.some((beads) => beads[row]!.some(is))).length;
  return {
    uncertain: count(isUncertain),
    uneven: count((bead) => isUneven(bead) || moved.some((each) => each.has(bead))),
  };
};

const isSame = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.every((each, i) => each === other[i]);
