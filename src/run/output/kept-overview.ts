import type { ChangedRow, Overview } from '../../overview/overview.js';
import { worstRows } from '../../report/summaries/worst.js';

/** Rows that lists of a kept overview have at most. */
export const maxKept = 100;

/** Rows that are kept because a person should see them first, however little their words changed. */
const maxWorst = 50;

/**
 * An overview with its lists cut short, as it is written for scripts and as a run's result has it: the worst rows of
 * each pair, then the most changed, in the order that they had.
 */
export const keptOverview = (overview: Overview): Overview => ({
  ...overview,
  pairs: overview.pairs.map((pair) => {
    const kept = new Set<ChangedRow>(worstRows(pair, maxWorst));
    for (const row of pair.changed) {
      if (kept.size >= maxKept) break;
      kept.add(row);
    }
    const changed = pair.changed.filter((row) => kept.has(row));
    return { ...pair, changed, unlisted: pair.unlisted + pair.changed.length - changed.length };
  }),
  flags: {
    ...overview.flags,
    rows: overview.flags.rows.slice(0, maxKept),
    unlisted: overview.flags.unlisted + Math.max(0, overview.flags.rows.length - maxKept),
  },
});
