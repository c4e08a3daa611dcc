import { type Metric, type Rounding, unrounded } from '../metric.js';
import type { StatisticsTable } from '../table.js';
import { bootstrapScores } from './bootstrap.js';
import { fewestSegments, type Interval } from './conclusion.js';
import { randomWords } from './pcg64.js';

/** A mean, of values in ascending order. */
export type Mean = (values: Float64Array, round: Rounding) => number;

/**
 * The 95 % confidence interval of a corpus score, as sacreBLEU's `--confidence` estimates it.
 *
 * @param options  number of bootstrap samples and seed of their random numbers
 * @returns        null where there are fewer segments than `fewestSegments`
 */
export const intervalOf = (
  metric: Metric,
  table: StatisticsTable,
  { samples, seed }: { samples: number; seed: number },
): Interval | null =>
  table.length < fewestSegments ? null : intervalsOf([{ metric, table }], samples, seed)[0]!;

/** The intervals of several corpus scores of the same segments, whatever their number. */
export const intervalsOf = (
  scored: readonly { metric: Metric; table: StatisticsTable }[],
  samples: number,
  seed: number,
): Interval[] =>
  bootstrapScores(scored, samples, randomWords(seed)).map((scores, index) =>
    intervalFrom(scores, scored[index]!.metric, exactMean),
  );

/** What is left if a fortieth of the scores is taken away at either end. */
export const intervalFrom = (scores: Float64Array, metric: Metric | null, mean: Mean): Interval => {
  const sorted = scores.slice().sort();
  const away = Math.floor(sorted.length / 40);
  const sampled = metric?.sampled;
  const single = sampled !== undefined && sorted.every((score) => sampled.isSingle(score));
  return {
    mean: mean(sorted, single ? Math.fround : unrounded),
    low: sorted[away]!,
    high: sorted[sorted.length - away - 1]!,
  };
};

/** Half of an interval’s width, which sacreBLEU writes after “±”; of single precision if its bounds are. */
export const halfWidth = ({ low, high }: Interval): number => {
  const width = high - low;
  return (Math.fround(low) === low && Math.fround(high) === high ? Math.fround(width) : width) / 2;
};

/** Rounded only at its end, as Python's `statistics.mean`. */
export const exactMean: Mean = (values, round) =>
  round(values.reduce((sum, value) => sum + value, 0) / values.length);

/** Rounded in every step, as numpy's `mean`. */
export const numpyMean: Mean = (values, round) => round(pairwiseSum(values, round) / values.length);

/** numpy's sum: halves are summed apart, and in pieces of up to 128 numbers every eighth of them. */
const pairwiseSum = (values: Float64Array, round: Rounding): number => {
  const { length } = values;
  if (length > 128) {
    const half = (length >> 1) & ~7;
    return round(pairwiseSum(values.subarray(0, half), round) + pairwiseSum(values.subarray(half), round));
  }
  const eights = length & ~7;
  const sums = new Float64Array(8);
  for (let at = 0; at < eights; at++) sums[at & 7] = round(sums[at & 7]! + values[at]!);
  for (let step = 1; step < 8; step *= 2)
    for (let at = 0; at < 8; at += 2 * step) sums[at] = round(sums[at]! + sums[at + step]!);
  let sum = sums[0]!;
  for (let at = eights; at < length; at++) sum = round(sum + values[at]!);
  return sum;
};
