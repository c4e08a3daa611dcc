import { type Bitext, type Flag, type Row, rowsByBlock } from '../../core/bitext.js';
import { type Language, type Note, type Sentence, sentencesOf } from '../../core/document.js';
import type { Bead, Side } from '../../core/system.js';
import { beadsByRow } from '../../report/beads.js';
import { html, type Markup } from '../../report/markup.js';
import { markedText } from './marks.js';

/** One of the texts that a book sets beside each other: the source, or a system's translation. */
export interface BookText {
  language: Language;
  /** Null for the source. */
  side: Side | null;
}

/** A sentence as the book shows it, and what is remarked on it. */
export interface Part {
  text: string;
  /** With inline formatting. */
  content: Markup;
  /** Whether white space comes after it, if another sentence does. */
  isSpaced: boolean;
  remarks: readonly (Note | Flag)[];
}

/** What is read together, most often a sentence and its translations: sentences by text, none where one has no counterpart. */
export type Unit = Part[][];

/**
 * A document's texts by block, cut into what is read together: the beads of the translation where the book has one, the
 * rows of the bitext where it has several.
 */
export const unitsOf = (bitext: Bitext, texts: readonly BookText[]): Unit[][] => {
  const sentences = sentencesOf(bitext.document);
  const remarks = remarksBySentence(bitext, sentences);
  const sides = texts.flatMap(({ side }) => side ?? []);
  const beads = sides.length === 1 ? beadsByRow(bitext.rows, sides[0]!.output) : null;
  return rowsByBlock(bitext).map((rows, block) =>
    rows.flatMap(({ row, index }) =>
      piecesOf(row, sides, beads?.[index] ?? []).map(
        ({ source, targets }): Unit =>
          texts.map(({ side }) =>
            side === null
              ? source.map((each) => sourcePart(bitext, sentences[each]!, remarks.get(each) ?? [], block))
              : targets.get(side.system.id)!.map((each) => targetPart(side, row, each)),
          ),
      ),
    ),
  );
};

interface Piece {
  source: readonly number[];
  targets: ReadonlyMap<string, readonly number[]>;
}

/** A row's sentences; by bead, if these follow one another on both sides. */
const piecesOf = (row: Row, sides: readonly Side[], beads: readonly Bead[]): Piece[] => {
  const id = sides[0]?.system.id ?? '';
  const inOrder =
    beads.length > 1 &&
    isSame(
      beads.flatMap(({ source }) => source),
      row.source,
    );
  return inOrder
    ? beads.map(({ source, target }) => ({ source, targets: new Map([[id, target]]) }))
    : [
        {
          source: row.source,
          targets: new Map(sides.map(({ system }) => [system.id, row.cells[system.id]!.targets])),
        },
      ];
};

const isSame = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.every((each, i) => each === other[i]);

const sourcePart = (
  { document }: Bitext,
  { start, text }: Sentence,
  remarks: readonly Note[],
  block: number,
): Part => {
  const shown = text.trimEnd();
  const span = { start, end: start + shown.length };
  const content = markedText(document.text, span, document.blocks[block]!.marks);
  return { text: shown, content, isSpaced: shown !== text, remarks };
};

/** A target with its flags; those of the row that are on none of its targets stand with the first. */
const targetPart = ({ system, output }: Side, row: Row, index: number): Part => {
  const { flags, targets } = row.cells[system.id]!;
  const isHere = ({ target }: Flag) => (targets.includes(target) ? target : targets[0]) === index;
  const text = output.targets[index]!.text.trim();
  return { text, content: html`${text}`, isSpaced: true, remarks: flags.filter(isHere) };
};

/** Notes on the text by the last sentence that they are on. */
const remarksBySentence = ({ notes }: Bitext, sentences: readonly Sentence[]): Map<number, Note[]> => {
  const found = new Map<number, Note[]>();
  const byBlock = new Map<number, Sentence[]>();
  for (const sentence of sentences) {
    const inBlock = byBlock.get(sentence.block);
    if (inBlock) inBlock.push(sentence);
    else byBlock.set(sentence.block, [sentence]);
  }
  for (const note of notes) {
    if (note.block === null) continue;
    const inBlock = byBlock.get(note.block) ?? [];
    const at = (inBlock.findLast(({ start }) => start < note.end) ?? inBlock[0])?.index;
    if (at !== undefined) found.set(at, [...(found.get(at) ?? []), note]);
  }
  return found;
};
