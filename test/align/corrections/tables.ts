import fc from 'fast-check';
import { type BeadTable, readBeadTable } from '../../../src/align/corrections/table.js';
import type { Bead } from '../../../src/core/system.js';

/** Two texts, and beads that hold each of their sentences once, in any order. */
export interface Aligned {
  source: string[];
  target: string[];
  beads: Bead[];
}

/** Sentences with what tables, formulas and our own marks are made of. */
const sentence = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }) },
      fc.constantFrom(
        '=',
        '+',
        '@',
        '"',
        '\t',
        ';',
        ',',
        ' [2] ',
        '[3]',
        '\n',
        '[',
        ' ',
        '#',
        '\ufeff',
        '’',
        'ré',
      ),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => `${parts.join('')}.`);

export const aligned = (sentences: fc.Arbitrary<string> = sentence): fc.Arbitrary<Aligned> =>
  fc
    .array(fc.record({ m: fc.nat(3), n: fc.nat(3), score: fc.option(fc.constantFrom(0, 0.25, 1)) }), {
      maxLength: 12,
    })
    .chain((shapes) => {
      let [i, j] = [0, 0];
      const beads = shapes
        .filter(({ m, n }) => m + n > 0)
        .map(({ m, n, score }) => ({
          source: Array.from({ length: m }, () => i++),
          target: Array.from({ length: n }, () => j++),
          score,
        }));
      return fc.record({
        source: fc.array(sentences, { minLength: i, maxLength: i }),
        target: fc.array(sentences, { minLength: j, maxLength: j }),
        beads: fc.constant(beads),
      });
    });

export const read = (text: string): BeadTable => readBeadTable(Buffer.from(text));

/** The beads that a table names, as indices, and whether each line is Padan's. */
export const beadsIn = ({ rows }: BeadTable) =>
  rows.map(({ source, target, isOurs }) => ({
    source: source.numbers?.map((number) => number - 1),
    target: target.numbers?.map((number) => number - 1),
    isOurs,
  }));

/** A table as a spreadsheet saves it: lines of one length, cells quoted where they need it, its own line breaks. */
export const resaved = (text: string, delimiter: string, lineBreak = '\r\n'): string => {
  const records = text
    .replace(/^\ufeff/, '')
    .split('\n')
    .slice(0, -1)
    .map((line) => line.split('\t'));
  const width = Math.max(...records.map(({ length }) => length));
  return records
    .map((cells) =>
      Array.from({ length: width }, (_, i) => cells[i] ?? '')
        .map((cell) =>
          /["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell,
        )
        .join(delimiter),
    )
    .map((line) => line + lineBreak)
    .join('');
};
