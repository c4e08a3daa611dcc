/** Counts of terms by number. */
export interface Bag {
  terms: Int32Array;
  counts: Float32Array;
}

/** Numbers for terms, in the order in which they come. */
export const numbering = () => {
  const numbers = new Map<string, number>();
  return {
    of: (term: string): number => {
      const known = numbers.get(term);
      if (known !== undefined) return known;
      numbers.set(term, numbers.size);
      return numbers.size - 1;
    },
    count: () => numbers.size,
  };
};

export const countsOf = <T>(items: readonly T[]): Map<T, number> => {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
};

export const bagOf = (terms: readonly number[]): Bag => {
  const counts = countsOf(terms);
  return { terms: Int32Array.from(counts.keys()), counts: Float32Array.from(counts.values()) };
};

/** Sets the weight of each term of some bags: ln(1 + bags ÷ bags that have it). */
export const weigh = (weight: Float32Array, bags: readonly Bag[]): void => {
  const frequency = new Map<number, number>();
  for (const { terms } of bags) for (const term of terms) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  for (const [term, count] of frequency) weight[term] = Math.log(1 + bags.length / count);
};

/** Two bags without a term in common as one. */
export const joined = (a: Bag, b: Bag): Bag => {
  if (b.terms.length === 0) return a;
  const terms = new Int32Array(a.terms.length + b.terms.length);
  const counts = new Float32Array(terms.length);
  terms.set(a.terms);
  terms.set(b.terms, a.terms.length);
  counts.set(a.counts);
  counts.set(b.counts, a.counts.length);
  return { terms, counts };
};

/**
 * Counts of the terms of neighbouring bags. Moving the window by a bag or two is cheap.
 *
 * @param size  number of terms
 */
export const slidingWindow = (bags: readonly Bag[], size: number) => {
  const counts = new Float32Array(size);
  let [first, end] = [0, 0];
  const add = (from: number, to: number, sign: number): void => {
    for (let at = from; at < to; at++) {
      const bag = bags[at]!;
      for (let k = 0; k < bag.terms.length; k++) counts[bag.terms[k]!]! += sign * bag.counts[k]!;
    }
  };
  const moveTo = (from: number, length: number): void => {
    const to = from + length;
    if (from >= end || to <= first) {
      add(first, end, -1);
      add(from, to, 1);
    } else {
      add(first, Math.min(from, end), -1);
      add(Math.max(to, first), end, -1);
      add(from, Math.min(first, to), 1);
      add(Math.max(end, from), to, 1);
    }
    [first, end] = [from, to];
  };
  return { counts, moveTo };
};
