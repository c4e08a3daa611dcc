import { describe, expect, it } from 'vitest';
import { hasLoop } from '../../../src/translate/decode/loops.js';

const times = (count: number, ...ids: number[]): number[] => Array.from({ length: count }, () => ids).flat();

describe('hasLoop', () => {
  it.each<[string, number[], boolean]>([
    ['one piece eight times', [1, 2, ...times(8, 5), 0], true],
    ['one piece seven times', [1, 2, ...times(7, 5), 0], false],
    ['two pieces four times', [...times(4, 5, 6), 0], true],
    ['three pieces four times', [9, ...times(4, 5, 6, 7)], true],
    ['three pieces three times', [9, ...times(3, 5, 6, 7), 0], false],
    ['sixteen pieces four times', times(4, ...Array.from({ length: 16 }, (_, i) => i)), true],
    ['the same pieces, not in a row', times(6, 1, 2, 3, 4).flatMap((id, i) => [id, 100 + i]), false],
    ['no pieces', [], false],
  ])('%s: %j → %s', (_, ids, expected) => {
    expect(hasLoop(ids)).toBe(expected);
  });
});
