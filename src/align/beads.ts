/** Numbers of source and target segments in a bead. */
export type Shape = readonly [source: number, target: number];

/** All shapes up to size:size, with 1:0 and 0:1 first. */
export const shapesUpTo = (size: number): Shape[] => {
  const shapes: Shape[] = [
    [1, 0],
    [0, 1],
  ];
  for (let m = 1; m <= size; m++) for (let n = 1; n <= size; n++) shapes.push([m, n]);
  return shapes;
};

/** Minimum distance from the table's diagonal to search, in segments; a fifth of the longer side if that is more. */
const minBand = 40;

/** How far from the table's diagonal the search looks, in segments. */
export const bandOf = (sources: number, targets: number): number =>
  Math.max(minBand, Math.abs(sources - targets), Math.max(sources, targets) / 5);

/**
 * Finds the cheapest sequence of beads that covers both sides in order, by dynamic programming
 * (Gale & Church 1993, with the caller's shapes and costs).
 *
 * @param cost  cost of the bead of source segments [i, i + m) and target segments [j, j + n); +∞ forbids it
 * @returns for each bead its start and its shape
 */
export const cheapestBeads = (
  sources: number,
  targets: number,
  shapes: readonly Shape[],
  cost: (i: number, m: number, j: number, n: number) => number,
): { i: number; j: number; shape: Shape }[] => {
  const width = targets + 1;
  const total = new Float64Array((sources + 1) * width).fill(Number.POSITIVE_INFINITY);
  const chosen = new Int8Array(total.length).fill(-1);
  total[0] = 0;
  const band = bandOf(sources, targets);

  for (let i = 0; i <= sources; i++) {
    const middle = sources === 0 ? 0 : (i * targets) / sources;
    const last = sources === 0 ? targets : Math.min(targets, Math.floor(middle + band));
    for (let j = Math.max(0, Math.ceil(middle - band)); j <= last; j++) {
      const cell = i * width + j;
      shapes.forEach(([m, n], s) => {
        if (m > i || n > j) return;
        const before = total[cell - m * width - n]!;
        if (before === Number.POSITIVE_INFINITY) return;
        const sum = before + cost(i - m, m, j - n, n);
        if (sum < total[cell]!) {
          total[cell] = sum;
          chosen[cell] = s;
        }
      });
    }
  }

  const path: { i: number; j: number; shape: Shape }[] = [];
  for (let i = sources, j = targets; i > 0 || j > 0; ) {
    const shape = shapes[chosen[i * width + j]!]!;
    i -= shape[0];
    j -= shape[1];
    path.push({ i, j, shape });
  }
  return path.reverse();
};
