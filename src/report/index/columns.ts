import { roundTripName } from '../../core/round-trip.js';
import { namesOf } from '../overview/names.js';
import { roundTripNames } from '../round-trip.js';
import type { DocumentSummary, SystemSummary } from '../summary.js';
import type { Both } from '../ui/remarks/template.js';
import { documentMetrics, type MetricKey, metricName } from './scores.js';

/** What the index has a column for: metrics, and what is no likeness to a reference. */
export type ScoreKey = MetricKey | 'round-trip';

/** Systems that the index has a column for. */
export interface ListedSystem {
  id: string;
  label: string;
  role: SystemSummary['role'];
}

/** What the index shows of scores. */
export interface Scored {
  /** All that are no references, in the order in which the documents have them. */
  systems: ListedSystem[];
  /** What the others' scores are compared with; null if there is nothing to compare. */
  baseline: ListedSystem | null;
  /** Metrics that some document has a score by; the round trip is the last. */
  metrics: { key: ScoreKey; name: string }[];
}

/** Which scores the documents have: without any, there are no columns for them. */
export const scoredOf = (documents: readonly DocumentSummary[]): Scored => {
  const byId = new Map<string, ListedSystem>();
  const keys = new Set<ScoreKey>();
  for (const { systems } of documents)
    for (const { id, label, role, scores, roundTrip } of systems) {
      if (role === 'reference') continue;
      if (!byId.has(id)) byId.set(id, { id, label, role });
      for (const key of documentMetrics) if (scores[key] !== undefined) keys.add(key);
      if (roundTrip !== undefined) keys.add('round-trip');
    }
  const found = [...byId.values()];
  const names = namesOf(found);
  const systems = found.map((system) => ({ ...system, label: names.text(system.id) }));
  return {
    systems: keys.size === 0 ? [] : systems,
    baseline: systems.length < 2 ? null : (systems.find(({ role }) => role === 'baseline') ?? null),
    metrics: [
      ...documentMetrics.filter((key) => keys.has(key)).map((key) => ({ key, name: metricName(key) })),
      ...(keys.has('round-trip') ? [{ key: 'round-trip' as const, name: roundTripName }] : []),
    ],
  };
};

/** A metric's name for people. */
export const metricNames = ({ key, name }: Scored['metrics'][number]): Both =>
  key === 'round-trip' ? roundTripNames : [name, name];

/** A document's score; null if it has none. */
export const scoreOf = (document: DocumentSummary, system: string, metric: ScoreKey): number | null => {
  const found = document.systems.find(({ id }) => id === system);
  return (metric === 'round-trip' ? found?.roundTrip : found?.scores[metric]) ?? null;
};

/** A score as the index shows it: `54.3`. */
export const scoreText = (score: number | null): string => (score === null ? '–' : score.toFixed(1));

/** The difference of two scores, with its sign: `+1.2`, `−0.5`. */
export const differenceText = (difference: number | null): string => {
  if (difference === null) return '–';
  const size = Math.abs(difference).toFixed(1);
  return Number(size) === 0 ? size : `${difference < 0 ? '−' : '+'}${size}`;
};
