import { describe, expect, it } from 'vitest';
import { type Bitext, sidesOf, targetsIn } from '../../src/core/bitext.js';
import { jsonLines } from '../../src/report/jsonl.js';
import { readBitext } from '../../src/report/read-bitext.js';
import { joinedBitext } from '../../src/systems/joined.js';
import { bitextOf } from '../overview/runs.js';

const as = (id: string, role: 'baseline' | 'candidate', system: string) => ({
  id,
  role,
  label: `out-${id}`,
  folder: `out-${id}`,
  system,
});
const joined = (a: Bitext, b: Bitext, from = 'b', to = 'b') =>
  joinedBitext(a, b, as('A', 'baseline', from), as('B', 'candidate', to));

/** What stands in each row, by system. */
const rowsOf = (bitext: Bitext) =>
  bitext.rows.map((row) =>
    Object.fromEntries(
      sidesOf(bitext).map((side) => [
        side.system.id,
        targetsIn(row, side)
          .map(({ text }) => text)
          .join(' '),
      ]),
    ),
  );

const source = ['Satu ada 1.', 'Dua ada 2.', 'Tiga ada 3.'];
const digit = (sentence: number, text = source) => {
  const start =
    text.slice(0, sentence).join('\n\n').length + (sentence === 0 ? 0 : 2) + text[sentence]!.length - 2;
  return { start, end: start + 1 };
};
const flag = (sentence: number) => [
  {
    rule: 'numbers-differ',
    target: sentence,
    evidence: { source: [digit(sentence)], target: [{ target: sentence, start: 0, end: 3 }] },
  },
];
const first = bitextOf({
  name: 'x',
  source,
  texts: { b: ['One 1.', 'Two 2.', 'Three.'], r: ['1', '2', '3'] },
  flags: { b: [[], [], flag(2)] },
});

describe('two runs’ bitexts as one', () => {
  it('have both systems side by side, with the flags of their runs and the second one’s references', () => {
    const second = bitextOf({
      name: 'x',
      source,
      texts: { b: ['One.', undefined, 'Three 3.'], r: ['I', 'II', 'III'] },
      flags: { b: [[{ rule: 'too-short', target: 0 }]] },
    });
    const { bitext, gone, added } = joined(first, second);
    expect({ gone, added }).toEqual({ gone: 0, added: 0 });
    expect(bitext.systems.map(({ id, role, origin }) => [id, role, origin.kind])).toEqual([
      ['A', 'baseline', 'run'],
      ['B', 'candidate', 'run'],
      ['r', 'reference', 'file'],
    ]);
    expect(rowsOf(bitext)).toEqual([
      { A: 'One 1.', B: 'One.', r: 'I' },
      { A: 'Two 2.', B: '', r: 'II' },
      { A: 'Three.', B: 'Three 3.', r: 'III' },
    ]);
    expect(bitext.rows[0]!.cells['B']!.flags.map(({ rule, system }) => [rule, system])).toEqual([
      ['too-short', 'B'],
    ]);
    expect(bitext.rows[2]!.cells['A']!.flags).toEqual([
      { ...first.rows[2]!.cells['b']!.flags[0], system: 'A' },
    ]);
    // It is as whole as any that a file has.
    expect(readBitext(jsonLines(bitext))).toEqual(bitext);
  });

  it('carry translations and evidence over to where a changed text has their sentences now', () => {
    const now = ['Baru.', 'Tiga ada 3.', 'Satu ada 1.'];
    const second = bitextOf({ name: 'x', source: now, texts: { b: ['New.', 'Three 3.', 'One.'] } });
    const { bitext, gone, added } = joined(first, second);
    expect({ gone, added }).toEqual({ gone: 1, added: 1 });
    expect(rowsOf(bitext)).toEqual([
      { A: '', B: 'New.', r: '' },
      { A: 'Three.', B: 'Three 3.', r: '3' },
      { A: 'One 1.', B: 'One.', r: '1' },
    ]);
    const [carried] = bitext.rows[1]!.cells['A']!.flags;
    const [span] = carried!.evidence.source;
    expect(bitext.document.text.slice(span!.start, span!.end)).toBe('3');
    const [side] = sidesOf(bitext);
    expect(side!.output.targets[carried!.evidence.target[0]!.target]!.text).toBe('Three.');
    expect(readBitext(jsonLines(bitext))).toEqual(bitext);
  });

  it('compare two systems of the same run, whatever their names are', () => {
    const run = bitextOf({ name: 'x', source, texts: { B: source, A: ['a', 'b', 'c'], r: source } });
    const { bitext } = joined(run, run, 'B', 'A');
    expect(rowsOf(bitext)[0]).toEqual({ A: source[0], B: 'a', r: source[0] });
    expect(() => joined(run, run, 'B', 'nobody')).toThrowError(/no system "nobody"/);
  });

  it('score nothing against itself: a reference that is compared is none', () => {
    const texts = { b: ['a', 'b', 'c'], r: source, r2: source };
    const run = bitextOf({ name: 'x', source, texts });
    expect(joined(run, run, 'r', 'b').bitext.systems.map(({ id, role }) => [id, role])).toEqual([
      ['A', 'baseline'],
      ['B', 'candidate'],
      ['r2', 'reference'],
    ]);
    const only = bitextOf({ name: 'x', source, texts: { b: texts.b, r: source } });
    expect(joined(only, only, 'b', 'r').bitext.systems).toHaveLength(2);
  });
});
