import { type Ratio, whole } from '../value.js';
import type { Meaning } from './vocabulary.js';

/** A number that is being read: `total` of its thousands and above, `base` + `pending` below a thousand. */
export interface Sum {
  total: bigint;
  /** The last scale's power. */
  power: number;
  base: number;
  /** The size of the last part of `base`. */
  place: number;
  /** A digit that the next word may multiply; −1 if none. */
  pending: number;
  ended: boolean;
  to: number;
}

/** Before the first word. @param one  whether an article, "a hundred", stands for one */
export const nothingYet = (one: boolean, to: number): Sum => ({
  total: 0n,
  power: Number.POSITIVE_INFINITY,
  base: 0,
  place: Number.POSITIVE_INFINITY,
  pending: one ? 1 : -1,
  ended: false,
  to,
});

export const sumValue = (sum: Sum): Ratio => whole(sum.total + BigInt(group(sum)));

/**
 * The sum with a word; null if the number ended before it; `digit` or `scale` if it ended before the last digit or
 * after the last scale.
 */
export const step = (
  sum: Sum,
  meaning: Meaning,
  to: number,
  joined: boolean,
): Sum | 'digit' | 'scale' | null => {
  const { base, place, pending, total } = sum;
  switch (meaning.type) {
    case 'digit':
      if (pending >= 0 || place < (meaning.value < 10 ? 10 : 100)) return null;
      if (meaning.value === 0 && (base > 0 || total > 0n)) return null;
      return { ...sum, pending: meaning.value, to };
    case 'tens':
      return pending >= 0 || place < 100 ? null : { ...sum, base: base + meaning.value, place: 10, to };
    case 'teen':
      return pending < 1 || pending > 9
        ? null
        : { ...sum, base: base + pending + 10, place: 1, pending: -1, to };
    case 'times': {
      const size = 10 ** meaning.power;
      const count = meaning.count || pending;
      if (meaning.count > 0 && pending >= 0) return null;
      if (count > 0 && place > size) {
        return { ...sum, base: base + count * size, place: size, pending: -1, to };
      }
      if (meaning.count === 0 && place < size && base > 0 && base < 100) {
        return { ...sum, base: group(sum) * size, place: size, pending: -1, to };
      }
      return pending >= 0 ? 'digit' : null;
    }
    case 'vague':
      return withScale(sum, meaning.power, 0, to, joined);
    case 'scale':
      return withScale(sum, meaning.power, meaning.count, to, joined);
    case 'dozen': {
      const counted = group(sum) > 0;
      if (total > 0n || (meaning.count > 0 && counted)) return null;
      const count = counted ? group(sum) : meaning.count;
      return { ...sum, base: count * meaning.value, pending: -1, ended: true, to };
    }
    case 'ordinal':
      return withOrdinal(sum, meaning.value, to);
    case 'fraction':
      return null;
  }
};

/** "Two thousand", "seribu"; "two thousand billion". */
const withScale = (
  sum: Sum,
  power: number,
  joint: number,
  to: number,
  joined: boolean,
): Sum | 'scale' | null => {
  const { total } = sum;
  const size = 10n ** BigInt(power);
  const rest = { power, base: 0, place: Number.POSITIVE_INFINITY, pending: -1, to };
  if (total * size > limit || (joint > 0 && group(sum) > 0)) return null;
  const count = BigInt(joint || group(sum));
  if (count === 0n)
    return total === 0n || power < sum.power ? null : { ...sum, ...rest, total: total * size };
  if (power < sum.power) return { ...sum, ...rest, total: total + count * size };
  if (joint > 0) return null;
  return power > sum.power && !joined ? { ...sum, ...rest, total: (total + count) * size } : 'scale';
};

/** Numbers beyond are several numbers. */
const limit = 10n ** 36n;

/** "Twenty-first", "two hundredth". */
const withOrdinal = (sum: Sum, value: number, to: number): Sum | null => {
  const ended = { ...sum, pending: -1, ended: true, to };
  if (value >= 100) {
    const count = Math.max(group(sum), 1);
    return count < 1000 ? { ...ended, base: count * value } : null;
  }
  if (sum.pending >= 0 || sum.place < (value < 10 ? 10 : 100)) return null;
  return { ...ended, base: sum.base + value };
};

const group = ({ base, pending }: Sum): number => base + Math.max(pending, 0);
