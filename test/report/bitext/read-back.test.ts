import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignedTexts, anyAligned, bead, written } from './aligned.js';

const lines = (text: string): string[] => text.split('\n').slice(0, -1);
const indices = (list: string, between = ', '): number[] =>
  list === '' ? [] : list.split(between).map(Number);
const shape = ({ source, target }: { source: number[]; target: number[] }) => ({ source, target });

const texts = alignedTexts(
  ['Hujan turun.', 'Jalan\nbanjir.', 'Semua pulang.'],
  ['It rained, and the roads were flooded.', '=HYPERLINK("x")', '“Fine.”'],
  [bead([0, 1], [0], 0.87654), bead([], [1]), bead([2], [2], 1)],
);

describe('beads', () => {
  it('have the form of gold files', async () => {
    expect(await written('beads', texts)).toBe('[0, 1]:[0]\n[]:[1]\n[2]:[2]\n');
  });

  it('are the same when they are read back', async () => {
    await fc.assert(
      fc.asyncProperty(anyAligned, async (aligned) => {
        const read = lines(await written('beads', aligned)).map((line) => {
          const [, source, target] = /^\[([\d, ]*)\]:\[([\d, ]*)\]$/.exec(line)!;
          return { source: indices(source!), target: indices(target!) };
        });
        expect(read).toEqual(aligned.beads.map(shape));
      }),
    );
  });
});

describe('JSON lines of beads', () => {
  it('have indices from 0, and the sentences as they are', async () => {
    const [first] = lines(await written('jsonl', texts));
    expect(JSON.parse(first!)).toEqual({
      source: [0, 1],
      target: [0],
      score: 0.8765,
      sourceText: 'Hujan turun. Jalan\nbanjir.',
      targetText: 'It rained, and the roads were flooded.',
    });
  });

  it('are the same beads when they are read back, with the same text', async () => {
    await fc.assert(
      fc.asyncProperty(anyAligned, async (aligned) => {
        const read = lines(await written('jsonl', aligned)).map((line) => JSON.parse(line));
        expect(read.map(shape)).toEqual(aligned.beads.map(shape));
        const textOf = (which: 'source' | 'target', at: number) =>
          aligned.beads[at]![which].map((i) => aligned[which].sentences[i]!).join(' ');
        read.forEach((record, at) => {
          expect(Math.abs(record.score - aligned.beads[at]!.score)).toBeLessThan(1e-4);
          expect([record.sourceText, record.targetText]).toEqual([
            textOf('source', at),
            textOf('target', at),
          ]);
        });
      }),
    );
  });
});

describe('a table of beads', () => {
  it('numbers sentences from 1, and keeps a sentence on its line', async () => {
    expect(lines(await written('tsv', texts))).toEqual([
      'source\ttarget\tscore\tsource text\ttarget text',
      '1+2\t1\t0.8765\tHujan turun. Jalan banjir.\tIt rained, and the roads were flooded.',
      '\t2\t0\t\t\'=HYPERLINK("x")',
      '3\t3\t1\tSemua pulang.\t“Fine.”',
    ]);
  });

  it.each(['=1+1', '+1', '-1', '@A1', '＝1', '"unbalanced', "'quoted'", ' =1', '\n=1', '\u2028=1'])(
    'has no cell that a spreadsheet takes for a formula or an open quotation: %j',
    async (text) => {
      const [, row] = lines(await written('tsv', alignedTexts([text], [text], [bead([0], [0])])));
      expect(row!.split('\t').slice(3)).toEqual([`'${text.trim()}`, `'${text.trim()}`]);
    },
  );

  it('keeps no-break spaces', async () => {
    const french = '« Bonjour\u00a0! »';
    expect(await written('tsv', alignedTexts([french], ['x'], [bead([0], [0])]))).toContain(french);
  });

  it('is the same beads when it is read back, whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(anyAligned, async (aligned) => {
        const [head, ...rows] = lines(await written('tsv', aligned)).map((line) => line.split('\t'));
        expect(head).toHaveLength(5);
        const read = rows.map(([source, target]) => ({
          source: indices(source!, '+').map((number) => number - 1),
          target: indices(target!, '+').map((number) => number - 1),
        }));
        expect(read).toEqual(aligned.beads.map(shape));
        for (const row of rows) {
          expect(row).toHaveLength(5);
          for (const cell of row.slice(3)) {
            expect(cell).not.toMatch(/^[=+\-@"]/);
            // biome-ignore lint/suspicious/noControlCharactersInRegex: there must be none
            expect(cell).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/);
            expect(cell).not.toMatch(/\p{Cs}/u);
          }
        }
      }),
    );
  });
});
