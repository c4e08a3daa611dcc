/** Maximum length of a repeated sequence, in pieces. */
const maxPeriod = 16;

/** Minimum repetitions of a loop, and minimum pieces that they span. */
const minTimes = 4;
const minPieces = 8;

/**
 * Whether a hypothesis is stuck in a loop: some sequence of up to 16 pieces occurs four or more times in a row,
 * over at least eight pieces.
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
