import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bitext, bitextOf, type Known, readDocuments, readForeign } from './bitext.js';
import {
  changes,
  missing,
  perturbed,
  shuffled,
  swappedHalves,
  unchanged,
  withChapter,
  without,
} from './perturb.js';

const pairs = Array.from({ length: 60 }, (_, i) => ({
  source: `Ini kalimat nomor ${i}.`,
  target: `This is sentence number ${i}.`,
}));
const foreign = ['A stranger passed by here.'];

/** Each segment is in one bead, and the beads are in the source's order. */
const isWhole = ({ source, target, gold }: Bitext): boolean =>
  gold.flatMap((bead) => bead.source).join() === source.map((_, i) => i).join() &&
  gold
    .flatMap((bead) => bead.target)
    .sort((a, b) => a - b)
    .join() === target.map((_, j) => j).join();

describe('changing a bitext', () => {
  it('keeps every segment in one bead, whatever is done', () => {
    const steps: ((text: Known, seed: number) => Known)[] = [
      (text) => text,
      (text, seed) => missing(text, 'source', 0.3, seed),
      (text, seed) => missing(text, 'target', 0.3, seed),
      (text, seed) => shuffled(text, 0.5, seed),
      swappedHalves,
      (text) => withChapter(text, foreign),
    ];
    fc.assert(
      fc.property(
        fc.nat(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(...steps),
        (seed, rate, step) => {
          expect(isWhole(bitextOf(step(perturbed(pairs, { rate, seed, foreign }), seed)))).toBe(true);
        },
      ),
    );
  });

  it('does the same for the same seed, and something else for another', () => {
    const of = (seed: number) => bitextOf(perturbed(pairs, { rate: 0.5, seed, foreign }));
    expect(of(1)).toEqual(of(1));
    expect(of(1)).not.toEqual(of(2));
  });

  it.each([
    ['merge-source', '1:2'],
    ['merge-target', '2:1'],
    ['split-source', '2:1'],
    ['split-target', '1:2'],
    ['drop-source', '0:1'],
    ['drop-target', '1:0'],
    ['insert', '0:1'],
    ['move', '2:2'],
  ] as const)('makes beads of the shape that a change has: %s', (kind, shape) => {
    const { gold } = bitextOf(perturbed(pairs, { rate: 1, seed: 1, foreign, kinds: [kind] }));
    const shapes = new Set(
      gold.filter((bead) => bead.kind === kind).map((bead) => `${bead.source.length}:${bead.target.length}`),
    );
    expect([...shapes]).toEqual([shape]);
  });

  it('does all that it can do', () => {
    const { gold } = bitextOf(perturbed([...pairs, ...pairs], { rate: 0.8, seed: 3, foreign }));
    expect(new Set(gold.map((bead) => bead.kind))).toEqual(new Set(['none', ...changes]));
  });

  it('moves blocks past each other, so that beads cross', () => {
    const { gold, target } = bitextOf(shuffled(unchanged(pairs), 1, 1));
    const places = gold.map((bead) => bead.target[0]!);
    expect(places.filter((place, at) => at > 0 && place < places[at - 1]!).length).toBeGreaterThan(5);
    expect(Math.max(...places.map((place, at) => Math.abs(place - at)))).toBeLessThanOrEqual(6);
    expect(target).toHaveLength(pairs.length);
  });

  it('drops every second target segment', () => {
    const { target } = bitextOf(without(unchanged(pairs), 'target', (at) => at % 2 === 1));
    expect(target).toEqual(pairs.filter((_, at) => at % 2 === 0).map((pair) => pair.target));
  });
});

describe('the bitext of the bench', () => {
  it('has thirteen documents of pairs, and sentences that belong to none', () => {
    const documents = readDocuments();
    expect(documents).toHaveLength(13);
    expect(documents.flat().length).toBeGreaterThan(400);
    for (const { source, target } of documents.flat())
      expect([source.trim(), target.trim()].every((text) => text !== '')).toBe(true);
    expect(readForeign().length).toBeGreaterThan(50);
  });
});
