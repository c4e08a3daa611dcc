import { describe, expect, it } from 'vitest';
import { countSilenced, parseSilenced, withoutSilenced } from '../../src/compare/silence.js';
import { bitextOf } from '../bitexts.js';

const rules = ['numbers-differ', 'repetition'];

describe('a file of silenced flags', () => {
  it('is read with comments, blank lines, CRLF and a byte order mark', () => {
    const text = '\ufeff# seen\r\nnumbers-differ\tAda  20\torang.\r\n\r\n*\tIa pergi.\r';
    expect(parseSilenced(text, rules)).toEqual({
      entries: [
        { line: 2, rule: 'numbers-differ', sentence: 'Ada 20 orang.' },
        { line: 4, rule: '*', sentence: 'Ia pergi.' },
      ],
      problems: [],
    });
  });

  it('is used but for its damaged lines, which are named', () => {
    const { entries, problems } = parseSilenced(
      'no tab\nunknown\tx\nrepetition\t \nrepetition\tIa pergi.',
      rules,
    );
    expect(entries).toEqual([{ line: 4, rule: 'repetition', sentence: 'Ia pergi.' }]);
    expect(problems.map(({ line }) => line)).toEqual([1, 2, 3]);
  });
});

describe('silenced flags', () => {
  const bitext = bitextOf('Ada 20 orang. Ada 30 orang.', () => 'There are 40 people.');
  const flagged = (silencing: Parameters<typeof withoutSilenced>[1]) =>
    withoutSilenced(bitext, silencing).rows.map(({ cells }) => cells['model']!.flags.map(({ rule }) => rule));

  it('are gone from their sentence only, and counted', () => {
    const { entries } = parseSilenced('numbers-differ\tAda 20 orang.\nrepetition\tAda 30 orang.', rules);
    const used: number[] = [];
    const left = withoutSilenced(bitext, { rules: new Set(), entries }, ({ line }) => used.push(line));
    expect(left.rows.map(({ cells }) => cells['model']!.flags.length)).toEqual([0, 1]);
    expect(countSilenced(left)).toBe(1);
    expect(used).toEqual([1]);
  });

  it('are gone everywhere where their rule is silenced', () => {
    expect(flagged({ rules: new Set(['numbers-differ']), entries: [] })).toEqual([[], []]);
    expect(flagged({ rules: new Set(['repetition']), entries: [] })).toEqual([
      ['numbers-differ'],
      ['numbers-differ'],
    ]);
  });
});
