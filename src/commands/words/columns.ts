import { printable } from '../../errors.js';
import { padded, widthOf } from '../../report/bitext/wrap.js';

/** A column of a table for a terminal. */
export interface Column<T> {
  head: string;
  of(item: T): string;
  /** Numbers stand to the right. */
  isNumber?: boolean;
  /** Cut where it is wider. */
  max?: number;
}

/**
 * Lines of a table whose columns stand below each other, two spaces between. The last column is not filled up.
 *
 * @param width  cells of a line at most
 */
export const tableLines = <T>(
  columns: readonly Column<T>[],
  items: readonly T[],
  width: number,
): { head: string; lines: string[] } => {
  const cells = items.map((item) => columns.map(({ of, max }) => clipped(printable(of(item)), max)));
  const widths = columns.map(({ head }, at) =>
    cells.reduce((width, row) => Math.max(width, widthOf(row[at]!)), head.length),
  );
  const line = (row: readonly string[]) => {
    const shown = row.map((cell, at) =>
      columns[at]!.isNumber ? ' '.repeat(widths[at]! - widthOf(cell)) + cell : padded(cell, widths[at]!),
    );
    return firstCells(shown.join('  ').trimEnd(), width);
  };
  return { head: line(columns.map(({ head }) => head)), lines: cells.map(line) };
};

const clipped = (text: string, max = Number.POSITIVE_INFINITY): string =>
  widthOf(text) <= max ? text : `${[...text].slice(0, Math.max(0, max - 1)).join('')}…`;

/** The end of a text in so many cells, and its beginning. */
export const lastCells = (text: string, cells: number): string => {
  const characters = [...text];
  let [width, at] = [0, characters.length];
  while (at > 0 && width + widthOf(characters[at - 1]!) <= cells) width += widthOf(characters[--at]!);
  const kept = characters.slice(at).join('');
  return at === 0 ? kept : `…${[...kept].slice(1).join('')}`;
};

export const firstCells = (text: string, cells: number): string => {
  const characters = [...text];
  let [width, at] = [0, 0];
  while (at < characters.length && width + widthOf(characters[at]!) <= cells)
    width += widthOf(characters[at++]!);
  const kept = characters.slice(0, at).join('');
  return at === characters.length ? kept : `${[...kept].slice(0, -1).join('')}…`;
};
