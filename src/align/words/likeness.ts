import type { LanguagePack } from '../../languages/pack.js';
import type { Token } from './tokens.js';

/**
 * How alike two words are written: 1 if they are the same but for case, 0 for words without anything in common; Dice's
 * coefficient of their pairs of letters, which finds names in another form and cognates. Source × target, row by row.
 */
export const likenessOf = (source: readonly Token[], target: readonly Token[]): Float32Array => {
  const alike = new Float32Array(source.length * target.length);
  const bags = target.map(({ key }) => bigramsOf(key));
  /** Targets that have a pair of letters. */
  const having = new Map<string, number[]>();
  bags.forEach((bag, j) => {
    for (const pair of bag) {
      const all = having.get(pair);
      if (all) all.push(j);
      else having.set(pair, [j]);
    }
  });
  const byKey = new Map<string, number[]>();
  target.forEach(({ key }, j) => {
    byKey.set(key, [...(byKey.get(key) ?? []), j]);
  });
  source.forEach(({ key }, i) => {
    const bag = bigramsOf(key);
    const common = alike.subarray(i * target.length, (i + 1) * target.length);
    for (const pair of bag) for (const j of having.get(pair) ?? []) common[j]! += 1;
    for (let j = 0; j < common.length; j++)
      if (common[j]! > 0) common[j] = (2 * common[j]!) / (bag.size + bags[j]!.size) - whole;
    for (const j of byKey.get(key) ?? []) common[j] = 1;
  });
  return alike;
};

/** What only words that are the same have. */
const whole = 0.05;

/** Shorter words are alike by chance. */
const minLetters = 3;
/** The rest of a longer word says nothing new. */
const maxLetters = 24;

/** The pairs of letters of a word, with its beginning; none of a number or a short word. */
const bigramsOf = (key: string): Set<string> => {
  const pairs = new Set<string>();
  if (key.length < minLetters || /\p{N}/u.test(key)) return pairs;
  const letters = `^${key.slice(0, maxLetters).normalize('NFD').replace(/\p{M}/gu, '')}`;
  for (let at = 1; at < letters.length; at++) pairs.add(letters.slice(at - 1, at + 1));
  return pairs;
};

/** What a word has of numbers: “Rp15.400” is the number 15400, of the parts rp, 15 and 400. */
export interface Figures {
  /** Digits without separators and what is not part of the number; undefined for an ordinary word. */
  value: string | undefined;
  /** Numbers and letters in it, from the beginning, without leading zeros. */
  parts: ReadonlySet<string>;
}

export const figuresOf = ({ key }: Token, { numbers }: LanguagePack): Figures => {
  if (!/\p{N}/u.test(key)) {
    const value = numbers.cardinals.get(key) ?? numbers.tens.get(key);
    return { value: value === undefined ? undefined : String(value), parts: new Set([key]) };
  }
  const plain = key.normalize('NFKC');
  const bare = (digits: string) => digits.replace(/^0+(?=.)/, '');
  return {
    value: bare(plain.replace(/[^\p{N}]/gu, '')),
    parts: new Set([...plain.matchAll(/\p{N}+|\p{L}+/gu)].map(([part]) => bare(part))),
  };
};

/** The number that two words are together, as the language makes its teens and tens: “dua belas”, “dua puluh”. */
export const sumOf = (first: Token, second: Token, { numbers }: LanguagePack): string | undefined => {
  const value = numbers.cardinals.get(first.key);
  if (value === undefined) return undefined;
  if (second.key === numbers.teen) return String(value + 10);
  const factor = numbers.multipliers.get(second.key);
  return factor === undefined ? undefined : String(value * 10 ** factor);
};

/**
 * Compares the numbers of two words: 1 if they are equal, 0.5 if one has a part of the other (“03.15” and “3”, “Rp” and
 * “Rp15,400”), −1 if they differ, 0 if one is no number.
 */
export const compareFigures = (a: Figures, b: Figures): number => {
  if (a.value === undefined && b.value === undefined) return 0;
  if (a.value === b.value) return 1;
  for (const part of a.parts) if (b.parts.has(part)) return 0.5;
  return a.value === undefined || b.value === undefined ? 0 : -1;
};
