import type { Bitext } from '../../core/bitext.js';
import type { BlockKind, Language, Note } from '../../core/document.js';
import { titleOf } from '../../core/title.js';
import { html, type Markup } from '../../report/markup.js';
import { saidIn } from '../../report/ui/said.js';
import { blockMarkup, type Piece, type Setting } from './blocks.js';
import { EndNotes } from './notes.js';
import { type BookText, type Part, type Unit, unitsOf } from './units.js';
import { languageOf, type XhtmlPage } from './xml.js';

/** A document as a chapter of the book. */
export interface Chapter {
  title: Label[];
  files: ChapterFile[];
}

export interface ChapterFile {
  /** Name in the book's folder. */
  name: string;
  page: XhtmlPage;
  /** The headings after the chapter's own. */
  headings: Heading[];
}

export interface Heading {
  /** Id of its element. */
  id: string;
  labels: Label[];
}

/** A heading's text in one of the languages. */
export interface Label {
  language: Language;
  text: string;
}

/** Bytes that a file may have; reading systems lay out a file at a time, and some refuse more than 300 KB. */
const maxFile = 200_000;
/** Bytes of a piece of a paragraph. */
const maxPiece = 50_000;

/**
 * Sets a document as a chapter, in as many files as it needs.
 *
 * @param number  of the chapter, from 1: names of files come from it and never from a text
 * @param texts   in the order in which they stand beside each other
 */
export const chapterOf = (
  bitext: Bitext,
  number: number,
  texts: readonly BookText[],
  setting: Setting,
): Chapter => {
  const { document } = bitext;
  const loose = setting.notes ? bitext.notes.filter(({ block }) => block === null) : [];
  const pieces = unitsOf(bitext, texts).flatMap((units, block) =>
    grouped(setting.notes ? units : units.map(withoutRemarks), sizeOf, maxPiece).map(
      (part, i): Piece => ({ kind: kindOf(document.blocks[block]!.kind, i), block, units: part }),
    ),
  );
  const begins = document.blocks[0]?.kind === 'heading';
  const title = titleOf(bitext);
  let next = 1;
  const files = filesOf(pieces).map((inFile, i): ChapterFile => {
    const notes = new EndNotes(next, setting.ui);
    const [head, rest] =
      i > 0
        ? [null, inFile]
        : begins
          ? [blockMarkup(inFile[0]!, true, notes, texts, setting), inFile.slice(1)]
          : [nameHeading(document.name, document.language), inFile];
    const about = i > 0 ? null : notesOnWhole(loose, notes);
    const text = bodyOf(rest, notes, texts, setting);
    next = notes.next;
    const label = i === 0 ? html` aria-labelledby="title"` : html` aria-label="${title}"`;
    return {
      name: `c${String(number).padStart(4, '0')}${i === 0 ? '' : `-${i + 1}`}.xhtml`,
      page: {
        title: i === 0 ? title : `${title} (${i + 1})`,
        language: texts[0]?.language ?? document.language,
        kind: setting.layout,
        body: html`<section epub:type="chapter" role="doc-chapter"${label}>
${head}${about}${text}${notes.section()}</section>`,
      },
      headings: inFile
        .filter(({ kind, block }) => kind === 'heading' && !(begins && block === 0))
        .map(({ block, units }) => ({ id: `h${block}`, labels: labelsOf(units, texts) })),
    };
  });
  const [first] = pieces;
  return {
    title:
      begins && first !== undefined
        ? labelsOf(first.units, texts)
        : [{ language: document.language, text: document.name }],
    files,
  };
};

/** What a part of a block is: a heading has one, whatever comes after it. */
const kindOf = (kind: BlockKind, part: number): BlockKind => (kind === 'heading' && part > 0 ? 'text' : kind);

const withoutRemarks = (unit: Unit): Unit =>
  unit.map((parts) => parts.map((part): Part => ({ ...part, remarks: [] })));

/** About what a unit takes in a file, in bytes, with its tags and notes. */
const sizeOf = (unit: Unit): number =>
  unit.reduce(
    (sum, parts) =>
      sum +
      parts.reduce(
        (all, { content, remarks }) =>
          all +
          Buffer.byteLength(content.markup) +
          remarks.reduce((notes, { message }) => notes + 450 + 2 * Buffer.byteLength(message), 0),
        120,
      ),
    50,
  );

/** Cuts a list into groups, none of which is larger than it may be unless it has one member. */
const grouped = <T>(all: readonly T[], size: (each: T) => number, max: number): T[][] => {
  const groups: T[][] = [];
  let room = 0;
  for (const each of all) {
    const needed = size(each);
    if (needed > room || groups.length === 0) {
      groups.push([]);
      room = max;
    }
    groups.at(-1)!.push(each);
    room -= needed;
  }
  return groups;
};

/** At least one file, for a document without text, too. */
const filesOf = (pieces: readonly Piece[]): Piece[][] => {
  const files = grouped(pieces, ({ units }) => units.reduce((sum, unit) => sum + sizeOf(unit), 100), maxFile);
  return files.length === 0 ? [[]] : files;
};

const nameHeading = (name: string, language: Language): Markup =>
  html`<h1 id="title" class="name"${languageOf(language)}>${name}</h1>
`;

const notesOnWhole = (loose: readonly Note[], notes: EndNotes): Markup | null => {
  const refs = notes.refer(loose);
  return refs === null
    ? null
    : html`<p class="about"${languageOf(notes.ui)}>${saidIn(notes.ui, 'Notes on the whole text:', 'Catatan untuk seluruh teks:')} ${refs}</p>
`;
};

/** The text of a file; items that follow one another are a list. */
const bodyOf = (
  pieces: readonly Piece[],
  notes: EndNotes,
  texts: readonly BookText[],
  setting: Setting,
): Markup =>
  html`${pieces.map((piece, i) => {
    const isItem = piece.kind === 'item';
    const opens = isItem && pieces[i - 1]?.kind !== 'item';
    const closes = isItem && pieces[i + 1]?.kind !== 'item';
    return html`${opens ? html`<ul>\n` : null}${blockMarkup(piece, false, notes, texts, setting)}${closes ? html`</ul>\n` : null}`;
  })}`;

const labelsOf = (units: readonly Unit[], texts: readonly BookText[]): Label[] =>
  texts
    .map(({ language }, i) => ({
      language,
      text: units
        .flatMap((unit) => unit[i]!)
        .map(({ text }) => text)
        .join(' '),
    }))
    .filter(({ text }) => text.trim() !== '');
