import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandAround, type Point, reach, rowsOf, wholeBand } from '../../src/align/band.js';

/** A path of steps of up to three segments a side, and the point that it ends at. */
const paths = fc
  .array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 30 })
  .map((steps) => {
    let [i, j] = [0, 0];
    return steps.map(([m, n]): Point => {
      i += m;
      j += n;
      return [i, j];
    });
  })
  .map((path) => ({ path, end: path.at(-1) ?? ([0, 0] as Point) }));

describe('a band around a path', () => {
  it('has all that is near the path', () => {
    fc.assert(
      fc.property(paths, fc.nat(5), ({ path, end: [sources, targets] }, width) => {
        const { low, high } = bandAround(path, sources, targets, width);
        for (const [i, j] of path)
          for (let di = -width; di <= width; di++)
            for (let dj = -width; dj <= width; dj++) {
              const [x, y] = [i + di, j + dj];
              if (x < 0 || y < 0 || x > sources || y > targets) continue;
              expect(low[x]! <= y && y <= high[x]!).toBe(true);
            }
      }),
    );
  });

  it('begins at the beginning, ends at the end, and never falls', () => {
    fc.assert(
      fc.property(paths, fc.nat(5), ({ path, end: [sources, targets] }, width) => {
        const { low, high } = bandAround(path, sources, targets, width);
        expect([low[0], high[sources]]).toEqual([0, targets]);
        for (let i = 1; i <= sources; i++) {
          expect(low[i]).toBeGreaterThanOrEqual(low[i - 1]!);
          expect(high[i]).toBeGreaterThanOrEqual(high[i - 1]!);
          expect(low[i]).toBeLessThanOrEqual(high[i - 1]!);
        }
      }),
    );
  });

  it('grows with the path, not with the table', () => {
    const cells = (count: number): number => {
      const path = Array.from({ length: count }, (_, i): Point => [i + 1, i + 1]);
      return rowsOf(bandAround(path, count, count, 10)).cells;
    };
    expect(cells(4000) / cells(1000)).toBeCloseTo(4, 1);
  });

  it('gives each cell a place of its own', () => {
    fc.assert(
      fc.property(paths, fc.nat(3), ({ path, end: [sources, targets] }, width) => {
        const band = bandAround(path, sources, targets, width);
        const { start, cells } = rowsOf(band);
        const places = Array.from({ length: sources + 1 }, (_, i) =>
          Array.from({ length: band.high[i]! - band.low[i]! + 1 }, (_, k) => start[i]! + band.low[i]! + k),
        ).flat();
        expect(places).toEqual(Array.from({ length: cells }, (_, at) => at));
      }),
    );
  });

  it('lets every segment meet every other in the whole table', () => {
    const band = wholeBand(3, 5);
    for (let i = 0; i < 3; i++) expect(reach(band, i)).toEqual([0, 5]);
    expect(rowsOf(band).cells).toBe(4 * 6);
  });
});
