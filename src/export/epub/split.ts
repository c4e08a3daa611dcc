/** Bytes that a file may have; reading systems lay out a file at a time, and some refuse more than 300 KB. */
export const maxFile = 200_000;

/** Cuts a list into groups, none of which is larger than it may be unless it has one member. */
export const grouped = <T>(all: readonly T[], size: (each: T) => number, max: number): T[][] => {
  const groups: T[][] = [];
  let room = 0;
  for (const each of all) {
    const needed = size(each);
    if (needed > room || groups.length === 0) {
      groups.push([]);
      room = max;
    }
    groups.at(-1)!.push(each);
    room -= needed;
  }
  return groups;
};
