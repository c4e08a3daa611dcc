import { addStatistics } from '../metric.js';
import type { Column } from '../table.js';
import type { Scored } from './bootstrap.js';
import { columnNumbers } from './columns.js';
import type { RandomWords } from './pcg64.js';

/** Two systems' statistics, by the same metric. */
export interface Pair {
  before: Scored;
  after: Scored;
}

/**
 * Differences of scores in the trials of paired approximate randomisation (Riezler and Maxwell, 2005): each segment's
 * two translations change places or stay, as a coin falls. All pairs get the same coins.
 *
 * A trial's sums are the second system's, and in addition the difference of the two for each segment that has changed
 * places. These differences are added up in groups of eight segments, whose 256 subsets are summed once for many
 * trials.
 *
 * @param pairs  tables of the same length
 * @returns      for each pair, the absolute difference in every trial
 */
export const randomisedDifferences = (
  pairs: readonly Pair[],
  trials: number,
  random: RandomWords,
): Float64Array[] => {
  const length = pairs[0]?.before.table.length ?? 0;
  const differences = pairs.map(() => new Float64Array(trials));
  const columns = pairs.map(({ before, after }) => [before.table.columns(), after.table.columns()] as const);
  const numbers = columnNumbers(columns.flat(2));
  let next = 0;
  const tables = pairs.map(({ before, after }, index) => ({
    columns: columns[index]!.map((of) => of.map((column) => ({ column, number: numbers[next++]! }))),
    total: addStatistics(before.table.sum(), after.table.sum()),
    after: after.table.sum(),
  }));
  const groups = Math.ceil(length / 8);
  const together = Math.min(trials, Math.max(leastTrials, Math.floor(mostBytes / groups)));
  const coins = new Uint8Array(groups * together);
  const rows = new Uint8Array(groups * Math.min(together, rowsTogether));
  const toss = tosser(random);
  for (let first = 0; first < trials; first += together) {
    const here = Math.min(together, trials - first);
    for (let trial = 0; trial < here; trial += rowsTogether) {
      const tossed = rows.subarray(0, groups * Math.min(rowsTogether, here - trial));
      toss(tossed, length);
      transpose(tossed, groups, coins, together, trial);
    }
    const known = new Map<string, Float64Array>();
    const movedBetween = (a: Numbered, b: Numbered): Float64Array => {
      const key = `${a.number} ${b.number}`;
      const found = known.get(key) ?? sumsOfMoved(a.column, b.column, coins, together);
      if (known.size >= mostKnown) known.clear();
      known.set(key, found);
      return found;
    };
    tables.forEach(({ columns: [ofBefore, ofAfter], total, after }, index) => {
      const { metric } = pairs[index]!.before;
      const moved = ofBefore!.map((column, at) => movedBetween(column, ofAfter![at]!));
      for (let trial = 0; trial < here; trial++) {
        const one = moved.map((sums, at) => after[at]! + sums[trial]!);
        const other = one.map((value, at) => total[at]! - value);
        differences[index]![first + trial] = Math.abs(metric.score(one) - metric.score(other));
      }
    });
  }
  return differences;
};

/** A column, and a number that equal ones share. */
interface Numbered {
  column: Column;
  number: number;
}

/** How many columns' sums are kept for pairs that have the same: those of another metric come next. */
const mostKnown = 64;

/** How many bytes the coins of trials that are summed together take, and how many trials these are at least. */
const mostBytes = 2 ** 24;
const leastTrials = 64;
/** How many trials' coins are tossed before they are sorted by segments. */
const rowsTogether = 64;

/**
 * Tosses the coins of trials, one after the other, as numpy's `integers(2, dtype=bool)` does: 32 from each random word,
 * lowest bit first. Eight segments' coins are a byte.
 */
const tosser = (random: RandomWords) => {
  let word = 0;
  let left = 0;
  return (rows: Uint8Array, length: number): void => {
    const groups = Math.ceil(length / 8);
    const inLast = length - 8 * (groups - 1);
    for (let at = 0, group = 0; at < rows.length; at++) {
      const wanted = ++group === groups ? inLast : 8;
      if (group === groups) group = 0;
      let byte = word;
      if (left < wanted) {
        if (random.at === random.words.length) random.refill();
        const next = random.words[random.at++]!;
        byte |= next << left;
        word = next >>> (wanted - left);
        left += 32 - wanted;
      } else {
        word >>>= wanted;
        left -= wanted;
      }
      rows[at] = byte & (0xff >> (8 - wanted));
    }
  };
};

/** Sorts rows of coins, a row a trial, by segments: the bytes of different trials for the same segments lie together. */
const transpose = (
  rows: Uint8Array,
  groups: number,
  coins: Uint8Array,
  together: number,
  firstTrial: number,
): void => {
  const trials = rows.length / groups;
  for (let group = 0; group < groups; group++) {
    const to = group * together + firstTrial;
    for (let trial = 0; trial < trials; trial++) coins[to + trial] = rows[trial * groups + group]!;
  }
};

/** For each trial, the sum of `a` − `b` over the segments whose coin is 1. */
const sumsOfMoved = (a: Column, b: Column, coins: Uint8Array, together: number): Float64Array => {
  const sums = new Float64Array(together);
  const subsets = new Float64Array(256);
  for (let first = 0, at = 0; first < a.length; first += 8, at += together) {
    if (!sumSubsets(a, b, first, subsets)) continue;
    for (let trial = 0; trial < together; trial++) sums[trial]! += subsets[coins[at + trial]!]!;
  }
  return sums;
};

/** Sums of `a` − `b` over all subsets of eight segments; false, and no sums, if they differ in none. */
const sumSubsets = (a: Column, b: Column, first: number, subsets: Float64Array): boolean => {
  const end = Math.min(first + 8, a.length);
  let differ = false;
  for (let index = first; index < end; index++) if (a[index] !== b[index]) differ = true;
  if (!differ) return false;
  for (let size = 1, index = first; index < end; size *= 2, index++) {
    const difference = a[index]! - b[index]!;
    for (let subset = 0; subset < size; subset++) subsets[size + subset] = subsets[subset]! + difference;
  }
  return true;
};
