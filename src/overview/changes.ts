import { classesOf } from '../compare/classes/classes.js';
import { diffWords } from '../compare/words.js';
import type { Bitext, Change, Diff, DifferenceClass } from '../core/bitext.js';
import type { Lexicon } from '../languages/lexicon.js';
import type { Segment } from './segments.js';

/** How a system's text differs from another's in a segment. */
export interface Difference {
  changes: Change[];
  classes: DifferenceClass[];
}

/** A bitext's own diffs of two systems, by row. */
export const diffsOf = ({ diffs }: Bitext, from: string, to: string): ReadonlyMap<number, Diff> =>
  new Map(diffs.filter((diff) => diff.from === from && diff.to === to).map((diff) => [diff.row, diff]));

/** How two systems differ in a segment: as the bitext has it, else newly found. */
export const differenceIn = (
  { source, texts }: Segment,
  from: string,
  to: string,
  known: Difference | undefined,
  { document, systems }: Bitext,
  lexicon: Lexicon,
): Difference => {
  if (known !== undefined) return known;
  const [before, after] = [texts.get(from)!, texts.get(to)!];
  const changes = diffWords(before, after);
  const { language } = systems.find(({ id }) => id === to)!;
  return {
    changes,
    classes: classesOf({ source, before, after, changes, from: document.language, to: language, lexicon }),
  };
};

/**
 * How much changed: the words of one version that the other has not, or has elsewhere (of the two numbers the larger),
 * and their share of a version's words, 0 to 1.
 */
export const extentOf = (changes: readonly Change[]): { words: number; extent: number } => {
  let [shared, removed, added] = [0, 0, 0];
  for (const each of changes) {
    const count = wordsIn(each.text);
    if (each.kind === 'removed') removed += count;
    else if (each.kind === 'added') added += count;
    else shared += count;
  }
  const words = Math.max(removed, added);
  return { words, extent: words === 0 ? 0 : words / (shared + words) };
};

/** Runs of letters and digits. */
const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*/gu;

const wordsIn = (text: string): number => text.match(word)?.length ?? 0;
