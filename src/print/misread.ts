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
  const isKnown = isFrequent(letter + rest, pack) || (letter === 'i' && cannotBegin(word, pack));
  return isKnown ? letter.toUpperCase() + rest : null;
};

/** Whether no word of the language begins as this one with a small l does. */
export const cannotBegin = (word: string, { print }: LanguagePack): boolean => print.impossibleL.test(word);

/** Whether a word often begins sentences. */
const isFrequent = (
  word: string,
  { segmentation: { starters }, print: { capitalI, clitics } }: LanguagePack,
) => {
  const isOne = (each: string) => starters.has(each) || capitalI.has(each);
  return (
    isOne(word) || clitics.some((clitic) => word.endsWith(clitic) && isOne(word.slice(0, -clitic.length)))
  );
};
