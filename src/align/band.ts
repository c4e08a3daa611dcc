/** The part of the alignment table that a search looks at: for each number of source segments, a range of target segments. */
export interface Band {
  /** First and last number of target segments, for 0 … sources segments; neither ever falls. */
  low: Int32Array;
  high: Int32Array;
}

/** A point of the table: so many source and target segments are aligned. */
export type Point = readonly [sources: number, targets: number];

/** The whole table. */
export const wholeBand = (sources: number, targets: number): Band => ({
  low: new Int32Array(sources + 1),
  high: new Int32Array(sources + 1).fill(targets),
});

/**
 * What is at most `width` segments away from a path, on either side.
 *
 * @param path  from [0, 0] to [sources, targets]; between two points that are not neighbours it may go any way
 */
export const bandAround = (path: readonly Point[], sources: number, targets: number, width: number): Band => {
  const low = new Int32Array(sources + 1).fill(targets);
  const high = new Int32Array(sources + 1);
  const include = (first: number, last: number, from: number, to: number): void => {
    for (let i = Math.max(0, first - width); i <= Math.min(sources, last + width); i++) {
      low[i] = Math.min(low[i]!, Math.max(0, from - width));
      high[i] = Math.max(high[i]!, Math.min(targets, to + width));
    }
  };
  let [i, j] = [0, 0];
  for (const [nextI, nextJ] of [...path, [sources, targets] as const]) {
    include(i, nextI, j, nextJ);
    [i, j] = [nextI, nextJ];
  }
  return { low, high };
};

/** Where each row of a band begins in an array that holds all of them, and the number of all cells. */
export const rowsOf = ({ low, high }: Band): { start: Float64Array; cells: number } => {
  const start = new Float64Array(low.length);
  let cells = 0;
  for (let i = 0; i < low.length; i++) {
    start[i] = cells - low[i]!;
    cells += high[i]! - low[i]! + 1;
  }
  return { start, cells };
};

/** The target segments that source segment i may be paired with: [first, end). */
export const reach = ({ low, high }: Band, i: number): [first: number, end: number] => [
  low[i]!,
  high[i + 1]!,
];
