import { expect, it } from 'vitest';
import { columnNumbers } from '../../../src/score/significance/columns.js';

it('numbers equal columns alike', () => {
  const a = Uint16Array.of(1, 2, 3);
  const columns = [
    a,
    Uint16Array.of(1, 2, 4),
    Uint16Array.of(1, 2, 3),
    Int32Array.of(1, 2, 3),
    Uint16Array.of(1, 2),
    a,
  ];
  // Kinds are told apart: they are summed otherwise.
  expect(columnNumbers(columns)).toEqual([0, 1, 0, 3, 4, 0]);
});

it('tells columns apart that differ in one value far from their ends', () => {
  const [a, b] = [new Uint16Array(500), new Uint16Array(500)];
  b[250] = 1;
  expect(columnNumbers([a, b, a])).toEqual([0, 1, 0]);
});
