import type { Span } from '../../core/document.js';
import type { Lexicon } from '../../languages/lexicon.js';
import type { LanguagePack } from '../../languages/pack.js';
import { protect } from '../../translate/text/protect.js';

/** A word of a text, without code, addresses and what else is kept as it is. */
export interface Word extends Span {
  text: string;
  /** In lower case, with plain apostrophes and hyphens. */
  key: string;
  shape: 'small' | 'capital' | 'upper' | 'mixed';
  /** Whether it begins the text, or what stands after a full stop, colon, quote or bracket. */
  isFirst: boolean;
}

const pattern = /[\p{L}\p{M}\p{N}]+(?:['’ʼ‐‑-][\p{L}\p{M}\p{N}]+)*/gu;
/** A word is part of something else beside these. */
const [gluedBefore, gluedAfter] = [
  /[@#/_\\]$|[\p{L}\p{N}]\.$|--$|=["']?$/u,
  /^[@/_\\]|^\.[\p{L}\p{N}]|^\(\)/u,
];

/** The words of a text, in order; those with digits are none. */
export const wordsIn = (text: string, pack: LanguagePack): Word[] => {
  const masked = withoutKept(text, pack);
  const words: Word[] = [];
  let last = 0;
  for (const { 0: word, index: start } of masked.matchAll(pattern)) {
    const end = start + word.length;
    const isFirst = start === 0 || /[^\s,;\p{Pd}&]/u.test(text.slice(last, start)) || last === 0;
    last = end;
    if (/\p{N}/u.test(word)) continue;
    if (gluedBefore.test(masked.slice(Math.max(0, start - 2), start))) continue;
    if (gluedAfter.test(masked.slice(end, end + 2))) continue;
    const key = word.replace(/[’ʼ]/g, "'").replace(/[‐‑]/g, '-').toLowerCase();
    words.push({ start, end, text: word, key, shape: shapeOf(word), isFirst });
  }
  return words;
};

const shapeOf = (word: string): Word['shape'] => {
  if (word === word.toLowerCase()) return 'small';
  if (word === word.toUpperCase() && word.length > 1) return 'upper';
  return capital.test(word) ? 'capital' : 'mixed';
};

/** A letter after a hyphen is read in one way only: "Ha-ha-ha-…-haHA" would have a way for each choice. */
const capital = /^\p{Lu}[\p{Ll}\p{M}]*(?:['’ʼ‐‑-][\p{Lu}\p{Lt}\p{Lm}\p{Lo}]?[\p{Ll}\p{M}]*)*$/u;

/** A text with spaces in the place of code, addresses and the like, so that offsets stay. */
const withoutKept = (text: string, pack: LanguagePack): string => {
  const { spans, before, after } = protect(text, { pack });
  if (spans.length === 0 && before.trim() === '' && after.trim() === '') return text;
  const parts: string[] = [];
  let at = 0;
  const mask = (original: string): void => {
    const found = text.indexOf(original, at);
    if (found < 0 || original === '') return;
    parts.push(text.slice(at, found), ' '.repeat(original.length));
    at = found + original.length;
  };
  if (text.startsWith(before)) mask(before);
  for (const { original } of spans) mask(original);
  const end = text.length - after.length;
  if (end >= at && text.endsWith(after)) {
    parts.push(text.slice(at, end), ' '.repeat(after.length));
    at = text.length;
  }
  return parts.join('') + text.slice(at);
};

/** How much less often than by another word a word must be translated by itself to be no name, and no word of both languages. */
const maxOwnShare = 0.05;

/** Whether a lexicon translates a word, and by other words. */
export const isOrdinary = (key: string, lexicon: Lexicon): boolean => {
  const translations = lexicon.translations(key);
  if (translations === undefined) return false;
  const own = translations.get(key) ?? 0;
  if (own === 0) return true;
  for (const share of translations.values()) if (own < share * maxOwnShare) return true;
  return false;
};

/** Words of a text that begin with a capital where most do: a headline, or a text in capitals. */
export const isInCapitals = (words: readonly Word[]): boolean => {
  const long = words.filter(({ key }) => key.length > 3);
  return long.length > 0 && long.filter(({ shape }) => shape !== 'small').length > long.length * maxCapitals;
};

const maxCapitals = 0.8;
