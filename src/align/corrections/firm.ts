import { firstWhere } from '../../core/rising.js';
import type { Bead } from '../../core/system.js';
import type { Correction } from './review.js';

/** The machine's beads beside corrections that it did not find. */
export interface Standing {
  /** Those that stay: pairs, and what a person confirmed. */
  firm: Bead[];
  /** The sentences of those that do not, and of which the corrections leave some over. */
  freed: { source: ReadonlySet<number>; target: ReadonlySet<number> };
}

/**
 * Says which of the machine's beads stay beside corrections that it did not find. What shares a sentence with one goes;
 * and what is not sure, if a correction is the nearest that stands before or after it, in both texts, or in the one that
 * the correction has sentences of.
 *
 * @param machine  score null for those that a person confirmed
 * @param sure     fit from which on a bead is sure
 */
export const firmBeads = (machine: readonly Bead[], news: readonly Correction[], sure: number): Standing => {
  const inNews = { source: setOf(news, 'source'), target: setOf(news, 'target') };
  const isBroken = ({ source, target }: Bead): boolean =>
    source.some((each) => inNews.source.has(each)) || target.some((each) => inNews.target.has(each));
  const [broken, unbroken] = divided(machine, isBroken);
  const [sureBeads, others] = divided(
    unbroken,
    ({ source, target, score }) =>
      score === null || (source.length > 0 && target.length > 0 && score >= sure),
  );
  const [whole, half] = divided(news, isPair);
  const isBeside = (some: readonly Correction[], side: 'source' | 'target') =>
    besideNews(setOf(some, side), union(inNews[side], setOf(sureBeads, side)));
  const [wholeSource, wholeTarget] = [isBeside(whole, 'source'), isBeside(whole, 'target')];
  const [halfSource, halfTarget] = [isBeside(half, 'source'), isBeside(half, 'target')];
  const [loose, kept] = divided(
    others.filter(isPair),
    ({ source, target }) =>
      (wholeSource(source) && wholeTarget(target)) || halfSource(source) || halfTarget(target),
  );
  const freed = [...broken, ...loose];
  return {
    firm: [...sureBeads, ...kept],
    freed: { source: setOf(freed, 'source'), target: setOf(freed, 'target') },
  };
};

const setOf = (beads: readonly Correction[], side: 'source' | 'target'): ReadonlySet<number> =>
  new Set(beads.flatMap((bead) => bead[side]));

const divided = <T>(items: readonly T[], is: (item: T) => boolean): [yes: T[], no: T[]] => {
  const [yes, no]: [T[], T[]] = [[], []];
  for (const item of items) (is(item) ? yes : no).push(item);
  return [yes, no];
};

const union = (a: ReadonlySet<number>, b: ReadonlySet<number>): ReadonlySet<number> => new Set([...a, ...b]);

const isPair = ({ source, target }: Correction): boolean => source.length > 0 && target.length > 0;

/** Makes a function that says whether the nearest sentence before some, or after them, that stands is a correction's. */
const besideNews = (news: ReadonlySet<number>, stands: ReadonlySet<number>) => {
  const standing = [...stands].sort((a, b) => a - b);
  return (indices: readonly number[]): boolean => {
    const [first, last] = [indices[0]!, indices.at(-1)!];
    const low = firstWhere(standing.length, (at) => standing[at]! >= first);
    const before = standing[low - 1];
    const after = standing.slice(low, low + last - first + 2).find((each) => each > last);
    return [before, after].some((each) => each !== undefined && news.has(each));
  };
};
