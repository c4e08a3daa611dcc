import { describe, expect, it } from 'vitest';
import type { ChangedRow } from '../../../src/overview/overview.js';
import { worstRows } from '../../../src/report/summaries/worst.js';
import { keptOverview, maxKept } from '../../../src/run/output/kept-overview.js';
import { overviewOf } from '../../report/overview/overviews.js';

const long = (() => {
  const overview = overviewOf({ rows: 400 });
  // Rows that lost most have changed least, and so stand last.
  const [pair] = overview.pairs;
  const changed = pair!.changed.map(
    (row, i): ChangedRow => ({
      ...row,
      turn: 'worse',
      scores: { before: 60, after: 60 - i / 10 },
    }),
  );
  return { ...overview, pairs: [{ ...pair!, changed }] };
})();

describe('an overview that is kept', () => {
  it('has the rows that lost most, however little their words changed', () => {
    const kept = keptOverview(long);
    expect(kept.pairs[0]!.changed).toHaveLength(maxKept);
    expect(worstRows(kept.pairs[0]!, 10)).toEqual(worstRows(long.pairs[0]!, 10));
  });

  it('counts what it leaves out, and keeps the order', () => {
    const [before, after] = [long.pairs[0]!, keptOverview(long).pairs[0]!];
    expect(after.unlisted + after.changed.length).toBe(before.unlisted + before.changed.length);
    const places = after.changed.map((row) => before.changed.indexOf(row));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('is itself if it is short', () => {
    const short = overviewOf();
    expect(keptOverview(short)).toEqual(short);
  });
});
