import type { Language } from '../../core/document.js';
import type { Target } from '../../core/system.js';
import type { Lexicon } from '../../languages/lexicon.js';

/** A translation and its source, as flag rules see them. */
export interface Pair {
  /** The source sentences beside the translation. */
  source: string;
  target: Target;
  from: Language;
  to: Language;
  lexicon: Lexicon;
}

/** Checks a translation for one kind of problem. */
export interface FlagRule {
  name: string;
  /** Returns a message for the reader, or null if nothing is wrong. */
  find(pair: Pair): string | null;
}

/** Texts in quotation marks, separated by commas; "none" for an empty list. */
export const quoted = (texts: readonly string[]): string =>
  texts.length === 0 ? 'none' : texts.map((text) => `“${text}”`).join(', ');
