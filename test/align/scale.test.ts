import { describe, expect, it } from 'vitest';
import { alignWithVerdict } from '../../src/align/align.js';
import { bandAround } from '../../src/align/band.js';
import { coarsePath } from '../../src/align/coarse.js';
import { costs } from '../../src/align/costs.js';
import { boundariesOf } from '../../src/align/evidence/boundaries.js';
import { createSimilarity } from '../../src/align/evidence/similarity.js';
import { cheapestBlocks, pairsIn } from '../../src/align/search.js';
import { countsOf, f1Of } from './bench/beads.js';
import { type Bitext, bitextOf, readDocuments, readForeign } from './bench/bitext.js';
import { lexicon } from './bench/lexicon.js';
import { perturbed } from './bench/perturb.js';
import { recombined } from './bench/recombine.js';

const textOf = (count: number): Bitext =>
  bitextOf(
    perturbed(recombined(readDocuments().flat(), count, 1), { rate: 0.2, seed: 2, foreign: readForeign() }),
  );

describe('long texts', () => {
  it('of 3,000 sentences are aligned', () => {
    const { source, target, gold } = textOf(3000);
    expect(Math.min(source.length, target.length)).toBeGreaterThan(2800);
    const { beads, verdict } = alignWithVerdict([source], [target], { lexicon });
    expect(f1Of(countsOf(beads, gold).strict)).toBeGreaterThan(0.96);
    expect(verdict.kind).toBe('related');
  });

  it('take comparisons in proportion to their length', () => {
    /** How often two runs of segments are compared. */
    const comparisonsFor = (count: number): number => {
      const { source, target } = textOf(count);
      const similarity = createSimilarity(source, target, undefined, lexicon);
      let calls = 0;
      const counting = {
        ...similarity,
        common: (i: number, m: number, j: number, n: number) => {
          calls++;
          return similarity.common(i, m, j, n);
        },
      };
      const band = bandAround(coarsePath(similarity.profiles), source.length, target.length, 10);
      const sides = {
        source: { hardness: boundariesOf(source), begins: source.map((_, i) => i === 0) },
        target: { hardness: boundariesOf(target), begins: target.map((_, j) => j === 0) },
      };
      const levels = { stranger: 0.05, partner: 0.5, ratio: 1 };
      cheapestBlocks(counting, band, pairsIn(counting, band), sides, levels, costs);
      return calls;
    };
    const [once, fourfold] = [comparisonsFor(500), comparisonsFor(2000)];
    expect(once).toBeGreaterThan(500);
    expect(fourfold / once).toBeGreaterThan(3);
    expect(fourfold / once).toBeLessThan(5);
  });
});
