import { describe, expect, it } from 'vitest';
import { compareSystems } from '../../src/compare/compare.js';
import { rowsByBlock, sidesOf, targetsIn } from '../../src/core/bitext.js';
import { sentencesOf } from '../../src/core/document.js';
import type { Side } from '../../src/core/system.js';
import { emptyLexicon } from '../../src/languages/lexicon.js';
import { alignedOutput } from '../../src/systems/file.js';
import { bitextOf, candidate, documentOf, machineSide, reference } from '../bitexts.js';

const text =
  'Judul Berita\n\nHarga naik. Ia pergi ke pasar.\n\nHujan turun.\n\nBaca juga berita lain di sini.\n';
const english = [
  'The News',
  'Prices rose.',
  'He went to the market.',
  'Rain fell.',
  'Also read other news here.',
];
const translation = [
  ['The News'],
  ['Prices rose and he went to the market.'],
  ['An extra remark by somebody else entirely.'],
  ['Rain fell.'],
];

describe('a bitext', () => {
  it('has one row per sentence if there is one system, with offsets into the document', () => {
    const bitext = bitextOf(text, (_, i) => english[i]!);
    expect(bitext.rows.map(({ block, source }) => [block, ...source])).toEqual([
      [0, 0],
      [1, 1],
      [1, 2],
      [2, 3],
      [3, 4],
    ]);
    for (const { start, end, text: slice } of sentencesOf(bitext.document))
      expect(text.slice(start, end)).toBe(slice);
    expect(bitext.rows.every(({ cells }) => cells['model']!.fit === null)).toBe(true);
    expect(bitext.diffs).toEqual([]);
  });

  it('shows the reference with differences, omissions and additions', () => {
    const bitext = bitextOf(text, (_, i) => english[i]!, translation);
    const [, theirs] = sidesOf(bitext);
    expect(
      bitext.rows.map((row) => [row.source, targetsIn(row, theirs!).map((target) => target.text)]),
    ).toEqual([
      [[0], ['The News']],
      [[1, 2], ['Prices rose and he went to the market.']],
      [[], ['An extra remark by somebody else entirely.']],
      [[3], ['Rain fell.']],
      [[4], []],
    ]);
    expect(bitext.diffs.map(({ row, from, to }) => [row, from, to])).toEqual([
      [0, 'model', 'reference'],
      [1, 'model', 'reference'],
      [3, 'model', 'reference'],
    ]);
    expect(bitext.diffs[1]!.changes.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: '.', punctuation: true },
      { kind: 'added', text: ' and' },
      { kind: 'casing', text: 'he', before: 'He' },
    ]);
    expect(rowsByBlock(bitext).flat()).toHaveLength(bitext.rows.length);
    expect(rowsByBlock(bitext)[1]!.length).toBe(2);
  });

  it('holds any number of systems, and names the systems of each flag and diff', () => {
    const document = documentOf('Ada 20 orang. Mereka pergi.');
    const good = machineSide(
      document,
      (_, i) => ['There are 20 people.', 'They went.'][i]!,
      candidate('good'),
    );
    const bad = machineSide(document, (_, i) => ['There are 30 people.', 'They left.'][i]!, candidate('bad'));
    const system = reference();
    const output = alignedOutput(document, [['There are 20 people, and they went.']], system.id, {
      pivot: good.output,
    });
    const bitext = compareSystems(document, [], [good, bad, { system, output }], emptyLexicon);
    expect(bitext.systems.map(({ id }) => id)).toEqual(['good', 'bad', 'reference']);
    expect(bitext.rows).toHaveLength(1);
    const { cells } = bitext.rows[0]!;
    expect(cells['good']!.flags).toEqual([]);
    expect(cells['bad']!.flags).toEqual([
      expect.objectContaining({ rule: 'numbers-differ', system: 'bad', target: 0 }),
    ]);
    expect(cells['reference']!.flags).toEqual([]);
    expect(bitext.diffs.map(({ from, to }) => `${from} ${to}`)).toEqual(['good reference', 'bad reference']);
  });

  it('is refused where two systems have one id, or an output is another system’s', () => {
    const document = documentOf('Satu.');
    const one = machineSide(document, () => 'One.', candidate('one'));
    const refused = (sides: Side[]) => expect(() => compareSystems(document, [], sides, emptyLexicon));
    refused([one, one]).toThrow(
      expect.objectContaining({ code: 'invalid-system', message: expect.stringMatching(/two systems/) }),
    );
    refused([{ system: candidate('two'), output: one.output }]).toThrow(
      expect.objectContaining({ code: 'invalid-system' }),
    );
  });
});

describe('a translation aligned without a pivot', () => {
  it('is aligned by its lexicon, lengths and names alone', () => {
    const document = documentOf('Pada 1945 Sukarno berpidato. Hujan turun.');
    const { beads } = alignedOutput(document, [['In 1945 Sukarno gave a speech.', 'It rained.']], 'x');
    expect(beads.map(({ source, target }) => [source, target])).toEqual([
      [[0], [0]],
      [[1], [1]],
    ]);
  });
});
