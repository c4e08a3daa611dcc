/** A number as it is written in a text, and what it may be compared as. */
interface WrittenNumber {
  written: string;
  /** Its digits without separators or leading zeros, and, where a word such as "juta" follows, with its zeros. */
  values: string[];
}

/** Numbers that only one of the two sides has, as they are written there. */
export interface NumberDifference {
  source: string[];
  target: string[];
}

const zeros: Record<string, number> = {
  ribu: 3,
  juta: 6,
  miliar: 9,
  milyar: 9,
  triliun: 12,
  thousand: 3,
  million: 6,
  billion: 9,
  trillion: 12,
};

const indonesianWords = [
  ...'nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas'.split(' '),
  ...'dua tiga empat lima enam tujuh delapan sembilan'.split(' ').map((digit) => `${digit} belas`),
];
const englishWords =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );

/**
 * Compares the numbers of an Indonesian text with those of its English, whatever separators each has:
 * 1.500,75 and 1,500.75 are the same, and so are 10.30 and 10:30, "tiga" and 3, "5 juta" and 5,000,000.
 * Numbers written as words on both sides are not compared.
 */
export const compareNumbers = (source: string, target: string): NumberDifference => {
  const here = numbersIn(source);
  const there = numbersIn(target);
  return {
    source: unmatched(here, there, wordsIn(target, englishWords)),
    target: unmatched(there, here, wordsIn(source, indonesianWords)),
  };
};

const numbersIn = (text: string): WrittenNumber[] =>
  [...text.matchAll(/\p{Nd}+(?:[.,:]\p{Nd}+)*(?:[ \u00a0-]([a-z]+))?/giu)].map(([match, next = '']) => {
    const written = /^[\p{Nd}.,:]*\p{Nd}/u.exec(match)![0];
    const [, whole = '', fraction = ''] = /^(.*?)(?:[.,](\p{Nd}{1,2}))?$/u.exec(written)!;
    const digits = canonical(written);
    const power = zeros[next.toLowerCase()];
    if (power === undefined) return { written, values: [digits] };
    return { written, values: [digits, canonical(whole + fraction + '0'.repeat(power - fraction.length))] };
  });

const canonical = (number: string): string => number.replace(/[.,:]/g, '').replace(/^0+(?=.)/, '');

/** Values of the number words of a text. */
const wordsIn = (text: string, names: readonly string[]): Set<string> => {
  const lower = ` ${text.toLowerCase().replace(/[^\p{L}]+/gu, ' ')} `;
  return new Set(names.flatMap((name, value) => (lower.includes(` ${name} `) ? [String(value)] : [])));
};

/** Each number of the other side matches one of this side. */
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
