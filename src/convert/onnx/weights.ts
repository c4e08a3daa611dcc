/** Integers that stand for a matrix of weights: a weight is its integer times its row's scale. */
export interface Quantized {
  /** rows × columns */
  values: Int8Array;
  /** One a row. Never 0, infinite or too small for single precision. */
  scales: Float32Array;
}

/**
 * Largest integer of weights that are multiplied.
 *
 * 7 bits, not 8: on x86 processors without VNNI, ONNX Runtime multiplies unsigned activations by signed weights with
 * VPMADDUBSW, which adds two products and cuts the sum off at 16 bits (Intel's manual: “adjacent pairs … are added
 * with signed saturation”). 2 × 255 × 64 = 32,640 fits into 32,767; 2 × 255 × 127 does not, and results would be wrong,
 * and others than on another machine. ONNX Runtime's documentation on quantisation, “When and why do I need to try
 * U8U8?”, says the same, and calls 7 bits `reduce_range`. (63, as in the embedded model, rather than 64.)
 */
export const productLevels = 63;

/** Largest integer of weights that are only looked up. */
export const tableLevels = 127;

/** Shares of a row's largest weight that are tried as its range. */
const ranges = Array.from({ length: 17 }, (_, i) => 0.6 + (0.4 * i) / 16);

/** Below this a row's scale would not be a normal number of single precision; the row counts as zeros. */
const smallestScale = 2 ** -126;

/**
 * Rounds rows of weights to integers. Of several ranges each row takes the one with the least squared error: a few large
 * weights may be cut off where that lets all others be finer (the same search as in the embedded model's export).
 *
 * @param weights  rows × columns
 * @param from, to  rows to do
 * @throws RangeError with the row's number if a weight is not a number or infinite
 */
export const quantizeRows = (
  weights: Float32Array,
  columns: number,
  levels: number,
  into: Quantized,
  from: number,
  to: number,
): void => {
  for (let row = from; row < to; row++) {
    const start = row * columns;
    const largest = largestOf(weights, start, columns);
    if (!Number.isFinite(largest)) throw new RangeError(`row ${row}`);
    const scale = bestScale(weights, start, columns, largest, levels);
    into.scales[row] = scale ?? 1;
    if (scale === undefined) continue;
    for (let i = start; i < start + columns; i++)
      into.values[i] = clipped(rounded(weights[i]! / scale), levels);
  }
};

/** NaN if a weight is not a number. */
const largestOf = (weights: Float32Array, start: number, length: number): number => {
  let largest = 0;
  for (let i = start; i < start + length; i++) {
    const size = Math.abs(weights[i]!);
    if (!(size <= largest)) largest = size;
    if (Number.isNaN(largest)) return largest;
  }
  return largest;
};

/** @returns undefined if all weights are zero, or as good as that */
const bestScale = (
  weights: Float32Array,
  start: number,
  length: number,
  largest: number,
  levels: number,
): number | undefined => {
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const range of ranges) {
    const scale = Math.fround((largest * range) / levels);
    if (scale < smallestScale) continue;
    let error = 0;
    for (let i = start; i < start + length; i++) {
      const weight = weights[i]!;
      const lost = clipped(rounded(weight / scale), levels) * scale - weight;
      error += lost * lost;
    }
    if (error < least) [best, least] = [scale, error];
  }
  return best;
};

const clipped = (value: number, levels: number): number =>
  value > levels ? levels : value < -levels ? -levels : value;

/** Adding and subtracting this rounds a number of double precision to an integer, halves to even ones, as ONNX does. */
const rounder = 1.5 * 2 ** 52;
const rounded = (value: number): number => value + rounder - rounder;

/** The matrix with its dimensions exchanged. */
export const transposed = <A extends Float32Array | Int8Array>(
  matrix: A,
  rows: number,
  columns: number,
): A => {
  const result = new (matrix.constructor as { new (length: number): A })(matrix.length);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      result[column * rows + row] = matrix[row * columns + column]!;
  return result;
};
