/** Different words that are told apart. */
const maxWords = 2 ** 20;

/** Words as numbers from 0. */
export interface Vocabulary {
  /** A word's number; −1 for one that is new after `maxWords` others. */
  numberOf(word: string): number;
  word(number: number): string;
  readonly size: number;
}

export const createVocabulary = (most = maxWords): Vocabulary => {
  const numbers = new Map<string, number>();
  const words: string[] = [];
  return {
    numberOf: (word) => {
      const known = numbers.get(word);
      if (known !== undefined) return known;
      if (words.length >= most) return -1;
      numbers.set(word, words.length);
      return words.push(word) - 1;
    },
    word: (number) => words[number]!,
    get size() {
      return words.length;
    },
  };
};
