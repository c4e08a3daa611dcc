import { type Bitext, sidesOf } from '../core/bitext.js';
import { roundTripScore } from '../core/round-trip.js';
import type { RoundTripScore } from './overview.js';

/** Scores of the ways back, over all documents. */
export interface RoundTrips {
  add(bitext: Bitext): void;
  /** Undefined if nothing was translated back. */
  finish(): RoundTripScore[] | undefined;
}

export const createRoundTrips = (): RoundTrips => {
  const bySystem = new Map<string, { model: string; sum: number; sentences: number }>();
  return {
    add: (bitext) => {
      for (const { system, output } of sidesOf(bitext)) {
        const scores = output.targets.map(roundTripScore).filter((score) => score !== null);
        if (scores.length === 0) continue;
        const before = bySystem.get(system.id) ?? {
          model: system.roundTrip?.name ?? '',
          sum: 0,
          sentences: 0,
        };
        bySystem.set(system.id, {
          ...before,
          sum: scores.reduce((sum, score) => sum + score, before.sum),
          sentences: before.sentences + scores.length,
        });
      }
    },
    finish: () =>
      bySystem.size === 0
        ? undefined
        : [...bySystem].map(([system, { model, sum, sentences }]) => ({
            system,
            model,
            score: sum / sentences,
            sentences,
          })),
  };
};
