import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  productLevels,
  type Quantized,
  quantizeRows,
  tableLevels,
  transposed,
} from '../../../src/convert/onnx/weights.js';

const quantize = (weights: Float32Array, columns: number, levels: number): Quantized => {
  const rows = weights.length / columns;
  const result = { values: new Int8Array(weights.length), scales: new Float32Array(rows) };
  quantizeRows(weights, columns, levels, result, 0, rows);
  return result;
};

const matrix = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 9 }))
  .chain(([rows, columns]) =>
    fc.record({
      columns: fc.constant(columns),
      weights: fc
        .array(fc.float({ noNaN: true, noDefaultInfinity: true }), {
          minLength: rows * columns,
          maxLength: rows * columns,
        })
        .map((values) => Float32Array.from(values)),
    }),
  );

describe('quantizeRows', () => {
  it('is no worse, in squared error, than the plain rounding of each row, for weights of any size', () => {
    fc.assert(
      fc.property(matrix, fc.constantFrom(productLevels, tableLevels), ({ weights, columns }, levels) => {
        const { values, scales } = quantize(weights, columns, levels);
        scales.forEach((scale, row) => {
          expect(Number.isFinite(scale) && scale > 0).toBe(true);
          const one = weights.subarray(row * columns, (row + 1) * columns);
          const largest = one.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
          let error = 0;
          one.forEach((weight, i) => {
            const integer = values[row * columns + i]!;
            expect(Math.abs(integer)).toBeLessThanOrEqual(levels);
            error += (integer * scale - weight) ** 2;
          });
          // Half a step each, with the rounding of the step to single precision.
          const half = Math.max((largest / levels / 2) * (1 + 1e-5), 2 ** -119);
          expect(error).toBeLessThanOrEqual(columns * half ** 2);
        });
      }),
    );
  });

  it('is exact for zeros, and for weights that are multiples of a step', () => {
    const { values, scales } = quantize(Float32Array.of(0, 0, -0, 63, -21, 1), 3, 63);
    expect([...values]).toEqual([0, 0, 0, 63, -21, 1]);
    expect([...scales]).toEqual([1, 1]);
  });

  it('cuts off a lone large weight where that makes all others finer', () => {
    const row = Float32Array.from({ length: 4000 }, (_, i) => Math.sin(i) * 0.7);
    row[0] = 1;
    expect(quantize(row, row.length, 63).scales[0]).toBeLessThan(1 / 63);
  });

  it('refuses weights that are infinite or not a number', () => {
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
      for (const row of [
        [bad, 1, 2],
        [1, 2, bad],
        [bad, bad, 0],
      ])
        expect(() => quantize(Float32Array.from(row), 3, 63)).toThrow(RangeError);
  });

  it('cannot make two products of bytes overflow 16 bits, which AVX2 adds them in', () => {
    expect(2 * 255 * productLevels).toBeLessThan(2 ** 15);
  });
});

describe('transposed', () => {
  it('exchanges rows and columns', () => {
    expect([...transposed(Int8Array.of(1, 2, 3, 4, 5, 6), 2, 3)]).toEqual([1, 4, 2, 5, 3, 6]);
    fc.assert(
      fc.property(matrix, ({ weights, columns }) => {
        const rows = weights.length / columns;
        expect(transposed(transposed(weights, rows, columns), columns, rows)).toEqual(weights);
      }),
    );
  });
});
