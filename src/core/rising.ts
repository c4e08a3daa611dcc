/** The first number up to `count` from which on something is true; `count` if it never is. */
export const firstWhere = (count: number, isTrue: (at: number) => boolean): number => {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isTrue(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
};

/**
 * Finds the longest rising subsequence (Fredman 1975).
 *
 * @returns the indices of its values, in order
 */
export const longestRising = (values: readonly number[]): number[] => {
  /** The value that ends the lowest chain of each length, and the value before each in its chain, as indices. */
  const ends: number[] = [];
  const before: number[] = [];
  values.forEach((value, index) => {
    const length = firstWhere(ends.length, (at) => values[ends[at]!]! >= value);
    before.push(length > 0 ? ends[length - 1]! : -1);
    ends[length] = index;
  });
  const chain: number[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index]!) chain.push(index);
  return chain.reverse();
};
