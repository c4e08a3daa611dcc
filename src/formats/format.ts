import type { Document, Language } from '../core/document.js';

/** How the paragraphs of a plain text are found: at blank lines, at every line, or as the text suggests. */
export type SplitChoice = 'auto' | 'blank-lines' | 'lines';

/** What a reader is told of a file. */
export interface ReadOptions {
  /** Path as the user gave it, for errors. */
  path: string;
  language: Language;
  split?: SplitChoice;
}

/** A file format: how its bytes become blocks with offsets. */
export interface Format {
  id: string;
  /** Endings of its files, with the dot, in small letters. */
  endings: readonly string[];
  /**
   * Sentences are not yet found.
   *
   * @throws PadanError where the bytes are not of this format, or have nothing to translate
   */
  parse(bytes: Uint8Array, options: ReadOptions): Omit<Document, 'name' | 'language' | 'format'>;
}
