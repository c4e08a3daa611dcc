import { chrf } from '../score/chrf.js';
import { addStatistics, type Metric, type Statistics } from '../score/metric.js';
import { conclusionOf, isTestable } from '../score/significance/conclude.js';
import { type Conclusion, fewestSegments } from '../score/significance/conclusion.js';
import { intervalsOf } from '../score/significance/interval.js';
import { defaultSamples, pairedTests, type TestOptions } from '../score/significance/paired.js';
import { createTable, type StatisticsTable } from '../score/table.js';
import type { CorpusScore } from './overview.js';
import type { Segment } from './segments.js';

/** What metrics count in a system's part of a segment. */
export interface Counted {
  /** In the metrics' order. */
  statistics: readonly Statistics[];
  /** Sentence chrF, 0 to 100. */
  chrf: number;
}

/** Scores of all systems over all segments. */
export interface Scores {
  /** Counts a segment. By system; empty for a segment that no reference covers. */
  add(segment: Segment, systems: readonly string[]): ReadonlyMap<string, Counted>;
  /** A system's scores over what was counted since the last call: a document. */
  ofDocument(system: string): Record<string, number>;
  ofCorpus(system: string): CorpusScore[];
  /** Over the segments that both have. */
  conclusions(from: string, to: string, names: { before: string; after: string }): Conclusion[];
}

/** What was counted of a system. */
interface Tables {
  /** By metric. */
  tables: StatisticsTable[];
  /** Number of each segment in the tables; they rise. */
  segments: number[];
  /** Sums of the document at hand by metric; undefined if it has no segment yet. */
  document: Statistics[] | undefined;
  references: { least: number; most: number };
}

/**
 * Counts a segment where at least one reference has text; of several, all that have. A system without a sentence there
 * has an empty translation, but for systems of which nobody knows what they say. What stands beside no reference is
 * not scored.
 */
export const createScores = (metrics: Readonly<Record<string, Metric>>, testing: TestOptions): Scores => {
  const keys = Object.keys(metrics);
  const all = Object.values(metrics);
  const sentence = createSentenceScorer(metrics);
  const bySystem = new Map<string, Tables>();
  let segments = 0;

  const tablesOf = (system: string): Tables => {
    const known = bySystem.get(system);
    if (known !== undefined) return known;
    const made: Tables = {
      tables: all.map(() => createTable()),
      segments: [],
      document: undefined,
      references: { least: Number.POSITIVE_INFINITY, most: 0 },
    };
    bySystem.set(system, made);
    return made;
  };

  return {
    add: ({ texts, references, unknown }, systems) => {
      const counted = new Map<string, Counted>();
      if (references.length === 0) return counted;
      const others = references.map((id) => texts.get(id)!);
      // Systems that say the same are counted once.
      const known = new Map<string, Counted>();
      for (const system of systems) {
        if (unknown.has(system)) continue;
        const text = texts.get(system)!;
        const found = known.get(text) ?? count(text, others, all, sentence);
        known.set(text, found);
        counted.set(system, found);
        const into = tablesOf(system);
        for (const [i, table] of into.tables.entries()) table.add(found.statistics[i]!);
        into.document = into.document?.map((sum, i) => addStatistics(sum, found.statistics[i]!)) ?? [
          ...found.statistics,
        ];
        into.segments.push(segments);
        into.references.least = Math.min(into.references.least, others.length);
        into.references.most = Math.max(into.references.most, others.length);
      }
      segments++;
      return counted;
    },
    ofDocument: (system) => {
      const tables = bySystem.get(system);
      const sums = tables?.document;
      if (tables === undefined || sums === undefined) return {};
      tables.document = undefined;
      return Object.fromEntries(
        all
          .map((metric, i) => [keys[i]!, metric.score(sums[i]!)] as const)
          .filter(([, score]) => Number.isFinite(score)),
      );
    },
    ofCorpus: (system) => {
      const found = bySystem.get(system);
      if (found === undefined) return [];
      const { least, most } = found.references;
      const scored = all.map((metric, i) => ({ metric, table: found.tables[i]! }));
      const segments = found.segments.length;
      const samples = Math.min(testing.samples, defaultSamples.bootstrap);
      const intervals = segments < fewestSegments ? [] : intervalsOf(scored, samples, testing.seed);
      return scored.flatMap(({ metric, table }, i): CorpusScore[] => {
        const score = metric.score(table.sum());
        if (!Number.isFinite(score)) return [];
        const signature = metric.signature(least === most ? least : 'var');
        const interval = intervals[i] ?? null;
        return [{ system, metric: keys[i]!, name: metric.name, signature, score, interval, segments }];
      });
    },
    conclusions: (from, to, names) => {
      const [before, after] = [bySystem.get(from), bySystem.get(to)];
      if (before === undefined || after === undefined) return [];
      const shared = sharedRows(before.segments, after.segments);
      const comparisons = all.map((metric, i) => ({
        metric,
        before: part(before.tables[i]!, shared?.before),
        after: part(after.tables[i]!, shared?.after),
      }));
      if (comparisons.some((each) => each.before.length === 0)) return [];
      const testable = comparisons.filter(isTestable);
      const tests = testable.length === 0 ? [] : pairedTests(testable, testing);
      return comparisons
        .map((each, i) =>
          conclusionOf(each, keys[i]!, names, testing.method, tests[testable.indexOf(each)] ?? null),
        )
        .filter(({ difference }) => Number.isFinite(difference));
    },
  };
};

/** Counts by which single segments are scored with chrF, whether or not that is one of the metrics. */
type SentenceScorer = (
  text: string,
  references: readonly string[],
  statistics: readonly Statistics[],
) => number;

const createSentenceScorer = (metrics: Readonly<Record<string, Metric>>): SentenceScorer => {
  const at = Object.keys(metrics).indexOf('chrf');
  const metric = Object.values(metrics)[at] ?? chrf();
  const scorer = metric.sentence ?? metric;
  return (text, references, statistics) =>
    scorer.score(statistics[at] ?? metric.statistics(text, references));
};

const count = (
  text: string,
  references: readonly string[],
  metrics: readonly Metric[],
  sentence: SentenceScorer,
): Counted => {
  const statistics = metrics.map((metric) => metric.statistics(text, references));
  return { statistics, chrf: sentence(text, references, statistics) };
};

/** Rows of two tables that are of the same segments; null if all are. */
const sharedRows = (
  before: readonly number[],
  after: readonly number[],
): { before: number[]; after: number[] } | null => {
  const shared: { before: number[]; after: number[] } = { before: [], after: [] };
  for (let i = 0, j = 0; i < before.length && j < after.length; )
    if (before[i] === after[j]) {
      shared.before.push(i++);
      shared.after.push(j++);
    } else if (before[i]! < after[j]!) i++;
    else j++;
  const { length } = shared.before;
  return length === before.length && length === after.length ? null : shared;
};

const part = (table: StatisticsTable, rows: readonly number[] | undefined): StatisticsTable => {
  if (rows === undefined) return table;
  const some = createTable();
  for (const row of rows) some.add(table.row(row));
  return some;
};
