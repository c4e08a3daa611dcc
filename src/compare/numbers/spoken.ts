import type { NumberWords } from '../../languages/number-words.js';
import { isDash, isGlued, isOrdinal, isWord, type Look, mentionOf, unitOf, written } from './look.js';
import type { Mention } from './mention.js';
import { clockKeys, hourKeys } from './times.js';
import {
  oneKey,
  type Ratio,
  ratioKey,
  shareKey,
  singleKey,
  tenTo,
  times,
  vagueKey,
  wholeKey,
} from './value.js';
import { readWords, type WordNumber } from './words/words.js';

/** Reads the number in words at a token: "dua puluh", "twenty-first", "setengah juta", "puluhan ribu". */
export const readSpoken = (look: Look, at: number): Mention | null => {
  const { tokens, own } = look;
  const found = readWords(tokens, at, own);
  if (found === null) return null;
  if (found.value === null) return mentionOf(look, at, found.to, vagueKeys(look, at, found));
  const key = ratioKey(found.value);
  const last = tokens[found.to - 1]!.lower;
  const keys = otherKeys(look, at, found, key);
  const counted = found.over !== null && own.words.articles.has(tokens[found.to]?.lower ?? '');
  const unit = counted ? unitOf(look, at, found.to + 1)?.unit : undefined;
  const plain = {
    ...mentionOf(look, at, repeatedTo(look, at, found.to), keys),
    hours: hourKeys(key),
    ...(unit === '%' ? { unit } : {}),
  };
  const share = ratioKey(times(found.value, { over: 1n, under: 100n }));
  const result = plain.unit === '%' ? { ...plain, keys: [...plain.keys, shareKey(share)] } : plain;
  if (found.over !== null) return asFraction(result, found.value, last, own.words);
  if (!isWholeKey(key) && found.value.over > found.value.under) return withParts(result, found.value);
  if (found.to === at + 1 && isIdiom(look, at)) return { ...result, soft: 'always' };
  if (found.to === at + 1 && /^[012]$/.test(key))
    return asCount(result, key === '1' && !isOrdinal(own, tokens[at]));
  const meaning = own.meanings.get(last);
  if (meaning?.type === 'ordinal' && meaning.value < 10 && Number(key) > 20) {
    return { ...result, parts: withoutOrdinal(result, Number(key) - meaning.value, meaning.value) };
  }
  return readPairOf(look, result, Number(key)) ?? result;
};

/** "Belasan" is more than ten. */
const vagueKeys = ({ tokens, own }: Look, at: number, { power }: WordNumber): string[] => {
  const { teen } = own.words;
  const teens = teen !== '' && tokens[at]!.lower.startsWith(teen);
  return teens ? [vagueKey(power), ratioKey(tenTo(power))] : [vagueKey(power)];
};

const isWholeKey = (key: string): boolean => /^\d+(?:e\d+)?$/.test(key);

/** "Sixty second" may be sixty seconds, and "twenty first" the first twenty. */
const withoutOrdinal = (found: Mention, count: number, ordinal: number): Mention[] => [
  { ...found, keys: [wholeKey(count)] },
  { ...found, keys: [wholeKey(ordinal)], ...(ordinal < 3 ? { soft: 'always' } : {}) },
];

/** The value, and what else the words may mean. */
const otherKeys = ({ tokens, own }: Look, at: number, found: WordNumber, key: string): string[] => {
  const [first, last] = [at, found.to - 1].map((index) => own.meanings.get(tokens[index]!.lower));
  const power = key === '12' ? 1 : /^1e\d+$/.test(key) ? Number(key.slice(2)) : 0;
  const bare = first !== undefined && 'count' in first && first.count === 0;
  const article = own.words.articles.has(tokens[at]!.lower);
  if (power > 0 && bare) return [vagueKey(power), key];
  if (power > 0 && article) return [key, vagueKey(power)];
  if (last?.type === 'vague' && /^[2-9]e1$/.test(key)) return [key, wholeKey(1900 + Number(key))];
  const third = last?.type === 'ordinal' && own.words.ordinals.areFractions && found.to === at + 1;
  return third && last.value > 2 ? [key, ratioKey({ over: 1n, under: BigInt(last.value) })] : [key];
};

/** Behind the second word of "tiga-tiganya". */
const repeatedTo = ({ tokens, own }: Look, at: number, to: number): number => {
  if (to > at + 1 || !isDash(tokens[to]) || !isGlued(tokens[to]) || !isGlued(tokens[to + 1])) return to;
  const [first, second] = [at, to + 1].map((index) => own.meanings.get(tokens[index]!.lower));
  const same = first !== undefined && second !== undefined && 'value' in first && 'value' in second;
  return same && first.value === second.value ? to + 2 : to;
};

/** Whether a word and the one before or after it are a phrase that is no number: "kaki lima". */
const isIdiom = ({ tokens, own }: Look, at: number): boolean =>
  [at - 1, at].some((from) => own.words.idioms.has(`${tokens[from]?.lower} ${tokens[from + 1]?.lower}`));

/** Two numbers that are a year or a time: "nineteen forty-five", "six-thirty". */
const readPairOf = (look: Look, first: Mention, high: number): Mention | null => {
  const { tokens, own } = look;
  const at = isDash(tokens[first.to]) && isGlued(tokens[first.to]) ? first.to + 1 : first.to;
  if (high > 20 || !isWord(tokens[at])) return null;
  const found = readWords(tokens, at, own);
  const low = found?.value == null || found.over !== null ? 0 : Number(ratioKey(found.value));
  if (found === null || !Number.isInteger(low) || low < 10 || low > 99) return null;
  const second = mentionOf(look, at, found.to, [wholeKey(low)]);
  const clock = high <= 12 && low < 60 ? clockKeys(String(high), low, null) : [];
  const keys = [...(high >= 10 ? [wholeKey(high * 100 + low)] : []), ...clock];
  if (keys.length === 0) return null;
  return {
    ...first,
    written: written(look, first.from, found.to),
    keys,
    to: found.to,
    parts: [first, second],
  };
};

/** A word that says a number by the way: "both", "twice", "the nineties". */
export const readImplied = ({ tokens, own }: Look, at: number): Mention | null => {
  const token = tokens[at];
  if (!isWord(token)) return null;
  const found = { written: token.text, from: at, to: at + 1 };
  const decade = own.words.decades.get(token.lower);
  if (decade !== undefined) return { ...found, keys: [wholeKey(decade), wholeKey(1900 + decade)] };
  if (own.words.fractions.all.has(token.lower)) return { ...found, keys: [shareKey('1')], soft: 'share' };
  const value = own.words.implied.get(token.lower);
  if (value === undefined) return null;
  const vague = value === 10 || value === 100 ? [vagueKey(value === 10 ? 1 : 2)] : [];
  if (own.words.counted.has(token.lower)) return asCount({ ...found, keys: [wholeKey(value)] }, value === 1);
  const single = own.words.articles.has(token.lower) ? [oneKey] : [oneKey, singleKey];
  return { ...found, keys: value === 1 ? single : [wholeKey(value), ...vague], soft: 'always' };
};

/** "Two and a half years" may be "two years and a half". */
const withParts = (found: Mention, { over, under }: Ratio): Mention => {
  const wholes = over / under;
  const count: Mention = { ...found, keys: [wholeKey(Number(wholes))] };
  const rest = ratioKey({ over: over - wholes * under, under });
  const parts: Mention[] = [wholes < 3n ? { ...count, soft: 'alone' } : count, { ...found, keys: [rest] }];
  return under > 4n ? found : { ...found, parts };
};

/** "One", "first", "once": may go without saying. @param single  whether it may be "seorang" or "only" */
const asCount = (found: Mention, single: boolean): Mention => ({
  ...found,
  keys: single ? [...found.keys, singleKey] : found.keys,
  soft: 'count',
});

/** A half may be one of a match, a quarter one of a year, and a third the one after the second. */
const asFraction = (found: Mention, value: Ratio, word: string, words: NumberWords): Mention => {
  const under = wholeKey(Number(value.under));
  if (value.over === 1n) {
    const implied = words.implied.get(word);
    const ordinal = words.ordinals.areFractions && !words.fractions.words.has(word) ? [under] : [];
    const keys = [
      ...found.keys,
      shareKey(ratioKey(value)),
      ...ordinal,
      ...(implied === undefined ? [] : [wholeKey(implied)]),
    ];
    return value.under === 2n || value.under === 4n ? { ...found, keys, soft: 'share' } : { ...found, keys };
  }
  const lower = [under, ratioKey({ over: 1n, under: value.under })];
  return {
    ...found,
    keys: [...found.keys, shareKey(ratioKey(value))],
    parts: [
      { ...found, keys: [ratioKey({ ...value, under: 1n })] },
      { ...found, keys: lower, soft: 'share' },
    ],
  };
};
