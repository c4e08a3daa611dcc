import type { Bitext } from '../../core/bitext.js';
import { rounded } from '../../core/rounded.js';
import { carriedSystems, type Segment, segmentsOf } from '../../overview/segments.js';
import { type Metric, sumStatistics } from '../../score/metric.js';
import { metrics } from '../../score/metrics.js';

/** Metrics that every document is scored with, the first one where there is room for one only. */
export const documentMetrics = ['chrf', 'chrf++', 'bleu'] as const;
export type MetricKey = (typeof documentMetrics)[number];

const made = documentMetrics.map((key): [MetricKey, Metric] => [key, metrics[key]({})]);

/** A metric's name as sacreBLEU prints it. */
export const metricName = (key: MetricKey): string => made.find(([each]) => each === key)![1].name;

/**
 * Scores of the systems that are no references against those that are, over all rows that have a reference. A system
 * that was carried over from an earlier run is scored on the rows that it has.
 */
export const documentScores = (bitext: Bitext): Map<string, Partial<Record<MetricKey, number>>> => {
  const segments = segmentsOf(bitext, null, carriedSystems(bitext)).filter(
    ({ references }) => references.length > 0,
  );
  const candidates = bitext.systems.filter(({ role }) => role !== 'reference');
  return new Map(candidates.map(({ id }) => [id, scoresOf(id, segments)]));
};

const scoresOf = (system: string, segments: readonly Segment[]): Partial<Record<MetricKey, number>> => {
  const known = segments.filter(({ unknown }) => !unknown.has(system));
  if (known.length === 0) return {};
  // Metrics share what they count in a text, so they take turns.
  const counted = known.map(({ texts, references }) => {
    const others = references.map((id) => texts.get(id)!);
    return made.map(([, metric]) => metric.statistics(texts.get(system)!, others));
  });
  return Object.fromEntries(
    made.map(([key, metric], at) => [
      key,
      rounded(metric.score(sumStatistics(counted.map((each) => each[at]!)))),
    ]),
  );
};
