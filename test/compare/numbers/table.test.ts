import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareNumbers } from '../../../src/compare/numbers/compare.js';
import { packOf } from '../../../src/languages/languages.js';

const [indonesian, english] = [packOf('id'), packOf('en')];

/** Pairs that were written for this test, with what the check should say of them. */
const rows = readFileSync(new URL('table.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t') as [source: string, target: string, verdict: string, kind: string]);

const verdict = (...texts: Parameters<typeof compareNumbers>): string => {
  const { source, target } = compareNumbers(...texts);
  return source.length + target.length === 0 ? 'equal' : 'differ';
};

describe('the table of pairs', () => {
  it.each(rows)('%j and %j: %s (%s)', (source, target, expected) => {
    expect(verdict(source, target, indonesian, english)).toBe(expected);
    expect(verdict(target, source, english, indonesian)).toBe(expected);
  });

  it('has at least 75 pairs of equal and 75 of unequal numbers, and several of each kind', () => {
    const count = (wanted: (row: (typeof rows)[number]) => boolean): number => rows.filter(wanted).length;
    expect(count(([, , each]) => each === 'equal')).toBeGreaterThan(75);
    expect(count(([, , each]) => each === 'differ')).toBeGreaterThan(75);
    for (const kind of new Set(rows.map((row) => row[3]))) {
      expect(
        count((row) => row[3] === kind),
        kind,
      ).toBeGreaterThan(5);
    }
  });
});
