import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTop } from '../../src/overview/top.js';

it('keeps the items of the highest rank, the first of equal ones, and makes no others', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(8)), fc.nat(6), (ranks, size) => {
      const top = createTop<{ rank: number; at: number }>(size);
      let made = 0;
      ranks.forEach((rank, at) => {
        top.offer(rank, () => {
          made++;
          return { rank, at };
        });
      });
      const wanted = ranks
        .map((rank, at) => ({ rank, at }))
        .sort((a, b) => b.rank - a.rank || a.at - b.at)
        .slice(0, size);
      expect(top.list()).toEqual(wanted);
      expect(made).toBeLessThanOrEqual(ranks.length);
      if (size === 0) expect(made).toBe(0);
    }),
  );
});
