/**
 * Finds the pieces that may not come next: those that would repeat an n-gram of the hypothesis, and those that would
 * complete a banned sequence.
 *
 * @param ids        the hypothesis so far
 * @param size       n; 0 allows repeats
 * @param sequences  banned sequences, each of two pieces or more
 */
export const bannedAfter = (
  ids: readonly number[],
  size: number,
  sequences: readonly (readonly number[])[],
): Set<number> => {
  const banned = new Set<number>();
  /** Whether `ids` ends with the `length` pieces of `other` before `end`. */
  const endsLike = (other: readonly number[], end: number, length: number): boolean => {
    for (let back = 1; back <= length; back++) if (other[end - back] !== ids[ids.length - back]) return false;
    return length <= ids.length;
  };
  if (size > 0)
    for (let end = size - 1; end < ids.length; end++) if (endsLike(ids, end, size - 1)) banned.add(ids[end]!);
  for (const sequence of sequences)
    if (endsLike(sequence, sequence.length - 1, sequence.length - 1)) banned.add(sequence.at(-1)!);
  return banned;
};
