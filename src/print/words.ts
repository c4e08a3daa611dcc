import type { Vocabulary } from '../languages/lexicon.js';
import type { LanguagePack } from '../languages/pack.js';

/** Longest word that is looked at. */
export const maxLength = 60;
/** Shortest stem of a word with affixes. */
const minStem = 3;

/** Whether a lower-case word is a word of the language: one that the vocabulary knows, or one with known affixes. */
export const isWord = (
  word: string,
  { print }: LanguagePack,
  { knows }: Pick<Vocabulary, 'knows'>,
): boolean => {
  const isStem = (stem: string) => stem.length >= minStem && knows(stem);
  const withoutPrefix = (stem: string): boolean =>
    isStem(stem) ||
    print.prefixes.some(
      ([prefix, instead]) => stem.startsWith(prefix) && isStem(instead + stem.slice(prefix.length)),
    );
  const withoutSuffixes = (stem: string, left: number): boolean =>
    withoutPrefix(stem) ||
    (left > 0 &&
      print.suffixes.some(
        (suffix) => stem.endsWith(suffix) && withoutSuffixes(stem.slice(0, -suffix.length), left - 1),
      ));
  return word.length <= maxLength && (knows(word) || withoutSuffixes(word, 2));
};

/**
 * Whether the right word says the left one again, whole ("anak-anak"), in part ("perundang-undangan", "berjalan-jalan")
 * or with a prefix that takes its first letter ("tolong-menolong").
 */
export const repeats = (left: string, right: string): boolean =>
  left === right ||
  repeatsEnd(left, right) ||
  (left.length >= 4 && right.length > left.length && right.endsWith(left.slice(1)));

/** Whether the right word is the left one with another sound: "sayur-mayur", "bolak-balik". */
export const rhymes = (left: string, right: string): boolean =>
  left.length >= 4 &&
  left.length === right.length &&
  (left.slice(1) === right.slice(1) || consonants(left) === consonants(right));

/** Minimum letters that are said twice. */
const minRepeat = 3;

/** Whether the right word begins with the last letters of the left one, and has at most an ending after them. */
const repeatsEnd = (left: string, right: string): boolean => {
  for (let length = Math.min(left.length, right.length); length >= minRepeat; length--)
    if (right.length - length <= maxEnding && left.endsWith(right.slice(0, length))) return true;
  return false;
};

/** Length of the longest endings: "-kannya", "-annya". */
const maxEnding = 6;

const consonants = (word: string): string => word.replace(/[aeiou]/g, '_');
