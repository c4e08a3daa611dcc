import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowsOf } from '../../src/compare/rows.js';
import type { Bead, Output } from '../../src/core/system.js';

/** An output of beads given as `sources:targets`, targets counted on. */
const output = (system: string, beads: string): Output => {
  let next = 0;
  const parsed = beads.split(' ').map((bead): Bead => {
    const [source = '', count = ''] = bead.split(':');
    return {
      source: source === '' ? [] : source.split(',').map(Number),
      target: Array.from({ length: Number(count) }, () => next++),
      score: 0.5,
    };
  });
  return { system, targets: Array.from({ length: next }, () => ({ text: 'x', block: 0 })), beads: parsed };
};
const shown = (count: number, ...outputs: Output[]): string =>
  rowsOf(new Array(count).fill(0), outputs)
    .map(({ source, cells }) => `${source}|${Object.values(cells).map(({ targets }) => targets.join(','))}`)
    .join(' ');

describe('rows', () => {
  it('are the smallest groups that keep the beads of all systems whole', () => {
    expect(shown(4, output('a', '0:1 1:1 2:1 3:1'))).toBe('0|0 1|1 2|2 3|3');
    expect(shown(4, output('a', '0:1 1,2:1 3:1'), output('b', '0,1:1 2:2 3:0'))).toBe('0,1,2|0,1,0,1,2 3|2,');
    expect(shown(3, output('a', '0,2:1 1:1'))).toBe('0,1,2|0,1');
  });

  it('have rows of their own for sentences that a system added', () => {
    expect(shown(2, output('a', ':1 0:1 :2 1:1 :1'), output('b', '0:1 1:1'))).toBe(
      '|0, 0|1,0 |2,3, 1|4,1 |5,',
    );
  });

  it('include sentences added in the middle of another system’s bead in that bead’s row', () => {
    expect(shown(2, output('a', '0:1 :1 1:1'), output('b', '0,1:1'))).toBe('0,1|0,1,2,0');
  });

  it('have the mean fit of their beads, weighted by sentences', () => {
    const a = output('a', '0:1 1:3');
    a.beads[0]!.score = 1;
    a.beads[1]!.score = 0;
    const [row] = rowsOf([0, 0], [a, output('b', '0,1:1')]);
    expect(row!.cells['a']!.fit).toBeCloseTo(2 / 6);
    expect(row!.cells['b']!.fit).toBe(0.5);
  });

  it('contain every sentence and target once, in order, and no bead crosses them', () => {
    const beadsOver = (count: number) =>
      fc
        .array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 })), { maxLength: 12 })
        .map((shapes) => {
          const parts: string[] = [];
          let at = 0;
          for (const [m, n] of shapes) {
            const size = Math.min(m, count - at);
            if (size + n > 0) parts.push(`${Array.from({ length: size }, (_, i) => at + i)}:${n}`);
            at += size;
          }
          if (at < count) parts.push(`${Array.from({ length: count - at }, (_, i) => at + i)}:1`);
          return parts.length === 0 ? ':1' : parts.join(' ');
        });
    fc.assert(
      fc.property(
        fc
          .integer({ min: 0, max: 8 })
          .chain((count) =>
            fc.tuple(fc.constant(count), beadsOver(count), beadsOver(count), beadsOver(count)),
          ),
        ([count, ...beads]) => {
          const outputs = beads.map((each, i) => output(`s${i}`, each));
          const rows = rowsOf(
            Array.from({ length: count }, (_, i) => i >> 1),
            outputs,
          );
          expect(rows.flatMap(({ source }) => source)).toEqual(Array.from({ length: count }, (_, i) => i));
          expect(rows.map(({ block }) => block)).toEqual(
            [...rows.map(({ block }) => block)].sort((a, b) => a - b),
          );
          for (const { system, targets, beads: theirs } of outputs) {
            expect(rows.flatMap(({ cells }) => cells[system]!.targets)).toEqual(targets.map((_, i) => i));
            for (const { source, target } of theirs) {
              const holders = rows.filter(
                (row) =>
                  source.some((each) => row.source.includes(each)) ||
                  target.some((each) => row.cells[system]!.targets.includes(each)),
              );
              expect(holders.length).toBeLessThanOrEqual(1);
            }
          }
        },
      ),
    );
  });
});
