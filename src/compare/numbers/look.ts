import type { Mention } from './mention.js';
import type { Token } from './tokens.js';
import { negated } from './value.js';
import type { Vocabulary } from './words/vocabulary.js';

/** A text that is being read for numbers. */
export interface Look {
  text: string;
  tokens: readonly Token[];
  /** Words of the text's language. */
  own: Vocabulary;
  /** Those of the other text's language, whose scale words may have been left as they were. */
  other: Vocabulary;
}

export const isWord = (token: Token | undefined): token is Token & { kind: 'word' } => token?.kind === 'word';

export const isDigits = (token: Token | undefined): token is Token & { kind: 'digits' } =>
  token?.kind === 'digits';

/** Whether a token follows the one before it without a space. */
export const isGlued = (token: Token | undefined): token is Token & { spaced: false } =>
  token !== undefined && !token.spaced;

export const isDash = (token: Token | undefined): token is Token & { kind: 'sign' } =>
  token !== undefined && /^[-‐‑‒–—−]$/.test(token.text);

/** The text from a token to before another. */
export const written = ({ text, tokens }: Look, from: number, to: number): string =>
  text.slice(tokens[from]!.start, tokens[to - 1]!.end);

/** Looks up the longest phrase, of up to three words, that begins at a token. */
export const phraseAt = <Value>(
  tokens: readonly Token[],
  at: number,
  find: (phrase: string) => Value | undefined,
): { value: Value; to: number } | null => {
  let phrase = '';
  let longest = null;
  for (let to = at; to < at + 3 && tokens[to] !== undefined; to++) {
    phrase = to === at ? tokens[to]!.lower : `${phrase} ${tokens[to]!.lower}`;
    const value = find(phrase);
    if (value !== undefined) longest = { value, to: to + 1 };
    if (tokens[to]!.kind !== 'word') break;
  }
  return longest;
};

/** For `phraseAt`: whether a set has a phrase. */
export const among =
  (set: ReadonlySet<string>) =>
  (phrase: string): true | undefined =>
    set.has(phrase) || undefined;

/**
 * Where the minus of a number at a token stands: "−5", "minus lima", "-Rp5", "Rp-5"; null for "2-1", "5 -10", "ke-2",
 * "+/-5".
 */
const minusAt = ({ tokens, own }: Look, at: number): number | null => {
  const before = own.words.currencies.has(tokens[at - 1]?.lower ?? '') ? at - 1 : at;
  const sign = tokens[before - 1];
  const found = before - 1;
  if (sign === undefined) return null;
  if (isWord(sign)) {
    const isMinus = own.words.minus.has(sign.lower) && !isTaken({ tokens, own }, found);
    return isMinus && !isOrdinal(own, tokens[at]) ? found : null;
  }
  if (!isDash(sign) || sign.text === '—' || !isGlued(tokens[before])) return null;
  const previous = tokens[before - 2];
  if (previous === undefined) return found;
  if (isPlus(own, previous.text === '/' ? tokens[before - 3] : previous)) return null;
  if (own.words.currencies.has(previous.lower)) return found;
  const isOwn = sign.spaced ? !isDigits(previous) : /^[([{"“'‘=:<>≤≥~±/]$/.test(previous.text);
  return isOwn ? found : null;
};

/** Whether "minus" takes from what is before it: "7 minus 2", "a hundred years minus ten", "n minus 1". */
const isTaken = ({ tokens, own }: Pick<Look, 'tokens' | 'own'>, at: number): boolean => {
  const before = tokens[at - 1];
  if (isNumber(own, before) || isPlus(own, before)) return true;
  const joined = isDash(before) || own.words.ranges.has(before?.lower ?? '');
  if (joined && isPlus(own, tokens[at - 2])) return true;
  if (!isWord(before) || own.words.ranges.has(before.lower)) return false;
  return before.text.length === 1 || isNumber(own, tokens[at - 2]);
};

const isPlus = ({ words }: Vocabulary, token: Token | undefined): boolean =>
  token?.text === '+' || words.plus.has(token?.lower ?? '');

/** "Dampak negatif kedua" is the second one. */
export const isOrdinal = ({ words, meanings }: Vocabulary, token: Token | undefined): boolean => {
  const { prefix } = words.ordinals;
  const lower = token?.lower ?? '';
  return meanings.get(lower)?.type === 'ordinal' || (prefix !== '' && lower.startsWith(prefix));
};

const isNumber = ({ meanings }: Vocabulary, token: Token | undefined): boolean =>
  isDigits(token) || (isWord(token) && meanings.has(token.lower));

/** The unit beside a number from one token to before another, a currency or "%", and the tokens of both. */
export const unitOf = (
  { tokens, own }: Look,
  from: number,
  to: number,
): { unit: string; from: number; to: number } | null => {
  const { currencies, percent } = own.words;
  const before = tokens[from - 1]?.text === '.' && isGlued(tokens[from - 1]) ? from - 2 : from - 1;
  const country = isWord(tokens[before - 1]) && isGlued(tokens[before]) ? tokens[before - 1]!.lower : '';
  const [sign, kind] = ['', country].map((word) => currencies.get(word + tokens[before]?.lower));
  const unit = kind ?? sign;
  const find = (phrase: string): string | undefined => (percent.has(phrase) ? '%' : currencies.get(phrase));
  const after = phraseAt(tokens, to, find);
  const others = after?.value === '%' || (isWord(tokens[before]) && isNumber(own, tokens[before - 1]));
  if (unit !== undefined && !(others && after !== null))
    return { unit, from: kind === sign ? before : before - 1, to };
  return after === null ? null : { unit: after.value, from, to: after.to };
};

/** The measure after a number. */
const measureOf = ({ tokens, own }: Look, from: number, to: number): ReturnType<typeof unitOf> => {
  const dashed = isDash(tokens[to]) && isGlued(tokens[to]) && isGlued(tokens[to + 1]) ? to + 1 : to;
  const unit = isWord(tokens[dashed]) ? own.words.measures.get(tokens[dashed].lower) : undefined;
  return unit === undefined ? null : { unit, from, to: dashed + 1 };
};

/** A number from one token to before another, with its sign and unit. */
export const mentionOf = (look: Look, from: number, to: number, keys: readonly string[]): Mention => {
  const unit = unitOf(look, from, to) ?? measureOf(look, from, to);
  const minus = minusAt(look, from);
  return {
    written: written(look, minus ?? from, to),
    keys: minus === null ? keys : keys.map(negated),
    from,
    to,
    ...(unit === null ? {} : { unit: unit.unit, measured: written(look, unit.from, unit.to) }),
  };
};
