import type { Language } from '../core/document.js';
import { listMarker } from '../core/list-marker.js';
import { packOf } from '../languages/languages.js';
import { fallbackLocale } from '../languages/neutral.js';
import type { LanguagePack, Segmentation } from '../languages/pack.js';
import { abbreviates } from './abbreviations.js';

/** A slice of a paragraph, including the white space after the sentence. Joined, the slices give the paragraph. */
export interface Sentence {
  /** Offset into the paragraph, in UTF-16 code units. */
  start: number;
  end: number;
  text: string;
}

/**
 * Splits a paragraph into sentences: `Intl.Segmenter` (UAX #29) and a few extra patterns propose boundaries, and the
 * language's rules reject the false ones.
 */
export const segment = (paragraph: string, language: Language): Sentence[] =>
  segmentWith(paragraph, packOf(language));

/** Splits a paragraph into sentences by a pack's rules. */
export const segmentWith = (paragraph: string, { code, segmentation }: LanguagePack): Sentence[] => {
  const flat = paragraph.replace(/[\r\n\t\u00a0\u0085\u2028\u2029]/g, ' ');
  const forced = lineStarts(paragraph);
  const allLower = /^[^\p{L}]*\p{Ll}/u.test(paragraph) && !capitalAfterStop.test(flat);

  const sentences: Sentence[] = [];
  let start = 0;
  const cut = (end: number) => {
    sentences.push({ start, end, text: paragraph.slice(start, end) });
    start = end;
  };
  for (const proposed of proposals(flat, segmenterOf(code), forced)) {
    const at = withClosers(flat, proposed);
    if (at <= start || at >= paragraph.length) continue;
    if (!forced.has(proposed) && !endsSentence(flat, start, at, segmentation, allLower)) continue;
    const end = beforeOpeners(flat, start, at);
    if (end > start && isGraphemeBoundary(paragraph, start, end)) cut(end);
  }
  if (start < paragraph.length) cut(paragraph.length);
  return sentences;
};

const segmenters = new Map<string, Intl.Segmenter>();

const segmenterOf = (code: string): Intl.Segmenter => {
  // Without a fallback, an unknown language would get the rules of the machine's locale.
  const segmenter =
    segmenters.get(code) ?? new Intl.Segmenter([code, fallbackLocale], { granularity: 'sentence' });
  segmenters.set(code, segmenter);
  return segmenter;
};

const stops = '.!?…。！？؟';
const closers = '"\'”’»›)\\]}';
const openers = '"\'“‘„«‹(\\[{';

/** Boundaries that UAX #29 misses: before a number, dash, quote or name like "iPhone", and a stop without a space. */
const missed = [
  new RegExp(`[${stops}][${closers}]*[ ]+(?=[${openers}–—-]*[ ]?[\\p{Lu}\\p{Lt}\\p{Lo}\\p{N}])`, 'gu'),
  new RegExp(`[${stops}][${closers}]*[ ]+(?=[${openers}]*(?:\\p{Ll}\\p{Lu}|\\p{Ll}-\\p{Lu}))`, 'gu'),
  new RegExp(`(?<=\\p{Ll})[.!?…][${closers}${openers}“‘«]*(?=\\p{Lu})`, 'gu'),
];
/** Boundaries before lower-case words, for paragraphs without capitals. */
const lowerStart = new RegExp(`[.!?…][${closers}]*[ ]+(?=\\p{Ll})`, 'gu');

const capitalAfterStop = new RegExp(`[.!?…][${closers}]*[ ]+[${openers}]*\\p{Lu}`, 'u');

const proposals = (flat: string, segmenter: Intl.Segmenter, forced: ReadonlySet<number>): number[] => {
  const offsets = new Set(forced);
  for (const offset of unicodeBoundaries(flat, segmenter)) offsets.add(offset);
  for (const pattern of [...missed, lowerStart])
    for (const match of flat.matchAll(pattern)) offsets.add(match.index + match[0].length);
  return [...offsets].sort((a, b) => a - b);
};

/** Minimum characters to give `Intl.Segmenter` at once. Its time grows with the square of the length. */
const minChunk = 2000;

/** Sentence boundaries by UAX #29, found chunk by chunk. */
function* unicodeBoundaries(flat: string, segmenter: Intl.Segmenter): Generator<number> {
  for (let start = 0, size = minChunk; start < flat.length; ) {
    const found = [...segmenter.segment(flat.slice(start, start + size))].map(({ index }) => start + index);
    if (start + size >= flat.length) {
      yield* found;
      return;
    }
    // The text after the chunk may change its last two boundaries.
    const next = found.at(-3) ?? start;
    if (next === start) size *= 2;
    else {
      yield* found.slice(0, -2);
      start = next;
      size = minChunk;
    }
  }
}

/** Offsets of list items that start a line. */
const lineStarts = (paragraph: string): Set<number> => {
  const starts = new Set<number>();
  for (const { index } of paragraph.matchAll(/(?<=[\r\n])(?![\r\n])/g))
    if (listMarker.test(paragraph.slice(index, index + 40))) starts.add(index);
  return starts;
};

const stopAtEnd = new RegExp(`[${stops}]\\s+$`);
const gluedOpeners = new RegExp(`[${stops}][”’»)]?([“‘„«(\\[{]+)$`);
/** The stop, closing quotes and brackets, and the white space after it. */
const sentenceEnd = new RegExp(`([${stops}]+)([ ]?[${closers}${openers}]+|)(\\s*)$`, 'u');
const leadingOpeners = new RegExp(`^[${openers}–—\\s-]+`);

/** Moves a boundary past closing quotes and brackets that are separated from the stop by a space. */
const withClosers = (flat: string, at: number): number => {
  const apart = /^(?:[”’»›)\]}]|["'](?=\s|$))+\s*/.exec(flat.slice(at, at + 20));
  return apart && stopAtEnd.test(flat.slice(Math.max(0, at - 8), at)) ? at + apart[0].length : at;
};

/** Moves a boundary before opening quotes and brackets that directly follow the stop. */
const beforeOpeners = (flat: string, start: number, at: number): number => {
  const glued = gluedOpeners.exec(flat.slice(Math.max(start, at - 12), at));
  return glued ? at - glued[1]!.length : at;
};

/** How many characters back and ahead the rules look. */
const reach = 300;

const endsSentence = (
  flat: string,
  start: number,
  at: number,
  rules: Segmentation,
  allLower: boolean,
): boolean => {
  const left = flat.slice(Math.max(start, at - reach), at);
  const right = flat.slice(at, at + reach);
  const match = sentenceEnd.exec(left);
  if (match === null) return false;
  const [, stop = '', attached = '', gap = ''] = match;
  const closing = attached.trim();
  const before = left.slice(0, match.index);
  const next = right.replace(leadingOpeners, '');

  if (next === '' || /^[,;:)\]]/.test(right)) return false;
  if (gap === '' && !closing && !startsUnspaced(left, right, before, stop)) return false;
  if (startsLower(next))
    return allLower && gap !== '' && closing === '' && !abbreviates(before, stop, next, rules);
  if (insideBracket(flat, start, at) || stutters(before, stop, next)) return false;
  if (closing !== '' && closing !== ')') return true;
  return !isMarker(before, stop) && !exclaims(before, stop, rules) && !abbreviates(before, stop, next, rules);
};

/** Lower-case words continue a sentence, except "iPhone", "e-KTP" and list items such as "b. Tumis …". */
const startsLower = (next: string): boolean =>
  /^\p{Ll}/u.test(next) && !/^\p{Ll}(?:-?\p{Lu}|[.)] +\p{Lu})/u.test(next);

/** "…selesai.Kemudian…" is two sentences; "Kompas.com", "S.Sos" and addresses are not. */
const startsUnspaced = (left: string, right: string, before: string, stop: string): boolean => {
  const token = `${/\S*$/.exec(left)?.[0]}${/^\S*/.exec(right)?.[0]}`;
  if (/[/@#\\=]|www\./i.test(token)) return false;
  if (stop === '.')
    return (
      /(?:^|[^\p{L}.])\p{L}?\p{Ll}{3,}$/u.test(before) && /^\p{Lu}(?:\p{Ll}+(?![\p{L}.])| )/u.test(right)
    );
  return /\p{L}$/u.test(before) && /^\p{Lu}/u.test(right);
};

/** "1." or "a." at the very start of a sentence is a list marker. */
const isMarker = (before: string, stop: string): boolean =>
  stop === '.' && /^\s*(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})$/.test(before);

/** "Aku… aku", "I... I": an ellipsis between two equal words. */
const stutters = (before: string, stop: string, next: string): boolean => {
  if (!/\.\.\.|…/.test(stop)) return false;
  const last = /\p{L}+$/u.exec(before)?.[0].toLowerCase();
  return last !== undefined && last === /^\p{L}+/u.exec(next)?.[0].toLowerCase();
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

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Whether a grapheme begins at `at`, given that one begins at `start`. */
const isGraphemeBoundary = (text: string, start: number, at: number): boolean => {
  if (/^[ -~]/.test(text.slice(at, at + 1))) return true;
  const from = Math.max(start, at - reach);
  return graphemes.segment(text.slice(from, at + reach)).containing(at - from)?.index === at - from;
};
