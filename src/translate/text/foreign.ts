import type { LanguagePack } from '../../languages/pack.js';

/** Minimum words of a sentence: fewer may be a name ("The Jakarta Post"). */
const minWords = 5;

/** Minimum share of function words, which running text has and names lack. */
const minShare = 0.25;

/**
 * Whether a sentence is already in a language: it has many of that language's function words, and none of the other
 * language's. False if either language has no list of function words.
 *
 * @param sentence  from a text in the other language
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
