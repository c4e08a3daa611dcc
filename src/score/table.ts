import { PadanError } from '../errors.js';
import { noSegments, type Statistics } from './metric.js';

/** Statistics of many segments by column, in 2 bytes a number where that is enough. */
export interface StatisticsTable {
  /** Number of segments. */
  readonly length: number;
  /** Numbers a segment; 0 as long as that is not known. */
  readonly width: number;
  /**
   * Appends a segment.
   *
   * @throws PadanError `invalid-option` if a number is not finite, or if there are more or fewer than in the others
   */
  add(statistics: Statistics): void;
  /** @throws RangeError where there is no such segment */
  row(index: number): Statistics;
  /**
   * Statistics of all segments together.
   *
   * @throws PadanError `no-text` where there are no segments
   */
  sum(): Statistics;
  /** For each number of the statistics, its values by segment. They are views: `add` may leave them behind. */
  columns(): readonly Column[];
}

export type Column = Uint16Array | Int32Array | Float64Array;

/** An empty table; its width is that of the first segment unless it is given. */
export const createTable = (width = 0): StatisticsTable => {
  let columns: Column[] = Array.from({ length: width }, () => new Uint16Array(firstCapacity));
  let length = 0;

  const table: StatisticsTable = {
    get length() {
      return length;
    },
    get width() {
      return columns.length;
    },
    add(statistics) {
      if (columns.length === 0) columns = statistics.map(() => new Uint16Array(firstCapacity));
      check(statistics, columns.length);
      for (let at = 0; at < columns.length; at++) {
        const value = statistics[at]!;
        const column = withRoom(columns[at]!, length, value);
        column[length] = value;
        columns[at] = column;
      }
      length++;
    },
    row(index) {
      if (!(index >= 0 && index < length)) throw new RangeError(`segment ${index} of ${length}`);
      return columns.map((column) => column[index]!);
    },
    sum() {
      if (length === 0) throw noSegments();
      return table.columns().map((column) => {
        let sum = 0;
        for (let index = 0; index < column.length; index++) sum += column[index]!;
        return sum;
      });
    },
    columns: () => columns.map((column) => column.subarray(0, length)),
  };
  return table;
};

const firstCapacity = 64;

const check = (statistics: Statistics, width: number): void => {
  if (statistics.length !== width)
    throw new PadanError(
      'invalid-option',
      `a segment has ${statistics.length} statistics, expected ${width} as in the others`,
    );
  const wrong = statistics.find((value) => !Number.isFinite(value));
  if (wrong !== undefined)
    throw new PadanError('invalid-option', `a segment’s statistics contain ${wrong}, expected numbers`);
};

/** The column, or a copy of it, with room for a value at an index. */
const withRoom = (column: Column, index: number, value: number): Column => {
  const Type = kindFor(column, value);
  const capacity = index < column.length ? column.length : column.length * 2;
  if (column instanceof Type && capacity === column.length) return column;
  const larger = new Type(capacity);
  larger.set(column.subarray(0, index));
  return larger;
};

/** The smallest kind that holds the column's values and another one. */
const kindFor = (column: Column, value: number) => {
  if (column instanceof Float64Array || (value | 0) !== value) return Float64Array;
  return column instanceof Int32Array || value < 0 || value > 0xffff ? Int32Array : Uint16Array;
};
