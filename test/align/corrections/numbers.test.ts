import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumbers, writeNumbers } from '../../../src/align/corrections/numbers.js';

describe('sentence numbers', () => {
  it.each<[string, number[]]>([
    ['', []],
    [' – ', []],
    ['8', [8]],
    ["'8", [8]],
    ['8+9', [8, 9]],
    ['9, 8', [8, 9]],
    ['8 9  11', [8, 9, 11]],
    ['8;9', [8, 9]],
    ['8-10', [8, 9, 10]],
    ['8 – 10, 12', [8, 9, 10, 12]],
    ['8..9', [8, 9]],
    ['8+8', [8]],
  ])('are read as people write them: “%s”', (text, numbers) => {
    expect(readNumbers(text)).toEqual(numbers);
  });

  it.each([
    '8-Sep',
    '08. Sep',
    '2026-09-08',
    '9/8/2026',
    '08.09.2026',
    '8,9E+01',
    '=A1',
    'eight',
    '-8',
    '9-8',
    '8+',
    '1-9999999',
  ])('are not guessed at: “%s”', (text) => {
    expect(readNumbers(text)).toBeNull();
  });

  it('are not read where nobody would write so many', () => {
    expect(readNumbers('1+'.repeat(6000) + 1)).toBeNull();
    expect(readNumbers('1 '.repeat(2_000_000))).toBeNull();
  });

  it('come back as they were written', () => {
    const numbers = fc
      .uniqueArray(fc.integer({ min: 1, max: 99_999 }), { maxLength: 20 })
      .map((all) => all.sort((a, b) => a - b));
    fc.assert(
      fc.property(numbers, (all) => {
        expect(readNumbers(writeNumbers(all))).toEqual(all);
      }),
    );
  });
});
