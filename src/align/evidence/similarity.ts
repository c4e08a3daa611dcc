import { emptyLexicon, type Lexicon } from '../../languages/lexicon.js';
import { type Bag, bagOf, countsOf, joined, numbering, slidingWindow, weigh } from './bags.js';
import { firstWordsOf, gramsOf, partsOf, stemsOf, wordsOf } from './terms.js';

/** Compares any run of source segments with any run of target segments. */
export interface Similarity {
  sources: number;
  targets: number;
  /** Whether segments that correspond would show: there is a translation of most, or the lexicon knows most words. */
  isTelling: boolean;
  /** How well source segments [i, i + m) fit target segments [j, j + n), 0 to 1: twice `common` ÷ the sum of their masses. */
  closeness(i: number, m: number, j: number, n: number): number;
  /**
   * What source segments [i, i + m) and target segments [j, j + n) have in common, in units of mass. It is never more
   * than the sum over all pairs of the segments, so that a search can tell from the pairs what is not worth asking.
   */
  common(i: number, m: number, j: number, n: number): number;
  /** Running sums of what each side's segments weigh: what the first 0, 1, … weigh together. */
  sourceMass: Float64Array;
  targetMass: Float64Array;
  /** The mean segment's mass of each side. */
  sourceMean: number;
  targetMean: number;
  /** Mean of the two sides' masses, each in multiples of that side's average segment. */
  share(i: number, m: number, j: number, n: number): number;
  /** The words that a segment would have in the target language, and those that it has there, with numbers in common. */
  profiles: { source: Bag[]; target: Bag[] };
  /** Running sums of the segments' lengths in characters: of the pivot's, if there is one. */
  sourceLength: Float64Array;
  targetLength: Float64Array;
}

/** How much runs of four letters count beside words. */
const gramShare = 0.25;

/** How much of what pivot and lexicon say is the better of the two, and not their mean: a pivot may be nonsense. */
const better = 0.5;

/** A word of the source with the terms that would translate it. */
interface SourceWord {
  /** Count × weight. */
  mass: number;
  terms: Int32Array;
  /** How well each translates the word, 0 to 1. */
  worth: Float32Array;
}

/**
 * Compares source and target through a translation of the source (the pivot, as in Bleualign), a lexicon, and words
 * and runs of letters spelled alike on both sides (names, numbers, cognates). Rare ones weigh more: each by its inverse
 * document frequency.
 *
 * @param given  a translation of each source segment into the target language; where one is empty, the words that the
 *               lexicon gives stand for it
 */
export const createSimilarity = (
  source: readonly string[],
  target: readonly string[],
  given: readonly string[] | undefined,
  lexicon: Lexicon = emptyLexicon,
): Similarity => {
  const pivot = hasPivot(source, given) ? given : undefined;
  const numbers = numbering();
  const stems = (texts: readonly string[]) =>
    texts.map((text) => bagOf(firstWordsOf(text).flatMap(stemsOf).map(numbers.of)));
  const grams = (texts: readonly string[]) =>
    texts.map((text) => bagOf(gramsOf(text).map((gram) => numbers.of(`#${gram}`))));

  const targetStems = stems(target);
  const sourceWords = source.map((text) => countsOf(firstWordsOf(text)));
  const translate = translations(lexicon, numbers.of);
  const weighSource = inverseFrequency(
    sourceWords.map((words) => words.keys()),
    source.length,
  );
  const words = sourceWords.map((counts) =>
    Array.from(
      counts,
      ([word, count]): SourceWord => ({ mass: count * weighSource(word), ...translate(word) }),
    ),
  );

  const isSaid = (i: number): boolean => pivot !== undefined && pivot[i]!.trim() !== '';
  const pivotStems = pivot && stems(pivot).map((said, i) => (isSaid(i) ? said : bestMeaningsIn(words[i]!)));
  const isTelling = pivot !== undefined || knowsMost(sourceWords, translate.isKnown);
  // They see what words do not, which is little where words are known; and they are many.
  const gramWeight = isTelling ? 0 : gramShare;
  const targetGrams = grams(gramWeight > 0 ? target : target.map(() => ''));
  const sourceGrams = grams(gramWeight > 0 ? (pivot ?? source) : source.map(() => ''));
  const targetTerms = targetStems.map((stems, j) => joined(stems, targetGrams[j]!));

  const size = numbers.count();
  const weight = new Float32Array(size);
  weigh(weight, [...targetStems, ...(pivotStems ?? [])]);
  weigh(weight, [...targetGrams, ...sourceGrams]);
  const massOf = ({ terms, counts }: Bag): number => {
    let mass = 0;
    for (let k = 0; k < terms.length; k++) mass += weight[terms[k]!]! * counts[k]!;
    return mass;
  };

  // All masses are made comparable: on each side, each kind of evidence has the mass of the target's words.
  const stemMass = targetStems.map(massOf);
  const scaled = (masses: readonly number[]): { masses: number[]; scale: number } => {
    const scale = total(stemMass) / Math.max(1e-9, total(masses));
    return { masses: masses.map((mass) => mass * scale), scale };
  };
  const ofWords = scaled(words.map((all) => total(all.map(({ mass }) => mass))));
  const ofPivot = pivotStems && scaled(pivotStems.map(massOf));
  const ofTargetGrams = scaled(targetGrams.map(massOf));
  const ofSourceGrams = scaled(sourceGrams.map(massOf));
  const gramScale = Math.sqrt(ofTargetGrams.scale * ofSourceGrams.scale);

  const sum = 1 + gramWeight;
  const sourceMass = runningSum(
    source.map((_, i) => {
      const said = ofPivot?.masses[i] ?? ofWords.masses[i]!;
      return ((said + ofWords.masses[i]!) / 2 + gramWeight * ofSourceGrams.masses[i]!) / sum;
    }),
  );
  const targetMass = runningSum(
    target.map((_, j) => (stemMass[j]! + gramWeight * ofTargetGrams.masses[j]!) / sum),
  );

  const window = slidingWindow(targetTerms, size);
  const inTarget = window.counts;
  const taken = new Float32Array(size);
  /** Mass of the terms that some bags have in common with the window. */
  const shared = (bags: readonly Bag[], from: number, count: number): number => {
    let mass = 0;
    for (let i = from; i < from + count; i++) {
      const { terms, counts } = bags[i]!;
      for (let k = 0; k < terms.length; k++) {
        const term = terms[k]!;
        const left = inTarget[term]! - taken[term]!;
        if (left <= 0) continue;
        const both = Math.min(left, counts[k]!);
        taken[term]! += both;
        mass += weight[term]! * both;
      }
    }
    for (let i = from; i < from + count; i++) for (const term of bags[i]!.terms) taken[term] = 0;
    return mass;
  };
  /** Mass of source words whose translation is in the window, and of target words that are such a translation. */
  const translated = (from: number, count: number): number => {
    let [here, there] = [0, 0];
    for (let i = from; i < from + count; i++)
      for (const { mass, terms, worth } of words[i]!) {
        let best = 0;
        for (let k = 0; k < terms.length; k++) {
          const term = terms[k]!;
          if (inTarget[term]! <= 0) continue;
          const value = worth[k]!;
          if (value > best) best = value;
          if (value <= taken[term]!) continue;
          there += (value - taken[term]!) * weight[term]! * inTarget[term]!;
          taken[term] = value;
        }
        here += mass * best;
      }
    for (let i = from; i < from + count; i++)
      for (const { terms } of words[i]!) for (const term of terms) taken[term] = 0;
    return (ofWords.scale * here + there) / 2;
  };
  const common = (i: number, m: number, j: number, n: number): number => {
    window.moveTo(j, n);
    const known = translated(i, m);
    const said = pivotStems ? shared(pivotStems, i, m) : known;
    const spelled = gramWeight > 0 ? shared(sourceGrams, i, m) : 0;
    const words = (1 - better) * ((said + known) / 2) + better * Math.max(said, known);
    return (words + gramWeight * gramScale * spelled) / sum;
  };

  const sourceMean = (sourceMass.at(-1)! || 1) / source.length;
  const targetMean = (targetMass.at(-1)! || 1) / target.length;
  return {
    sources: source.length,
    targets: target.length,
    isTelling,
    common,
    closeness: (i, m, j, n) => {
      const mass = between(sourceMass, i, m) + between(targetMass, j, n);
      return mass <= 0 ? 0 : Math.min(1, (2 * common(i, m, j, n)) / mass);
    },
    sourceMass,
    targetMass,
    sourceMean,
    targetMean,
    share: (i, m, j, n) =>
      (between(sourceMass, i, m) / sourceMean + between(targetMass, j, n) / targetMean) / 2,
    profiles: { source: pivotStems ?? words.map(meaningsIn), target: targetStems },
    sourceLength: runningSum(source.map((text, i) => (isSaid(i) ? pivot![i]! : text).trim().length)),
    targetLength: runningSum(target.map((text) => text.trim().length)),
  };
};

/** The likeliest translation of each word. */
const bestMeaningsIn = (words: readonly SourceWord[]): Bag =>
  bagOf(words.flatMap(({ terms, worth }) => (terms.length === 0 ? [] : [terms[likeliest(worth)]!])));

/** The index of the best translation; the word itself, which is the first, only if there is none. */
const likeliest = (worth: Float32Array): number =>
  worth.length === 1
    ? 0
    : worth.subarray(1).reduce((best, value, k, all) => (value > all[best - 1]! ? k + 1 : best), 1);

/** What a run of segments adds to a running sum. */
export const between = (sums: Float64Array, from: number, count: number): number =>
  sums[from + count]! - sums[from]!;

const meaningsIn = (words: readonly SourceWord[]): Bag => {
  const worths = new Map<number, number>();
  for (const { terms, worth } of words)
    terms.forEach((term, k) => {
      worths.set(term, Math.max(worth[k]!, worths.get(term) ?? 0));
    });
  return { terms: Int32Array.from(worths.keys()), counts: Float32Array.from(worths.values()) };
};

const isMost = (facts: readonly boolean[]): boolean => 2 * facts.filter(Boolean).length > facts.length;

/** Whether a pivot says something of most segments. */
const hasPivot = (source: readonly string[], pivot: readonly string[] | undefined): boolean =>
  pivot !== undefined &&
  isMost(pivot.map((text, i) => text.trim() !== '' && text.trim() !== source[i]!.trim()));

/** Whether most words, each as often as it occurs, are known. */
const knowsMost = (
  texts: readonly ReadonlyMap<string, number>[],
  isKnown: (word: string) => boolean,
): boolean => {
  let [known, all] = [0, 0];
  for (const counts of texts)
    for (const [word, count] of counts) {
      all += count;
      if (isKnown(word)) known += count;
    }
  return 2 * known > all;
};

const inverseFrequency = (texts: readonly Iterable<string>[], count: number): ((word: string) => number) => {
  const frequency = new Map<string, number>();
  for (const words of texts) for (const word of words) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  return (word) => Math.log(1 + count / frequency.get(word)!);
};

/** Less probable translations in an automatic lexicon are noise. */
const minProbability = 0.05;

/** What would translate a word: the word itself, and what the lexicon says of it, or of its parts. */
const translations = (lexicon: Lexicon, numberOf: (term: string) => number) => {
  const entriesOf = (word: string): [string, number][] =>
    [...(lexicon.translations(word) ?? [])].filter(([, p]) => p >= minProbability);
  const known = new Map<string, Pick<SourceWord, 'terms' | 'worth'> & { isKnown: boolean }>();
  const lookUp = (word: string) => {
    const kept = known.get(word);
    if (kept) return kept;
    const worth = new Map<number, number>();
    const put = (term: string, value: number): void => {
      const number = numberOf(term);
      worth.set(number, Math.max(value, worth.get(number) ?? 0));
    };
    const whole = entriesOf(word);
    const entries = whole.length > 0 ? whole : partsOf(word).flatMap(entriesOf);
    for (const stem of stemsOf(word)) put(stem, 1);
    // A translation found in the right place is evidence even if it is one of many: √p.
    for (const [translation, p] of entries)
      for (const each of wordsOf(translation).flatMap(stemsOf)) put(each, Math.sqrt(p));
    const result = {
      terms: Int32Array.from(worth.keys()),
      worth: Float32Array.from(worth.values()),
      isKnown: entries.length > 0,
    };
    known.set(word, result);
    return result;
  };
  const translate = (word: string): Pick<SourceWord, 'terms' | 'worth'> => {
    const { terms, worth } = lookUp(word);
    return { terms, worth };
  };
  return Object.assign(translate, { isKnown: (word: string): boolean => lookUp(word).isKnown });
};

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** What the first 0, 1, … values add up to. */
export const runningSum = (values: ArrayLike<number>): Float64Array => {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = sums[i]! + values[i]!;
  return sums;
};
