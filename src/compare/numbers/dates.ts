import { isDigits, isGlued, isWord, type Look, written } from './look.js';
import type { Mention } from './mention.js';
import type { Token } from './tokens.js';
import { dateKey, monthKey, ratioKey, wholeKey } from './value.js';

/** A date; 0 for what is not given. */
interface Day {
  year: number;
  month: number;
  day: number;
}

/** Reads the date at a token: "17 Agustus 1945", "August 17, 1945", "17/8/1945", "1945-08-17", "17/8". */
export const readDate = (look: Look, at: number): Mention | null =>
  isDigits(look.tokens[at])
    ? (readNumericDate(look, at) ?? readDayFirst(look, at))
    : isWord(look.tokens[at])
      ? readMonthFirst(look, at)
      : null;

const readNumericDate = (look: Look, at: number): Mention | null => {
  const { tokens, own } = look;
  const dotted = /^(\d+)\.(\d+)\.(\d+)$/.exec(tokens[at]!.text);
  const split = dotted === null ? splitBy(tokens, at) : dotted.slice(1);
  if (split.length < 2) return null;
  const to = dotted === null ? at + 2 * split.length - 1 : at + 1;
  if (split.length === 2) return readPair(look, at, split, to);
  const [a = '', b = '', c = ''] = split;
  const year = a.length === 4 ? a : c;
  if (year.length !== 4 && (year.length !== 2 || dotted !== null)) return null;
  const orders =
    a.length === 4 ? [[b, c]] : own.words.dates.map((order) => (order === 'dmy' ? [b, a] : [a, b]));
  const swapped = orders.length === 1 && a.length !== 4 ? [...orders, [...orders[0]!].reverse()] : orders;
  const years = year.length === 4 ? [Number(year)] : [2000 + Number(year), 1900 + Number(year)];
  const valid = swapped.map(([month, day]) => ({ month: Number(month), day: Number(day) })).filter(isValid);
  const days = own.words.dates.length === 1 && valid.length > 1 ? valid.slice(0, 1) : valid;
  if (days.length === 0) return null;
  const keys = days.flatMap(({ month, day }) => years.map((each) => dateKey(each, month, day)));
  const found: Mention = { written: written(look, at, to), keys, from: at, to };
  return {
    ...found,
    parts: [...dayParts(found, days), { ...found, keys: [wholeKey(Number(year)), ...years.map(wholeKey)] }],
  };
};

const isValid = ({ month, day }: { month: number; day: number }): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= 31;

/** Day and month of a date in digits. */
const dayParts = (found: Mention, days: readonly { month: number; day: number }[]): Mention[] =>
  [
    days.flatMap(({ day }) => (days.length > 1 ? [wholeKey(day), monthKey(day)] : [wholeKey(day)])),
    days.flatMap(({ month }) => (days.length > 1 ? [monthKey(month), wholeKey(month)] : [monthKey(month)])),
  ].map((keys) => ({ ...found, keys: [...new Set(keys)] }));

/** 17/8: a day of a month, a fraction, or just two numbers. */
const readPair = (
  look: Look,
  at: number,
  [a = '', b = '']: readonly string[],
  to: number,
): Mention | null => {
  if (!/^[/⁄]$/.test(look.tokens[at + 1]!.text) || a.length > 3 || b.length > 3) return null;
  const days = look.own.words.dates
    .map((order) =>
      order === 'dmy' ? { day: Number(a), month: Number(b) } : { day: Number(b), month: Number(a) },
    )
    .filter((day) => isValid(day) && a.length <= 2 && b.length <= 2);
  const fraction = Number(b) === 0 ? [] : [ratioKey({ over: BigInt(a), under: BigInt(b) })];
  const keys = [...days.map(({ month, day }) => dateKey(0, month, day)), ...fraction];
  const found: Mention = { written: written(look, at, to), keys, from: at, to };
  const plain = [a, b].map((piece) => ({
    ...found,
    keys: [wholeKey(Number(piece)), ...monthKeys(Number(piece), days)],
  }));
  return { ...found, parts: plain };
};

const monthKeys = (piece: number, days: readonly { month: number }[]): string[] =>
  days.some(({ month }) => month === piece) ? [monthKey(piece)] : [];

/** Up to three pieces of digits with "/" or "-" between them. */
const splitBy = (tokens: readonly Token[], at: number): string[] => {
  const mark = tokens[at + 1]?.text ?? '';
  const pieces: string[] = [];
  if (!/^[-/⁄]$/.test(mark)) return pieces;
  let to = at;
  while (isDigits(tokens[to]) && (to === at || isGlued(tokens[to]))) {
    if (!/^\d{1,4}$/.test(tokens[to]!.text) || pieces.length === 4) return [];
    pieces.push(tokens[to]!.text);
    if (tokens[to + 1]?.text !== mark || !isGlued(tokens[to + 1])) break;
    to += 2;
  }
  return pieces.length <= 3 ? pieces : [];
};

/** "17 Agustus 1945", "17th of August, 1945", "17 Agustus". */
const readDayFirst = (look: Look, at: number): Mention | null => {
  const { tokens, own } = look;
  const text = tokens[at]!.text;
  if (!/^\d{1,2}$/.test(text) || Number(text) < 1 || Number(text) > 31) return null;
  let to = at + 1;
  if (isWord(tokens[to]) && isGlued(tokens[to])) to++;
  if (own.words.of.has(tokens[to]?.lower ?? '')) to++;
  const month = monthAt(look, to);
  if (month === 0) return null;
  const day: Day = { year: 0, month, day: Number(text) };
  return withYear(look, at, to + 1, day);
};

/** "August 17, 1945", "Aug. 17th", "Agustus 1945", "last August". */
const readMonthFirst = (look: Look, at: number): Mention | null => {
  const { tokens, own } = look;
  const month = monthAt(look, at);
  if (month === 0) return null;
  const first = tokens[at + 1]?.text === '.' ? at + 2 : at + 1;
  const text = isDigits(tokens[first]) ? tokens[first].text : '';
  if (/^\d{4}$/.test(text)) return withYear(look, at, at + 1, { year: 0, month, day: 0 });
  if (!own.words.dates.includes('mdy') || !/^\d{1,2}$/.test(text) || Number(text) > 31)
    return monthOf({ written: written(look, at, at + 1), from: at, to: at + 1 }, month);
  const to = isWord(tokens[first + 1]) && isGlued(tokens[first + 1]) ? first + 2 : first + 1;
  return withYear(look, at, to, { year: 0, month, day: Number(text) });
};

const withYear = (look: Look, from: number, at: number, day: Day): Mention => {
  const { tokens } = look;
  const next = /^[.,]$/.test(tokens[at]?.text ?? '') && isGlued(tokens[at]) ? at + 1 : at;
  const text = isDigits(tokens[next]) ? tokens[next].text : '';
  const year = /^\d{4}$/.test(text) ? Number(text) : 0;
  const to = year > 0 ? next + 1 : at;
  const found: Mention = {
    written: written(look, from, to),
    keys: [dateKey(year, day.month, day.day)],
    from,
    to,
  };
  const month = monthOf(found, day.month);
  const numbers = [day.day, year].filter((each) => each > 0);
  return { ...found, parts: [month, ...numbers.map((each) => ({ ...found, keys: [wholeKey(each)] }))] };
};

const monthOf = (found: Omit<Mention, 'keys'>, month: number): Mention => ({
  ...found,
  keys: [monthKey(month)],
  soft: 'month',
});

/** The month that a token names; 0 if none. Names of months are capitalised, as "may" is a word too. */
const monthAt = ({ tokens, own }: Look, at: number): number => {
  const token = tokens[at];
  if (!isWord(token) || token.text === token.lower) return 0;
  return own.words.months.get(token.lower) ?? 0;
};
