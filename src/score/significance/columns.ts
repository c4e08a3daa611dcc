import type { Column } from '../table.js';

/**
 * Numbers columns, equal ones alike, so that they are summed once: n-grams of the same reference stand in the tables of
 * all systems, those of characters in chrF's and in chrF++'s.
 *
 * @returns for each column, the index of the first one that is equal to it
 */
export const columnNumbers = (columns: readonly Column[]): number[] => {
  const firsts = new Map<number, number[]>();
  return columns.map((column, index) => {
    const alike = firsts.get(sampleOf(column)) ?? [];
    firsts.set(sampleOf(column), alike);
    const first = alike.find((at) => areEqual(columns[at]!, column));
    if (first === undefined) alike.push(index);
    return first ?? index;
  });
};

const sampled = 64;

/** A hash of some values; equal columns have the same. */
const sampleOf = (column: Column): number => {
  let hash = column.length;
  for (let at = 0; at < Math.min(sampled, column.length); at++)
    hash = (Math.imul(hash, 31) + column[column.length - 1 - at]!) | 0;
  return hash;
};

const areEqual = (a: Column, b: Column): boolean => {
  if (a === b) return true;
  if (a.constructor !== b.constructor || a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
};
