import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandAround, wholeBand } from '../../src/align/band.js';
import { costs } from '../../src/align/costs.js';
import { between, createSimilarity, type Similarity } from '../../src/align/evidence/similarity.js';
import { type Block, cheapestBlocks, pairsIn } from '../../src/align/search.js';

const words = ['harga', 'beras', 'naik', 'gempa', 'palu', 'warga', '25', 'juta', 'tahun', 'ini'];
const sentence = fc
  .tuple(fc.array(fc.constantFrom(...words), { maxLength: 5 }), fc.constantFrom('.', ',', '…', ''))
  .map(([chosen, end]) => chosen.join(' ') + end);
const text = fc.array(sentence, { maxLength: 5 });

const levels = { stranger: 0.1, partner: 0.6, ratio: 1.1 };
const hardnessOf = (texts: readonly string[]) => Float64Array.from(texts, (_, i) => [1, 0, 0.5, 0.8][i % 4]!);
const sidesOf = (source: readonly string[], target: readonly string[]) => ({
  source: { hardness: hardnessOf(source), begins: source.map((_, i) => i % 3 === 0) },
  target: { hardness: hardnessOf(target), begins: target.map((_, i) => i % 2 === 0) },
});

/** What a block costs, as docs/alignment.md says it. */
const costOf = ({ i, m, j, n }: Block, similarity: Similarity, sides: ReturnType<typeof sidesOf>): number => {
  const { sources, targets } = similarity;
  const hard = (side: 'source' | 'target', at: number) => sides[side].hardness[at]!;
  const cuts = (side: 'source' | 'target', at: number, count: number) =>
    1 - hard(side, at) + (at + 1 < count ? 1 - hard(side, at + 1) : 0);
  const [here0, there0] = [
    similarity.sourceLength.at(-1)! * levels.ratio + 200,
    similarity.targetLength.at(-1)! + 200,
  ];
  const skip = (longer: number, shorter: number) =>
    costs.skip * (1 - costs.shortfall * Math.max(0, 1 - shorter / longer));
  if (n === 0)
    return (
      (skip(here0, there0) * (1 + 2 * similarity.share(i, 1, 0, 0))) / 2 +
      costs.skipPart * cuts('source', i, sources)
    );
  if (m === 0)
    return (
      (skip(there0, here0) * (1 + 2 * similarity.share(0, 0, j, 1))) / 2 +
      costs.skipPart * cuts('target', j, targets)
    );
  const near = (fit: number) => (fit - levels.stranger) / (levels.partner - levels.stranger);
  const inner = (side: 'source' | 'target', from: number, count: number) =>
    Array.from({ length: count - 1 }, (_, k) => hard(side, from + k + 1)).reduce((a, b) => a + b, 0);
  const [here, there] = [inner('source', i, m), inner('target', j, n)];
  const [a, b] = [
    between(similarity.sourceLength, i, m) * levels.ratio,
    between(similarity.targetLength, j, n),
  ];
  const pairs = Array.from({ length: m }, (_, x) =>
    Array.from({ length: n }, (_, y) => near(similarity.closeness(i + x, 1, j + y, 1))),
  );
  const lack = (fits: readonly number[]) => Math.max(0, costs.connected - Math.max(-1, ...fits));
  const lacks = [...pairs, ...Array.from({ length: n }, (_, y) => pairs.map((row) => row[y]!))].map(lack);
  const edge = (x: number, y: number) =>
    x >= sources || y >= targets
      ? 0
      : costs.border * Math.abs(hard('source', x) - hard('target', y)) +
        (sides.source.begins[x] === sides.target.begins[y] ? 0 : costs.paragraph);
  return (
    costs.content *
      ((m + n) / 4 + similarity.share(i, m, j, n) / 2) *
      (1 - near(similarity.closeness(i, m, j, n))) +
    Math.min(costs.maxLength, (costs.length * (a - b) ** 2) / ((6.8 * (a + b)) / 2 + 1)) +
    (m + n === 2
      ? 0
      : costs.merge * Math.max(here, there) +
        costs.reorder * Math.min(here, there) +
        costs.join * (m + n - 2 - here - there) +
        costs.stranger * lacks.reduce((sum, each) => sum + each, 0)) +
    edge(i, j) +
    edge(i + m, j + n)
  );
};

describe('the search for the cheapest beads', () => {
  it('finds the same minimum as trying everything', () => {
    fc.assert(
      fc.property(text, text, (source, target) => {
        const similarity = createSimilarity(source, target, undefined);
        const sides = sidesOf(source, target);
        const best = (i: number, j: number): number => {
          if (i === source.length && j === target.length) return 0;
          let least = Number.POSITIVE_INFINITY;
          const go = (m: number, n: number) => {
            least = Math.min(least, costOf({ i, m, j, n }, similarity, sides) + best(i + m, j + n));
          };
          if (i < source.length) go(1, 0);
          if (j < target.length) go(0, 1);
          for (let m = 1; m <= source.length - i; m++) for (let n = 1; n <= target.length - j; n++) go(m, n);
          return least;
        };
        const band = wholeBand(source.length, target.length);
        const path = cheapestBlocks(similarity, band, pairsIn(similarity, band), sides, levels, costs);
        const cost = path.reduce((sum, block) => sum + costOf(block, similarity, sides), 0);
        expect(cost).toBeCloseTo(best(0, 0), 4);
      }),
      { numRuns: 60 },
    );
  });

  it('covers both texts in order in any band around a path', () => {
    const paths = fc.array(fc.constantFrom([1, 0], [0, 1], [1, 1]), { maxLength: 25 });
    fc.assert(
      fc.property(paths, fc.nat(4), (steps, width) => {
        let [sources, targets] = [0, 0];
        const points = steps.map(([m, n]): [number, number] => {
          sources += m!;
          targets += n!;
          return [sources, targets];
        });
        const texts = (count: number) => Array.from({ length: count }, (_, i) => `${words[i % 10]} ${i}.`);
        const similarity = createSimilarity(texts(sources), texts(targets), undefined);
        const band = bandAround(points, sources, targets, width);
        const sides = sidesOf(texts(sources), texts(targets));
        const path = cheapestBlocks(similarity, band, pairsIn(similarity, band), sides, levels, costs);
        let [i, j] = [0, 0];
        for (const block of path) {
          expect([block.i, block.j]).toEqual([i, j]);
          i += block.m;
          j += block.n;
        }
        expect([i, j]).toEqual([sources, targets]);
      }),
    );
  });

  it('never finds more in common between two runs than between all their pairs', () => {
    fc.assert(
      fc.property(text, text, fc.boolean(), (source, target, hasPivot) => {
        fc.pre(source.length > 0 && target.length > 0);
        const { common } = createSimilarity(source, target, hasPivot ? source : undefined);
        let sum = 0;
        for (let i = 0; i < source.length; i++)
          for (let j = 0; j < target.length; j++) sum += common(i, 1, j, 1);
        expect(common(0, source.length, 0, target.length)).toBeLessThanOrEqual(sum + 1e-4);
      }),
    );
  });
});
