import type { Language, Languages } from '../core/document.js';
import { packOf } from '../languages/languages.js';

/** How many of a text's words are small words of the source language, of the target language: shares of 0 to 1. */
export interface Resemblance {
  /** Number of words. */
  words: number;
  from: number;
  to: number;
}

/** Evidence that two texts were not given as they should be. */
export type Doubt =
  /** The text is aligned with itself. `share`: of its segments that the other text has word for word. */
  | { kind: 'same-text'; share: number }
  /** By their small words, each text is in the other's language. */
  | { kind: 'swapped'; source: Resemblance; target: Resemblance }
  /** The pivot, which is in the target's language, has the source's words. Shares of the pivot's words. */
  | { kind: 'swapped-pivot'; inSource: number; inTarget: number }
  /** Both texts are in the source's language (`from`), or in the target's. */
  | { kind: 'same-language'; which: keyof Languages; source: Resemblance; target: Resemblance }
  /** A text is in neither language. */
  | { kind: 'other-language'; side: 'source' | 'target'; resemblance: Resemblance };

/** Minimum share of small words in running text of a language (a fifth to two fifths are usual) … */
const minOwn = 0.1;
/** … and how many times as many as of the other language's. */
const minTimes = 5;
/** Maximum share of small words in running text of another language: some happen to be words there, too. */
const maxForeign = 0.06;
/** Fewer words say too little: of a language's presence, of its absence. */
const minWords = 20;
const minWordsOfNone = 100;

/** Minimum share of a text's segments that the other has word for word, if they are the same text. */
const minSame = 0.9;

/** Minimum share of the pivot's words that the wrong side has, and how many times as many as the right one. */
const minPivot = 0.6;
const minPivotTimes = 1.5;

/**
 * Looks whether two texts were swapped, are the same text or in the same language, or in another than they are said to
 * be. Languages are known by their packs' small words; of a language without a pack only the pivot tells.
 *
 * @param source  segments
 * @param pivot   a translation of the source into the target's language
 * @returns the clearest doubt, alone; but one for each text in another language. Empty where nothing is clear
 */
export const doubtsAbout = (
  source: readonly string[],
  target: readonly string[],
  languages: Languages,
  pivot?: readonly string[],
): Doubt[] => {
  const share = sameShare(source, target);
  if (share >= minSame) return [{ kind: 'same-text', share }];
  const [words, others] = [wordsOf(source), wordsOf(target)];
  const sides = { source: resemblanceOf(words, languages), target: resemblanceOf(others, languages) };
  const known = { from: hasWords(languages.from), to: hasWords(languages.to) };
  const isIn = (side: Resemblance, to: keyof Languages): boolean =>
    known[to] &&
    side.words >= minWords &&
    side[to] >= minOwn &&
    side[to] >= minTimes * side[to === 'from' ? 'to' : 'from'];
  const isNotIn = (side: Resemblance, to: keyof Languages, least = minWords): boolean =>
    known[to] && side.words >= least && side[to] < maxForeign;

  // Of a language whose small words are not known, that it is not the other one must do.
  const isSwapped = (side: Resemblance, to: keyof Languages, other: keyof Languages): boolean =>
    known[to] ? isIn(side, to) : isNotIn(side, other);
  if (
    (known.from || known.to) &&
    isSwapped(sides.source, 'to', 'from') &&
    isSwapped(sides.target, 'from', 'to')
  )
    return [{ kind: 'swapped', ...sides }];
  for (const which of ['from', 'to'] as const)
    if (isIn(sides.source, which) && isIn(sides.target, which))
      return [{ kind: 'same-language', which, ...sides }];
  const swapped = pivot === undefined ? null : swappedByPivot(pivot, words, others);
  if (swapped !== null) return [swapped];
  return [
    ...(isNotIn(sides.source, 'from', minWordsOfNone)
      ? [{ kind: 'other-language' as const, side: 'source' as const, resemblance: sides.source }]
      : []),
    ...(isNotIn(sides.target, 'to', minWordsOfNone)
      ? [{ kind: 'other-language' as const, side: 'target' as const, resemblance: sides.target }]
      : []),
  ];
};

const wordsOf = (segments: readonly string[]): string[] =>
  segments.flatMap((segment) => segment.toLowerCase().match(/[\p{L}\p{M}]+(?:['’]\p{L}+)?/gu) ?? []);

const hasWords = (language: Language): boolean => packOf(language).smallWords.size > 0;

const resemblanceOf = (words: readonly string[], { from, to }: Languages): Resemblance => {
  const [here, there] = [packOf(from).smallWords, packOf(to).smallWords];
  const shareOf = (own: ReadonlySet<string>, other: ReadonlySet<string>): number =>
    words.filter((word) => own.has(word) && !other.has(word)).length / Math.max(1, words.length);
  return { words: words.length, from: shareOf(here, there), to: shareOf(there, here) };
};

/** Share of the shorter text's segments, of those with several words, that the other text has, too. */
const sameShare = (source: readonly string[], target: readonly string[]): number => {
  const [here, there] = [source, target].map((segments) =>
    segments.map((segment) => segment.trim()).filter(hasSeveralWords),
  ) as [string[], string[]];
  const [shorter, longer] = here.length <= there.length ? [here, there] : [there, here];
  const known = new Set(longer);
  return shorter.length === 0 ? 0 : shorter.filter((segment) => known.has(segment)).length / shorter.length;
};

const hasSeveralWords = (segment: string): boolean =>
  segment.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length >= 3;

const swappedByPivot = (
  pivot: readonly string[],
  source: readonly string[],
  target: readonly string[],
): Doubt | null => {
  const said = wordsOf(pivot);
  const shareIn = (words: readonly string[]): number => {
    const known = new Set(words);
    return said.filter((word) => known.has(word)).length / Math.max(1, said.length);
  };
  if (Math.min(said.length, source.length, target.length) < minWords) return null;
  const [inSource, inTarget] = [shareIn(source), shareIn(target)];
  return inSource >= minPivot && inSource >= minPivotTimes * inTarget
    ? { kind: 'swapped-pivot', inSource, inTarget }
    : null;
};
