import { createScores } from '../../../overview/scores.js';
import { type MetricName, metricsNamed } from '../../../score/metrics.js';
import type { Conclusion, Interval } from '../../../score/significance/conclusion.js';
import type { TestOptions } from '../../../score/significance/paired.js';
import type { Entrant } from './entrants.js';
import type { Measured } from './measuring.js';
import type { Segment } from './segment.js';

/** What became of a model. */
export interface Outcome extends Entrant {
  measured: Measured | null;
  /** Why it could not be measured. */
  problem: string | null;
}

/** A model's score by a metric. */
export interface Score {
  score: number;
  /** 95 %; null where there are too few segments. */
  interval: Interval | null;
  /** Of the comparison with the first model; null for that. */
  conclusion: Conclusion | null;
}

export interface Row extends Entrant {
  problem: string | null;
  measured: Omit<Measured, 'translations'> | null;
  wordsPerSecond: number | null;
  /** By metric. */
  scores: Readonly<Partial<Record<MetricName, Score>>>;
}

export interface Metric {
  key: MetricName;
  /** As sacreBLEU prints it: `chrF2`. */
  name: string;
  signature: string;
}

export interface Results {
  metrics: Metric[];
  /** In the models' order. */
  rows: Row[];
  /** The model that others are compared with: the first that was measured; null if none was. */
  baseline: string | null;
}

/** Scores what was measured. Every model has translated the same segments. */
export const resultsOf = (
  outcomes: readonly Outcome[],
  segments: readonly Segment[],
  words: number,
  metrics: readonly MetricName[],
  testing: TestOptions,
): Results => {
  const usable = outcomes.flatMap(({ name, measured }) => (measured === null ? [] : [{ name, measured }]));
  const scores = createScores(metricsNamed(metrics), testing);
  const names = usable.map(({ name }) => name);
  for (const [at, { references }] of segments.entries()) {
    const ids = references.map((_, i) => referenceKey(i));
    const texts = new Map([
      ...references.map((text, i) => [ids[i]!, text] as const),
      ...usable.map(({ name, measured }) => [systemKey(name), measured.translations[at]!] as const),
    ]);
    scores.add({ texts, references: ids, unknown: new Set() }, names.map(systemKey));
  }
  const found = scores.ofCorpus(names.map(systemKey));
  const [baseline = null, ...others] = names;
  const conclusions = scores.conclusions(
    others.map((after) => ({
      from: systemKey(baseline!),
      to: systemKey(after),
      before: baseline!,
      after,
    })),
  );
  const scoresOf = (name: string): Row['scores'] => {
    const concluded = conclusions[others.indexOf(name)] ?? [];
    return Object.fromEntries(
      found
        .filter(({ system }) => system === systemKey(name))
        .map(({ metric, score, interval }) => [
          metric,
          { score, interval, conclusion: concluded.find((each) => each.metric === metric) ?? null },
        ]),
    );
  };
  return {
    metrics: metrics.flatMap((key) => {
      const one = found.find(({ metric }) => metric === key);
      return one === undefined ? [] : [{ key, name: one.name, signature: one.signature }];
    }),
    rows: outcomes.map(({ name, folder, problem, measured }) => {
      if (measured === null) return { name, folder, problem, measured, wordsPerSecond: null, scores: {} };
      const { translations: _, ...rest } = measured;
      return {
        name,
        folder,
        problem,
        measured: rest,
        wordsPerSecond: words / measured.seconds,
        scores: scoresOf(name),
      };
    }),
    baseline,
  };
};

/** Ids that cannot be the same. */
const systemKey = (name: string): string => `model ${name}`;
const referenceKey = (at: number): string => `reference ${at}`;
