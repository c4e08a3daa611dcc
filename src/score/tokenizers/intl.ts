import { splitWords } from '../words.js';
import type { Tokenizer } from './tokenizer.js';

/** Punctuation and symbols of all of Unicode apart from words and numbers, as `mteval-v14.pl` does it. */
export const tokenizeIntl: Tokenizer = (text) =>
  splitWords(
    text
      .replace(/(\P{N})(\p{P})/gu, '$1 $2 ')
      .replace(/(\p{P})(\P{N})/gu, ' $1 $2')
      .replace(/\p{S}/gu, ' $& '),
  );
