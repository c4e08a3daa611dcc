import { PadanError, printable } from '../../errors.js';
import { type MetricName, metrics } from '../../score/metrics.js';

/**
 * Reads the value of `--metric`: names with commas between.
 *
 * @throws PadanError `invalid-option` naming one that is not known
 */
export const parseMetrics = (text: string): MetricName[] =>
  [...new Set(text.split(',').map((name) => name.trim()))].map(metricNamed);

/** @throws PadanError `invalid-option` if `--metric` has no such metric */
export const metricNamed = (name: string): MetricName => {
  if (Object.hasOwn(metrics, name)) return name as MetricName;
  throw new PadanError(
    'invalid-option',
    `--metric has “${printable(name)}”, expected some of ${Object.keys(metrics).join(', ')}`,
  );
};
