import { languageName } from '../../languages/languages.js';
import type { Lexicon } from '../../languages/lexicon.js';
import { protect } from '../../translate/text/protect.js';
import { type FlagRule, quoted } from './rule.js';

export const untranslated: FlagRule = {
  name: 'untranslated',
  find: ({ source, target, from, lexicon }) => {
    const words = untranslatedWords(protect(source).text, protect(target.text).text, lexicon);
    return words.length > 0 ? `left in ${languageName(from)}: ${quoted(words)}` : null;
  },
};

/**
 * Lower-case words found on both sides although the lexicon only translates them by other words. Words that both
 * languages share ("virus", "kilogram") are among their own translations. Code, template variables, addresses and what
 * else is kept as it is must have been taken out of both texts.
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
