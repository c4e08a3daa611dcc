import { readDigits } from './digits.js';
import { among, isDigits, isWord, type Look, phraseAt, written } from './look.js';
import type { Mention } from './mention.js';
import { ratioKey, timeKey } from './value.js';
import { readWords } from './words/words.js';

/** Hours from and to which a part of the day lasts; those of the night go on to 28. */
type Part = readonly [from: number, to: number];

/** Whether digits are an hour and minutes. */
export const isTime = (hour: string, minute: string): boolean =>
  hour.length <= 2 && Number(hour) <= 24 && minute.length === 2 && Number(minute) < 60;

/**
 * Keys of a time. Without a part of the day, hours from 1 to 12 may be of either half.
 *
 * @param hour  as written: "07" is in the morning
 */
export const clockKeys = (hour: string, minute: number, part: Part | null): string[] => {
  const number = Number(hour);
  if (part !== null && number <= 12) {
    const hours = [0, 12, 24].map((half) => (number % 12) + half);
    const within = hours.filter((each) => each >= part[0] && each < part[1]);
    if (within.length > 0) return [...new Set(within.map((each) => timeKey(each, minute)))];
  }
  return number > 12 || number === 0 || hour.startsWith('0')
    ? [timeKey(number, minute)]
    : [timeKey(number, minute), timeKey(number + 12, minute)];
};

/** The times that a whole number may be. */
export const hourKeys = (key: string): string[] =>
  /^(?:1?\d|1e1|2[0-4]|2e1)$/.test(key) ? clockKeys(String(Number(key)), 0, null) : [];

/** Reads the time of day at a token: "pukul 19.30", "7:30 p.m.", "setengah delapan", "half past seven", "noon". */
export const readTime = (look: Look, at: number): Mention | null => {
  const { tokens, own } = look;
  const { clock } = own.words;
  const name = isWord(tokens[at]) ? phraseAt(tokens, at, (phrase) => clock.names.get(phrase)) : null;
  if (name !== null) {
    const keys = [timeKey(name.value, 0)];
    return { written: written(look, at, name.to), keys, soft: 'always', from: at, to: name.to };
  }
  const marked = isMarked(look, at, clock.before);
  const spoken = readSpoken(look, at, marked);
  const hour = spoken ?? readHour(look, at);
  if (hour === null) return null;
  const certain = marked || hour.minutes;
  const find = (phrase: string): Part | undefined =>
    clock.sure.get(phrase) ?? (certain ? clock.parts.get(phrase) : undefined);
  const part = phraseAt(tokens, hour.to, find);
  const to = part?.to ?? hour.to;
  const zoned = isDigits(tokens[at]) && phraseAt(tokens, to, among(clock.after)) !== null;
  if (!marked && part === null && !zoned && spoken === null) return null;
  const keys = hour.times.flatMap(([h, minute]) => clockKeys(h, minute, part?.value ?? null));
  return { written: written(look, at, to), keys, from: at, to };
};

/** Whether a word comes before a token that goes with times: "pukul", but not "24 jam 30". */
const isMarked = ({ tokens }: Look, at: number, before: ReadonlySet<string>): boolean => {
  const dot = tokens[at - 1]?.text === '.' ? 1 : 0;
  const word = tokens[at - 1 - dot];
  return isWord(word) && before.has(word.lower) && !isDigits(tokens[at - 2 - dot]);
};

interface Hour {
  times: readonly (readonly [hour: string, minute: number])[];
  /** Whether its minutes are given. */
  minutes: boolean;
  to: number;
}

/** "7", "19.30", "tujuh". */
const readHour = (look: Look, at: number): Hour | null => {
  const { tokens, own } = look;
  const token = tokens[at];
  if (isDigits(token)) {
    const { pieces, marks } = readDigits(token.text, '');
    const [hour = '', minute] = pieces;
    const whole = /^(\d\d?)(\d\d)?$/.exec(marks === '' ? hour : '');
    if (whole !== null) return readWholeHour(look, at, whole[1]!, whole[2]);
    return /^[.:]:?$/.test(marks) && isTime(hour, minute ?? '')
      ? { times: [[hour, Number(minute)]], minutes: true, to: at + 1 }
      : null;
  }
  const number = smallNumber(own, tokens, at);
  return number === null || number.value > 24
    ? null
    : { times: [[String(number.value), 0]], minutes: false, to: number.to };
};

/** "7"; "1930" before a time zone. */
const readWholeHour = (look: Look, at: number, hour: string, minute: string | undefined): Hour | null => {
  if (Number(hour) > 24) return null;
  if (minute === undefined) return { times: [[hour, 0]], minutes: false, to: at + 1 };
  const zoned =
    isTime(hour, minute) && phraseAt(look.tokens, at + 1, among(look.own.words.clock.after)) !== null;
  return zoned ? { times: [[hour, Number(minute)]], minutes: true, to: at + 1 } : null;
};

/** "Setengah delapan", "half past seven", "ten past seven", "tujuh lewat sepuluh", "seven thirty" after "pukul". */
const readSpoken = (look: Look, at: number, marked: boolean): Hour | null => {
  const { tokens, own } = look;
  const { half, past, to, minutesFirst } = own.words.clock;
  const halved = phraseAt(tokens, at, (phrase) => half.get(phrase));
  if (halved !== null) {
    const hour = smallNumber(own, tokens, halved.to);
    const fits =
      hour !== null && hour.value <= 12 && (halved.value > 0 || marked || isNearClock(look, hour.to));
    return fits ? { times: [shifted(hour.value, halved.value)], minutes: true, to: hour.to } : null;
  }
  const first = smallNumber(own, tokens, at);
  if (first === null) return null;
  const [hasPast, hasTo] = [past, to].map((set) => set.has(tokens[first.to]?.lower ?? ''));
  const second = hasPast || hasTo ? smallNumber(own, tokens, first.to + 1) : null;
  if (second === null) return marked ? readMinutes(look, first) : null;
  const [hour, minute] = minutesFirst ? [second, first] : [first, second];
  if (hour.value > 12 || minute.value > 59 || minute.value % 5 > 0 || minute.value === 0) return null;
  const sure = marked || (minutesFirst && (hasPast || minute.quarter || isNearClock(look, second.to)));
  const maybe = isMarked(look, at, own.words.clock.maybeBefore) && isWord(tokens[at]);
  if (!sure && !maybe) return null;
  return {
    times: [shifted(hour.value, hasPast ? minute.value : -minute.value)],
    minutes: true,
    to: second.to,
  };
};

/** "Tujuh tiga puluh": an hour and minutes, both in words. */
const readMinutes = ({ tokens, own }: Look, hour: Small): Hour | null => {
  if (!isWord(tokens[hour.to])) return null;
  const minute = smallNumber(own, tokens, hour.to);
  return minute === null || hour.value > 24 || minute.value < 10 || minute.value > 59
    ? null
    : { times: [[String(hour.value), minute.value]], minutes: true, to: minute.to };
};

/** Whether a part of the day or a time zone follows. */
const isNearClock = ({ tokens, own }: Look, at: number): boolean => {
  const { parts, sure, after } = own.words.clock;
  return (
    phraseAt(tokens, at, (phrase) => parts.get(phrase) ?? sure.get(phrase) ?? among(after)(phrase)) !== null
  );
};

interface Small {
  value: number;
  /** Whether it is a quarter of an hour. */
  quarter?: boolean;
  to: number;
}

type Vocabulary = Look['own'];

/** A whole number below 100 in digits or words; a quarter is 15 minutes. */
const smallNumber = (own: Vocabulary, tokens: Look['tokens'], at: number): Small | null => {
  const token = tokens[at];
  if (isDigits(token)) return /^\d{1,2}$/.test(token.text) ? { value: Number(token.text), to: at + 1 } : null;
  const found = readWords(tokens, at, own);
  if (found?.value == null) return null;
  const key = ratioKey(found.value);
  if (key === '25e-2') return { value: 15, quarter: true, to: found.to };
  const value = Number(key);
  return found.over === null && Number.isInteger(value) && value < 100 ? { value, to: found.to } : null;
};

const shifted = (hour: number, minutes: number): readonly [string, number] => {
  const all = (hour * 60 + minutes + 720) % 720;
  return [String(Math.floor(all / 60) || 12), all % 60];
};
