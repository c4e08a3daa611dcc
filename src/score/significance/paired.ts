import type { Metric, Rounding } from '../metric.js';
import { unrounded } from '../metric.js';
import type { StatisticsTable } from '../table.js';
import { bootstrapScores, type Scored } from './bootstrap.js';
import type { Interval, SignificanceMethod } from './conclusion.js';
import { intervalFrom, numpyMean } from './interval.js';
import { randomWords } from './pcg64.js';
import { randomisedDifferences } from './randomisation.js';

/** What sacreBLEU uses: bootstrap samples, trials of randomisation, and the seed of its random numbers. */
export const defaultSamples = { bootstrap: 1000, randomisation: 10_000 } as const;
export const defaultSeed = 12_345;

export interface TestOptions {
  method: SignificanceMethod;
  /** Samples or trials. Intervals are never made of more than `defaultSamples.bootstrap`. */
  samples: number;
  /** A whole number from 0. */
  seed: number;
}

/** Two systems' statistics of the same segments, by one metric. */
export interface Comparison {
  metric: Metric;
  before: StatisticsTable;
  after: StatisticsTable;
}

export interface PairedTest {
  /** Two-sided: how probable so large a difference is between equal systems. */
  p: number;
  /** Of `after` − `before`. */
  difference: Interval;
  before: Interval;
  after: Interval;
}

/**
 * Tests pairs of systems for a difference, with sacreBLEU's random numbers and p-values. All comparisons get the same
 * samples, which are made once.
 *
 * @param comparisons  of tables that all have the same number of segments, at least one
 */
export const pairedTests = (
  comparisons: readonly Comparison[],
  { method, samples, seed }: TestOptions,
): PairedTest[] => {
  const scored = new Map<StatisticsTable, Scored>();
  for (const { metric, before, after } of comparisons)
    for (const table of [before, after]) scored.set(table, { metric, table });
  const all = [...scored.values()];
  const resamples = method === 'bootstrap' ? samples : Math.min(samples, defaultSamples.bootstrap);
  const scores = bootstrapScores(all, resamples, randomWords(seed));
  const scoresOf = new Map(all.map(({ table }, index) => [table, scores[index]!]));
  const intervals = new Map(
    all.map(({ metric, table }) => [table, intervalFrom(scoresOf.get(table)!, metric, numpyMean)]),
  );
  const randomised =
    method === 'bootstrap'
      ? []
      : randomisedDifferences(
          comparisons.map(({ metric, before, after }) => ({
            before: { metric, table: before },
            after: { metric, table: after },
          })),
          samples,
          randomWords(seed),
        );
  return comparisons.map(({ metric, before, after }, index) => {
    const observed = Math.abs(metric.score(after.sum()) - metric.score(before.sum()));
    const [ofBefore, ofAfter] = [scoresOf.get(before)!, scoresOf.get(after)!];
    return {
      p:
        method === 'bootstrap'
          ? bootstrapP(ofBefore, ofAfter, observed, metric)
          : shareAbove(randomised[index]!, observed),
      difference: intervalFrom(
        ofAfter.map((score, sample) => score - ofBefore[sample]!),
        null,
        numpyMean,
      ),
      before: intervals.get(before)!,
      after: intervals.get(after)!,
    };
  });
};

/** How often a sample's difference is above the mean of all by more than what was observed. */
const bootstrapP = (before: Float64Array, after: Float64Array, observed: number, metric: Metric): number => {
  const round = roundingOf([before, after], metric);
  const differences = after.map((score, sample) => Math.abs(round(score - before[sample]!)));
  const mean = numpyMean(differences, round);
  return shareAbove(
    differences.map((difference) => round(difference - mean)),
    round(observed),
  );
};

/** How numpy rounds what is computed from scores: it holds lists of them in the precision of their most precise. */
const roundingOf = (scores: readonly Float64Array[], { sampled }: Metric): Rounding =>
  sampled !== undefined && scores.every((of) => of.every((score) => sampled.isSingle(score)))
    ? Math.fround
    : unrounded;

/** The share above a number; one is counted in addition, so that no p-value is 0. */
const shareAbove = (values: Float64Array, observed: number): number =>
  (values.reduce((count, value) => count + (value > observed ? 1 : 0), 0) + 1) / (values.length + 1);
