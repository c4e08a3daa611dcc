import { lazy } from '../flow/lazy.js';
import { type WordCounts, wordCountsOf } from '../languages/word-counts.js';
import {
  eachParagraph,
  type Knowledge,
  type LintParagraph,
  type Rule,
  type Rules,
  type Slice,
} from './look.js';

const truncatedHeading: Rule = (article, known) => {
  const width = cutOffWidth(article.paragraphs);
  const words = lazy(() => wordsOf(article.paragraphs));
  const look = ({ text, kind }: LintParagraph): Slice[] => {
    if (kind !== 'heading' || chatLine.test(text)) return [];
    const ellipsis = /(?:…|\.\.\.)$/.exec(text);
    if (ellipsis !== null)
      return [{ at: ellipsis.index, length: ellipsis[0].length, message: 'the heading is cut off' }];
    const last = lastWord(text);
    if (last === null) return [];
    const { at, word } = last;
    const length = word.length;
    if (known.pack.lint.functionWords.has(word))
      return [{ at, length, message: `the heading ends with “${word}”, as if cut off between words` }];
    const breaksOff =
      word.endsWith('-') ||
      (mayBeStump(text, last, known) &&
        oddsOfStump(word.toLowerCase(), known.vocabulary.counts(), words()) >
          (text.length === width ? leastOdds - atCutOffWidth : leastOdds));
    return breaksOff ? [{ at, length, message: `the heading breaks off in mid-word: “${word}”` }] : [];
  };
  return eachParagraph(look)(article, known);
};

/** Something said in small letters after a name. */
const chatLine = /^[^:]{1,40}: \p{Ll}/u;

interface LastWord {
  at: number;
  word: string;
  /** The word before it; empty if there is none. */
  before: string;
}

/** The last word of a heading; null if it does not end with one. */
const lastWord = (heading: string): LastWord | null => {
  // No word is longer: what the model cannot take either is not worth a look.
  const from = Math.max(0, heading.length - 100);
  const match = /(?:([\p{L}\p{N}]+)\s+)?((?<![\p{L}\p{N}'’.@/_-])\p{L}[\p{L}-]*)$/u.exec(heading.slice(from));
  if (match === null) return null;
  const [, before = '', word = ''] = match;
  return { at: heading.length - word.length, word, before };
};

/**
 * Whether a word may be cut off at all: no abbreviation (RSUD, iOS), Roman numeral, label (vitamin C) or word that repeats
 * its end (bertele-tele). */
const mayBeStump = (heading: string, { word, before }: LastWord, { pack }: Knowledge): boolean => {
  if (word.length === 1)
    return !/[IVX]/.test(word) && !pack.segmentation.labelled.has(before.toLowerCase()) && before !== '';
  if (/(\p{L}{3,})-\1$/iu.test(word)) return false;
  const allCapitals = heading === heading.toUpperCase() && before !== '';
  return allCapitals || !/^.\P{Lu}*\p{Lu}/u.test(word.replace(/-\p{Lu}/gu, '-'));
};

/**
 * Weights of a logistic regression: ln of the odds that a heading's last word is the beginning of a longer one. They
 * come from 13,000 Indonesian and English headings, whole and cut at random (docs/text.md, "Lint").
 */
const weights = { longer: 0.97, whole: -0.7, ending: -0.55, constant: -3.85 };

/** A word that stands in the article weighs as much as one that occurs so often in the lexicon. */
const inArticle = 200;

/** Under these odds, a heading is not reported: fewer than one whole heading in a hundred reaches them. */
const leastOdds = 2.5;

/** How much less is asked of headings as long as a site lets headings be. */
const atCutOffWidth = 1.5;

const oddsOfStump = (word: string, lexicon: WordCounts, article: WordCounts): number => {
  const times = (count: (words: WordCounts) => number) => count(lexicon) + inArticle * count(article);
  const parts = word.includes('-') ? [word, word.slice(word.lastIndexOf('-') + 1)] : [word];
  const stump = parts.find((part) => times((words) => words.longer(part)) > 0) ?? word;
  return (
    weights.longer * Math.log(times((words) => words.longer(stump)) + 0.5) +
    weights.whole * Math.log(Math.max(...parts.map((part) => times((words) => words.count(part)))) + 0.02) +
    weights.ending * lexicon.ending(stump) +
    weights.constant
  );
};

/** The words of an article but for the last ones of its headings, which may be cut off. */
const wordsOf = (paragraphs: readonly LintParagraph[]): WordCounts => {
  const counts = new Map<string, number>();
  for (const { text, kind } of paragraphs) {
    const whole = kind === 'heading' ? text.slice(0, lastWord(text)?.at) : text;
    for (const [word] of whole.toLowerCase().matchAll(/\p{L}[\p{L}-]*/gu))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return wordCountsOf(counts);
};

/** Least headings of one length that show a site's limit. */
const minAtWidth = 3;

/** The length at which a site seems to cut its headings: several have it and none is longer. */
const cutOffWidth = (paragraphs: readonly LintParagraph[]): number | null => {
  let width = 0;
  let count = 0;
  for (const { text, kind } of paragraphs) {
    if (kind !== 'heading' || text.length < width) continue;
    count = text.length === width ? count + 1 : 1;
    width = text.length;
  }
  return count >= minAtWidth && width >= 30 ? width : null;
};

/** Incomplete headings. */
export const headingRules: Rules = { 'truncated-heading': truncatedHeading };
