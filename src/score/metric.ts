import { PadanError } from '../errors.js';
import type { Resampling } from './signature.js';

/**
 * What a metric counts in a segment. Statistics add up: the sum over segments is the corpus's, so a score of
 * any set of segments (corpus, document, bootstrap sample) comes from numbers that were counted once.
 */
export type Statistics = readonly number[];

/** A translation metric with its options. All functions are pure. */
export interface Metric {
  /** As sacreBLEU prints it: `BLEU`, `chrF2`, `chrF2++`, `TER`. */
  readonly name: string;
  /** Whether a lower score is a better one. */
  readonly lowerIsBetter?: true;
  /**
   * Says how a score was computed, with sacreBLEU's keys: `nrefs:1|case:mixed|…|version:padan-0.2.0`.
   *
   * @param references  how many references each segment had; `var` where their number differed
   * @param resampling  how intervals and p-values were estimated, if they were
   */
  signature(references: number | 'var', resampling?: Resampling): string;
  /**
   * Counts one segment. All results of a metric have the same length.
   *
   * @throws PadanError `invalid-option` without a reference
   */
  statistics(hypothesis: string, references: readonly string[]): Statistics;
  /** The score of summed statistics, in percent: 100 (for TER: 0) is a perfect one, TER may exceed 100. */
  score(statistics: Statistics): number;
  /** What scores single segments, where that differs. It reads the same statistics. */
  readonly sentence?: Metric;
  /** What scores bootstrap samples, where that differs. */
  readonly sampled?: SampleScore;
}

/**
 * The score of a bootstrap sample as sacreBLEU computes it: numpy's numbers are of single precision there, and so is
 * what is computed from them, up to a function that gives Python's numbers.
 */
export interface SampleScore {
  score(statistics: Statistics): number;
  /** Whether a score that it gave is of single precision itself. */
  isSingle(score: number): boolean;
}

/** Rounds what an arithmetic operation gave: not at all, or to single precision (`Math.fround`). */
export type Rounding = (value: number) => number;

export const unrounded: Rounding = (value) => value;

/** Sum of two segments' (or sets') statistics. */
export const addStatistics = (a: Statistics, b: Statistics): Statistics =>
  a.map((value, index) => value + b[index]!);

/**
 * Statistics of a set of segments.
 *
 * @throws PadanError `no-text` where there are no segments
 */
export const sumStatistics = (segments: Iterable<Statistics>): Statistics => {
  let sum: number[] | undefined;
  for (const segment of segments)
    if (sum === undefined) sum = [...segment];
    else for (let index = 0; index < sum.length; index++) sum[index]! += segment[index]!;
  if (sum === undefined) throw noSegments();
  return sum;
};

export const noSegments = (): PadanError => new PadanError('no-text', 'there are no segments to score');
