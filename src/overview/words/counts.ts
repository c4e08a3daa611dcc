/** A count for each number from 0, in 4 bytes. */
export interface Counts {
  add(index: number): void;
  get(index: number): number;
  /** Keeps some, under new numbers. */
  renumber(numbers: Int32Array, size: number): void;
}

export const createCounts = (): Counts => {
  let counts = new Int32Array(64);
  return {
    add: (index) => {
      if (index >= counts.length) counts = enlarged(counts, index + 1);
      counts[index]!++;
    },
    get: (index) => counts[index] ?? 0,
    renumber: (numbers, size) => {
      const kept = new Int32Array(size);
      for (let old = 0; old < Math.min(numbers.length, counts.length); old++)
        if (numbers[old]! >= 0) kept[numbers[old]!] = counts[old]!;
      counts = kept;
    },
  };
};

/** A copy with room for at least so many, and for twice as many as before. */
export const enlarged = (numbers: Int32Array<ArrayBuffer>, least: number): Int32Array<ArrayBuffer> => {
  const copy = new Int32Array(Math.max(least, 2 * numbers.length));
  copy.set(numbers);
  return copy;
};
