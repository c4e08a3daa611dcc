import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beadTable, readBeadTable, shownText } from '../../../src/align/corrections/table.js';
import { aligned, beadsIn, read, resaved } from './tables.js';

const written = (text: string) =>
  text
    .split('\n')
    .slice(0, -1)
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.split('\t'));

describe('a bead table', () => {
  it('says what was written: the beads, whose they are, and every sentence with its number', () => {
    fc.assert(
      fc.property(aligned(), ({ source, target, beads }) => {
        const table = read(beadTable(beads, source, target));
        expect(table.problem).toBeNull();
        expect(beadsIn(table)).toEqual(
          beads.map((bead) => ({ source: bead.source, target: bead.target, isOurs: bead.score !== null })),
        );
        const shown = (texts: string[]) => texts.map((text, i) => ({ number: i + 1, text: shownText(text) }));
        expect(table.rows.flatMap((row) => row.source.texts)).toEqual(shown(source));
        expect(table.rows.flatMap((row) => row.target.texts)).toEqual(shown(target));
      }),
    );
  });

  it.each<[string, (text: string) => Uint8Array]>([
    ['tabs, quotes and CRLF', (text) => Buffer.from(resaved(text, '\t'))],
    ['semicolons and a byte order mark', (text) => Buffer.from(`\ufeff${resaved(text, ';')}`)],
    ['commas', (text) => Buffer.from(resaved(text, ',', '\n'))],
    ['the line breaks of an old Macintosh', (text) => Buffer.from(resaved(text, '\t', '\r'))],
    ['UTF-16', (text) => Buffer.from(`\ufeff${resaved(text, '\t')}`, 'utf16le')],
    ['UTF-16, big end first', (text) => Buffer.from(`\ufeff${resaved(text, '\t')}`, 'utf16le').swap16()],
  ])('says the same after a spreadsheet saved it with %s', (_, save) => {
    fc.assert(
      fc.property(aligned(), ({ source, target, beads }) => {
        const text = beadTable(beads, source, target);
        const before = read(text);
        const after = readBeadTable(save(text));
        const said = ({ rows }: typeof before) => rows.map(({ line: _, ...row }) => row);
        expect(said(after)).toEqual(said(before));
      }),
    );
  });

  it('is read in the encoding of an old spreadsheet, too', () => {
    const text = beadTable([{ source: [0], target: [0], score: 1 }], ['Kafé.'], ['Café.']);
    const table = readBeadTable(Buffer.from(resaved(text, '\t'), 'latin1'));
    expect(table.rows[0]).toMatchObject({ isOurs: true, source: { texts: [{ number: 1, text: 'Kafé.' }] } });
  });

  it('has no cell that a spreadsheet would take for a formula, a date, or another number', () => {
    fc.assert(
      fc.property(aligned(), ({ source, target, beads }) => {
        for (const [from, to, score, here, there, padan] of written(beadTable(beads, source, target)).slice(
          1,
        )) {
          for (const cell of [from, to]) expect(cell).toMatch(/^(?:\d+(?:\+\d+)*)?$/);
          expect(score).toMatch(/^(?:|[01]|0\.\d+)$/);
          for (const cell of [here, there, padan]) expect(cell).toMatch(/^(?:\[.*)?$/s);
        }
      }),
    );
  });

  it('keeps a line that does not fit as it was, but for what would be a formula', () => {
    const { rows } = read('source\ttarget\tsource text\n=1+1\t8-Sep\t[3] Tiga.\n');
    const again = read(beadTable([], [], [], rows)).rows;
    expect(again).toMatchObject([
      {
        source: { cell: "'=1+1", texts: [{ number: 3, text: 'Tiga.' }] },
        target: { cell: '8-Sep' },
        isOurs: false,
      },
    ]);
  });

  it('needs only numbers, under the names of their columns, in any order', () => {
    const table = read('# mine\n\nnotes,Target , SOURCE\nlook,"8, 9",7\n,,3\n');
    expect(beadsIn(table)).toEqual([
      { source: [6], target: [7, 8], isOurs: false },
      { source: [2], target: [], isOurs: false },
    ]);
    expect(table.rows.map(({ line }) => line)).toEqual([4, 5]);
  });

  it('takes a quote that nothing closes for a character, and loses no line to it', () => {
    const table = read('source\ttarget\tsource text\n1\t1\t"Kami\n2\t2\t"Ia" pergi\n3\t3\t\n');
    expect(beadsIn(table).map(({ source }) => source)).toEqual([[0], [1], [2]]);
  });

  it('counts lines as an editor does, also where a cell has several', () => {
    const table = read('source\ttarget\tnotes\n1\t1\t"two\r\nlines"\n2\t2\t\n');
    expect(table.rows.map(({ line }) => line)).toEqual([2, 4]);
  });

  it('says so if it is none', () => {
    for (const text of ['', 'edited by hand', '\0\u0001\u0002', '"'.repeat(999), 'source;ziel\n1;1\n'])
      expect(read(text)).toEqual({ rows: [], problem: expect.stringContaining('no line that names') });
  });

  it('says so if it has more lines or numbers than any document', () => {
    const many = (line: string, count: number) => read(`source\ttarget\n${line.repeat(count)}`);
    const tooLarge = {
      rows: [],
      problem: expect.stringContaining('more than 400000 lines or sentence numbers'),
    };
    expect(many('\n', 400_000)).toEqual(tooLarge);
    expect(many('1-1000\t\n', 401)).toEqual(tooLarge);
    expect(many('1-1000\t\n', 400).rows).toHaveLength(400);
  });

  it('shows the beginning of a sentence that is too long for a cell', () => {
    const long = '🙂'.repeat(9000);
    const [row] = read(beadTable([{ source: [0], target: [], score: 0 }], [long], [])).rows;
    expect(row!.source.texts).toEqual([{ number: 1, text: shownText(long) }]);
    expect(shownText(long).length).toBeLessThan(2100);
    expect(shownText(long)).not.toMatch(/\p{Cs}/u);
  });
});
