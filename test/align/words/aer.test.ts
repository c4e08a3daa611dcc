import { describe, expect, it } from 'vitest';
import { countsOf, errorRateOf, linksOf, precisionOf, recallOf, sumOf } from './aer.js';
import { readGold } from './gold.js';

// Five sure links and two possible ones.
const [pair] = readGold(`story 1 edited
Rumah sakit itu besar sekali.
The hospital is very big.
0?0 0-1 1-1 2-0 3?2 3-4 4-3
`);
const found = (...links: string[]) => countsOf(new Set(links), pair!);

describe('measures of word links', () => {
  it('are perfect for the sure links, with or without possible ones', () => {
    for (const links of [[], ['0-0', '3-2']]) {
      const counts = found('0-1', '1-1', '2-0', '3-4', '4-3', ...links);
      expect([precisionOf(counts), recallOf(counts), errorRateOf(counts)]).toEqual([1, 1, 0]);
    }
  });

  it('count a wrong link against precision, a missing sure link against recall', () => {
    // A = 4: two sure, one possible, one wrong; S = 5.
    const counts = found('0-1', '3-4', '3-2', '4-4');
    expect(counts).toEqual({ found: 4, sure: 5, possibleFound: 3, sureFound: 2 });
    expect(precisionOf(counts)).toBe(3 / 4);
    expect(recallOf(counts)).toBe(2 / 5);
    expect(errorRateOf(counts)).toBeCloseTo(1 - 5 / 9, 12);
  });

  it('are 1 in precision and in error rate if nothing is found', () => {
    expect([precisionOf(found()), recallOf(found()), errorRateOf(found())]).toEqual([1, 0, 1]);
  });

  it('of many pairs weigh links, not pairs', () => {
    const counts = sumOf([found('0-1'), found('0-2', '0-3', '0-4')]);
    expect(counts).toEqual({ found: 4, sure: 10, possibleFound: 1, sureFound: 1 });
    expect(precisionOf(counts)).toBe(1 / 4);
  });
});

describe('linksOf', () => {
  it('links every word of a unit with every word of its other side', () => {
    const unit = { source: [{ start: 0, end: 11 }], target: [{ start: 0, end: 12 }] };
    expect(linksOf([unit], pair!)).toEqual(new Set(['0-0', '0-1', '1-0', '1-1']));
  });

  it('takes a part of a word for the word, and punctuation for nothing', () => {
    const part = { source: [{ start: 12, end: 14 }], target: [{ start: 21, end: 25 }] };
    const stop = { source: [{ start: 28, end: 29 }], target: [{ start: 21, end: 25 }] };
    expect(linksOf([part, stop], pair!)).toEqual(new Set(['2-4']));
  });
});
