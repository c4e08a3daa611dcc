import { recent } from '../recent.js';
import { splitWords } from '../words.js';
import type { Tokenizer } from './tokenizer.js';

/** Punctuation apart from words, as `mteval-v13a.pl` of WMT does it; for languages in Latin script. */
export const tokenize13a: Tokenizer = recent((text) => {
  const joined = text.replaceAll('<skipped>', '').replaceAll('-\n', '').replaceAll('\n', ' ');
  return splitWords(apartPeriods(apartPunctuation(` ${unescaped(joined)} `)));
});

/** With the four XML entities that WMT's files had. */
export const unescaped = (text: string): string =>
  text.includes('&')
    ? text.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>')
    : text;

/** Spaces around ASCII punctuation, but for apostrophes, commas, hyphens and periods. */
export const apartPunctuation = (text: string): string => text.replace(/[{-~[-` -&(-+:-@/]/g, ' $& ');

/** Spaces around periods and commas that are not within numbers, and before hyphens after a digit. */
export const apartPeriods = (text: string): string =>
  text
    .replace(/([^0-9])([.,])/gu, '$1 $2 ')
    .replace(/([.,])([^0-9])/gu, ' $1 $2')
    .replace(/([0-9])(-)/g, '$1 $2 ');
