import type { Span } from '../../core/document.js';
import type { LanguagePack } from '../../languages/pack.js';
import { isFunctionWord } from './forms.js';

/** A word, number or sign of a text, with what it may be looked up as. */
export interface Token extends Span {
  /** In lower case, with plain apostrophes and hyphens, and without what is invisible in it. */
  key: string;
  /** Whether it is a function word of its language, perhaps with a clitic. */
  isSmall: boolean;
  /** Whether it is an article, and whether it may stand for one of another language. */
  isArticle: boolean;
  isDeterminer: boolean;
  isPronoun: boolean;
  isCapital: boolean;
}

/** Longer ones are several words: a regular expression needs memory for each repetition. */
const most = 200;
const letters = `[\\p{L}\\p{M}\\p{N}](?:[\\p{L}\\p{M}\\p{N}\\u00ad\\u200c\\u200d]){0,${most}}`;
const pattern = new RegExp(
  `\\p{Ideographic}|${letters}(?:[-‐‑'’ʼ.,]${letters}){0,${most}}|[%‰&]|\\p{Sc}`,
  'gu',
);

/** Words of a text that are looked at. */
const maxWords = 1000;

/** The words of a text, in order: letters and digits, also joined by a hyphen, apostrophe, full stop or comma. The first 1,000. */
export const wordsOf = (text: string): Span[] => {
  const words: Span[] = [];
  for (const { 0: word, index } of text.matchAll(pattern)) {
    if (words.length === maxWords) break;
    words.push({ start: index, end: index + word.length });
  }
  return words;
};

/** A word as it is looked up: in lower case, with plain apostrophes and hyphens, without what is invisible in it. */
export const wordKey = (word: string): string =>
  word
    .replace(/[\u00ad\u200c\u200d]/g, '')
    .replace(/[’ʼ]/g, "'")
    .replace(/[‐‑]/g, '-')
    .normalize('NFC')
    .toLowerCase();

/** The same with their keys. */
export const tokensOf = (text: string, pack: LanguagePack): Token[] =>
  wordsOf(text).map((span) => {
    const word = text.slice(span.start, span.end);
    const key = wordKey(word);
    return {
      ...span,
      key,
      isSmall: isFunctionWord(key, pack) || key.length === 1,
      isArticle: pack.grammar.articles.has(key),
      isDeterminer: pack.grammar.determiners.has(key),
      isPronoun: pack.grammar.persons.has(key),
      isCapital: /^\p{Lu}/u.test(word),
    };
  });
