import { chrf } from '../score/chrf.js';
import { addStatistics, type Metric, type Statistics } from '../score/metric.js';
import { conclusionOf, isTestable, type Names } from '../score/significance/conclude.js';
import { type Conclusion, fewestSegments } from '../score/significance/conclusion.js';
import { intervalsOf } from '../score/significance/interval.js';
import {
  type Comparison,
  defaultSamples,
  pairedTests,
  type TestOptions,
} from '../score/significance/paired.js';
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
  add(
    segment: Pick<Segment, 'texts' | 'references' | 'unknown'>,
    systems: readonly string[],
  ): ReadonlyMap<string, Counted>;
  /** A system's scores over what was counted since the last call: a document. */
  ofDocument(system: string): Record<string, number>;
  /** Of systems, one after the other; of all at once, since their bootstrap samples are the same. */
  ofCorpus(systems: readonly string[]): CorpusScore[];
  /** Of each pair, over the segments that both have; of all at once, since their trials are the same. */
  conclusions(pairs: readonly NamedPair[]): Conclusion[][];
}

/** Two systems, with their names for people. */
export interface NamedPair extends Names {
  from: string;
  to: string;
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
    ofCorpus: (systems) => {
      const scored = systems.flatMap((system) => {
        const found = bySystem.get(system);
        if (found === undefined) return [];
        const { tables, references } = found;
        return tables.map((table, at) => ({ system, key: keys[at]!, metric: all[at]!, table, references }));
      });
      const intervals = ofEqualLength(
        scored.filter(({ table }) => table.length >= fewestSegments),
        ({ table }) => table.length,
        (some) => intervalsOf(some, Math.min(testing.samples, defaultSamples.bootstrap), testing.seed),
      );
      return scored.flatMap((each): CorpusScore[] => {
        const { system, key, metric, table, references } = each;
        const score = metric.score(table.sum());
        if (!Number.isFinite(score)) return [];
        const signature = metric.signature(references.least === references.most ? references.least : 'var');
        const interval = intervals.get(each) ?? null;
        return [
          { system, metric: key, name: metric.name, signature, score, interval, segments: table.length },
        ];
      });
    },
    conclusions: (pairs) => {
      const compared = pairs.map(({ from, to, before, after }) =>
        comparisonsOf(bySystem.get(from), bySystem.get(to), all).map((each, at) => ({
          ...each,
          key: keys[at]!,
          names: { before, after },
        })),
      );
      const tests = ofEqualLength(
        compared.flat().filter(isTestable),
        ({ before }) => before.length,
        (some) => pairedTests(some, testing),
      );
      return compared.map((of) =>
        of
          .map((each) => conclusionOf(each, each.key, each.names, testing.method, tests.get(each) ?? null))
          .filter(({ difference }) => Number.isFinite(difference)),
      );
    },
  };
};

/** Two systems by each metric, over the segments that both have; none if there are none. */
const comparisonsOf = (
  before: Tables | undefined,
  after: Tables | undefined,
  metrics: readonly Metric[],
): Comparison[] => {
  if (before === undefined || after === undefined) return [];
  const shared = sharedRows(before.segments, after.segments);
  const comparisons = metrics.map((metric, at) => ({
    metric,
    before: part(before.tables[at]!, shared?.before),
    after: part(after.tables[at]!, shared?.after),
  }));
  return comparisons.some((each) => each.before.length === 0) ? [] : comparisons;
};

/** Results of items, computed for all of one length together. */
const ofEqualLength = <T, R>(
  items: readonly T[],
  lengthOf: (item: T) => number,
  compute: (items: T[]) => readonly R[],
): Map<T, R> => {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const length = lengthOf(item);
    const group = groups.get(length);
    if (group === undefined) groups.set(length, [item]);
    else group.push(item);
  }
  const results = new Map<T, R>();
  for (const group of groups.values())
    for (const [at, result] of compute(group).entries()) results.set(group[at]!, result);
  return results;
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
