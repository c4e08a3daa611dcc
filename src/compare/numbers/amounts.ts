import { readDigits } from './digits.js';
import { isDash, isDigits, isGlued, isWord, type Look, mentionOf, unitOf, written } from './look.js';
import type { Mention } from './mention.js';
import { clockKeys, hourKeys, isTime } from './times.js';
import type { Token } from './tokens.js';
import {
  codeKey,
  decimal,
  keyOf,
  oneKey,
  plus,
  type Ratio,
  ratioKey,
  scaled,
  shareKey,
  tenTo,
  times,
  whole,
  wholeKey,
} from './value.js';
import { readRest, readScales } from './words/words.js';

/** Reads the number in digits at a token, with what multiplies it: "5", "3,5", "5 juta", "2½", "2 juta 500 ribu". */
export const readAmount = (look: Look, at: number): Mention | null => {
  const { tokens, own } = look;
  const token = tokens[at];
  if (!isDigits(token)) return null;
  const { values, counted, pieces, marks } = readDigits(token.text, own.words.decimal);
  const point = tokens[at - 1]?.text === '.' && tokens[at - 1]!.spaced && isGlued(token) && marks === '';
  if (point) return mentionOf(look, at, at + 1, [keyOf(decimal(token.text, -token.text.length))]);
  if (values.length === 0) return readPieces(look, at, pieces, marks);
  const sum = marks === '' && token.text.length <= 15 ? readSum(look, at) : null;
  if (sum !== null) {
    const found = mentionOf(look, at, sum.to, [sum.key]);
    const parts = [token.text, ...(sum.under === null ? [] : [String(sum.under)])];
    return sum.under === null ? found : { ...found, parts: parts.map((piece) => part(piece, found)) };
  }
  const several = readMixed(look, at) ?? readProduct(look, at) ?? readSpaced(look, at);
  if (several !== null) return several;
  const { powers, to } = scaleAfter(look, at + 1, unitOf(look, at, at + 1) !== null);
  const percent = unitOf(look, at, to)?.unit === '%';
  const likely = to > at + 1 || percent ? counted : values;
  const keys = powers.flatMap((power) => likely.map((value) => keyOf(scaled(value, power))));
  if (to > at + 1) return mentionOf(look, at, to, keys);
  const years = pieces.every((piece) => piece.length === 4);
  const other = (marks === own.words.decimal && !years) || marks.length !== 1 ? [] : pieces;
  const plain = mentionOf(look, at, to, [
    ...keys,
    ...(percent ? values.map((value) => shareKey(keyOf(scaled(value, -2)))) : []),
    ...oneKeys(look, at),
    ...yearKeys(look, at, pieces, marks),
  ]);
  const found = { ...plain, hours: hoursOf(pieces, marks) };
  return other.length > 0 && values.length === 1 && !isGrouped(pieces)
    ? { ...found, parts: other.map((piece) => part(piece, found)) }
    : found;
};

/** "1 1/2". */
const readMixed = (look: Look, at: number): Mention | null => {
  const [first, over, sign, under] = look.tokens.slice(at, at + 4).map(({ text }) => text);
  const fits =
    [first, over, under].every((piece) => /^\d{1,2}$/.test(piece ?? '')) && /^[/⁄]$/.test(sign ?? '');
  if (!fits || [at + 2, at + 3].some((token) => !isGlued(look.tokens[token]))) return null;
  if (Number(over) >= Number(under) || look.tokens[at + 4]?.text === sign) return null;
  const fraction = { over: BigInt(over!), under: BigInt(under!) };
  const found = mentionOf(look, at, at + 4, [ratioKey(plus(whole(Number(first)), fraction))]);
  return { ...found, parts: [part(first!, found), { ...found, keys: [ratioKey(fraction)] }] };
};

/** "2 x 24 hours" is 48 hours. */
const readProduct = (look: Look, at: number): Mention | null => {
  const [first, sign, second, more] = look.tokens.slice(at, at + 4);
  if (!/^[x×]$/.test(sign?.lower ?? '') || !isDigits(second) || /^[x×]$/.test(more?.lower ?? '')) return null;
  const factors = [first!.text, second.text];
  if (!factors.every((factor) => /^\d{1,3}$/.test(factor))) return null;
  const keys = [codeKey(factors.join('x')), wholeKey(Number(factors[0]) * Number(factors[1]))];
  const found: Mention = { written: written(look, at, at + 3), keys, from: at, to: at + 3 };
  return { ...found, parts: factors.map((factor) => part(factor, found)) };
};

/** "330 000" is one number, unless the other text has 330 and 0. */
const readSpaced = (look: Look, at: number): Mention | null => {
  const { tokens } = look;
  if (!/^[1-9]\d{0,2}$/.test(tokens[at]!.text)) return null;
  let to = at + 1;
  while (/^\d{3}$/.test(tokens[to]?.text ?? '') && tokens[to]!.start === tokens[to - 1]!.end + 1) to++;
  if (to === at + 1 || to > at + 6) return null;
  const pieces = tokens.slice(at, to).map(({ text }) => text);
  const found = mentionOf(look, at, to, [keyOf(decimal(pieces.join('')))]);
  return { ...found, parts: pieces.map((piece) => part(piece, found)) };
};

const part = (piece: string, whole: Mention): Mention => {
  const key = keyOf(decimal(piece));
  return { ...whole, keys: [key], hours: hourKeys(key) };
};

const isGrouped = (pieces: readonly string[]): boolean => pieces.slice(1).every(({ length }) => length === 3);

/** "1.2.3", "50:4", "1,2,3". */
const readPieces = (look: Look, at: number, pieces: readonly string[], marks: string): Mention => {
  const text = look.tokens[at]!.text;
  const found = mentionOf(look, at, at + 1, [codeKey(text)]);
  const clock =
    marks === ':' && isTime(pieces[0]!, pieces[1]!) ? clockKeys(pieces[0]!, Number(pieces[1]), null) : [];
  return {
    ...found,
    keys: [...clock, ...found.keys],
    ...(pieces.length > 20 ? {} : { parts: pieces.map((piece) => part(piece, found)) }),
  };
};

/** What multiplies the number before a token; if it is a letter that may be something else, nothing may do so too. */
const scaleAfter = (
  { tokens, own, other }: Look,
  at: number,
  money: boolean,
): { powers: number[]; to: number } => {
  const ending = isDash(tokens[at]) && isGlued(tokens[at]) ? at + 1 : at;
  const about = isGlued(tokens[ending]) && own.words.decade.has(tokens[ending].lower);
  const from = about ? ending + 1 : at;
  const { power, to } = readScales(tokens, from, [own.meanings, other.scales]);
  if (to > from) return { powers: [power], to };
  const cubed = isDigits(tokens[at + 1]) && isGlued(tokens[at + 1]);
  const letter = isWord(tokens[at]) && !cubed ? own.words.scaleLetters.get(tokens[at].text) : undefined;
  if (letter === undefined) return { powers: [0], to: at };
  return money ? { powers: [letter], to: at + 1 } : { powers: [letter, 0], to: at + 1 };
};

/** A whole number with fractions and smaller scales after it: "2½", "2 setengah", "2 juta 500 ribu". */
const readSum = (look: Look, at: number): { key: string; under: number | null; to: number } | null => {
  const { tokens, own } = look;
  const first = whole(BigInt(tokens[at]!.text));
  const rest = vulgar(tokens[at + 1]) ?? readRest(tokens, at + 1, first, own);
  if (rest !== null) {
    const value = 'to' in rest ? rest.value! : plus(first, rest);
    const { power, to } = readScales(tokens, 'to' in rest ? rest.to : at + 2, [own.meanings]);
    return { key: ratioKey(times(value, tenTo(power))), under: 'to' in rest ? rest.over : null, to };
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
  return more > 0 ? { key: ratioKey(value), under: null, to } : null;
};

/** ½ and its like. */
const vulgar = (token: Token | undefined): Ratio | null => {
  const [, over, under] =
    /^(\d+)⁄(\d+)$/.exec(token?.kind === 'sign' ? token.text.normalize('NFKC') : '') ?? [];
  return over === undefined || under === undefined || Number(under) === 0
    ? null
    : { over: BigInt(over), under: BigInt(under) };
};

/** A sign that is a number: ½. */
export const readSign = (look: Look, at: number): Mention | null => {
  const value = look.tokens[at]?.kind === 'sign' ? vulgar(look.tokens[at]) : null;
  return value === null ? null : mentionOf(look, at, at + 1, [ratioKey(value)]);
};

/** "1" may be "a", but not in "2-1". */
const oneKeys = ({ tokens }: Look, at: number): string[] => {
  const joined = [at, at + 1].some(
    (index) => isGlued(tokens[index]) && isDash(tokens[index === at ? at - 1 : index]),
  );
  return tokens[at]!.text === '1' && !joined ? [oneKey] : [];
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
