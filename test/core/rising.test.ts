import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestRising } from '../../src/core/rising.js';

describe('the longest rising subsequence', () => {
  it('rises, and no other is longer', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { maxLength: 10 }), (values) => {
        const chain = longestRising(values);
        chain.slice(1).forEach((index, at) => {
          expect(index).toBeGreaterThan(chain[at]!);
          expect(values[index]).toBeGreaterThan(values[chain[at]!]!);
        });
        const longest = (from: number, above: number): number => {
          if (from === values.length) return 0;
          const without = longest(from + 1, above);
          return values[from]! > above ? Math.max(without, 1 + longest(from + 1, values[from]!)) : without;
        };
        expect(chain).toHaveLength(longest(0, -1));
      }),
    );
  });
});
