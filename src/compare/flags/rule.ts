import type { Severity } from '../../core/bitext.js';
import type { Language, Span } from '../../core/document.js';
import type { Target } from '../../core/system.js';
import { lazy } from '../../flow/lazy.js';
import { packOf } from '../../languages/languages.js';
import type { Lexicon } from '../../languages/lexicon.js';
import type { LanguagePack } from '../../languages/pack.js';
import { type Word, wordsIn } from './words.js';

/** A translation and its source. */
export interface Pair {
  /** The source sentences beside the translation. */
  source: string;
  target: Target;
  from: Language;
  to: Language;
  /** Translates words of the source's language. */
  lexicon: Lexicon;
}

/** A pair as flag rules see it, with its words, found once for all of them. */
export interface Checked extends Pair {
  packs: { from: LanguagePack; to: LanguagePack };
  sourceWords(): readonly Word[];
  targetWords(): readonly Word[];
}

/** What a rule found. */
export interface Finding {
  /** For the reader. */
  message: string;
  /** If it is not the rule's. */
  severity?: Severity;
  /** The words that it speaks of: offsets in `source` and in `target.text`. */
  source?: readonly Span[];
  target?: readonly Span[];
}

/** Checks a translation for one kind of problem. */
export interface FlagRule {
  name: string;
  severity: Severity;
  /** What it means and what to look at, in a plain sentence. */
  explanation: string;
  /** Returns what a reader should know, or null if nothing is wrong. */
  find(pair: Checked): Finding | null;
}

export const checked = (pair: Pair): Checked => {
  const packs = { from: packOf(pair.from), to: packOf(pair.to) };
  return {
    ...pair,
    packs,
    sourceWords: lazy(() => wordsIn(pair.source, packs.from)),
    targetWords: lazy(() => wordsIn(pair.target.text, packs.to)),
  };
};

/** Texts in quotation marks, separated by commas; "none" for an empty list. */
export const quoted = (texts: readonly string[]): string =>
  texts.length === 0 ? 'none' : texts.map((text) => `“${text}”`).join(', ');

/** The words of some spans, each once, in quotation marks. */
export const quotedWords = (words: readonly Word[]): string =>
  quoted([...new Set(words.map(({ text }) => text))]);
