import type { Language } from '../core/document.js';
import { packOf } from '../languages/languages.js';
import { fallbackLocale } from '../languages/neutral.js';
import type { LanguagePack } from '../languages/pack.js';
import { boundaryAt } from './ends.js';
import { sentenceLines } from './lines.js';
import { proposals } from './proposals.js';

/** A slice of a paragraph, including the white space after the sentence. Joined, the slices give the paragraph. */
export interface Sentence {
  /** Offset into the paragraph, in UTF-16 code units. */
  start: number;
  end: number;
  text: string;
}

/**
 * Splits a paragraph into sentences: lines that are no wrapped text end where they end; inside the rest,
 * `Intl.Segmenter` (UAX #29) and a few extra patterns propose boundaries, and the language's rules reject the false
 * ones.
 *
 * @param width  the width at which the document's lines were wrapped, if that is known
 */
export const segment = (paragraph: string, language: Language, width?: number): Sentence[] =>
  segmentWith(paragraph, packOf(language), width);

/** Splits a paragraph into sentences by a pack's rules. */
export const segmentWith = (paragraph: string, pack: LanguagePack, width?: number): Sentence[] => {
  const sentences: Sentence[] = [];
  let start = 0;
  const cut = (end: number) => {
    if (end <= start || !isGraphemeBoundary(paragraph, start, end)) return;
    sentences.push({ start, end, text: paragraph.slice(start, end) });
    start = end;
  };
  let from = 0;
  for (const to of [...sentenceLines(paragraph, pack, width), paragraph.length]) {
    for (const boundary of boundariesIn(paragraph.slice(from, to), pack)) cut(from + boundary);
    cut(to);
    from = to;
  }
  return sentences;
};

/** Offsets at which sentences begin in a text whose line breaks mean nothing, the first sentence excluded. */
const boundariesIn = (text: string, pack: LanguagePack): number[] => {
  const flat = text.replace(/[\r\n\t\u00a0\u0085\u2028\u2029]/g, ' ');
  const boundaries: number[] = [];
  const find = boundaryAt(flat, pack);
  for (const proposed of proposals(flat, segmenterOf(pack.code))) {
    const end = find(boundaries.at(-1) ?? 0, proposed);
    if (end !== undefined) boundaries.push(end);
  }
  return boundaries;
};

const segmenters = new Map<string, Intl.Segmenter>();

const segmenterOf = (code: string): Intl.Segmenter => {
  // Without a fallback, an unknown language would get the rules of the machine's locale.
  const segmenter =
    segmenters.get(code) ?? new Intl.Segmenter([code, fallbackLocale], { granularity: 'sentence' });
  segmenters.set(code, segmenter);
  return segmenter;
};

/** How many characters back and ahead to look for a grapheme. */
const reach = 300;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Whether a grapheme begins at `at`, given that one begins at `start`. */
const isGraphemeBoundary = (text: string, start: number, at: number): boolean => {
  if (at === text.length || /^[ -~]/.test(text.slice(at, at + 1))) return true;
  const from = Math.max(start, at - reach);
  return graphemes.segment(text.slice(from, at + reach)).containing(at - from)?.index === at - from;
};
