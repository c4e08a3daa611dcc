import type { LanguagePack, Segmentation } from '../languages/pack.js';
import { beginsMisread } from '../print/misread.js';
import { abbreviates, startsSentence } from './abbreviations.js';
import { closers, footnote, openers, stops } from './proposals.js';

/** How many characters back and ahead the rules look. */
const reach = 300;

/**
 * Makes a function that checks proposed boundaries.
 *
 * @param flat  a text with spaces for line breaks and other white space
 * @returns given where the sentence begins and a proposed boundary, the offset at which the sentence ends; undefined if
 *          it goes on
 */
export const boundaryAt = (
  flat: string,
  pack: LanguagePack,
): ((start: number, proposed: number) => number | undefined) => {
  const text: Text = { flat, quotes: quotesIn(flat), isLower: isLower(flat, pack) };
  const lastWord = lastWordIn(flat);
  return (start, proposed) => {
    const at = withClosers(text, start, proposed);
    if (at <= start || at > lastWord) return undefined;
    const end = beforeOpeners(flat, start, at);
    if (end <= start || noteBehind.test(flat.slice(end - 1, end + 8))) return undefined;
    return endsSentence(text, start, at, pack) ? end : undefined;
  };
};

interface Text {
  flat: string;
  /** Offsets of straight double quotes. */
  quotes: readonly number[];
  /** Whether its sentences begin with small letters. */
  isLower: boolean;
}

const quotesIn = (flat: string): number[] => [...flat.matchAll(/"/g)].map(({ index }) => index);

/** Offset of the last letter or number. */
const lastWordIn = (flat: string): number => {
  let at = flat.length;
  while (at > 0) {
    at -= flat.codePointAt(at - 2)! > 0xffff ? 2 : 1;
    if (/^[\p{L}\p{N}]/u.test(flat.slice(at, at + 2))) break;
  }
  return at;
};

/** A text that begins with a small letter, perhaps after a time and a sender, and has no sentence with a capital. */
const isLower = (flat: string, { segmentation }: LanguagePack): boolean => {
  if (!/^(?:[^\p{L}]*|.{0,60}?: +)\p{Ll}/u.test(flat) && !message.test(flat)) return false;
  for (const { index, 0: found } of flat.matchAll(capitalAfterStop)) {
    const next = index + found.length - 2;
    if (
      !abbreviates(
        flat.slice(Math.max(0, index - reach), index),
        '.',
        flat.slice(next, next + reach),
        segmentation,
      )
    )
      return false;
  }
  return true;
};

/** A message with its time and sender, where small letters may begin sentences after a capital, too. */
const message = /^\W{0,2}\d[\d/.:, -]{3,20}\W{0,3} .{1,40}?: /;

const capitalAfterStop = new RegExp(`[.!?…][${closers}]*[ ]+[${openers}]*\\p{Lu}\\p{Ll}`, 'gu');
const stopAtEnd = new RegExp(`[${stops}][${closers}]*\\s+$`, 'u');
const gluedOpeners = new RegExp(`[${stops}][”’»)]?([“‘„«(\\[{]+)$`);
/** Up to three rows of closing quotes and brackets. Only a space ends a row: "]]]" would be cut into rows in many ways. */
const rows = `(?:[ ]?[${closers}${openers}]+(?:[ ][${closers}${openers}]+){0,2})?`;
/** The stop, closing quotes and brackets, a footnote mark, and the white space after it. */
const sentenceEnd = new RegExp(`([${stops}]+)(${rows}${footnote}?)(\\s*)$`, 'u');
const leadingOpeners = new RegExp(`^[${openers}–—\\s-]+`);

/** Moves a boundary past closing quotes and brackets that are separated from the stop by a space. */
const withClosers = (text: Text, start: number, at: number): number => {
  const { flat } = text;
  const apart = /^(?:[”’»›)\]}]|["'](?=\s|$))+\s*/.exec(flat.slice(at, at + 20));
  if (!apart || !stopAtEnd.test(flat.slice(Math.max(start, at - 12), at))) return at;
  return apart[0].startsWith('"') && !isOpen(text, at) ? at : at + apart[0].length;
};

/** Whether a straight double quote is open at an offset: an odd number of them is before it. */
const isOpen = ({ quotes }: Text, at: number): boolean => {
  let low = 0;
  let high = quotes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (quotes[middle]! < at) low = middle + 1;
    else high = middle;
  }
  return low % 2 === 1;
};

/** Moves a boundary before opening quotes and brackets that directly follow the stop. */
const beforeOpeners = (flat: string, start: number, at: number): number => {
  const glued = gluedOpeners.exec(flat.slice(Math.max(start, at - 12), at));
  return glued ? at - glued[1]!.length : at;
};

const endsSentence = (text: Text, start: number, at: number, pack: LanguagePack): boolean => {
  const { flat } = text;
  const { segmentation: rules } = pack;
  const left = flat.slice(Math.max(start, at - reach), at);
  const right = flat.slice(at, at + reach);
  const match = sentenceEnd.exec(left);
  if (match === null) return false;
  const [, stop = '', attached = '', gap = ''] = match;
  const mark = /^\d+$/.exec(attached)?.[0] ?? '';
  const closing = mark === '' ? attached.trim() : '';
  const before = left.slice(0, match.index);
  const next = right.replace(leadingOpeners, '');

  if (next === '' || /^[,;:)\]]/.test(right)) return false;
  if (gap === '' && !closing && !startsUnspaced(left, right, before, stop, pack)) return false;
  if (isMarker(before, stop) || isLeader(stop, before, next)) return false;
  if (startsLower(next, pack) && !opensQuotation(right, text, at))
    return (
      text.isLower &&
      gap !== '' &&
      closing === '' &&
      !/\.\.|…/.test(stop) &&
      !abbreviatesInLower(before, right, rules)
    );
  if (insideBracket(flat, start, at) || (closing === '' && goesOnAfterDots(before, stop, next, rules)))
    return false;
  if (closing.startsWith(')') && /\S\s*\(\p{L}{1,6}$/u.test(before)) return false;
  if (closing !== '' && closing !== ')') return !isTag(stop, next, rules);
  return !exclaims(before, stop, rules) && !abbreviates(before, stop, mark || right, rules);
};

/** "…?” Bu Alvarez bertanya.": a name and a verb of speech after a question or a cry. */
const isTag = (stop: string, next: string, rules: Segmentation): boolean => {
  if (!/[!?…]/.test(stop)) return false;
  const [, name = '', verb = ''] =
    /^((?:\p{Lu}[\p{L}.'’-]*\s+){1,4})(\p{Ll}+)(?=\s*(?:[.,:;“"]|$))/u.exec(next) ?? [];
  return rules.speech.has(verb) && !startsSentence(name, rules);
};

/** The same in a text in small letters, where more goes on than before a capital: "dll. secukupnya", "si r.", "3 sdm." */
const abbreviatesInLower = (before: string, next: string, rules: Segmentation): boolean => {
  const word = /[\p{L}.]+$/u.exec(before)?.[0].toLowerCase() ?? '';
  return (
    /^\p{L}$/u.test(word) ||
    rules.mayEnd.has(word) ||
    (/\p{N} \p{L}+$/u.test(before) && /^[^aiueo]{2,4}$/.test(word) && !startsSentence(next, rules)) ||
    abbreviates(before, '.', next, rules)
  );
};

/** A footnote mark that directly follows a stop. */
const noteBehind = /^[^\s](?:[⁽⁾¹²³⁰⁴-⁹]|\[\d{1,3}\](?!\p{L}))/u;

/**
 * Whether a sentence goes on with a lower-case word. Names like "iPhone" and "e-KTP", titles ("dr. Winda"), addresses and
 * items such as "b. Tumis …" may begin one.
 */
const startsLower = (next: string, pack: LanguagePack): boolean =>
  /^\p{Ll}(?!-?\p{Lu}|[.)] +\p{Lu})/u.test(next) &&
  !/^(?:https?:|www\.|[\p{L}\p{N}_-]+\.\p{Ll}{2,4}(?!\p{L}))/u.test(next) &&
  !pack.segmentation.neverEnds.has(/^(\p{Ll}{2,})\. +\p{Lu}/u.exec(next)?.[1] ?? '') &&
  !beginsMisread(next, pack);

/** Whether a quotation opens here. */
const opensQuotation = (right: string, text: Text, at: number): boolean =>
  /^[“‘„«]/.test(right) || (right.startsWith('"') && !isOpen(text, at));

/** Dots that lead the eye to a price or a page, or that stand for a pause: "Nasi pecel ........ Rp12.000". */
const isLeader = (stop: string, before: string, next: string): boolean =>
  /^\.{4,}$/.test(stop) && (before.endsWith(' ') || /^[\p{Ll}\p{N}\p{Sc}]/u.test(next));

/** Ends of addresses, which are names: "Kompas.Com". */
const domain = /^(?:com|net|org|co|id|info|go|ac)(?!\p{L})/iu;

/** "…selesai.Kemudian…" is two sentences; "Kompas.com", "S.Sos" and addresses are not. */
const startsUnspaced = (
  left: string,
  right: string,
  before: string,
  stop: string,
  pack: LanguagePack,
): boolean => {
  const token = `${/\S*$/.exec(left)?.[0]}${/^\S*/.exec(right)?.[0]}`;
  if (/[/@#\\=]|www\./i.test(token) || domain.test(right)) return false;
  if (!stop.startsWith('.') || stop.length > 1) return /\p{L} ?$/u.test(before) && /^\p{Lu}/u.test(right);
  if (!/^\p{Lu}(?:\p{Ll}+(?![\p{L}.])| )/u.test(right) && !beginsMisread(right, pack)) return false;
  if (/(?:^|[^\p{L}.])\p{L}?\p{Ll}{3,}$/u.test(before)) return true;
  if (/^\p{Lu} /u.test(right) && /\d$/.test(before)) return false;
  // After an acronym, a number, a bracket, a per-cent sign, or a stop with a space before it.
  if (/(?:^|[^\p{L}.])\p{Lu}{3,}$|(?<!^\s*\d{0,2})\d$|[%)] ?$/u.test(before) || / $/.test(before))
    return true;
  return startsSentence(right, pack.segmentation) && /\p{L}{2}$/u.test(before);
};

/** "1." or "a." at the start of a sentence, or after a colon, is a list marker; "Gambar 3." at the start is a label. */
const isMarker = (before: string, stop: string): boolean =>
  stop === '.' &&
  (/^[\s(]*(?:(?:\d{1,2}\.)*\d{1,3}|[a-zA-Z]|([a-z])\1|[ivxlIVXL]{1,5})$/.test(before) ||
    /(?:\p{L}:|[\p{L}\p{N})];)\s+(?:\d{1,2}|\p{Ll})$/u.test(before) ||
    /^\s*\p{Lu}\p{L}+\.? (?:\d{1,3}(?:\.\d{1,3})?|[IVX]{1,5})$/u.test(before));

/** "Aku… aku", "alas ... I cannot": after an ellipsis, equal words, or a capital that is one in mid-sentence, too. */
const goesOnAfterDots = (before: string, stop: string, next: string, { notRoman }: Segmentation): boolean => {
  if (!/\.\.\.|…/.test(stop)) return false;
  const last = /\p{L}+$/u.exec(before)?.[0].toLowerCase();
  return notRoman.test(next) || (last !== undefined && last === /^\p{L}+/u.exec(next)?.[0].toLowerCase());
};

/** "Yahoo! …": the exclamation mark is part of a name. */
const exclaims = (before: string, stop: string, { exclaimed }: Segmentation): boolean =>
  stop === '!' && exclaimed.has(/\w+$/.exec(before)?.[0] ?? '');

/** Whether a stop is in brackets inside a sentence, where it does not end the sentence. */
const insideBracket = (flat: string, start: number, at: number): boolean => {
  const inside = flat.slice(Math.max(start, at - reach), at);
  const open = inside.lastIndexOf('(');
  if (open <= 0 || inside.indexOf(')', open) >= 0 || inside.slice(0, open).trim() === '') return false;
  const closes = flat.slice(at, at + reach).indexOf(')');
  const opensAgain = flat.slice(at, at + reach).indexOf('(');
  return closes >= 0 && (opensAgain < 0 || closes < opensAgain);
};
