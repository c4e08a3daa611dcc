import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Flag } from '../../src/core/bitext.js';
import { flagsWithout } from '../../src/overview/flags.js';
import { flagOf } from './runs.js';

const texts = [{ text: 'the cat sat on on the mat mat' }];
const on = (...at: [number, number][]) => at.map(([start, end]) => ({ start, end }));
const sourceFlag = (...at: [number, number][]) => flagOf({ evidence: { source: on(...at), target: [] } });
const targetFlag = (...at: [number, number][]) =>
  flagOf({ evidence: { source: [], target: on(...at).map((span) => ({ target: 0, ...span })) } });
const newIn = (after: Flag[], before: Flag[]) => flagsWithout(after, texts, before, texts);

describe('the new flags of a translation', () => {
  it('are those of rules that the other has not', () => {
    const [number, name] = [flagOf({}), flagOf({ rule: 'name-differs' })];
    expect(newIn([number, name], [number])).toEqual([name]);
    expect(newIn([number], [])).toEqual([number]);
    expect(newIn([], [number])).toEqual([]);
  });

  it('do not have one of the same words of the source, whatever the message', () => {
    expect(newIn([{ ...sourceFlag([3, 5]), message: '7 for 5' }], [sourceFlag([3, 5])])).toEqual([]);
    expect(newIn([sourceFlag([3, 5])], [sourceFlag([8, 9])])).toHaveLength(1);
  });

  it('have one that speaks of more than before, but not one that speaks of less', () => {
    const [one, both] = [sourceFlag([3, 5]), sourceFlag([3, 5], [8, 9])];
    expect(newIn([both], [one])).toEqual([both]);
    expect(newIn([one], [both])).toEqual([]);
  });

  it('are told by the words of the translation where the source has none', () => {
    const [on, mat] = [targetFlag([12, 14]), targetFlag([22, 25])];
    expect(newIn([on], [targetFlag([15, 17])])).toEqual([]);
    expect(newIn([mat], [on])).toEqual([mat]);
  });

  it('are counted where they speak of no words: so many as there are more', () => {
    const [first, second] = [flagOf({ target: 0, message: 'x' }), flagOf({ target: 1 })];
    expect(newIn([first], [second])).toEqual([]);
    expect(newIn([first, second], [second])).toEqual([second]);
    expect(newIn([sourceFlag([3, 5])], [first])).toEqual([]);
  });

  it('are none beside the same flags, and none of them is fixed', () => {
    const span = fc.tuple(fc.nat(9), fc.nat(9)).map(([start, size]) => ({ start, end: start + size }));
    const flag = fc
      .record({
        rule: fc.constantFrom('x', 'y'),
        source: fc.array(span, { maxLength: 3 }),
        target: fc.array(
          span.map((each) => ({ target: 0, ...each })),
          { maxLength: 3 },
        ),
      })
      .map(({ rule, ...evidence }) => flagOf({ rule, evidence }));
    fc.assert(
      fc.property(fc.array(flag), fc.array(flag), (some, more) => {
        expect(newIn(some, some)).toEqual([]);
        expect(
          newIn(some, [
            ...some,
            ...more.filter(({ evidence: { source, target } }) => source.length + target.length > 0),
          ]),
        ).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});
