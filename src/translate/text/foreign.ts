import type { LanguagePack } from '../../languages/pack.js';

/** A sentence of fewer words may be a name ("The Jakarta Post"). */
const minWords = 5;

/** Share of words that are the language's small ones, which running text has and names do not. */
const minShare = 0.25;

/**
 * Whether a sentence of a text in another language is in this one already: by its small words, none of
 * them the other language's. False where one of the two has no list of small words.
 */
export const isWrittenIn = (
  sentence: string,
  { smallWords: own }: LanguagePack,
  { smallWords: other }: LanguagePack,
): boolean => {
  if (own.size === 0 || other.size === 0) return false;
  const words = sentence.toLowerCase().match(/[\p{L}\p{M}]+(?:['’][\p{L}]+)?/gu) ?? [];
  const found = words.filter((word) => own.has(word) && !other.has(word)).length;
  return (
    words.length >= minWords &&
    found >= 2 &&
    found >= words.length * minShare &&
    !words.some((word) => other.has(word) && !own.has(word))
  );
};
