import { once } from 'node:events';
import type { Metric } from '../../score/metric.js';
import type { MetricName } from '../../score/metrics.js';

/** What is scored. */
export interface Input {
  /** Names of the systems, fit to be printed; the baseline comes first. */
  systems: readonly string[];
  /** How many references each segment has. */
  references: number;
  segments: AsyncIterable<Segment>;
}

export interface Segment {
  /** A translation of each system. */
  hypotheses: readonly string[];
  references: readonly string[];
  /** Name of its document; empty where documents are not asked for. */
  document: string;
}

export interface Scorer {
  key: MetricName;
  metric: Metric;
}

/** Prints a line, and waits where the reader is slow. */
export const print = async (line: string): Promise<void> => {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
};

/** A column's heading: `BLEU|nrefs:1|…`, with the system where there are several. */
export const heading = (system: string, { systems, references }: Input, metric: Metric): string =>
  `${systems.length > 1 ? `${system}: ` : ''}${metric.name}|${metric.signature(references)}`;
