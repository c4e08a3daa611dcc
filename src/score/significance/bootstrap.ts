import type { Metric } from '../metric.js';
import type { Column, StatisticsTable } from '../table.js';
import { columnNumbers } from './columns.js';
import type { RandomWords } from './pcg64.js';

/** What is scored in each sample: a system's statistics, by a metric. */
export interface Scored {
  metric: Metric;
  table: StatisticsTable;
}

/**
 * Scores of bootstrap samples (Koehn, 2004): as many segments as there are, drawn with replacement. All systems and
 * metrics get the same samples. Memory: 12 bytes a segment, whatever the number of samples.
 *
 * @param scored  tables of the same length
 * @returns       for each of `scored`, its score in every sample
 */
export const bootstrapScores = (
  scored: readonly Scored[],
  samples: number,
  random: RandomWords,
): Float64Array[] => {
  const length = scored[0]?.table.length ?? 0;
  const scores = scored.map(() => new Float64Array(samples));
  const columns = scored.map(({ table }) => table.columns());
  const drawn = new Int32Array(length);
  const times = Array.from({ length: lanes }, () => new Uint8Array(length));
  const { distinct, sums } = distinctColumns(columns);
  for (let first = 0; first < samples; first += lanes) {
    const here = Math.min(lanes, samples - first);
    for (let lane = 0; lane < here; lane++) {
      draw(drawn, random);
      count(drawn, times[lane]!);
      for (const { column, isSingle, sums } of distinct) if (isSingle) sums[lane] = singleSum(column, drawn);
    }
    for (const { column, isSingle, sums } of distinct) if (!isSingle) weightedSums(column, times, sums);
    for (const [index, { metric }] of scored.entries())
      for (let lane = 0; lane < here; lane++)
        scores[index]![first + lane] = (metric.sampled ?? metric).score(sums[index]!.map((of) => of[lane]!));
  }
  return scores;
};

/** A column that is summed once, whatever tables it stands in. */
interface Distinct {
  column: Column;
  /** Whether it is summed in single precision: its table has fractions. */
  isSingle: boolean;
  /** Of the samples at hand. */
  sums: Float64Array;
}

/** Columns without those that come again, and for each table the sums of its columns. */
const distinctColumns = (
  tables: readonly (readonly Column[])[],
): { distinct: Distinct[]; sums: Float64Array[][] } => {
  const numbers = columnNumbers(tables.flat());
  const known = new Map<string, Distinct>();
  let next = 0;
  const sums = tables.map((columns) => {
    const isSingle = columns.some(isFractional);
    return columns.map((column) => {
      const key = `${numbers[next++]} ${isSingle}`;
      const found = known.get(key) ?? { column, isSingle, sums: new Float64Array(lanes) };
      known.set(key, found);
      return found.sums;
    });
  });
  return { distinct: [...known.values()], sums };
};

/** How many samples are summed in one go through a column. */
const lanes = 8;

const isFractional = (column: Column): boolean => column instanceof Float64Array;

/**
 * Fills it with numbers below its length, as numpy's `choice`: the higher half of (32 random bits × length), where the
 * lower half would not favour some (Lemire, 2019).
 */
const draw = (drawn: Int32Array, random: RandomWords): void => {
  const { words } = random;
  const bound = drawn.length;
  if (bound === 1) {
    // Nothing to choose from, and no random number is used up.
    drawn[0] = 0;
    return;
  }
  const rejected = 2 ** 32 % bound;
  let { at } = random;
  for (let index = 0; index < bound; ) {
    if (at === words.length) {
      random.refill();
      at = 0;
    }
    const word = words[at++]!;
    const low = Math.imul(word, bound) >>> 0;
    if (low >= rejected) drawn[index++] = (word * bound - low) * 2 ** -32 + 0.5;
  }
  random.at = at;
};

/** How often each segment was drawn. That one is drawn 256 times has a probability under 10^−500. */
const count = (drawn: Int32Array, times: Uint8Array): void => {
  times.fill(0);
  for (let index = 0; index < drawn.length; index++) times[drawn[index]!]!++;
};

/** Sums of a column in eight samples. */
const weightedSums = (column: Column, times: readonly Uint8Array[], sums: Float64Array): void => {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = times as [
    ...[Uint8Array, Uint8Array, Uint8Array, Uint8Array],
    ...[Uint8Array, Uint8Array, Uint8Array, Uint8Array],
  ];
  let [s0, s1, s2, s3, s4, s5, s6, s7] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let index = 0; index < column.length; index++) {
    const value = column[index]!;
    s0 += value * t0[index]!;
    s1 += value * t1[index]!;
    s2 += value * t2[index]!;
    s3 += value * t3[index]!;
    s4 += value * t4[index]!;
    s5 += value * t5[index]!;
    s6 += value * t6[index]!;
    s7 += value * t7[index]!;
  }
  sums.set([s0, s1, s2, s3, s4, s5, s6, s7]);
};

/** The sum of what was drawn, one after the other and in single precision, as numpy does it. */
const singleSum = (column: Column, drawn: Int32Array): number => {
  let sum = 0;
  for (let index = 0; index < drawn.length; index++)
    sum = Math.fround(sum + Math.fround(column[drawn[index]!]!));
  return sum;
};
