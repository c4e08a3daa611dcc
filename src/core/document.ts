/** Part of a text: offsets in UTF-16 code units, `end` exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** A BCP 47 code, as in `lang` attributes: `id`, `en`; `und` if unknown. */
export type Language = string;

/** The languages to translate from and into. */
export interface Languages {
  from: Language;
  to: Language;
}

/** What a block is, as far as its format tells. */
export type BlockKind = 'text' | 'heading' | 'item';

/** Inline formatting: bold, a link, code. */
export interface Mark extends Span {
  kind: string;
  /** Address of a link. */
  target?: string;
}

/** A paragraph, heading, list item or table cell, without white space at either end. Line breaks inside are kept. */
export interface Block extends Span {
  /** Unique in its document. */
  id: string;
  kind: BlockKind;
  marks: Mark[];
  /** Sentences in order; joined, they give the block. Empty before segmentation. */
  sentences: Span[];
}

/** One input file. All offsets are into `text`. */
export interface Document {
  /** Path under the corpus folder, without the endings that name language and format. */
  name: string;
  language: Language;
  /** Id of a registered format (`formats/formats.ts`). */
  format: string;
  /** The whole text, unchanged, including any byte order mark. */
  text: string;
  blocks: Block[];
  /** Other facts about the file: its encoding, how its paragraphs were found. */
  facts: Record<string, string>;
  /** What the format needs to write the file again with a translation in it. */
  skeleton?: unknown;
}

/** A remark on the source text. Lint never changes text. */
export interface Note extends Span {
  rule: string;
  message: string;
  /** Index of the block; null for a remark on the whole document. */
  block: number | null;
}

/** A sentence with its position. */
export interface Sentence extends Span {
  /** From 0, over the whole document. */
  index: number;
  /** Index of its block. */
  block: number;
  /** White space after it included. */
  text: string;
}

/** The text of a span. */
export const textOf = ({ text }: Pick<Document, 'text'>, { start, end }: Span): string =>
  text.slice(start, end);

/** All sentences of a document, in order. */
export const sentencesOf = (document: Document): Sentence[] => {
  let index = 0;
  return document.blocks.flatMap(({ sentences }, block) =>
    sentences.map((span) => ({ ...span, index: index++, block, text: textOf(document, span) })),
  );
};

/** Number of the line (from 1) that contains an offset. Lines end with CRLF, CR or LF. */
export const lineAt = (text: string, offset: number): number => {
  let line = 1;
  for (const { index } of text.matchAll(/\r\n|\r|\n/g)) {
    if (index >= offset) break;
    line++;
  }
  return line;
};
