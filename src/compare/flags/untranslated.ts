import { languageName, packOf } from '../../languages/languages.js';
import type { Lexicon } from '../../languages/lexicon.js';
import { protect } from '../../translate/text/protect.js';
import { type FlagRule, quoted } from './rule.js';

export const untranslated: FlagRule = {
  name: 'untranslated',
  find: ({ source, target, from, to, lexicon }) => {
    const left = protect(source, { pack: packOf(from) }).text;
    const right = protect(target.text, { pack: packOf(to) }).text;
    const words = untranslatedWords(left, right, lexicon, packOf(from).writing.acronyms);
    return words.length > 0 ? `left in ${languageName(from)}: ${quoted(words)}` : null;
  },
};

/** Minimum words of a translation in capitals of which most can be called untranslated; all of it may be one word. */
const minCapitals = 2;

/**
 * Words found on both sides although the lexicon only translates them by other words. Words that both languages share
 * ("virus", "kilogram") are among their own translations. Words with a capital may be names: they count where most of
 * the translation's words are such words, and where two or more in capitals stand in a row, unless they are acronyms. Code, template variables, addresses and what else is kept as it is must have
 * been taken out of both texts.
 */
const untranslatedWords = (
  source: string,
  text: string,
  lexicon: Lexicon,
  acronyms: ReadonlySet<string>,
): string[] => {
  const [before, after] = [wordsIn(source), wordsIn(text)];
  const isLeft = (here: ReadonlySet<string>) => (word: string) => {
    const translations = lexicon.translations(word);
    return here.has(word) && translations !== undefined && !translations.has(word);
  };
  const small = before.filter(isSmall);
  const found = [...new Set(after.filter(isSmall))].filter(isLeft(new Set(small)));
  const lower = after.map((word) => word.toLowerCase());
  const inAnyCase = lower.filter(isLeft(new Set(before.map((word) => word.toLowerCase()))));
  const isMost =
    inAnyCase.length === after.length ||
    (inAnyCase.length >= minCapitals && inAnyCase.length * 2 > after.length);
  if (isMost && after.length > 0) return [...new Set(inAnyCase)];
  const isUpperLeft = isLeft(new Set(before.filter(isUpper).map((word) => word.toLowerCase())));
  const inRuns = (text.match(run) ?? []).flatMap((words) => {
    const left = wordsIn(words)
      .map((word) => word.toLowerCase())
      .filter((word) => isUpperLeft(word) && !acronyms.has(word));
    return left.length >= minCapitals ? left : [];
  });
  return [...new Set([...found, ...inRuns])];
};

/** Two or more words in capitals in a row. */
const run =
  /(?<![\p{L}\p{M}\p{N}])\p{Lu}[\p{Lu}\p{M}]*(?:(?:-|,?\s+)\p{Lu}[\p{Lu}\p{M}]*)+(?![\p{L}\p{M}\p{N}])/gu;

/** Words of three letters or more, hyphens allowed. */
const wordsIn = (text: string): string[] =>
  text.match(/(?<![\p{L}\p{N}@#./_-])\p{L}{3,}(?:-\p{L}+)*(?![\p{L}\p{N}@/_])/gu) ?? [];

const isUpper = (word: string): boolean => word === word.toUpperCase();

const isSmall = (word: string): boolean => word === word.toLowerCase();
