import type { NumberWords } from '../../languages/number-words.js';
import { readDigits } from './digits.js';
import { isDash, isDigits, isGlued, isNegative, isWord, type Look, unitOf, written } from './look.js';
import type { Mention } from './mention.js';
import { clockKeys, isTime } from './times.js';
import type { Token } from './tokens.js';
import {
  codeKey,
  decimal,
  keyOf,
  negated,
  plus,
  type Ratio,
  ratioKey,
  scaled,
  tenTo,
  times,
  vagueKey,
  whole,
  wholeKey,
} from './value.js';
import { readRest, readScales, readWords } from './words.js';

/** Reads the number in digits at a token, with what multiplies it: "5", "3,5", "5 juta", "2½", "2 juta 500 ribu". */
export const readAmount = (look: Look, at: number): Mention | null => {
  const { tokens, own } = look;
  const token = tokens[at];
  if (!isDigits(token)) return null;
  const { values, counted, pieces, marks } = readDigits(token.text, own.words.decimal);
  if (values.length === 0) return readPieces(look, at, pieces, marks);
  const sum = marks === '' && token.text.length <= 15 ? readSum(look, at) : null;
  if (sum !== null) return mention(look, at, sum.to, [sum.key]);
  const { powers, to } = scaleAfter(look, at + 1, unitOf(look, at, at + 1) !== undefined);
  const likely = to > at + 1 || unitOf(look, at, to) === '%' ? counted : values;
  const keys = powers.flatMap((power) => likely.map((value) => keyOf(scaled(value, power))));
  if (to > at + 1) return mention(look, at, to, keys);
  const other = marks === own.words.decimal || marks.length !== 1 ? [] : pieces;
  const plain = mention(look, at, to, [...keys, ...yearKeys(look, at, pieces, marks)]);
  const found = { ...plain, hours: hoursOf(pieces, marks) };
  return other.length > 0 && values.length === 1 && !isGrouped(pieces)
    ? { ...found, parts: other.map((piece) => part(piece, found)) }
    : found;
};

/** Reads the number in words at a token. */
export const readAmountInWords = (look: Look, at: number): Mention | null => {
  const { tokens, own } = look;
  const found = readWords(tokens, at, own);
  if (found === null) return null;
  if (found.value === null) return mention(look, at, found.to, [vagueKey(found.power)]);
  const key = ratioKey(found.value);
  const decade = own.meanings.get(tokens[found.to - 1]!.lower)?.type === 'vague';
  const keys = decade && /^[2-9]0$|^[2-9]e1$/.test(key) ? [key, wholeKey(1900 + Number(key))] : [key];
  const result = { ...mention(look, at, found.to, keys), hours: hourKeys(key) };
  if (found.over !== null) return asFraction(result, found.value, tokens[found.to - 1]!.lower, own.words);
  if (!/^\d+$/.test(key) && found.value.over > found.value.under) return withParts(result, found.value);
  const small = found.to === at + 1 && (key === '1' || key === '2');
  return small ? { ...result, soft: 'always' } : result;
};

/** "Two and a half years" may be "two years and a half". */
const withParts = (found: Mention, { over, under }: Ratio): Mention => {
  const wholes = over / under;
  const parts: Mention[] = [
    { ...found, keys: [ratioKey({ over: wholes, under: 1n })] },
    { ...found, keys: [ratioKey({ over: over - wholes * under, under })], soft: 'always' },
  ];
  return over % under === 0n || under > 4n
    ? found
    : { ...found, parts: wholes < 3n ? parts.map(softened) : parts };
};

const softened = (mention: Mention): Mention => ({ ...mention, soft: 'always' });

/** A half may be one of a match, a quarter one of a year, and a third the one after the second. */
const asFraction = (found: Mention, value: Ratio, word: string, words: NumberWords): Mention => {
  const under = wholeKey(Number(value.under));
  if (value.over === 1n) {
    const implied = words.implied.get(word);
    const ordinal = words.ordinals.words.has(word) ? [under] : [];
    const keys = [...found.keys, ...ordinal, ...(implied === undefined ? [] : [wholeKey(implied)])];
    return value.under === 2n || value.under === 4n ? { ...found, keys, soft: 'alone' } : { ...found, keys };
  }
  const lower = [under, ratioKey({ over: 1n, under: value.under })];
  return {
    ...found,
    parts: [
      { ...found, keys: [ratioKey({ ...value, under: 1n })] },
      { ...found, keys: lower, soft: 'always' },
    ],
  };
};

const mention = (look: Look, from: number, to: number, keys: readonly string[]): Mention => {
  const unit = unitOf(look, from, to);
  return {
    written: written(look, from, to),
    keys: isNegative(look, from) ? keys.map(negated) : keys,
    from,
    to,
    ...(unit === undefined ? {} : { unit }),
  };
};

const part = (piece: string, whole: Mention): Mention => {
  const key = keyOf(decimal(piece));
  return { ...whole, keys: [key], hours: hourKeys(key) };
};

const isGrouped = (pieces: readonly string[]): boolean => pieces.slice(1).every(({ length }) => length === 3);

/** "1.2.3", "50:4", "1,2,3". */
const readPieces = (look: Look, at: number, pieces: readonly string[], marks: string): Mention => {
  const text = look.tokens[at]!.text;
  const found = mention(look, at, at + 1, [codeKey(text)]);
  const clock =
    marks === ':' && isTime(pieces[0]!, pieces[1]!) ? clockKeys(pieces[0]!, Number(pieces[1]), null) : [];
  return { ...found, keys: [...clock, ...found.keys], parts: pieces.map((piece) => part(piece, found)) };
};

/** What multiplies the number before a token; if it is a letter that may be something else, nothing may do so too. */
const scaleAfter = (
  { tokens, own, other }: Look,
  at: number,
  money: boolean,
): { powers: number[]; to: number } => {
  const { power, to } = readScales(tokens, at, [own.meanings, other.scales]);
  if (to > at) return { powers: [power], to };
  const cubed = isDigits(tokens[at + 1]) && isGlued(tokens[at + 1]);
  const letter = isWord(tokens[at]) && !cubed ? own.words.scaleLetters.get(tokens[at].text) : undefined;
  if (letter === undefined) return { powers: [0], to: at };
  return money ? { powers: [letter], to: at + 1 } : { powers: [letter, 0], to: at + 1 };
};

/** A whole number with fractions and smaller scales after it: "2½", "2 setengah", "2 juta 500 ribu". */
const readSum = (look: Look, at: number): { key: string; to: number } | null => {
  const { tokens, own } = look;
  const first = whole(BigInt(tokens[at]!.text));
  const rest = vulgar(tokens[at + 1]) ?? readRest(tokens, at + 1, first, own);
  if (rest !== null) {
    const value = 'to' in rest ? rest.value! : plus(first, rest);
    const { power, to } = readScales(tokens, 'to' in rest ? rest.to : at + 2, [own.meanings]);
    return { key: ratioKey(times(value, tenTo(power))), to };
  }
  let { power, to } = readScales(tokens, at + 1, [own.meanings]);
  let value = times(first, tenTo(power));
  let more = 0;
  for (; more < 4 && power >= 3; more++) {
    const token = tokens[to];
    if (!isDigits(token) || !/^\d{1,3}$/.test(token.text)) break;
    const scale = readScales(tokens, to + 1, [own.meanings]);
    if (scale.power === 0 || scale.power >= power) break;
    value = plus(value, times(whole(BigInt(token.text)), tenTo(scale.power)));
    ({ power, to } = scale);
  }
  return more > 0 ? { key: ratioKey(value), to } : null;
};

/** ½ and its like. */
const vulgar = (token: Token | undefined): Ratio | null => {
  const [, over, under] = /^(\d+)⁄(\d+)$/.exec(token?.text.normalize('NFKC') ?? '') ?? [];
  return over === undefined || under === undefined || Number(under) === 0
    ? null
    : { over: BigInt(over), under: BigInt(under) };
};

/** A sign that is a number: ½. */
export const readSign = (look: Look, at: number): Mention | null => {
  const value = look.tokens[at]?.kind === 'sign' ? vulgar(look.tokens[at]) : null;
  return value === null ? null : mention(look, at, at + 1, [ratioKey(value)]);
};

/** Years that a number of two digits may be: "'45", "90-an", "2011/12". */
const yearKeys = (
  { tokens, own }: Look,
  at: number,
  [digits = '']: readonly string[],
  marks: string,
): string[] => {
  if (marks !== '' || digits.length !== 2) return [];
  const quoted = /^['’‘]$/.test(tokens[at - 1]?.text ?? '') && isGlued(tokens[at]);
  const ending = isDash(tokens[at + 1]) && isGlued(tokens[at + 1]) ? at + 2 : at + 1;
  const decade = isGlued(tokens[ending]) && own.words.decade.has(tokens[ending].lower);
  if (quoted || decade) return [wholeKey(1900 + Number(digits)), wholeKey(2000 + Number(digits))];
  const century = /^(?:1[5-9]|20)(?=\d\d$)/.exec(tokens[at - 2]?.text ?? '')?.[0];
  return century !== undefined && isGlued(tokens[at]) && /^[-–/]$/.test(tokens[at - 1]!.text)
    ? [wholeKey(Number(century + digits))]
    : [];
};

/** The times that a number in digits may be. */
const hoursOf = ([first = '', second = '']: readonly string[], marks: string): string[] =>
  marks === '.' && isTime(first, second)
    ? clockKeys(first, Number(second), null)
    : marks === ''
      ? hourKeys(keyOf(decimal(first)))
      : [];

/** The times that a whole number may be. */
const hourKeys = (key: string): string[] =>
  /^(?:1?\d|1e1|2[0-4]|2e1)$/.test(key) ? clockKeys(hourOf(key), 0, null) : [];

const hourOf = (key: string): string => String(Number(key));
