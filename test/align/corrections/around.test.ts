import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignParagraphs } from '../../../src/align/align.js';
import { alignAround } from '../../../src/align/corrections/around.js';
import { chainsOf, gapsBetween } from '../../../src/align/corrections/chain.js';
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

  it('changes nothing but the scores of beads that it would have found itself', () => {
    const some = cases.chain((texts) => {
      const machine = alignParagraphs(texts.source, texts.target, options(texts));
      return fc.subarray(machine).map((confirmed) => ({ texts, machine, confirmed }));
    });
    fc.assert(
      fc.property(some, ({ texts, machine, confirmed }) => {
        const corrections = confirmed.map(({ source, target }) => ({ source, target }));
        expect(alignAround(texts.source, texts.target, corrections, options(texts))).toEqual(
          machine.map((bead) => (confirmed.includes(bead) ? { ...bead, score: null } : bead)),
        );
      }),
    );
  });

  it('keeps confirmed beads beside others that it would not have found', () => {
    const some = cases.chain((texts) => {
      const machine = alignParagraphs(texts.source, texts.target, options(texts));
      return fc.shuffledSubarray(machine).map((chosen) => ({ texts, chosen }));
    });
    fc.assert(
      fc.property(some, ({ texts, chosen: [first, second, ...confirmed] }) => {
        fc.pre(first !== undefined && second !== undefined);
        const crossed = [
          { source: first.source, target: second.target },
          { source: second.source, target: first.target },
        ].filter(({ source, target }) => source.length + target.length > 0);
        const made = [...confirmed, ...crossed].map(({ source, target }) => ({ source, target }));
        const beads = alignAround(texts.source, texts.target, made, options(texts));
        expect(beads.filter(({ score }) => score === null)).toHaveLength(made.length);
        expect(beads).toEqual(expect.arrayContaining(made.map((bead) => ({ ...bead, score: null }))));
        expect(each(beads, 'source')).toEqual(all(texts.source.flat().length));
        expect(each(beads, 'target')).toEqual(all(texts.target.flat().length));
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

describe('a correction of a long text', () => {
  const places = ['Palu', 'Ternate', 'Kupang', 'Ambon', 'Jambi'];
  const verbs = ['sold', 'painted', 'buried', 'repaired', 'borrowed', 'counted'];
  const things = ['bridges', 'boats', 'lamps', 'horses', 'books', 'drums', 'pots'];
  /** Sentences that each have something of their own. */
  const long = all(40).map(
    (i) =>
      `In ${places[i % 5]} the ${i}th team ${verbs[i % 6]} ${1000 + 7 * i} ${things[i % 7]} of Mr ${String.fromCharCode(65 + (i % 26), 97 + ((i * 5) % 26), 97 + ((i * 11) % 26), 97 + (i % 7))}.`,
  );
  /** The translation has a passage from the end at its beginning. */
  const moved = [...long.slice(32), ...long.slice(0, 32)];
  const place = (i: number) => (i + 8) % 40;
  const pairsOf = (beads: readonly Bead[]) => beads.map(({ source, target }) => `${source}:${target}`);
  const around = (target: readonly string[], corrections: Correction[]) =>
    alignAround([long], [target], corrections, { pivot: [long] });
  const machine = alignParagraphs([long], [moved], { pivot: [long] });

  it('is tried on an aligner that finds what moved', () => {
    expect(pairsOf(machine)).toEqual(long.map((_, i) => `${i}:${place(i)}`));
  });

  it('leaves what is sure as it is on either side, whether it crosses the correction or not', () => {
    for (const [source, target] of [
      [4, 13],
      [34, 3],
      [2, 3],
    ] as const) {
      const beads = pairsOf(around(moved, [{ source: [source], target: [target] }]));
      expect(beads).toContain(`${source}:${target}`);
      const others = long.map((_, i) => i).filter((i) => i !== source && place(i) !== target);
      expect(beads).toEqual(expect.arrayContaining(others.map((i) => `${i}:${place(i)}`)));
    }
  });

  it('aligns again what it took from a bead in a passage that moved', () => {
    // The second half of a sentence that the translation cut.
    const cut = moved.flatMap((text, j) => (j === 3 ? text.split(/(?<=team) /) : [text]));
    const beads = pairsOf(
      around(cut, [
        { source: [34], target: [2] },
        { source: [36], target: [5] },
      ]),
    );
    expect(beads).toContain('35:3,4');
  });

  it('says with an empty side that a sentence has no counterpart, and leaves the other alone', () => {
    const beads = pairsOf(around(moved, [{ source: [5], target: [] }]));
    expect(beads).toEqual(expect.arrayContaining(['5:', ':13', '4:12', '6:14', '33:1']));
    expect(beads).toHaveLength(41);
  });
});

describe('what hardly fits', () => {
  const words = ['kucing', 'anjing', 'burung', 'ikan', 'kuda', 'sapi', 'ayam', 'bebek'];
  const source = words.map((word) => `${word} itu pergi.`);
  const target = ['Cats.', 'Dogs.', 'Birds.', 'Fish.', 'Horses.', 'Cows.', 'Hens.', 'Ducks.'];

  it('is aligned again around a correction, in the order that it gives', () => {
    for (const [from, to] of [
      [2, 4],
      [5, 3],
    ] as const) {
      const correction = { source: [from], target: [to] };
      for (const bead of alignAround([source], [target], [correction])) {
        if (bead.source.length * bead.target.length === 0 || bead.score === null) continue;
        const isBefore = [...bead.source.map((i) => i < from), ...bead.target.map((j) => j < to)];
        expect(new Set(isBefore).size).toBe(1);
      }
    }
  });
});

describe('the chains of beads', () => {
  const pair = (source: number | number[], target: number | number[]) => ({
    source: [source].flat(),
    target: [target].flat(),
  });

  it('are the longest in which both sides go forward, and then the longest of the rest', () => {
    const [a, b, c, d] = [pair(0, 9), pair(2, 1), pair(3, 4), pair(7, 6)];
    expect(chainsOf([d, c, a, b])).toEqual([[b, c, d], [a]]);
    // No bead is in the middle of another.
    const [wide, within, after] = [pair([0, 5], 0), pair(3, 2), pair(6, 3)];
    expect(chainsOf([wide, within, after])).toEqual([[within, after], [wide]]);
  });

  it('leave gaps between neighbours, the narrowest first, also within a passage that moved', () => {
    const chains = chainsOf([pair(0, 10), pair(2, 12), pair(6, 16), pair(20, 1), pair(22, 3)]);
    expect(gapsBetween(chains, 24, 18)).toEqual([
      { source: [0, 2], target: [10, 12] },
      { source: [20, 22], target: [1, 3] },
      { source: [2, 6], target: [12, 16] },
      { source: [22, 24], target: [3, 10] },
      { source: [6, 20], target: [-1, 1] },
      { source: [6, 24], target: [16, 18] },
    ]);
  });

  it('are found at once among tens of thousands', () => {
    const many = all(50_000).map((i) => pair(i, (i * 7919) % 50_000));
    const chains = chainsOf(many);
    expect(chains[0]!.length).toBeGreaterThan(100);
    for (const chain of chains)
      expect(chain.every(({ target }, i) => i === 0 || chain[i - 1]!.target[0]! < target[0]!)).toBe(true);
    expect(gapsBetween(chains, 50_000, 50_000).length).toBeLessThan(400_000);
  });
});
