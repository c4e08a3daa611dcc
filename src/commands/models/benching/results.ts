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
  const usable = outcomes.flatMap(({ name, measured }, at) =>
    measured === null ? [] : [{ id: `model ${at}`, name, measured }],
  );
  const scores = createScores(metricsNamed(metrics), testing);
  const systems = usable.map(({ id }) => id);
  for (const [at, { references }] of segments.entries()) {
    const ids = references.map((_, i) => `reference ${i}`);
    const texts = new Map([
      ...references.map((text, i) => [ids[i]!, text] as const),
      ...usable.map(({ id, measured }) => [id, measured.translations[at]!] as const),
    ]);
    scores.add({ texts, references: ids, unknown: new Set() }, systems);
  }
  const found = scores.ofCorpus(systems);
  const [baseline, ...others] = usable;
  const conclusions = scores.conclusions(
    others.map(({ id, name }) => ({ from: baseline!.id, to: id, before: baseline!.name, after: name })),
  );
  const scoresOf = (id: string): Row['scores'] => {
    const concluded = conclusions[others.findIndex((other) => other.id === id)] ?? [];
    return Object.fromEntries(
      found
        .filter(({ system }) => system === id)
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
    rows: outcomes.map(({ name, folder, problem, measured }, at) => {
      if (measured === null) return { name, folder, problem, measured, wordsPerSecond: null, scores: {} };
      const { translations: _, ...rest } = measured;
      return {
        name,
        folder,
        problem,
        measured: rest,
        wordsPerSecond: words / measured.seconds,
        scores: scoresOf(`model ${at}`),
      };
    }),
    baseline: baseline?.name ?? null,
  };
};
