import type { Language } from '../../core/document.js';
import type { Target } from '../../core/system.js';
import type { Lexicon } from '../../languages/lexicon.js';

/** A sentence and its translation, as flag rules see them. */
export interface Pair {
  /** The source sentences that stand beside it. */
  source: string;
  target: Target;
  from: Language;
  to: Language;
  lexicon: Lexicon;
}

/** Looks at a translation; says what a person should look at, or nothing. */
export interface FlagRule {
  name: string;
  find(pair: Pair): string | null;
}

export const quoted = (texts: readonly string[]): string =>
  texts.length === 0 ? 'none' : texts.map((text) => `“${text}”`).join(', ');
