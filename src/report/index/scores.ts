import { type Bitext, referencesOf, sidesOf, targetsIn } from '../../core/bitext.js';
import { rounded } from '../../core/rounded.js';
import type { Side } from '../../core/system.js';
import { type Metric, sumStatistics } from '../../score/metric.js';
import { metrics } from '../../score/metrics.js';

/** Metrics that every document is scored with, the first one where there is room for one only. */
export const documentMetrics = ['chrf', 'chrf++', 'bleu'] as const;
export type MetricKey = (typeof documentMetrics)[number];

const made = documentMetrics.map((key): [MetricKey, Metric] => [key, metrics[key]({})]);

/** A metric's name as sacreBLEU prints it. */
export const metricName = (key: MetricKey): string => made.find(([each]) => each === key)![1].name;

/** Scores of the systems that are no references against those that are, over all rows that have a reference. */
export const documentScores = (bitext: Bitext): Map<string, Partial<Record<MetricKey, number>>> => {
  const references = referencesOf(bitext);
  const segments = bitext.rows
    .map((row) => ({
      row,
      texts: references.map((side) => textIn(side, row)).filter((text) => text !== ''),
    }))
    .filter(({ texts }) => texts.length > 0);
  if (segments.length === 0) return new Map();
  const candidates = sidesOf(bitext).filter(({ system }) => system.role !== 'reference');
  return new Map(
    candidates.map((side) => [
      side.system.id,
      Object.fromEntries(
        made.map(([key, metric]) => {
          const statistics = segments.map(({ row, texts }) => metric.statistics(textIn(side, row), texts));
          return [key, rounded(metric.score(sumStatistics(statistics)))];
        }),
      ),
    ]),
  );
};

/** A system's sentences in a row, as one text. */
const textIn = (side: Side, row: Bitext['rows'][number]): string =>
  targetsIn(row, side)
    .map(({ text }) => text.trim())
    .join(' ')
    .trim();
