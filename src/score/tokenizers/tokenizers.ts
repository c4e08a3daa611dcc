import { splitWords, withoutSpace } from '../words.js';
import { tokenize13a } from './13a.js';
import { tokenizeIntl } from './intl.js';
import type { Tokenizer } from './tokenizer.js';

/** BLEU's tokenizers, by the name that stands in signatures. */
export const tokenizers = {
  '13a': tokenize13a,
  intl: tokenizeIntl,
  char: (text) => [...withoutSpace(text)],
  none: splitWords,
} as const satisfies Record<string, Tokenizer>;

export type TokenizerName = keyof typeof tokenizers;
