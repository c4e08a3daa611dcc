import { rounded } from './rounded.js';
import type { Target } from './system.js';

/** What the score is called wherever it is shown: nobody is to take it for likeness to a reference. */
export const roundTripName = 'round trip chrF';

/** Sentence chrF of a target's way back, 0 to 100; null if it has none, or was copied on the way, which says nothing. */
export const roundTripScore = ({ roundTrip }: Pick<Target, 'roundTrip'>): number | null =>
  roundTrip === undefined || roundTrip.caveat === 'copied' ? null : roundTrip.chrf;

/** Mean of sentences, each weighing the same; null if none went there and back. */
export const meanRoundTrip = (targets: readonly Pick<Target, 'roundTrip'>[]): number | null => {
  const known = targets.map(roundTripScore).filter((score) => score !== null);
  return known.length === 0 ? null : rounded(known.reduce((sum, each) => sum + each, 0) / known.length);
};
