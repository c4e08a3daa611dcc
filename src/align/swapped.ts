import { alignPart, type Setting } from './part.js';
import type { Block } from './search.js';

/** Segments of each side of either part of a block that is taken for two parts that changed places. */
const minPart = 2;

/** Share of what the block has in common that the two parts must keep. */
const minKept = 0.9;

/**
 * Takes a block apart in two that cross, where its first segments fit the other side's last and its last ones the
 * first: short paragraphs that changed places fit a block of up to 8:8. Single sentences that changed places stay in
 * one block.
 *
 * @param level  fit that either part needs
 */
export const unswapped = (block: Block, setting: Setting, level: number): Block[] => {
  const { i, m, j, n } = block;
  const { common, closeness } = setting.similarity;
  if (Math.min(m, n) < 2 * minPart) return [block];
  let most = minKept * common(i, m, j, n);
  let parts: Block[] = [];
  for (let a = minPart; a <= m - minPart; a++)
    for (let b = minPart; b <= n - minPart; b++) {
      const both = [
        { i, m: a, j: j + b, n: n - b },
        { i: i + a, m: m - a, j, n: b },
      ];
      const kept = both.reduce((sum, part) => sum + common(part.i, part.m, part.j, part.n), 0);
      if (kept <= most) continue;
      most = kept;
      parts = both;
    }
  const isSure =
    parts.length > 0 && parts.every((part) => closeness(part.i, part.m, part.j, part.n) >= level);
  return isSure ? parts.flatMap((part) => alignPart(setting, part)) : [block];
};
