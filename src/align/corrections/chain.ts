import type { Correction } from './review.js';

/**
 * The longest chain of corrections in which both sides go forward: those that can divide two texts into parts. Others
 * cross them, or have nothing on one side.
 */
export const chainOf = (corrections: readonly Correction[]): Correction[] => {
  const pairs = corrections
    .filter(({ source, target }) => source.length > 0 && target.length > 0)
    .sort((a, b) => a.source[0]! - b.source[0]!);
  const chain: Correction[] = [];
  for (const pair of longestRise(pairs, ({ target }) => target[0]!)) {
    const last = chain.at(-1);
    // A bead with a gap may reach beyond the next.
    if (
      last === undefined ||
      (last.source.at(-1)! < pair.source[0]! && last.target.at(-1)! < pair.target[0]!)
    )
      chain.push(pair);
  }
  return chain;
};

/** The longest subsequence with rising values, by patience sorting (Fredman 1975). */
const longestRise = <T>(items: readonly T[], rankOf: (item: T) => number): T[] => {
  /** Index of the item with the least value that ends a subsequence of each length. */
  const ends: number[] = [];
  const before: number[] = [];
  items.forEach((item, i) => {
    const rank = rankOf(item);
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rankOf(items[ends[middle]!]!) < rank) low = middle + 1;
      else high = middle;
    }
    before.push(ends[low - 1] ?? -1);
    ends[low] = i;
  });
  const chosen: T[] = [];
  for (let i = ends.at(-1) ?? -1; i >= 0; i = before[i]!) chosen.push(items[i]!);
  return chosen.reverse();
};
