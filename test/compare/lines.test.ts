import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignLines } from '../../src/compare/lines.js';

describe('lines of two versions of a text', () => {
  it('are not shifted by one that was inserted among changed ones', () => {
    const before = ['The road is closed.', 'It cost five dollars.', 'He left at dawn.'];
    const after = [
      'The road was closed.',
      'Nothing of that kind.',
      'It cost six dollars.',
      'He left at noon.',
    ];
    expect(alignLines(before, after)).toEqual([
      [0, 0],
      [null, 1],
      [1, 2],
      [2, 3],
    ]);
    expect(alignLines(after, before)).toEqual([
      [0, 0],
      [1, null],
      [2, 1],
      [3, 2],
    ]);
  });

  it('go together in order where nothing is alike', () => {
    expect(alignLines(['a', 'b'], ['c', 'd'])).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });

  it('come each once and in order, equal ones together at both ends', () => {
    const text = fc.array(fc.constantFrom('', 'a b', 'a c', 'd e f', 'd e g', 'x'), { maxLength: 12 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pairs = alignLines(before, after);
        expect(pairs.flatMap(([i]) => i ?? [])).toEqual(before.map((_, i) => i));
        expect(pairs.flatMap(([, j]) => j ?? [])).toEqual(after.map((_, j) => j));
        if (before.length > 0 && before[0] === after[0]) expect(pairs[0]).toEqual([0, 0]);
      }),
      { numRuns: 300 },
    );
  });

  it('are paired in time that grows with their number', () => {
    const before = Array.from({ length: 3000 }, (_, i) => `old line ${i}`);
    const after = Array.from({ length: 3100 }, (_, i) => `new line ${i}`);
    expect(alignLines(before, after).length).toBeGreaterThanOrEqual(3100);
  });
});
