import { tokensOf } from '../../align/words/tokens.js';
import type { Span } from '../../core/document.js';
import type { WordAnalysis } from '../../morphology/analysis.js';
import { isWord } from '../glossary.js';
import type { Known } from '../known.js';
import type { Studied } from '../studied.js';
import { withoutAddresses } from '../words.js';

/** A word of a sentence that somebody does not know yet. */
export interface NewWord {
  /** The form in dictionaries as far as it can be told: in lower case, without words and particles written together with it. */
  lemma: string;
  analysis: WordAnalysis;
  /** Where it stands in the sentence. */
  at: readonly Span[];
  /** Occurrences in general texts. */
  frequency: number;
}

/** The words of a sentence. */
export interface SentenceWords {
  /** All of them, names included; numbers and signs are none. */
  count: number;
  /** In the order in which they stand there first. */
  unknown: readonly NewWord[];
}

/** What somebody knows. */
export interface Learner {
  /** The most frequent words of the language that are known. */
  know: number;
  /** Words and sentences that were marked as known; null if none were. */
  known: Known | null;
}

/** Makes a function that finds the words that a learner does not know. Function words and names are known. */
export const wordFinder = (
  studied: Studied,
  { know, known }: Learner,
): ((sentence: string) => SentenceWords) => {
  const { pack, lexicon, analyser } = studied;
  const counts = lexicon.counts();
  // A word that general texts do not have is not known, however many are.
  const enough = know === 0 ? Number.POSITIVE_INFINITY : Math.max(1, counts.countAt(know));
  /** `isName`: with a capital it is one, also where a sentence begins. */
  const looked = new Map<string, Omit<NewWord, 'at'> & { isKnown: boolean; isName: boolean }>();

  const look = (key: string) => {
    const kept = looked.get(key);
    if (kept !== undefined) return kept;
    const analysis = analyser?.analyse(key) ?? wholeWord(key, lexicon.translations(key) !== undefined);
    const lemma = lemmaOf(analysis);
    const frequency = Math.max(counts.count(key), counts.count(lemma));
    const judged = isDoubled(analysis) ? Math.max(frequency, counts.count(analysis.root)) : frequency;
    const isMarked = known !== null && [key, lemma, analysis.root].some((word) => known.has(pack.code, word));
    const found = {
      lemma,
      analysis,
      frequency,
      isKnown: judged >= enough || isMarked,
      isName: analysis.root === key && isKept(key, studied),
    };
    if (looked.size >= maxKept) looked.clear();
    looked.set(key, found);
    return found;
  };

  return (sentence) => {
    const text = withoutAddresses(sentence);
    const words = tokensOf(text, pack).filter(({ key }) => isWord(key));
    const unknown = new Map<string, NewWord & { at: Span[] }>();
    for (const { key, start, end, isSmall, isCapital } of words) {
      if (isSmall) continue;
      const { isKnown, isName, ...word } = look(key);
      if (isKnown || (isCapital && (isName || !mayBegin(text, start)))) continue;
      const before = unknown.get(word.lemma);
      if (before === undefined) unknown.set(word.lemma, { ...word, at: [{ start, end }] });
      else before.at.push({ start, end });
    }
    return { count: words.length, unknown: [...unknown.values()] };
  };
};

/** Words whose analysis is kept: a text has the same again and again. */
const maxKept = 100_000;

const wholeWord = (word: string, isKnown: boolean): WordAnalysis => ({
  word,
  root: word,
  parts: [{ form: word, kind: 'root', spans: [[0, word.length]] }],
  isKnown,
});

/** A word without the words and particles at its ends that are written together with it: “rumahnya” is rumah. */
const lemmaOf = ({ word, parts }: WordAnalysis): string => {
  let [from, to] = [0, word.length];
  const loose = parts.filter(({ kind }) => kind === 'clitic' || kind === 'particle');
  // Each pass takes one off an end, from the outside.
  for (const _ of loose)
    for (const { spans } of loose) {
      const [[first, last] = [0, 0]] = spans;
      if (spans.length !== 1) continue;
      if (first === from && last < to) from = last;
      else if (last === to && first > from) to = first;
    }
  return word.slice(from, to).replace(/^-|-$/g, '');
};

/** Whether a word is its root twice and nothing else, as plurals may be. */
const isDoubled = ({ parts }: WordAnalysis): boolean =>
  parts.some(({ kind }) => kind === 'reduplication') &&
  parts.every(({ kind }) => ['root', 'reduplication', 'clitic', 'particle'].includes(kind));

/** Whether a sentence or a quotation may begin at a place, so that a capital there tells nothing. */
const mayBegin = (text: string, start: number): boolean =>
  /(?:^|[-.!?:…–—"'“”‘’„«»([])$/u.test(text.slice(0, start).trimEnd());

/** Whether a word mostly stays as it is in translation, as names do. */
const isKept = (word: string, { lexicon }: Studied): boolean => {
  let [best, chance] = [word, 0];
  for (const [translation, p] of lexicon.translations(word) ?? [])
    if (p > chance) [best, chance] = [translation, p];
  return best === word;
};
