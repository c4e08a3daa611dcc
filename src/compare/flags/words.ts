import { languageName, packOf } from '../../languages/languages.js';
import type { Lexicon } from '../../languages/lexicon.js';
import { compareNumbers } from '../numbers.js';
import { type FlagRule, quoted } from './rule.js';

/** Rules that compare the words of a translation with its source. */

export const numbersDiffer: FlagRule = {
  name: 'numbers-differ',
  find: ({ source, target, from, to }) => {
    const numbers = compareNumbers(source, target.text, packOf(from), packOf(to));
    return numbers.source.length + numbers.target.length > 0
      ? `numbers differ: ${quoted(numbers.source)} → ${quoted(numbers.target)}`
      : null;
  },
};

export const untranslated: FlagRule = {
  name: 'untranslated',
  find: ({ source, target, from, lexicon }) => {
    const words = untranslatedWords(source, target.text, lexicon);
    return words.length > 0 ? `left in ${languageName(from)}: ${quoted(words)}` : null;
  },
};

export const repetition: FlagRule = {
  name: 'repetition',
  find: ({ target }) => {
    const repeated = repeatedWords(target.text);
    if (repeated !== undefined) return `“${repeated}” is said again and again`;
    return target.trace?.guarded
      ? 'the model said the same again and again; this is its second try, with repeats forbidden'
      : null;
  },
};

/**
 * Lower-case words found on both sides although the lexicon only translates them by other words. Words that both
 * languages share ("virus", "kilogram") are among their own translations.
 */
const untranslatedWords = (source: string, text: string, lexicon: Lexicon): string[] => {
  const here = new Set(smallWords(source));
  return [...new Set(smallWords(text))].filter((word) => {
    const translations = lexicon.translations(word);
    return here.has(word) && translations !== undefined && !translations.has(word);
  });
};

/** Lower-case words of three letters or more, hyphens allowed. */
const smallWords = (text: string): string[] =>
  text.match(/(?<![\p{L}\p{N}@#./_-])\p{Ll}{3,}(?:-\p{Ll}+)*(?![\p{L}\p{N}@/_])/gu) ?? [];

/** A word, or a group of up to four words, that occurs three times in a row. */
const repeatedWords = (text: string): string | undefined => {
  const words = text.split(/\s+/);
  for (let size = 1; size <= 4; size++)
    for (let at = 0, run = 0; at + size < words.length; at++) {
      run = words[at]!.toLowerCase() === words[at + size]!.toLowerCase() ? run + 1 : 0;
      if (run === 2 * size) return words.slice(at + 1 - size, at + 1).join(' ');
    }
  return undefined;
};
