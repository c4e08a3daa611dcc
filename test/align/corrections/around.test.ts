import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignParagraphs } from '../../../src/align/align.js';
import { alignAround } from '../../../src/align/corrections/around.js';
import { chainOf } from '../../../src/align/corrections/chain.js';
import type { Correction } from '../../../src/align/corrections/review.js';
import type { Bead } from '../../../src/core/system.js';

const word = fc.constantFrom(
  'rain',
  'rice',
  'river',
  'Palu',
  '12',
  'old',
  'pier',
  'boats',
  'army',
  'tea',
  'sold',
  'sea',
);
const sentence = fc.array(word, { minLength: 1, maxLength: 7 }).map((words) => `${words.join(' ')}.`);
const paragraphs = fc.array(fc.array(sentence, { maxLength: 5 }), { maxLength: 4 });

/** Any beads of a text: some of its sentences, none twice, also crossing and with gaps. */
const correctionsOf = (sources: number, targets: number): fc.Arbitrary<Correction[]> =>
  fc
    .record({
      source: fc.shuffledSubarray([...Array(sources).keys()]),
      target: fc.shuffledSubarray([...Array(targets).keys()]),
      sizes: fc.array(fc.record({ m: fc.nat(2), n: fc.nat(2) }), { maxLength: 6 }),
      isSorted: fc.boolean(),
    })
    .map(({ source, target, sizes, isSorted }) => {
      const byNumber = (a: number, b: number) => a - b;
      if (isSorted) for (const side of [source, target]) side.sort(byNumber);
      return sizes
        .map(({ m, n }) => ({
          source: source.splice(0, m).sort(byNumber),
          target: target.splice(0, n).sort(byNumber),
        }))
        .filter((bead) => bead.source.length + bead.target.length > 0);
    });

const cases = fc.record({ source: paragraphs, target: paragraphs, hasPivot: fc.boolean() }).chain((texts) =>
  correctionsOf(texts.source.flat().length, texts.target.flat().length).map((corrections) => ({
    ...texts,
    corrections,
  })),
);

const options = ({ source, hasPivot }: { source: string[][]; hasPivot: boolean }) =>
  hasPivot ? { pivot: source } : {};

const all = (count: number) => [...Array(count).keys()];
const each = (beads: readonly Bead[], side: 'source' | 'target') =>
  beads.flatMap((bead) => bead[side]).sort((a, b) => a - b);

describe('aligning around corrections', () => {
  it('has every sentence in one bead, and every correction as it was made, without a score', () => {
    fc.assert(
      fc.property(cases, (texts) => {
        const { source, target, corrections } = texts;
        const beads = alignAround(source, target, corrections, options(texts));
        expect(each(beads, 'source')).toEqual(all(source.flat().length));
        expect(each(beads, 'target')).toEqual(all(target.flat().length));
        const made = beads.filter(({ score }) => score === null);
        expect(made).toHaveLength(corrections.length);
        expect(made).toEqual(expect.arrayContaining(corrections.map((bead) => ({ ...bead, score: null }))));
        for (const { score } of beads) expect(score ?? 0).toBeGreaterThanOrEqual(0);
        for (const { score } of beads) expect(score ?? 0).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('pairs nothing across corrections that are in order', () => {
    fc.assert(
      fc.property(cases, (texts) => {
        const { source, target, corrections } = texts;
        const chain = chainOf(corrections);
        for (const bead of alignAround(source, target, corrections, options(texts))) {
          if (bead.score === null || bead.source.length * bead.target.length === 0) continue;
          for (const border of chain) {
            const before = bead.source.map((index) => index < border.source[0]!);
            before.push(...bead.target.map((index) => index < border.target[0]!));
            expect(new Set(before).size).toBe(1);
          }
        }
      }),
    );
  });

  it('has beads in order of the source', () => {
    fc.assert(
      fc.property(cases, (texts) => {
        const beads = alignAround(texts.source, texts.target, texts.corrections, options(texts));
        const firsts = beads.flatMap(({ source }) => source[0] ?? []);
        expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
      }),
    );
  });

  const text = [
    'The earthquake knocked down three bridges in Palu.',
    'The governor visited the site on Tuesday.',
    'Fishermen moored their boats at the old pier.',
    'Residents fled to the primary school building.',
    'Rice aid arrived on army trucks.',
    'Doctors set up tents beside the market.',
  ];

  it('leaves the rest as the aligner has it', () => {
    const machine = alignParagraphs([text], [text], { pivot: [text] });
    const beads = alignAround([text], [text], [{ source: [2, 3], target: [2, 3] }], { pivot: [text] });
    const pairs = (some: readonly Bead[]) => some.map(({ source, target }) => [source, target]);
    expect(pairs(beads)).toEqual([
      ...pairs(machine).slice(0, 2),
      [
        [2, 3],
        [2, 3],
      ],
      ...pairs(machine).slice(4),
    ]);
  });

  it('aligns again what a correction takes apart', () => {
    const swapped: Correction[] = [
      { source: [1], target: [2] },
      { source: [2], target: [1] },
    ];
    const pairs = alignAround([text], [text], swapped, { pivot: [text] }).map(({ source, target }) => [
      source,
      target,
    ]);
    expect(pairs).toEqual([0, 1, 2, 3, 4, 5].map((i) => [[i], [[0, 2, 1, 3, 4, 5][i]]]));
  });
});

describe('the chain of corrections', () => {
  it('is the longest in which both sides go forward', () => {
    const pair = (source: number, target: number) => ({ source: [source], target: [target] });
    const [a, b, c, d] = [pair(0, 9), pair(2, 1), pair(3, 4), pair(7, 6)];
    expect(chainOf([d, { source: [4], target: [] }, c, a, b])).toEqual([b, c, d]);
    // A bead with a gap holds what lies within.
    expect(chainOf([{ source: [0, 5], target: [0] }, pair(3, 2), pair(6, 3)])).toEqual([
      { source: [0, 5], target: [0] },
      pair(6, 3),
    ]);
  });

  it('is found at once among tens of thousands', () => {
    const many = all(50_000).map((i) => ({ source: [i], target: [(i * 7919) % 50_000] }));
    const chain = chainOf(many);
    expect(chain.length).toBeGreaterThan(100);
    expect(chain.every(({ target }, i) => i === 0 || chain[i - 1]!.target[0]! < target[0]!)).toBe(true);
  });
});
