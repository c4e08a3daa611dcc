import { describe, expect, it } from 'vitest';
import { alignWithVerdict, type ScoredBead } from '../../src/align/align.js';
import { countsOf, f1Of, type Indices, recallOf } from './bench/beads.js';
import { type Bitext, bitextOf, type Known, readDocuments, readForeign } from './bench/bitext.js';
import { lexicon } from './bench/lexicon.js';
import {
  firstHalf,
  missing,
  perturbed,
  shuffled,
  swappedHalves,
  unchanged,
  withChapter,
  without,
} from './bench/perturb.js';

// The floors stand some way under what `npm run bench:align` measures.
const documents = readDocuments();
const pairs = documents.flat();
const foreign = readForeign();
const whole = unchanged(pairs);

const aligned = ({ source, target }: Pick<Bitext, 'source' | 'target'>) =>
  alignWithVerdict([source], [target], { lexicon });

const isPaired = ({ source, target }: Indices): boolean => source.length > 0 && target.length > 0;

/** Strict F1, the beads and the verdict of a text that is aligned with the lexicon. */
const outcomeOf = (known: Known) => {
  const text = bitextOf(known);
  const { beads, verdict } = aligned(text);
  return { text, beads, verdict, f1: f1Of(countsOf(beads, text.gold).strict) };
};

describe('texts that were changed in known ways, with a lexicon alone', () => {
  it.each([
    ['nothing', 0.99, whole],
    ['one change in five sentences', 0.97, perturbed(pairs, { rate: 0.2, seed: 11, foreign })],
    ['one change in two sentences', 0.92, perturbed(pairs, { rate: 0.5, seed: 11, foreign })],
    ['every second target sentence left out', 0.95, without(whole, 'target', (at) => at % 2 === 1)],
    ['every third target sentence left out', 0.95, without(whole, 'target', (at) => at % 3 === 2)],
    ['20 % of the target missing', 0.96, missing(whole, 'target', 0.2, 11)],
    ['20 % of the source missing', 0.96, missing(whole, 'source', 0.2, 11)],
    ['all of the second half missing', 0.97, firstHalf(whole)],
    ['a foreign chapter in the middle', 0.97, withChapter(whole, foreign)],
  ])('are aligned: %s', (_, floor, known) => {
    const { f1, verdict } = outcomeOf(known);
    expect(f1).toBeGreaterThan(floor);
    expect(verdict.kind).toBe('related');
  });

  it('leave a foreign chapter unpaired', () => {
    const { text, beads } = outcomeOf(withChapter(whole, foreign));
    const chapter = new Set(
      text.gold.filter(({ kind }) => kind === 'insert').flatMap(({ target }) => target),
    );
    const touched = beads.filter((bead) => isPaired(bead) && bead.target.some((j) => chapter.has(j)));
    expect(chapter.size).toBe(foreign.length);
    expect(touched.length).toBeLessThanOrEqual(1);
  });
});

describe('texts whose parts stand in another order', () => {
  it('are found again as beads that cross, where paragraphs were swapped', () => {
    const { text, beads } = outcomeOf(shuffled(whole, 1 / 3, 11));
    expect(crossings(text.gold)).toBeGreaterThan(10);
    expect(crossings(beads)).toBeGreaterThan(5);
    const { strict, lax } = countsOf(beads, text.gold);
    expect(f1Of(strict)).toBeGreaterThan(0.82);
    expect(recallOf(lax)).toBeGreaterThan(0.85);
  });

  it('are found again as beads that cross, where the halves were swapped', () => {
    const { text, beads, verdict } = outcomeOf(swappedHalves(whole));
    const middle = text.source.length >> 1;
    const [first, second] = [
      text.gold.filter(({ source }) => source[0]! < middle),
      text.gold.filter(({ source }) => source[0]! >= middle),
    ];
    for (const half of [first, second]) expect(recallOf(countsOf(beads, half).strict)).toBeGreaterThan(0.8);
    expect(verdict.kind).toBe('related');
  });
});

describe('texts that are no translations of each other', () => {
  it('have no pair', () => {
    const strangers = documents.map((document, at) => ({
      source: document.map(({ source }) => source),
      target: documents[(at + 5) % documents.length]!.map(({ target }) => target),
    }));
    for (const text of strangers) {
      const { beads, verdict } = aligned(text);
      expect(beads.filter(isPaired)).toEqual([]);
      expect(verdict.kind).toBe('unrelated');
    }
  });
});

/** How often a bead stands before the one before it, in the target. */
const crossings = (beads: readonly (Indices | ScoredBead)[]): number => {
  const places = beads.filter(isPaired).map(({ target }) => target[0]!);
  return places.filter((place, at) => at > 0 && place < places[at - 1]!).length;
};
