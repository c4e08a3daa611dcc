import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PadanError } from '../../src/errors.js';
import { sumStatistics } from '../../src/score/metric.js';
import { createTable } from '../../src/score/table.js';

const numbers = fc.oneof(
  fc.nat(300),
  fc.integer({ min: -70_000, max: 2 ** 31 }),
  fc.constantFrom(0.5, 65_535, 65_536, 2 ** 31 - 1, 2 ** 31, 2 ** 40, -1, 1 / 3),
);

describe('a table of statistics', () => {
  it('gives back what was put in, whatever the size of the numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(numbers, numbers, numbers), { minLength: 1, maxLength: 200 }), (rows) => {
        const table = createTable();
        for (const row of rows) table.add(row);
        expect(table.length).toBe(rows.length);
        expect(rows.map((_, index) => table.row(index))).toEqual(rows);
        expect(table.sum()).toEqual(sumStatistics(rows));
      }),
      { numRuns: 50 },
    );
  });

  it('keeps small whole numbers in two bytes, until another comes', () => {
    const table = createTable(2);
    for (let index = 0; index < 1000; index++) table.add([index, 65_535]);
    expect(table.columns().map(({ BYTES_PER_ELEMENT }) => BYTES_PER_ELEMENT)).toEqual([2, 2]);
    table.add([-1, 0.5]);
    expect(table.columns().map(({ BYTES_PER_ELEMENT }) => BYTES_PER_ELEMENT)).toEqual([4, 8]);
    expect(table.row(999)).toEqual([999, 65_535]);
  });

  it.each([
    [[1, Number.NaN], 'contain NaN'],
    [[1, Number.POSITIVE_INFINITY], 'contain Infinity'],
    [[1], 'has 1 statistics, expected 2'],
  ])('refuses %j', (row, message) => {
    const table = createTable();
    table.add([1, 2]);
    expect(() => table.add(row)).toThrow(message);
    expect(table.length).toBe(1);
  });

  it('has no sum without segments, and no row outside of it', () => {
    expect(() => createTable(3).sum()).toThrow(PadanError);
    expect(() => createTable(3).row(0)).toThrow(RangeError);
  });
});
