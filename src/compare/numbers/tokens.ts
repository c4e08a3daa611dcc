/** A number in digits, a word, or any other character that is no white space. */
export interface Token {
  kind: 'digits' | 'word' | 'sign';
  /** As in the text; digits are ASCII. */
  text: string;
  /** Lower-case; without the full stops of "p.m" and with straight apostrophes. */
  lower: string;
  /** Offsets in the text. */
  start: number;
  end: number;
  /** Whether white space, or the start of the text, comes before it. */
  spaced: boolean;
}

const pattern =
  /(\p{Nd}+(?:[.,:٫٬]\p{Nd}+)*)|(\p{L}(?:\.\p{L})+(?![\p{L}\p{M}])|\p{L}[\p{L}\p{M}]*(?:['’]\p{L}[\p{L}\p{M}]*)*)|[^\s\p{L}\p{Nd}]/gu;

export const tokensOf = (text: string): Token[] => {
  let last = -1;
  return [...text.matchAll(pattern)].map(({ 0: match, 1: digits, 2: word, index: start }) => {
    const end = start + match.length;
    const spaced = start !== last;
    last = end;
    if (digits !== undefined) {
      const ascii = asciiDigits(digits);
      return { kind: 'digits', text: ascii, lower: ascii, start, end, spaced };
    }
    if (word === undefined) return { kind: 'sign', text: match, lower: match, start, end, spaced };
    return { kind: 'word', text: word, lower: lowered(word), start, end, spaced };
  });
};

const lowered = (word: string): string => word.toLowerCase().replace(/\./g, '').replace(/’/g, "'");

const asciiDigits = (digits: string): string => digits.replace(/[^0-9.,:٫٬]/gu, asciiDigit);

/** Unicode has digits in runs of ten, zero first; some runs touch. */
const asciiDigit = (digit: string): string => {
  const code = digit.codePointAt(0)!;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before++;
  return String(before % 10);
};
