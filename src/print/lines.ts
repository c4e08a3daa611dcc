import { lineBreak } from '../core/line-break.js';
import type { PrintWords } from '../languages/pack.js';

/**
 * What a line is: a page number, one with a running head, capitals that may be a running head, nothing, or text.
 */
export type LineKind = 'page' | 'headed' | 'capitals' | 'blank' | 'text';

export interface Line {
  kind: LineKind;
  /** Offset of the line's first character. */
  start: number;
  /** Without white space at either end. */
  text: string;
  /** Characters of white space before it. */
  indent: number;
  /** Whether it is digits, or a numeral that may be a word, without anything that makes it a page number. */
  isBare: boolean;
  /** Whether it is text that has capitals as a title has. */
  isTitle: boolean;
}

/** Longest line that is looked at closely; running heads and page numbers are short. */
const maxLine = 120;

/** The lines of a block. */
export const linesOf = (text: string, print: PrintWords): Line[] => {
  const lines: Line[] = [];
  let start = 0;
  const push = (end: number) => {
    const whole = text.slice(start, end);
    const line = whole.trim();
    const kind = line.length > maxLine ? 'text' : kindOf(line, print);
    lines.push({
      kind,
      start,
      text: line,
      indent: whole.length - whole.trimStart().length,
      isBare: /^(?:\p{Nd}+|[ivxl]{1,2})$/u.test(line),
      isTitle: kind === 'text' && line.length <= maxLine && isTitle(line),
    });
  };
  for (const match of text.matchAll(lineBreak)) {
    push(match.index);
    start = match.index + match[0].length;
  }
  push(text.length);
  return lines;
};

const kindOf = (line: string, print: PrintWords): LineKind => {
  if (line === '') return 'blank';
  if (isPage(line, print)) return 'page';
  if (isHeaded(line, print)) return 'headed';
  return isCapitals(line) ? 'capitals' : 'text';
};

/** "12", "- 12 -", "| xii", "Page 12 of 30", "12/30". */
const isPage = (line: string, { page, pageOf }: PrintWords): boolean => {
  const framed = /^[-–—~•·|]+([^-–—~•·|]*)[-–—~•·|]+$|^\|([^|]*)$|^([^|]*)\|$/.exec(line);
  const bare = (framed?.slice(1).find((each) => each !== undefined) ?? line).trim();
  const words = bare.toLowerCase().split(/[\s.]+|(?=\/)|(?<=\/)/);
  const isNamed = words.length > 1 && page.has(words[0]!);
  const [number = '', of, total = '', ...more] = isNamed ? words.slice(1) : words;
  if (more.length > 0 || !isNumber(number)) return false;
  if (of !== undefined) return (of === '/' || pageOf.has(of)) && isNumber(total);
  return isNamed || (framed ? !isYear(number) : /^(?:\p{Nd}{1,3}|[ivxl]+)$/u.test(bare));
};

/** Roman numerals up to 89, which is as far as prefaces go. */
const isNumber = (word: string): boolean =>
  /^\p{Nd}{1,4}$/u.test(word) || /^(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/.test(word);

const isYear = (number: string): boolean => /^(?:1[5-9]|20)\p{Nd}{2}$/u.test(number);

/** What parts a running head from a page number on its line, and what parts it from one in capitals. */
const [wide, narrow] = ['(?:\\s{3,}|\\s*[\\t|•·]\\s*|\\s+[-–—]\\s+)', '\\s+'];
const splits = [wide, narrow].flatMap((gap) =>
  ['^(\\S.*?)GAP(.*)$', '^(.*)GAP(.*\\S)$'].map((form) => new RegExp(form.replace('GAP', gap), 'su')),
);

/** Whether a line is a running head with a page number before or after it. */
const isHeaded = (line: string, print: PrintWords): boolean =>
  splits.some((split, i) => {
    const [, first = '', last = ''] = split.exec(line) ?? [];
    const isHead = (text: string) => isCapitals(text) || isAddress(text) || (i < 2 && isTitle(text));
    return (isPage(first, print) && isHead(last)) || (isPage(last, print) && isHead(first));
  });

/** Words in capitals. */
const isCapitals = (text: string): boolean =>
  /\p{Lu}{4}|\p{Lu}\P{L}*\s\P{L}*\p{Lu}{2}/u.test(text) && !/\p{Ll}|[.!?:;,]$/u.test(text);

/** An address, as browsers print it. */
const isAddress = (text: string): boolean => /^(?:https?:\/\/|www\.)\S+$/.test(text);

/** Words of which all but the small ones have capitals. */
const isTitle = (text: string): boolean =>
  /^\p{Lu}/u.test(text) && !/[.!?:;,-]$|(?<!\S)\p{Ll}{4}/u.test(text) && /\p{Ll}{3}/u.test(text);
