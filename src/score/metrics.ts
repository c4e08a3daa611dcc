import { bleu } from './bleu.js';
import { chrf } from './chrf.js';
import type { Metric } from './metric.js';
import { ter } from './ter.js';

/** All metrics, by the name that a user asks for. A new metric is a new line here. */
export const metrics = {
  bleu,
  chrf,
  'chrf++': (options: Parameters<typeof chrf>[0]) => chrf({ wordOrder: 2, ...options }),
  ter,
} as const;

export type MetricName = keyof typeof metrics;

/** Metrics with their usual options, by name. */
export const metricsNamed = (names: readonly MetricName[]): Record<string, Metric> =>
  Object.fromEntries(names.map((name) => [name, metrics[name]({})]));
