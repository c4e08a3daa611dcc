import type { LanguagePack } from '../../languages/pack.js';
import type { FlagRule } from './rule.js';

/** Words of a text from which on its length says something. */
const minWords = 8;
/**
 * Minimum words of the translation for a word of the source. Of 16,016 pairs of public parallel text, Indonesian and
 * English, with eight words or more, 24 fall below it, and nearly all of these do leave something out.
 */
const minRatio = 0.6;
/** Maximum words of the translation for a word of the source. */
const maxRatio = 2.1;

export const clauseLost: FlagRule = {
  name: 'clause-lost',
  severity: 'error',
  explanation: 'The translation is much shorter than its source: a clause may be missing.',
  find: ({ source, target, packs }) => {
    if (unspaced.test(source) || unspaced.test(target.text)) return null;
    const [before, after] = [countWords(source, packs.from), countWords(target.text, packs.to)];
    return before >= minWords &&
      after > 0 &&
      after < before * minRatio &&
      lettersIn(target.text) < lettersIn(source) * minRatio
      ? { message: `${after} ${after === 1 ? 'word' : 'words'} for ${before}: a part may be missing` }
      : null;
  },
};

export const tooLong: FlagRule = {
  name: 'too-long',
  severity: 'warning',
  explanation: 'The translation is much longer than its source: something may be said twice, or made up.',
  find: ({ source, target, packs }) => {
    if (unspaced.test(source) || unspaced.test(target.text)) return null;
    const [before, after] = [countWords(source, packs.from), countWords(target.text, packs.to)];
    return after >= minWords && before > 0 && after > before * maxRatio + 2
      ? { message: `${after} words for ${before}: a part may be added` }
      : null;
  },
};

export const noWords: FlagRule = {
  name: 'no-words',
  severity: 'error',
  explanation: 'The source has words, and the translation has none.',
  find: ({ source, target }) =>
    /\p{L}{2}/u.test(source) && !/\p{L}/u.test(target.text)
      ? { message: 'the translation has no words' }
      : null,
};

/** Scripts without spaces between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]{4}/u;

/** The words of a text but for articles, which many languages do without. */
const countWords = (text: string, { grammar: { articles } }: LanguagePack): number => {
  const words = text.match(/[\p{L}\p{M}\p{N}]+(?:['’.,-][\p{L}\p{M}\p{N}]+)*/gu) ?? [];
  return words.length - words.filter((word) => articles.has(word.toLowerCase())).length;
};

const lettersIn = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
