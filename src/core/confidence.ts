import type { MachineTrace } from './system.js';

/** Mean natural log-probability per piece; null for an empty list. */
export const meanLogProb = (logProbs: readonly number[]): number | null =>
  logProbs.length === 0 ? null : logProbs.reduce((sum, logProb) => sum + logProb, 0) / logProbs.length;

/**
 * How sure the model was: the geometric mean probability of a piece, 0 to 1, independent of the length penalty. Null
 * if no model was asked.
 */
export const confidenceOf = ({ logProbs }: Pick<MachineTrace, 'logProbs'>): number | null => {
  const mean = meanLogProb(logProbs);
  return mean === null ? null : Math.exp(mean);
};

/** A share (0 to 1) as a percentage: `42 %`. */
export const percent = (share: number): string => `${Math.round(100 * share)} %`;
