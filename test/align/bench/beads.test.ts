import { describe, expect, it } from 'vitest';
import { countsOf, f1Of, type Indices, precisionOf, readBeads, recallOf, sumOf } from './beads.js';

const beads = (text: string): Indices[] => readBeads(text.split(' ').join('\n').replaceAll(';', ', '));

const gold = beads('[0]:[0] [1]:[1;2] [2]:[] []:[3] [3;4]:[4]');

describe('strict and lax scores', () => {
  it('are 1 for the gold itself', () => {
    const counts = countsOf(gold, gold);
    for (const kind of ['strict', 'lax', 'vecalign'] as const) expect(f1Of(counts[kind])).toBe(1);
  });

  it('count a bead that overlaps on both sides as right in the lax sense only', () => {
    const counts = countsOf(beads('[0]:[0] [1]:[1] []:[2] [2]:[] []:[3] [3;4]:[4]'), gold);
    expect(precisionOf(counts.strict)).toBeCloseTo(2 / 3);
    expect(recallOf(counts.strict)).toBeCloseTo(2 / 3);
    expect(precisionOf(counts.lax)).toBe(1);
    expect(recallOf(counts.lax)).toBe(1);
  });

  it('leave beads with an empty side out, but for the precision of Vecalign', () => {
    const counts = countsOf(beads('[0]:[0] [1]:[1;2] [2]:[3] [3;4]:[] []:[4]'), gold);
    expect(counts.strict).toEqual({ right: 2, found: 3, recalled: 2, gold: 3 });
    expect(counts.lax).toEqual({ right: 2, found: 3, recalled: 2, gold: 3 });
    expect(counts.vecalign).toEqual({ right: 2, found: 5, recalled: 2, gold: 3 });
  });

  it('want an overlap on both sides with the same bead', () => {
    expect(countsOf(beads('[0]:[1]'), beads('[0]:[0] [1]:[1]')).lax.right).toBe(0);
  });

  it('add up over texts, and are 0 where nothing was found', () => {
    const counts = sumOf([countsOf(gold, gold), countsOf([], gold)]);
    expect(counts.strict).toEqual({ right: 3, found: 3, recalled: 3, gold: 6 });
    expect(f1Of(countsOf([], gold).strict)).toBe(0);
  });
});
