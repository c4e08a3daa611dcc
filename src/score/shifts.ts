import { type EditDistances, type EditTable, editDistances } from './edit-distance.js';

/** Tercom's limits: words that move together, and how far. */
const maxShiftSize = 10;
const maxShiftDistance = 50;
/** sacreBLEU's limit: shifts tried for a segment. */
const maxCandidates = 1000;

/**
 * The edits that turn a hypothesis into its reference: words inserted, deleted and substituted, and groups of
 * words moved, each 1. Moves are searched greedily, as Tercom and sacreBLEU do it: the number is a small one,
 * but not always the smallest.
 *
 * @param hypothesis  words as numbers
 */
export const editsWithShifts = (hypothesis: Int32Array, reference: Int32Array): number => {
  if (reference.length === 0) return hypothesis.length;
  const distances = editDistances(reference, hypothesis.length);
  let words = hypothesis;
  let table = distances.table(words);
  for (let shifts = 0, tried = 0; ; shifts++) {
    const best = bestShift(words, reference, distances, table, tried);
    tried = best.tried;
    if (tried >= maxCandidates || best.shift === undefined || best.shift.gain <= 0)
      return shifts + table.distance;
    words = shifted(words, best.shift);
    table = distances.table(words);
  }
};

interface Shift {
  /** By how much it lessens the edit distance. */
  gain: number;
  /** The words that move, and the word before which they go. */
  start: number;
  length: number;
  target: number;
}

/** The best of the shifts that bring words to where the reference has them, and how many have been tried by then. */
const bestShift = (
  words: Int32Array,
  reference: Int32Array,
  distances: EditDistances,
  table: EditTable,
  triedBefore: number,
): { shift: Shift | undefined; tried: number } => {
  const { alignment } = table;
  let tried = triedBefore;
  let best: Shift | undefined;
  for (const { start, length, referenceStart } of movable(words, reference, table)) {
    let previous = -1;
    for (let at = referenceStart - 1; at < referenceStart + length && at < reference.length; at++) {
      const target = at < 0 ? 0 : alignment[at]! + 1;
      if (target === previous) continue;
      previous = target;
      const shift = { gain: 0, start, length, target };
      const shared = Math.min(start, destination(words.length, shift));
      shift.gain = table.distance - distances.distance(shifted(words, shift), table, shared);
      tried++;
      if (best === undefined || isBetter(shift, best)) best = shift;
    }
    if (tried >= maxCandidates) break;
  }
  return { shift: best, tried };
};

interface Movable {
  start: number;
  length: number;
  referenceStart: number;
}

/** Groups of words that are wrong where they stand, and missing where the reference has them. */
function* movable(words: Int32Array, reference: Int32Array, table: EditTable): Generator<Movable> {
  const { alignment, hypothesisErrors, referenceErrors } = table;
  for (let start = 0; start < words.length; start++) {
    const last = Math.min(reference.length - 1, start + maxShiftDistance);
    for (let other = Math.max(0, start - maxShiftDistance); other <= last; other++) {
      const most = Math.min(maxShiftSize, words.length - start, reference.length - other);
      let isWrong = false;
      let isMissing = false;
      for (let length = 1; length <= most; length++) {
        if (words[start + length - 1] !== reference[other + length - 1]) break;
        isWrong ||= hypothesisErrors[start + length - 1] === 1;
        isMissing ||= referenceErrors[other + length - 1] === 1;
        const place = alignment[other]!;
        const isWithin = start <= place && place < start + length;
        if (isWrong && isMissing && !isWithin) yield { start, length, referenceStart: other };
      }
    }
  }
}

/** Tercom's order: more gain, then more words, then an earlier start, then an earlier target. */
const isBetter = (shift: Shift, other: Shift): boolean =>
  (shift.gain - other.gain ||
    shift.length - other.length ||
    other.start - shift.start ||
    other.target - shift.target) > 0;

/** Where the first of the moved words is after the shift. A target within the group moves it by the difference. */
const destination = (words: number, { start, length, target }: Shift): number =>
  Math.min(target > start + length ? target - length : target, words - length);

const shifted = (words: Int32Array, shift: Shift): Int32Array => {
  const { start, length } = shift;
  const to = destination(words.length, shift);
  const result = words.slice();
  if (to < start) result.copyWithin(to + length, to, start);
  else result.copyWithin(start, start + length, to + length);
  result.set(words.subarray(start, start + length), to);
  return result;
};
