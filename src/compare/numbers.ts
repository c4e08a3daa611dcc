import type { LanguagePack } from '../languages/pack.js';

/** A number as written in a text, and the values that it may stand for. */
interface WrittenNumber {
  written: string;
  /** Digits without separators or leading zeros. If a scale word ("million") follows, also the full number. */
  values: string[];
}

/** Numbers that only one of the two sides has, as written there. */
export interface NumberDifference {
  source: string[];
  target: string[];
}

/**
 * Compares the numbers of a text with those of its translation, ignoring separators: 1.500,75 equals 1,500.75,
 * 10.30 equals 10:30, "three" equals 3, and "5 million" equals 5,000,000. Numbers written as words on both sides
 * are not compared.
 */
export const compareNumbers = (
  source: string,
  target: string,
  from: LanguagePack,
  to: LanguagePack,
): NumberDifference => {
  const here = numbersIn(source, scalesIn(from, to));
  const there = numbersIn(target, scalesIn(to, from));
  return {
    source: unmatched(here, there, valuesOfWords(target, to)),
    target: unmatched(there, here, valuesOfWords(source, from)),
  };
};

/** Scale words to look for: the text's own language, plus the other one, which names and untranslated words may use. */
const scalesIn = (own: LanguagePack, other: LanguagePack): ReadonlyMap<string, number> =>
  new Map([...other.numbers.scales, ...own.numbers.scales]);

const numbersIn = (text: string, scales: ReadonlyMap<string, number>): WrittenNumber[] =>
  [...text.matchAll(/\p{Nd}+(?:[.,:]\p{Nd}+)*(?:[ \u00a0-](\p{L}+))?/gu)].map(([match, next = '']) => {
    const written = /^[\p{Nd}.,:]*\p{Nd}/u.exec(match)![0];
    const [, whole = '', fraction = ''] = /^(.*?)(?:[.,](\p{Nd}{1,2}))?$/u.exec(written)!;
    const digits = canonical(written);
    const power = scales.get(next.toLowerCase());
    if (power === undefined) return { written, values: [digits] };
    return { written, values: [digits, canonical(whole + fraction + '0'.repeat(power - fraction.length))] };
  });

const canonical = (number: string): string => number.replace(/[.,:]/g, '').replace(/^0+(?=.)/, '');

/** Values of the number words of a text. */
const valuesOfWords = (text: string, { numbers }: LanguagePack): Set<string> => {
  const lower = ` ${text.toLowerCase().replace(/[^\p{L}]+/gu, ' ')} `;
  return new Set(
    [...numbers.words].flatMap(([name, value]) => (lower.includes(` ${name} `) ? [String(value)] : [])),
  );
};

/** Numbers of one side without a match on the other. Each number matches at most one other. */
const unmatched = (
  these: readonly WrittenNumber[],
  others: readonly WrittenNumber[],
  otherWords: ReadonlySet<string>,
): string[] => {
  const left = [...others];
  return these.flatMap(({ written, values }) => {
    const at = left.findIndex((other) => other.values.some((value) => values.includes(value)));
    if (at >= 0) left.splice(at, 1);
    return at >= 0 || values.some((value) => otherWords.has(value)) ? [] : [written];
  });
};
