import type { Evidence } from './evidence.js';
import { alike, isGiven, strengthOf } from './function-words.js';
import type { Anchors } from './scores.js';

/** Words that correspond as a whole: indices on both sides, in order. */
export interface Unit {
  source: number[];
  target: number[];
  /** Its first link, and the log-odds of it. */
  first: { i: number; j: number };
  odds: number;
  /** Those of each word that joined it, and whether it or its partner is a function word. */
  joined: { odds: number; isSmall: boolean }[];
}

/** A pair of words that may be linked. */
interface Candidate {
  i: number;
  j: number;
  odds: number;
}

/**
 * Links words one to one, the likeliest first (competitive linking, Melamed 2000).
 *
 * @param ranks  log-odds by which links are taken, source × target, row by row
 * @param level  the least of those of two words that are linked
 * @param odds   log-odds that links have, if these differ
 */
export const compete = (
  ranks: Float32Array,
  n: number,
  m: number,
  level: number,
  odds: Float32Array = ranks,
): Unit[] => {
  const [takenSource, takenTarget] = [new Uint8Array(n), new Uint8Array(m)];
  return candidatesOf(ranks, n, m, level)
    .filter(({ i, j }) => {
      if (takenSource[i] || takenTarget[j]) return false;
      takenSource[i] = takenTarget[j] = 1;
      return true;
    })
    .map(({ i, j }) => ({
      source: [i],
      target: [j],
      first: { i, j },
      odds: odds[i * m + j]!,
      joined: [],
    }));
};

/** Pairs from a level on, the likeliest first; among equals those near the diagonal. */
const candidatesOf = (odds: Float32Array, n: number, m: number, level: number): Candidate[] => {
  const found: Candidate[] = [];
  for (let i = 0; i < n; i++)
    for (let j = 0; j < m; j++) {
      const value = odds[i * m + j]!;
      if (value >= level) found.push({ i, j, odds: value });
    }
  const aside = ({ i, j }: Candidate) => Math.abs(i * m - j * n);
  return found.sort((a, b) => b.odds - a.odds || aside(a) - aside(b) || a.i - b.i || a.j - b.j);
};

/** The links from a level on, which say where others should be. */
export const anchorsOf = (odds: Float32Array, n: number, m: number, level: number): Anchors => {
  const anchors = new Int32Array(n).fill(-1);
  for (const { source, target } of compete(odds, n, m, level)) anchors[source[0]!] = target[0]!;
  return anchors;
};

/**
 * What kind a unit's first link is: a plain one, or of words that only attention and place pair, function words (`seen`)
 * or not (`guessed`). How sure it is depends on that.
 */
export const kindOf = ({ first: { i, j } }: Unit, evidence: Evidence): 'link' | 'seen' | 'guessed' => {
  const isSmall = evidence.source[i]!.isSmall || evidence.target[j]!.isSmall;
  if (isSmall) return isGiven(evidence, i, j) ? 'link' : 'seen';
  const cell = i * evidence.target.length + j;
  const isKnown =
    strengthOf(evidence, i, j) > 0 || evidence.likeness[cell]! >= alike || evidence.numbers[cell]! > 0;
  return isKnown ? 'link' : 'guessed';
};
