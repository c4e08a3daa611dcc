/** Whitespace as Python's `str.split` knows it: Unicode's and four control characters, without U+FEFF. */
const isSpace = (code: number): boolean =>
  code === 0x20 ||
  (code >= 0x09 && code <= 0x0d) ||
  (code >= 0x1c && code <= 0x1f) ||
  (code > 0x7f && otherSpaces.has(code));

/** Unicode's white space beyond ASCII. */
const otherSpaces = new Set([
  ...[0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000],
  ...Array.from({ length: 11 }, (_, at) => 0x2000 + at),
]);

export const splitWords = (text: string): string[] => {
  const words: string[] = [];
  let start = -1;
  for (let at = 0; at <= text.length; at++) {
    const isEnd = at === text.length || isSpace(text.charCodeAt(at));
    if (!isEnd && start < 0) start = at;
    if (isEnd && start >= 0) {
      words.push(text.slice(start, at));
      start = -1;
    }
  }
  return words;
};

export const withoutSpace = (text: string): string => splitWords(text).join('');

/** Without whitespace at its end. */
export const trimmedEnd = (text: string): string => {
  let end = text.length;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(0, end);
};

/** Gives words numbers from 0, the same word the same number. */
export const wordNumbers = (): ((words: readonly string[]) => Int32Array) => {
  const numbers = new Map<string, number>();
  return (words) => {
    const found = new Int32Array(words.length);
    for (let at = 0; at < words.length; at++) {
      const word = words[at]!;
      const known = numbers.get(word);
      found[at] = known ?? numbers.size;
      if (known === undefined) numbers.set(word, numbers.size);
    }
    return found;
  };
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
