import type { Evidence } from './evidence.js';
import { alike, strengthOf } from './function-words.js';

/** Least strength of a translation that attention alone does not overrule; most of what it does not stand back for. */
const good = 0.3;
const poor = 0.05;

/**
 * Log-odds by which links are taken: two words that only attention pairs come after the good translation that one of
 * them has in the sentence, each the other's best. If that is gone by then, or is itself unlikely, they may still be
 * linked.
 */
export const ranksOf = (evidence: Evidence, odds: Float32Array): Float32Array => {
  const { source, target, likeness, numbers } = evidence;
  const [n, m] = [source.length, target.length];
  const strengths = new Float32Array(n * m);
  const [rowBest, columnBest] = [new Float32Array(n), new Float32Array(m)];
  for (let i = 0; i < n; i++)
    for (let j = 0; j < m; j++) {
      const value = strengthOf(evidence, i, j);
      strengths[i * m + j] = value;
      rowBest[i] = Math.max(rowBest[i]!, value);
      columnBest[j] = Math.max(columnBest[j]!, value);
    }
  /** The greatest log-odds of each word with its good translation. */
  const [rows, columns] = [new Float32Array(n).fill(none), new Float32Array(m).fill(none)];
  strengths.forEach((value, cell) => {
    const [i, j] = [Math.floor(cell / m), cell % m];
    if (value < good || value < rowBest[i]! || value < columnBest[j]!) return;
    const own = Math.max(least, odds[cell]!);
    rows[i] = rows[i] === none ? own : Math.max(rows[i]!, own);
    columns[j] = columns[j] === none ? own : Math.max(columns[j]!, own);
  });
  return odds.map((value, cell) =>
    strengths[cell]! >= poor || likeness[cell]! >= alike || numbers[cell]! > 0
      ? value
      : Math.min(value, rows[Math.floor(cell / m)]! - behind, columns[cell % m]! - behind),
  );
};

const none = Number.POSITIVE_INFINITY;

/** Log-odds that a pair keeps at least, and by how much it comes after. */
const least = 0;
const behind = 0.01;
