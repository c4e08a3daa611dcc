import { describe, expect, it } from 'vitest';
import { createStates } from '../../../src/translate/decode/states.js';

const floats = (count: number): Float32Array => new Float32Array(count);

describe('kept states', () => {
  it('are those of the sources that came last, as many as fit', () => {
    const states = createStates(40);
    states.keep([1], floats(4));
    states.keep([1, 2], floats(4));
    expect([states.get([1]), states.get([1, 2]), states.get([12])].map((each) => each?.length)).toEqual([
      4,
      4,
      undefined,
    ]);
    states.keep([3], floats(6));
    expect([states.get([1]), states.get([1, 2]), states.get([3])].map((each) => each?.length)).toEqual([
      undefined,
      4,
      6,
    ]);
  });

  it('are counted once for a source that comes again, which is then the latest', () => {
    const states = createStates(40);
    states.keep([1], floats(4));
    states.keep([2], floats(4));
    states.keep([1], floats(4));
    states.keep([3], floats(2));
    states.keep([4], floats(4));
    expect([1, 2, 3, 4].map((id) => states.get([id])?.length)).toEqual([4, undefined, 2, 4]);
  });

  it('are none that do not fit', () => {
    const states = createStates(40);
    states.keep([1], floats(400));
    expect(states.get([1])).toBeUndefined();
    states.keep([2], floats(4));
    expect(states.get([2])).toHaveLength(4);
  });
});
