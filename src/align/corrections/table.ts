import type { Bead } from '../../core/system.js';
import { maxBeadLines } from '../../limits.js';
import { decodeTable, recordsOf, type TableRecord } from './delimited.js';
import { readNumbers, writeNumbers } from './numbers.js';

/** A sentence as a table shows it, with its number (from 1). */
export interface NumberedText {
  number: number;
  text: string;
}

/** One side of a line. */
export interface RowSide {
  /** The cell as it is written. */
  cell: string;
  /** The numbers in it; null if it is no list of numbers. */
  numbers: number[] | null;
  /** The sentences in the text cell: those of the numbers when the line was written. */
  texts: NumberedText[];
}

/** A line of a bead table. */
export interface BeadRow {
  /** From 1. */
  line: number;
  source: RowSide;
  target: RowSide;
  /** Whether the numbers are those that Padan wrote. */
  isOurs: boolean;
}

/** A bead table as it was read. */
export interface BeadTable {
  rows: BeadRow[];
  /** Why nothing of it can be used; null if it has the columns. */
  problem: string | null;
}

/** The columns, in order. `padan` repeats the numbers, so that a line that somebody changed can be told. */
const columns = ['source', 'target', 'score', 'source text', 'target text', 'padan'] as const;
type Column = (typeof columns)[number];

const help = [
  'Which sentences correspond, as Padan sees it. Where it is wrong, correct the numbers in source and target: the next run takes them over and keeps them.',
  'Several sentences: 8+9. No counterpart: an empty cell. You may add lines, which need only numbers, as they stand here. Lines that you leave alone or delete are left to Padan.',
  'A line is yours once its numbers differ from its last cell. To keep a line as it is, whatever Padan thinks of it later, empty its last cell.',
  'Leave the texts as they are: Padan finds the sentences by them when the numbers change.',
];

const misfitHelp =
  'These lines are yours, and do not fit the text any more, so they are not applied. Their numbers and texts are the old ones: correct or delete them.';

/**
 * Writes beads as a table for spreadsheets and people: tab-separated, with a header line and comments (`#`) above it.
 * No cell is a formula, a date or a decimal number to a spreadsheet.
 *
 * @param source   all sentences of the source, in order
 * @param target   all sentences of the translation
 * @param misfits  lines of a person's that do not fit, to be kept at the end
 */
export const beadTable = (
  beads: readonly Bead[],
  source: readonly string[],
  target: readonly string[],
  misfits: readonly BeadRow[] = [],
): string => {
  const lines = beads.map((bead) => {
    const numbers = { source: bead.source.map(numberOf), target: bead.target.map(numberOf) };
    return [
      writeNumbers(numbers.source),
      writeNumbers(numbers.target),
      bead.score === null ? '' : String(bead.score),
      writeTexts(numbers.source.map((number) => ({ number, text: source[number - 1]! }))),
      writeTexts(numbers.target.map((number) => ({ number, text: target[number - 1]! }))),
      bead.score === null ? '' : `[${writeNumbers(numbers.source)}:${writeNumbers(numbers.target)}]`,
    ];
  });
  const kept = misfits.map(({ source, target }) => [
    harmless(source.cell),
    harmless(target.cell),
    '',
    writeTexts(source.texts),
    writeTexts(target.texts),
    '',
  ]);
  const written = [
    ...help.map((text) => `# ${text}`),
    columns.join('\t'),
    ...lines.map((cells) => cells.join('\t')),
    ...(kept.length === 0 ? [] : [`# ${misfitHelp}`]),
    ...kept.map((cells) => cells.join('\t')),
  ];
  return `${written.join('\n')}\n`;
};

const numberOf = (index: number): number => index + 1;

/** Characters of a sentence that a table shows at most: a spreadsheet's cell takes 32,767. */
const maxShown = 2000;

/** A sentence as a table shows it. Two that look the same here are the same sentence to a correction. */
export const shownText = (text: string): string => {
  const line = text.replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ').trim();
  return line.length <= maxShown ? line : line.slice(0, maxShown).replace(/[\ud800-\udbff]?$/, '…');
};

/** `[8] One sentence. [9] Another.` What looks like a number inside a sentence gets a no-break space before it. */
const writeTexts = (texts: readonly NumberedText[]): string =>
  texts
    .map(({ number, text }) => `[${number}] ${shownText(text).replace(/ (?=\[\d+\](?: |$))/g, '\u00a0')}`)
    .join(' ');

const readTexts = (cell: string): NumberedText[] => {
  const marks = [...cell.matchAll(/(?:^| )\[(\d{1,7})\] /g)];
  return marks.map((mark, i) => ({
    number: Number(mark[1]),
    text: shownText(cell.slice(mark.index + mark[0].length, marks[i + 1]?.index)),
  }));
};

/** A cell of a person's, as a spreadsheet takes it for text. */
const harmless = (cell: string): string => {
  const text = shownText(cell).replaceAll('"', '');
  return /^[=+\-@#]/.test(text) ? `'${text}` : text;
};

/**
 * Reads a bead table, also one that a spreadsheet saved: with quotes, other line breaks and encodings, or separated by
 * semicolons or commas. Columns are found by their names; only `source` and `target` are needed.
 */
export const readBeadTable = (bytes: Uint8Array): BeadTable => {
  const text = decodeTable(bytes);
  for (const delimiter of ['\t', ';', ',']) {
    const records = recordsOf(text, delimiter, maxBeadLines + 1);
    const [head, ...lines] = records.filter(isContent);
    const names = head?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
    if (!names.includes('source') || !names.includes('target')) continue;
    return records.length > maxBeadLines ? tooLarge : tableOf(lines, names);
  }
  return { rows: [], problem: 'it has no line that names the columns source and target' };
};

const tooLarge: BeadTable = {
  rows: [],
  problem: `it has more than ${maxBeadLines} lines or sentence numbers, the maximum`,
};

const tableOf = (records: readonly TableRecord[], names: readonly string[]): BeadTable => {
  const rows: BeadRow[] = [];
  let numbers = 0;
  for (const record of records) {
    const row = rowOf(record, names);
    numbers += Math.max(row.source.numbers?.length ?? 0, row.target.numbers?.length ?? 0);
    if (numbers > maxBeadLines) return tooLarge;
    rows.push(row);
  }
  return { rows, problem: null };
};

const isContent = ({ cells }: TableRecord): boolean =>
  !cells[0]!.trimStart().startsWith('#') && cells.some((cell) => cell.trim() !== '');

const rowOf = ({ line, cells }: TableRecord, names: readonly string[]): BeadRow => {
  const cell = (name: Column): string => cells[names.indexOf(name)] ?? '';
  const side = (name: 'source' | 'target'): RowSide => ({
    cell: cell(name),
    numbers: readNumbers(cell(name)),
    texts: readTexts(cell(`${name} text`)),
  });
  const [source, target] = [side('source'), side('target')];
  const ours = /^\[([^:\]]*):([^:\]]*)\]$/.exec(cell('padan').trim());
  const isOurs =
    ours !== null &&
    isSame(source.numbers, readNumbers(ours[1]!)) &&
    isSame(target.numbers, readNumbers(ours[2]!));
  return { line, source, target, isOurs };
};

const isSame = (a: readonly number[] | null, b: readonly number[] | null): boolean =>
  a !== null && b !== null && writeNumbers(a) === writeNumbers(b);
