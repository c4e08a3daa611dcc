/** Lower-case words and numbers without diacritics. Numbers lose their separators, so that 20.000 and 20,000 are the same. */
export const wordsOf = (text: string): string[] => {
  const words = Array.from(folded(text).matchAll(/\p{N}+(?:[.,]\p{N}+)*|\p{L}[\p{L}'’-]*/gu), ([word]) =>
    isNumber(word) ? word.replace(/[.,]/g, '') : word,
  );
  if (words.length > 0) return words;
  // A row of stars has no words, and corresponds to a row of stars.
  const marks = text.replace(/\s+/g, '');
  return marks === '' ? [] : [marks];
};

/**
 * Words of a segment that are looked at: more are no sentence, and each is sought in all segments that its own may be
 * paired with.
 */
const maxWords = 2000;
const lettersAWord = 8;

export const firstWordsOf = (text: string): string[] => wordsOf(text).slice(0, maxWords);

/** Words whose parts begin alike count as forms of one word; so do the two halves of a reduplication. */
export const stemsOf = (word: string): string[] =>
  isNumber(word)
    ? [word]
    : word
        .split(/['’-]/)
        .filter((part) => part !== '')
        .map((part) => part.slice(0, stemLength));

const stemLength = 5;

/** The parts of a compound word. */
export const partsOf = (word: string): string[] => word.split(/['’-]/).filter((part) => part !== '');

/** Runs of letters and digits of this length, across the spaces between words: they see cognates, names and misprints. */
export const gramsOf = (text: string): string[] => {
  const letters = folded(text.slice(0, maxWords * lettersAWord))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return Array.from({ length: Math.max(0, letters.length - gramLength + 1) }, (_, i) =>
    letters.slice(i, i + gramLength),
  );
};

const gramLength = 4;

const isNumber = (word: string): boolean => /^\p{N}/u.test(word);

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
