import type { Document, Language } from '../core/document.js';

/** Where the paragraphs of a plain text end: at blank lines, at every line, or whichever the text suggests. */
export type SplitChoice = 'auto' | 'blank-lines' | 'lines';

/** How to read a file. */
export interface ReadOptions {
  /** Path as the user gave it, for errors. */
  path: string;
  language: Language;
  split?: SplitChoice;
}

/** A file format: how its bytes become blocks with offsets. */
export interface Format {
  id: string;
  /** Lower-case file extensions, with the dot. */
  endings: readonly string[];
  /**
   * Finds the blocks of a file, but not yet their sentences.
   *
   * @throws PadanError if the bytes are not in this format, or there is nothing to translate
   */
  parse(bytes: Uint8Array, options: ReadOptions): Omit<Document, 'name' | 'language' | 'format'>;
}
