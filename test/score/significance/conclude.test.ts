import { describe, expect, it } from 'vitest';
import { bleu } from '../../../src/score/bleu.js';
import type { Metric, Statistics } from '../../../src/score/metric.js';
import { conclude } from '../../../src/score/significance/conclude.js';
import { fewestSegments } from '../../../src/score/significance/conclusion.js';
import { intervalOf } from '../../../src/score/significance/interval.js';
import { createTable } from '../../../src/score/table.js';
import { ter } from '../../../src/score/ter.js';

/** The share of segments that are right, in percent. */
const share: Metric = {
  name: 'share',
  signature: () => 'nrefs:1',
  statistics: (hypothesis, [reference]) => [hypothesis === reference ? 1 : 0, 1],
  score: ([right, all]) => (100 * right!) / all!,
};

const tableOf = (rows: readonly Statistics[]) => {
  const table = createTable();
  for (const row of rows) table.add(row);
  return table;
};

/** So many segments, of which those are right whose number leaves a remainder below `right` when divided by 100. */
const rightOf = (segments: number, right: number) =>
  tableOf(Array.from({ length: segments }, (_, index) => [(index * 37) % 100 < right ? 1 : 0, 1]));

/** The first of so many segments is wrong. */
const onlyFirst = (segments: number): Statistics[] =>
  Array.from({ length: segments }, (_, index) => [index === 0 ? 1 : 0, 1]);

const names = { before: 'A', after: 'B' };
const options = { method: 'randomisation', samples: 500, seed: 12_345 } as const;

describe('a conclusion', () => {
  it('does not believe a bootstrap’s p where the interval of the difference has 0 in it', () => {
    // A sample without the segment that decides is seldom, and far off: p is low all the same.
    const all: Metric = { ...share, score: ([wrong]) => (wrong! > 0 ? 0 : 100) };
    const [before, after] = [tableOf(Array.from({ length: 40 }, () => [0, 1])), tableOf(onlyFirst(40))];
    const found = conclude(all, 'all', before, after, names, { ...options, method: 'bootstrap' });
    expect(found.p).toBeLessThan(0.05);
    expect(found.interval!.high).toBe(0);
    expect(found.better).toBe(null);
    expect(found.sentence).toMatch(
      /^No difference can be concluded between A and B: −100.0 share, p [=<] [\d.]+, but the 95 % interval of the difference has 0 in it\.$/,
    );
  });

  it.each(['randomisation', 'bootstrap'] as const)('names the better system by %s', (method) => {
    const better = conclude(share, 'share', rightOf(400, 40), rightOf(400, 60), names, {
      ...options,
      method,
    });
    expect(better).toMatchObject({ before: 40, after: 60, difference: 20, better: 'after', segments: 400 });
    expect(better.p).toBeLessThan(0.05);
    expect(better.interval!.low).toBeGreaterThan(10);
    expect(better.interval!.high).toBeLessThan(30);
    expect(better.sentence).toMatch(/^B is better than A: \+20\.0 share, p [<=] 0\.00\d\.$/);

    const worse = conclude(share, 'share', rightOf(400, 60), rightOf(400, 40), names, { ...options, method });
    expect(worse).toMatchObject({ difference: -20, better: 'before' });
    expect(worse.sentence).toMatch(/^A is better than B: \+20\.0 share, /);
  });

  it('knows that less TER is better', () => {
    const edits = (each: number) =>
      tableOf(Array.from({ length: 100 }, (_, index) => [each + (index % 3), 10]));
    const { better, sentence } = conclude(ter(), 'ter', edits(3), edits(1), names, options);
    expect(better).toBe('after');
    expect(sentence).toMatch(/^B is better than A: −20\.0 TER, /);
  });

  it('concludes nothing from a difference that may be chance', () => {
    const { better, sentence, p } = conclude(
      share,
      'share',
      rightOf(100, 50),
      tableOf(Array.from({ length: 100 }, (_, index) => [(index * 53) % 100 < 51 ? 1 : 0, 1])),
      names,
      options,
    );
    expect({ better, p: p! > 0.05 }).toEqual({ better: null, p: true });
    expect(sentence).toMatch(
      /^No difference can be concluded between A and B: \+1\.0 share, p = \d\.\d\d\.$/,
    );
  });

  it('concludes nothing from too few sentences, and says so', () => {
    const few = fewestSegments - 1;
    const found = conclude(share, 'share', rightOf(few, 0), rightOf(few, 100), names, options);
    expect(found).toMatchObject({ p: null, interval: null, better: null, difference: 100 });
    expect(found.sentence).toContain(`${few} sentences are too few (at least ${fewestSegments})`);
    expect(intervalOf(share, rightOf(few, 50), options)).toBeNull();
    expect(intervalOf(share, rightOf(few + 1, 50), options)).not.toBeNull();
  });

  it('says where every sentence scores the same', () => {
    const found = conclude(bleu(), 'bleu', rightOf(40, 50), rightOf(40, 50), names, options);
    expect(found).toMatchObject({ p: 1, better: null, interval: { mean: 0, low: 0, high: 0 } });
    expect(found.sentence).toBe('No difference between A and B: every sentence has the same BLEU.');
  });

  it('cannot be drawn from nothing', () => {
    const nothing = () => conclude(share, 'share', createTable(2), createTable(2), names, options);
    expect(nothing).toThrow('no segments');
  });
});
