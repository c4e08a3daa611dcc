import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align } from '../../src/align/align.js';
import { turned } from '../../src/align/turned.js';

const bead = (source: number[], target: number[]) => ({ source, target, score: 0.5 });

describe('beads with their sides changed', () => {
  it('stand in the order of the other side', () => {
    expect(turned([bead([0], [1]), bead([1, 2], [0]), bead([3], [2])])).toEqual([
      bead([0], [1, 2]),
      bead([1], [0]),
      bead([2], [3]),
    ]);
  });

  it('have what stands alone behind what it stood behind', () => {
    expect(turned([bead([0], []), bead([1], [1]), bead([2], []), bead([3], []), bead([4], [0])])).toEqual([
      bead([], [0]),
      bead([0], [4]),
      bead([1], [1]),
      bead([], [2]),
      bead([], [3]),
    ]);
    expect(turned([bead([], [0]), bead([0], [1])])).toEqual([bead([0], []), bead([1], [0])]);
  });

  it('are those of the texts the other way round, and the same again if turned twice', () => {
    const sentence = fc.constantFrom('', 'a b c 1', 'd e f 2', 'g h i 3', 'j k l 4');
    const texts = fc.array(sentence, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const beads = align(one, other);
        const there = turned(beads);
        expect(there.flatMap(({ source }) => source).sort((a, b) => a - b)).toEqual([...other.keys()]);
        expect(there.flatMap(({ target }) => target).sort((a, b) => a - b)).toEqual([...one.keys()]);
        const firsts = there.flatMap(({ source: [first] }) => first ?? []);
        expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
        const key = (all: typeof beads) =>
          all.map(({ source, target, score }) => `${source} ${target} ${score}`).sort();
        expect(key(turned(there))).toEqual(key(beads));
      }),
    );
  });
});
