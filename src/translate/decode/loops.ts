/** Longest sequence of pieces whose repetition is looked for. */
const maxPeriod = 16;

/** So often a sequence stands in a row, and so many pieces it fills, before it is a loop. */
const minTimes = 4;
const minPieces = 8;

/**
 * Whether a hypothesis says the same again and again, as a decoder does that has lost its way: some sequence of
 * up to 16 pieces stands four times in a row or more, over at least eight pieces.
 */
export const hasLoop = (ids: readonly number[]): boolean => {
  for (let period = 1; period <= maxPeriod; period++) {
    const needed = Math.max(minTimes * period, minPieces) - period;
    for (let at = period, run = 0; at < ids.length; at++) {
      run = ids[at] === ids[at - period] ? run + 1 : 0;
      if (run >= needed) return true;
    }
  }
  return false;
};
