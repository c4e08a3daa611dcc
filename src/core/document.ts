/** A stretch of a text: offsets in UTF-16 code units, `end` after the last. */
export interface Span {
  start: number;
  end: number;
}

/** A BCP 47 code, as `lang` attributes have it: `id`, `en`; `und` where nobody says. */
export type Language = string;

/** What texts are written in, and what they are translated into. */
export interface Languages {
  from: Language;
  to: Language;
}

/** What a block is, as far as its format shows it. */
export type BlockKind = 'text' | 'heading' | 'item';

/** An inline stretch of a format: bold, a link, code. */
export interface Mark extends Span {
  kind: string;
  /** Where a link leads. */
  target?: string;
}

/** A paragraph, heading, list item or table cell. No white space at either end; line breaks inside are kept. */
export interface Block extends Span {
  /** Unique in its document. */
  id: string;
  kind: BlockKind;
  marks: Mark[];
  /** What segmentation found, in order; joined, the sentences are the block. */
  sentences: Span[];
}

/** One input file. All offsets are into `text`. */
export interface Document {
  /** Path under the corpus folder, without the endings that name language and format. */
  name: string;
  language: Language;
  /** Id of a registered format (`formats/formats.ts`). */
  format: string;
  /** The whole text as it came, byte order mark included. */
  text: string;
  blocks: Block[];
  /** What else the format says of the file: its encoding, how its paragraphs were found. */
  facts: Record<string, string>;
  /** What its format needs to write the file again around a translation. */
  skeleton?: unknown;
}

/** A remark on the text as it came. Lint never changes text. */
export interface Note extends Span {
  rule: string;
  message: string;
  /** Index of the block; null for a remark on the whole document. */
  block: number | null;
}

/** A sentence with its place. */
export interface Sentence extends Span {
  /** From 0, over the whole document. */
  index: number;
  /** Index of its block. */
  block: number;
  /** White space after it included. */
  text: string;
}

export const textOf = ({ text }: Pick<Document, 'text'>, { start, end }: Span): string =>
  text.slice(start, end);

/** All sentences of a document, in order. */
export const sentencesOf = (document: Document): Sentence[] => {
  let index = 0;
  return document.blocks.flatMap(({ sentences }, block) =>
    sentences.map((span) => ({ ...span, index: index++, block, text: textOf(document, span) })),
  );
};

/** Number of the line, from 1, that holds an offset. */
export const lineAt = (text: string, offset: number): number => {
  let line = 1;
  for (const { index } of text.matchAll(/\r\n|\r|\n/g)) {
    if (index >= offset) break;
    line++;
  }
  return line;
};
