/** Whitespace as Python's `str.split` knows it: with four control characters, without U+FEFF. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: Python counts them as whitespace.
const space = /[\p{White_Space}\u001c-\u001f]+/u;

export const splitWords = (text: string): string[] => text.split(space).filter((word) => word !== '');

export const withoutSpace = (text: string): string => splitWords(text).join('');

/** Without whitespace at its end. */
export const trimmedEnd = (text: string): string => {
  let end = text.length;
  while (end > 0 && space.test(text[end - 1]!)) end--;
  return text.slice(0, end);
};

/** Gives words numbers from 0, the same word the same number. */
export const wordNumbers = (): ((words: readonly string[]) => Int32Array) => {
  const numbers = new Map<string, number>();
  return (words) =>
    Int32Array.from(words, (word) => {
      const number = numbers.get(word) ?? numbers.size;
      numbers.set(word, number);
      return number;
    });
};

/** The code points of a text. */
export const codePoints = (text: string): Int32Array => {
  const points = new Int32Array(text.length);
  let length = 0;
  for (let at = 0; at < text.length; length++) {
    const point = text.codePointAt(at)!;
    points[length] = point;
    at += point > 0xffff ? 2 : 1;
  }
  return points.subarray(0, length);
};
