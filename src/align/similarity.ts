import type { Lexicon } from '../languages/lexicon.js';

/** A segment as a bag of stems with their counts. */
interface Bag {
  stems: Map<string, number>;
  /** Sum of weight × count. */
  mass: number;
}

/** Compares any run of source segments with any run of target segments. */
export interface Similarity {
  /** Whether segments that correspond would show: there is a translation of most, or the lexicon knows most words. */
  isTelling: boolean;
  /** How well source segments [i, i + m) fit target segments [j, j + n), 0 to 1. */
  closeness(i: number, m: number, j: number, n: number): number;
  /** Mean of the two sides' lengths, each in multiples of that side's average segment. */
  share(i: number, m: number, j: number, n: number): number;
  /** Length of source segments [i, i + m) in characters: of their pivot, if there is one. */
  sourceLength(i: number, m: number): number;
  /** Length of target segments [j, j + n) in characters. */
  targetLength(j: number, n: number): number;
}

/**
 * Compares source and target through a translation of the source (the pivot, as in Bleualign), a
 * lexicon, and words spelled alike on both sides (names, numbers). Rare words weigh more.
 *
 * @param pivot  a translation of each source segment into the target language
 */
export const createSimilarity = (
  source: readonly string[],
  target: readonly string[],
  pivot: readonly string[] | undefined,
  lexicon: Lexicon,
): Similarity => {
  const targetStems = target.map(stemsOf);
  const pivotStems = pivot?.map(stemsOf);
  const sourceWords = source.map((text) => wordsOf(text));
  const weigh = inverseFrequency([...targetStems, ...(pivotStems ?? [])]);
  const weighSource = inverseFrequency(sourceWords.map((words) => words.map(stem)));

  const targetBags = targetStems.map((stems) => bagOf(stems, weigh));
  const pivotBags = pivotStems?.map((stems) => bagOf(stems, weigh));
  const translated = sourceWords.map((words) =>
    words.map((word) => ({ stem: stem(word), meanings: meanings(word, lexicon) })),
  );

  const sourceLengths = runningSum(source.map((text) => text.trim().length));
  const targetLengths = runningSum(target.map((text) => text.trim().length));
  const pivotLengths = pivot && runningSum(pivot.map((text) => text.trim().length));
  const sourceMean = (sourceLengths.at(-1)! + 1) / (source.length + 1);
  const targetMean = (targetLengths.at(-1)! + 1) / (target.length + 1);

  const words = translated.flat();
  const hasPivot =
    pivot !== undefined &&
    isMost(pivot.map((text, i) => text.trim() !== '' && text.trim() !== source[i]!.trim()));

  return {
    isTelling: hasPivot || isMost(words.map((word) => word.meanings.size > 0)),
    closeness: (i, m, j, n) => {
      const there = merge(targetBags.slice(j, j + n));
      const here = translated.slice(i, i + m).flat();
      const words = coverage(here, there, weigh, weighSource);
      if (pivotBags === undefined) return Math.min(1, words);
      const said = merge(pivotBags.slice(i, i + m));
      return Math.min(1, 0.65 * dice(said, there, weigh) + 0.35 * words);
    },
    share: (i, m, j, n) =>
      ((sourceLengths[i + m]! - sourceLengths[i]!) / sourceMean +
        (targetLengths[j + n]! - targetLengths[j]!) / targetMean) /
      2,
    sourceLength: (i, m) => {
      const lengths = pivotLengths ?? sourceLengths;
      return lengths[i + m]! - lengths[i]!;
    },
    targetLength: (j, n) => targetLengths[j + n]! - targetLengths[j]!,
  };
};

const isMost = (facts: readonly boolean[]): boolean => 2 * facts.filter(Boolean).length > facts.length;

/** Lower-case words and numbers. Numbers lose their separators, so that 20.000 and 20,000 are the same. */
const wordsOf = (text: string): string[] =>
  [
    ...text
      .toLowerCase()
      .normalize('NFC')
      .matchAll(/\p{N}+(?:[.,]\p{N}+)*|\p{L}[\p{L}\p{M}'’-]*/gu),
  ].map(([word]) =>
    /^\p{N}/u.test(word) ? word.replace(/[.,]/g, '') : word.replace(/['’-].*$/, '') || word,
  );

/** Words with the same first five letters count as forms of one word. */
const stem = (word: string): string => (/^\p{N}/u.test(word) ? word : word.slice(0, 5));

const stemsOf = (text: string): string[] => wordsOf(text).map(stem);

/** Less probable translations in an automatic lexicon are noise. */
const minProbability = 0.05;

const meanings = (word: string, lexicon: Lexicon): Map<string, number> => {
  const stems = new Map<string, number>();
  for (const [english, p] of lexicon.translations(word) ?? [])
    if (p >= minProbability) stems.set(stem(english), Math.max(p, stems.get(stem(english)) ?? 0));
  return stems;
};

const inverseFrequency = (segments: readonly (readonly string[])[]): ((stem: string) => number) => {
  const frequency = new Map<string, number>();
  for (const stems of segments)
    for (const each of new Set(stems)) frequency.set(each, (frequency.get(each) ?? 0) + 1);
  return (each) => Math.log(1 + segments.length / (frequency.get(each) ?? 1));
};

const bagOf = (stems: readonly string[], weigh: (stem: string) => number): Bag => {
  const bag: Bag = { stems: new Map(), mass: 0 };
  for (const each of stems) {
    bag.stems.set(each, (bag.stems.get(each) ?? 0) + 1);
    bag.mass += weigh(each);
  }
  return bag;
};

const merge = (bags: readonly Bag[]): Bag => {
  const [only] = bags;
  if (bags.length === 1 && only) return only;
  const merged: Bag = { stems: new Map(), mass: 0 };
  for (const { stems, mass } of bags) {
    for (const [each, count] of stems) merged.stems.set(each, (merged.stems.get(each) ?? 0) + count);
    merged.mass += mass;
  }
  return merged;
};

/** Weighted Dice coefficient of two bags. */
const dice = (a: Bag, b: Bag, weigh: (stem: string) => number): number => {
  let common = 0;
  for (const [each, count] of a.stems) common += weigh(each) * Math.min(count, b.stems.get(each) ?? 0);
  return a.mass + b.mass === 0 ? 0 : (2 * common) / (a.mass + b.mass);
};

/** F1 of two shares: source words whose translation is in the target, and target words that are such a translation. */
const coverage = (
  here: readonly { stem: string; meanings: ReadonlyMap<string, number> }[],
  there: Bag,
  weigh: (stem: string) => number,
  weighSource: (stem: string) => number,
): number => {
  const explained = new Map<string, number>();
  let sourceMass = 0;
  let sourceFound = 0;
  for (const { stem: same, meanings: stems } of here) {
    const weight = weighSource(same);
    let best = 0;
    const explain = (each: string, p: number) => {
      if (!there.stems.has(each)) return;
      best = Math.max(best, p);
      explained.set(each, Math.max(p, explained.get(each) ?? 0));
    };
    explain(same, 1);
    // A translation found in the right place is evidence even if it is one of many: √p.
    for (const [each, p] of stems) explain(each, Math.sqrt(p));
    sourceMass += weight;
    sourceFound += weight * best;
  }
  let targetFound = 0;
  for (const [each, p] of explained) targetFound += weigh(each) * p * there.stems.get(each)!;
  if (sourceFound === 0 || targetFound === 0) return 0;
  const recall = sourceFound / sourceMass;
  const precision = targetFound / there.mass;
  return (2 * recall * precision) / (recall + precision);
};

const runningSum = (values: readonly number[]): number[] => {
  const sums = [0];
  for (const value of values) sums.push(sums.at(-1)! + value);
  return sums;
};
