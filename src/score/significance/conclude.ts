import type { Metric } from '../metric.js';
import type { StatisticsTable } from '../table.js';
import { type Conclusion, fewestSegments, type SignificanceMethod, significant } from './conclusion.js';
import { type Comparison, type PairedTest, pairedTests, type TestOptions } from './paired.js';

/** Names of the two systems, as they are to be written. */
export interface Names {
  before: string;
  after: string;
}

/**
 * Says what may be concluded of two systems by a metric.
 *
 * @param key     of the metric in `metrics`: `bleu`, `chrf++`
 * @param before  statistics of the same segments as `after`, at least one
 * @throws PadanError `no-text` where there are no segments
 */
export const conclude = (
  metric: Metric,
  key: string,
  before: StatisticsTable,
  after: StatisticsTable,
  names: Names,
  options: TestOptions,
): Conclusion => {
  const comparison = { metric, before, after };
  const test = isTestable(comparison) ? pairedTests([comparison], options)[0]! : null;
  return conclusionOf(comparison, key, names, options.method, test);
};

/** Whether a test would say anything: there are enough segments, and they do not all score the same. */
export const isTestable = ({ before, after }: Pick<Comparison, 'before' | 'after'>): boolean =>
  before.length >= fewestSegments && !areSame(before, after);

/** What a test says. @param test  null where there is none: too few segments, or all score the same */
export const conclusionOf = (
  { metric, before: tableBefore, after: tableAfter }: Comparison,
  key: string,
  names: Names,
  method: SignificanceMethod,
  test: PairedTest | null,
): Conclusion => {
  const [before, after] = [metric.score(tableBefore.sum()), metric.score(tableAfter.sum())];
  const segments = tableBefore.length;
  const same = areSame(tableBefore, tableAfter);
  const tooFew = segments < fewestSegments;
  const difference = after - before;
  const p = tooFew ? null : same ? 1 : test!.p;
  const higher = after > before ? 'after' : 'before';
  const lower = higher === 'after' ? 'before' : 'after';
  const isDoubted = !isBelieved(method, test);
  const better =
    p === null || p >= significant || difference === 0 || isDoubted
      ? null
      : metric.lowerIsBetter
        ? lower
        : higher;
  const said = `${signed(difference)} ${metric.name}`;
  return {
    metric: key,
    name: metric.name,
    before,
    after,
    difference,
    interval: tooFew ? null : same ? { mean: 0, low: 0, high: 0 } : test!.difference,
    p,
    method,
    segments,
    better,
    sentence: same
      ? `No difference between ${names.before} and ${names.after}: every sentence has the same ${metric.name}.`
      : tooFew
        ? `Nothing can be concluded about ${names.before} and ${names.after}: ${said}, but ${segments} ` +
          `${segments === 1 ? 'sentence is' : 'sentences are'} too few (at least ${fewestSegments}).`
        : better === null
          ? `No difference can be concluded between ${names.before} and ${names.after}: ${said}, ${shownP(p!)}${
              isDoubted && p! < significant ? ', but the 95 % interval of the difference has 0 in it' : ''
            }.`
          : betterSentence(better, names, metric, difference, p!),
  };
};

/**
 * Whether a test's p may be believed. Of a bootstrap it is too low, twice as often as it says or more (docs/scores.md); so
 * the interval of the difference has to agree.
 */
const isBelieved = (method: SignificanceMethod, test: PairedTest | null): boolean =>
  method !== 'bootstrap' || test === null || test.difference.low > 0 || test.difference.high < 0;

/** Whether all segments have the same statistics. */
const areSame = (a: StatisticsTable, b: StatisticsTable): boolean => {
  const others = b.columns();
  return (
    a === b ||
    a.columns().every((column, at) => {
      const other = others[at]!;
      for (let index = 0; index < column.length; index++) if (column[index] !== other[index]) return false;
      return true;
    })
  );
};

/** The difference is told of the better one, whichever came first. */
const betterSentence = (
  better: 'before' | 'after',
  names: Names,
  metric: Metric,
  difference: number,
  p: number,
): string => {
  const [winner, loser] = better === 'after' ? [names.after, names.before] : [names.before, names.after];
  const gain = signed(better === 'after' ? difference : -difference);
  return `${winner} is better than ${loser}: ${gain} ${metric.name}, ${shownP(p)}.`;
};

/** With one decimal, or two where one would be 0: +1.2, −0.04, less than ±0.01. */
const signed = (difference: number): string => {
  if (difference === 0) return '±0';
  const size = Math.abs(difference);
  const digits = size >= 0.05 ? size.toFixed(1) : size >= 0.005 ? size.toFixed(2) : null;
  return digits === null ? 'less than ±0.01' : `${difference < 0 ? '−' : '+'}${digits}`;
};

/** “p = 0.003”. */
const shownP = (p: number): string => {
  const figure = pFigure(p);
  return figure.startsWith('<') ? `p ${figure}` : `p = ${figure}`;
};

/**
 * With two decimals, three below 0.1, and as many as keep it on its side of the level of significance: “0.21”, “0.003”,
 * “0.0499”, “< 0.001”.
 */
export const pFigure = (p: number): string => {
  if (p < 0.001) return '< 0.001';
  if (p >= 0.1) return p.toFixed(2);
  let digits = 3;
  while (digits < 12 && Number(p.toFixed(digits)) >= significant !== p >= significant) digits++;
  return p.toFixed(digits);
};
