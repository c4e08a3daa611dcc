import type { Span } from '../core/document.js';
import type { Vocabulary } from '../languages/lexicon.js';
import type { LanguagePack } from '../languages/pack.js';

/** What scanners read for a capital, and the letter that it is. */
const lookalikes: Readonly<Record<string, string>> = { l: 'i', '|': 'i', '1': 'i', '0': 'o' };

/**
 * Mends a capital at a sentence's start that was read as something else: "la" is "Ia", "lbunya" "Ibunya", "0rang"
 * "Orang". Knows such words by what they would be with the right letter, or by a beginning that the language has not.
 *
 * @param word  a sentence's first word: all up to white space or punctuation
 * @returns the word as it was printed; null if nothing shows that it was misread
 */
export const misreadCapital = (word: string, pack: LanguagePack): string | null => {
  const letter = lookalikes[word.slice(0, 1)];
  const rest = word.slice(1);
  if (letter === undefined || !/^\p{Ll}+(?:['’-]\p{Ll}+)*$/u.test(rest)) return null;
  // "1a" is a label.
  if (/\d/.test(word) && rest.length < 2) return null;
  // Of "lbu-ibu" the first part says it.
  const [first = ''] = word.split('-');
  const isKnown = isFrequent(letter + first.slice(1), pack) || (letter === 'i' && cannotBegin(first, pack));
  return isKnown ? letter.toUpperCase() + rest : null;
};

/** Whether a text begins with a capital that was misread. */
export const beginsMisread = (text: string, pack: LanguagePack): boolean =>
  misreadCapital(/^[^\s.,;:!?]*/.exec(text)![0], pack) !== null;

/** Whether no word of the language begins as this one with a small l does. */
const cannotBegin = (word: string, { print }: LanguagePack): boolean => print.impossibleL.test(word);

/** Whether a word, perhaps with an ending, often begins sentences. */
const isFrequent = (word: string, { segmentation, print }: LanguagePack): boolean => {
  const isOne = (each: string) => segmentation.starters.has(each) || print.capitalI.has(each);
  // "laku" is a word, and not "ia" with an ending.
  const stems = print.suffixes.filter((suffix) => word.endsWith(suffix) && word.length >= suffix.length + 3);
  return isOne(word) || stems.some((suffix) => isOne(word.slice(0, -suffix.length)));
};

/** A misread word, and what was printed. */
export interface Misread extends Span {
  word: string;
}

/**
 * Finds words of a text that begin with a misread capital: at a sentence's start or that of a quotation, and names
 * anywhere if the vocabulary knows what they should be.
 */
export const misreadIn = (
  text: string,
  pack: LanguagePack,
  { knows }: Pick<Vocabulary, 'knows'>,
): Misread[] =>
  [...text.matchAll(candidates)].flatMap(({ index, 0: word }) => {
    const before = text.slice(Math.max(0, index - 12), index);
    const mended = misreadCapital(word, pack);
    const isFirst = beginning.test(before);
    const isName = isFirst || (cannotBegin(word, pack) && !knows(word) && knows(`i${word.slice(1)}`));
    return mended !== null && isName ? [{ start: index, end: index + word.length, word: mended }] : [];
  });

/** Short words: the language's longest are not much longer. */
const candidates =
  /(?<![\p{L}\p{M}\p{Nd}@#/._-])[l|01]\p{Ll}{1,30}(?:-\p{Ll}{1,30})?(?![\p{L}\p{M}\p{Nd}@/_.!?…]|-\p{L})/gu;

/** What stands before a sentence: nothing, a stop and white space, or an opening quotation mark. */
const beginning = /^\s*$|[.!?…]["'”’»)\]]{0,3}\s+["'“‘«([]{0,3}$|(?:^|[\s([:])["“‘«]$/u;
