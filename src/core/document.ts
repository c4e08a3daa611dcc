/** What a paragraph is, as far as plain text shows it. */
export type ParagraphKind = 'text' | 'heading' | 'item';

/** How a text was cut into paragraphs: at blank lines, or at every line. */
export type ParagraphSplit = 'blank-lines' | 'lines';

export interface Paragraph {
  kind: ParagraphKind;
  /** Offset of its first character in the document's text, in UTF-16 code units. */
  start: number;
  /** Offset after its last character. */
  end: number;
  /** `document.text.slice(start, end)`: no white space at either end, line breaks inside kept. */
  text: string;
}

/** One input file. Between its paragraphs stands nothing but white space (and a byte order mark at the start). */
export interface Document {
  /** Path under the corpus folder, without `.txt` and `.id`. */
  name: string;
  /** The whole text as it came, byte order mark included. */
  text: string;
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  split: ParagraphSplit;
  paragraphs: Paragraph[];
}

/** A remark on the text as it came. Lint never changes text. */
export interface Note {
  rule: string;
  message: string;
  /** Index of the paragraph; null for a remark on the whole document. */
  paragraph: number | null;
  /** Offsets into the document's text. */
  start: number;
  end: number;
}
