import type { Bead } from '../core/system.js';
import { withMoved } from './moved.js';
import type { Setting } from './part.js';
import type { Block } from './search.js';
import type { Statistics } from './statistics.js';
import { withoutStrangers } from './strangers.js';

/** A bead with a score, from aligning two texts by content. */
export type ScoredBead = Bead & { score: number };

/** Beads that are shorter than this, in multiples of the average segment, may fit no better than chance. */
const short = 0.5;

/** Makes beads of what a search in order found: with what moved, and without what fits no better than chance. */
export const beadsOf = (blocks: readonly Block[], setting: Setting, statistics: Statistics): ScoredBead[] => {
  const { closeness, share } = setting.similarity;
  const beads = withMoved(blocks, setting, statistics).map(
    ({ i, m, j, n }): ScoredBead => ({
      source: range(i, m),
      target: range(j, n),
      score: m === 0 || n === 0 ? 0 : closeness(i, m, j, n),
    }),
  );
  const isShort = ({ source, target }: Bead): boolean =>
    share(source[0] ?? 0, source.length, target[0] ?? 0, target.length) < short;
  return withoutStrangers(beads, statistics, isShort);
};

const range = (from: number, count: number): number[] => Array.from({ length: count }, (_, i) => from + i);
