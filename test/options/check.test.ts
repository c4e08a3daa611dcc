import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fits } from '../../src/options/check.js';
import type { Option } from '../../src/options/option.js';
import { schemaOf } from '../../src/options/schema.js';
import { optionsWhere } from '../../src/options/values.js';
import { checkOptions, defaults } from '../../src/translate/options.js';

const all = optionsWhere(() => true);
/** Values on both sides of every bound, and of other types. */
const values = ({ takes }: Option): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.anything(),
    fc.constantFrom('', 'a', true, [], [''], ['a'], Number.NaN, Number.POSITIVE_INFINITY, null, undefined),
    ...('choices' in takes ? [fc.constantFrom(...takes.choices)] : []),
    ...('min' in takes
      ? [
          fc.constantFrom(
            takes.min,
            takes.max,
            takes.min - 0.01,
            takes.min - 1,
            takes.max + 1,
            takes.min + 0.5,
          ),
          fc.double({ min: takes.min, max: takes.max }),
          fc.integer({ min: Math.ceil(takes.min), max: takes.max }),
        ]
      : []),
  );

describe('the value check', () => {
  it.each(all)('accepts the same values for %s as the schema', (_, option) => {
    const schema = schemaOf(option);
    const seen = new Set<boolean>();
    fc.assert(
      fc.property(values(option), (value) => {
        const { success } = schema.safeParse(value);
        seen.add(success);
        expect(fits(option, value)).toBe(success);
      }),
      { numRuns: 300 },
    );
    expect(seen.size).toBe(2);
  });
});

describe('the library', () => {
  it.each([
    [{ beamSize: 0 }, 'beamSize is 0, expected a whole number from 1 to 32'],
    [{ beamSize: 33 }, 'beamSize is 33, expected a whole number from 1 to 32'],
    [{ workers: 1.5 }, 'workers is 1.5, expected a whole number from 1 to 256'],
    [{ lengthPenalty: Number.NaN }, 'lengthPenalty is NaN, expected a number from 0 to 10'],
    [{ maxLengthRatio: 0 }, 'maxLengthRatio is 0, expected a number from 0.1 to 20'],
    [{ reproducible: 'no' as never }, "reproducible is 'no', expected true or false"],
    [{ nBest: 5 }, 'nBest is 5, expected at most beamSize, which is 4'],
  ])('rejects %j', (wrong, message) => {
    expect(() => checkOptions({ ...defaults, ...wrong })).toThrow(
      expect.objectContaining({ code: 'invalid-option', message }),
    );
  });

  it('accepts its own defaults', () => {
    expect(() => checkOptions(defaults)).not.toThrow();
  });
});
