import type { Bead } from '../../core/system.js';
import { locatorOf } from './locate.js';
import type { BeadRow, BeadTable, NumberedText, RowSide } from './table.js';

/** A bead that a person made: sentences that correspond, as indices. One side may be empty. */
export interface Correction {
  source: number[];
  target: number[];
}

/** A line of a person's that is not applied. */
export interface Misfit {
  /** Its texts are those of all its numbers, as far as the table has them. */
  row: BeadRow;
  /** What is wrong. */
  reason: string;
}

/** What a bead table says of the texts as they are now. */
export interface Review {
  /** No sentence is in two of them. */
  corrections: Correction[];
  misfits: Misfit[];
  /** Why the table as a whole says nothing; null if it can be read. */
  problem: string | null;
  /**
   * Whether the table shows other sentences, numbers or beads than there are now, apart from what a person changed in
   * it.
   */
  isStale(beads: readonly Bead[]): boolean;
}

/**
 * Finds a person's corrections in a bead table: the lines that are not as Padan wrote them. Of two that claim a
 * sentence, the first has it.
 *
 * @param source  sentences of the source as they are now
 * @param target  sentences of the translation
 */
export const reviewOf = (
  { rows, problem }: BeadTable,
  source: readonly string[],
  target: readonly string[],
): Review => {
  const sides = {
    source: sideOf(rows, 'source', source),
    target: sideOf(rows, 'target', target),
  };
  const corrections: Correction[] = [];
  const misfits: Misfit[] = [];
  const made = new Set<string>();
  for (const row of rows) {
    if (row.isOurs || isEmpty(row)) continue;
    const found = { source: sides.source.find(row), target: sides.target.find(row) };
    const reason = reasonIn(found.source) ?? reasonIn(found.target);
    const bead = { source: indicesIn(found.source), target: indicesIn(found.target) };
    const taken = reason ?? sides.source.takenBy(bead.source) ?? sides.target.takenBy(bead.target);
    // A line twice is one line.
    if (reason === null && made.has(keyOf(bead))) continue;
    if (taken !== null) {
      misfits.push({ row: sides.target.withTexts(sides.source.withTexts(row)), reason: taken });
      continue;
    }
    corrections.push(bead);
    made.add(keyOf(bead));
    sides.source.take(bead.source, row.line);
    sides.target.take(bead.target, row.line);
  }
  for (const row of rows) {
    if (row.isOurs || !isEmpty(row)) continue;
    const shown = { source: sides.source.shownIn(row), target: sides.target.shownIn(row) };
    const isTaken =
      sides.source.takenBy(shown.source) !== null || sides.target.takenBy(shown.target) !== null;
    if (!isTaken && shown.source.length + shown.target.length > 0) misfits.push({ row, reason: emptied });
  }
  misfits.sort((a, b) => a.row.line - b.row.line);
  const isStale = (beads: readonly Bead[]): boolean => {
    const changed = rows.filter((row) => !row.isOurs);
    const present = new Set(beads.map(keyOf));
    const [inSource, inTarget] = [
      sides.source.namedIn(changed, corrections),
      sides.target.namedIn(changed, corrections),
    ];
    return (
      problem !== null ||
      !sides.source.hasNumbersOfToday() ||
      !sides.target.hasNumbersOfToday() ||
      rows.some((row) => {
        if (!row.isOurs) return false;
        const bead = { source: sides.source.indices(row), target: sides.target.indices(row) };
        const isTouched =
          bead.source.some((each) => inSource.has(each)) || bead.target.some((each) => inTarget.has(each));
        return !isTouched && !present.has(keyOf(bead));
      })
    );
  };
  return { corrections, misfits, problem, isStale };
};

/** Both cells of such a line were emptied: its sentences are left to another line, or else to Padan. */
const isEmpty = ({ source, target }: BeadRow): boolean =>
  source.numbers?.length === 0 && target.numbers?.length === 0;

const emptied =
  'both of its cells are empty, which leaves its sentences to Padan; if they have no counterpart, give those of either text a line of their own';

const keyOf = ({ source, target }: Pick<Bead, 'source' | 'target'>): string =>
  `${source.join('+')}:${target.join('+')}`;

/** Indices of sentences, or why they cannot be found. */
type Found = number[] | { reason: string };

const reasonIn = (found: Found): string | null => (Array.isArray(found) ? null : found.reason);
const indicesIn = (found: Found): number[] => (Array.isArray(found) ? found : []);

const names = { source: 'the source', target: 'the translation' } as const;

/** One side of a table, beside the text that it is about. */
const sideOf = (rows: readonly BeadRow[], side: 'source' | 'target', sentences: readonly string[]) => {
  const locator = locatorOf(
    rows.flatMap((row) => row[side].texts),
    sentences,
  );
  const lineOf = new Map<number, number>();

  const find = (row: BeadRow): Found => {
    const { numbers, cell, texts } = row[side];
    if (numbers === null) return { reason: unreadable(cell) };
    const indices = new Set<number>();
    for (const number of numbers) {
      const index = locator.find(number, texts);
      if (index === null) return { reason: missing(number, locator.textOf(number, texts)) };
      indices.add(index);
    }
    return [...indices].sort((a, b) => a - b);
  };
  /** The sentences that a line shows, as far as they are there. */
  const shownIn = ({ [side]: { texts } }: BeadRow): number[] =>
    texts.flatMap(({ number }) => locator.find(number, texts) ?? []);
  const missing = (number: number, text: NumberedText | undefined): string =>
    text === undefined
      ? `${names[side]} has ${sentences.length} sentences, and it cannot be told which is number ${number}`
      : `sentence ${number} of ${names[side]} is not there any more, or was changed: “${excerpt(text.text)}”`;

  return {
    find,
    /** The sentences of a line, as far as they are there. */
    indices: (row: BeadRow): number[] => indicesIn(find(row)),
    takenBy: (indices: readonly number[]): string | null => {
      const index = indices.find((each) => lineOf.has(each));
      return index === undefined
        ? null
        : `sentence ${index + 1} of ${names[side]} is in line ${lineOf.get(index)} already`;
    },
    take: (indices: readonly number[], line: number): void => {
      for (const index of indices) lineOf.set(index, line);
    },
    shownIn,
    /** A line with the texts of all its numbers, so that it can be understood without the other lines. */
    withTexts: (row: BeadRow): BeadRow => {
      const { numbers, texts } = row[side];
      const all = (numbers ?? []).flatMap((number) => locator.textOf(number, texts) ?? []);
      const others = texts.filter(({ number }) => !numbers?.includes(number));
      const shown: RowSide = { ...row[side], texts: numbers === null ? texts : [...all, ...others] };
      return { ...row, [side]: shown };
    },
    /** All sentences that lines name or show, and those of the corrections. */
    namedIn: (changed: readonly BeadRow[], corrections: readonly Correction[]): Set<number> => {
      return new Set([...changed.flatMap(shownIn), ...corrections.flatMap((bead) => bead[side])]);
    },
    /** Whether each number still means the sentence beside it. */
    hasNumbersOfToday: (): boolean =>
      rows.every((row) =>
        row[side].texts.every(({ number }) => locator.find(number, row[side].texts) === number - 1),
      ),
  };
};

/** Letters of a sentence that a message shows. */
const excerptLength = 40;

const excerpt = (text: string): string =>
  text.length <= excerptLength ? text : `${text.slice(0, excerptLength).replace(/[\ud800-\udbff]$/, '')}…`;

const unreadable = (cell: string): string =>
  `“${excerpt(cell.trim())}” is no list of sentence numbers (spreadsheets make dates of some): write them like 8+9`;
