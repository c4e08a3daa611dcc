import type { Statistics } from './statistics.js';
import { areStrangers, minSeen } from './strangers.js';

/** Whether two texts look like translations of each other. */
export interface Verdict {
  kind: 'related' | 'unrelated' | 'unknown';
  /** Share of the shorter text's segments that have an unmistakable partner, in the order of the texts: 0 to 1. */
  related: number;
  /** Number of the shorter text's segments. */
  seen: number;
}

/** Judges by how many segments have unmistakable partners. Few segments, or words that nobody knows, say nothing. */
export const verdictOn = (statistics: Statistics): Verdict => {
  const { related, seen } = statistics;
  const isUnknown = seen < minSeen || !statistics.isTelling;
  return {
    kind: areStrangers(statistics) ? 'unrelated' : isUnknown ? 'unknown' : 'related',
    related,
    seen,
  };
};
