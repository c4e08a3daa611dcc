import type { Span } from '../../core/document.js';
import type { LanguagePack } from '../../languages/pack.js';

/** A word, number or sign of a text, with what it may be looked up as. */
export interface Token extends Span {
  /** As written, without what is invisible in it. */
  written: string;
  /** In lower case, with plain apostrophes. */
  key: string;
  /** Whether it is a frequent function word of its language. */
  isSmall: boolean;
}

/** Longer ones are several words: a regular expression needs memory for each repetition. */
const most = 200;
const letters = `[\\p{L}\\p{M}\\p{N}](?:[\\p{L}\\p{M}\\p{N}\\u00ad\\u200c\\u200d]){0,${most}}`;
const pattern = new RegExp(
  `\\p{Ideographic}|${letters}(?:[-‐‑'’ʼ.,]${letters}){0,${most}}|[%‰&]|\\p{Sc}`,
  'gu',
);

/** The words of a text, in order: letters and digits, also joined by a hyphen, apostrophe, full stop or comma. */
export const wordSpans = (text: string): Span[] =>
  [...text.matchAll(pattern)].map(({ 0: word, index }) => ({ start: index, end: index + word.length }));

/** The same with their keys. */
export const tokensOf = (text: string, { smallWords }: LanguagePack): Token[] =>
  wordSpans(text).map((span) => {
    const written = text
      .slice(span.start, span.end)
      .replace(/[\u00ad\u200c\u200d]/g, '')
      .normalize('NFC');
    const key = written.toLowerCase().replace(/[’ʼ]/g, "'").replace(/[‐‑]/g, '-');
    return { ...span, written, key, isSmall: smallWords.has(key) || key.length === 1 };
  });
