import { PadanError } from '../errors.js';
import { type Metric, type Rounding, type Statistics, unrounded } from './metric.js';
import { type NgramMatcher, ngramMatcher } from './ngrams.js';
import { recent } from './recent.js';
import { checkReferences, signatureOf } from './signature.js';
import { codePoints, splitWords, withoutSpace, wordNumbers } from './words.js';

export interface ChrfOptions {
  /** Longest n-grams of characters; default 6. */
  charOrder?: number;
  /** Longest n-grams of words; default 0, which is chrF; 2 is chrF++. */
  wordOrder?: number;
  /** How many times as much recall weighs as precision; default 2. */
  beta?: number;
  lowercase?: boolean;
  /** Counts whitespace as characters. Default: no. */
  whitespace?: boolean;
  /** Orders for which a text is too short count as nearly 0, as in chrF++.py. Default: they are left out. */
  epsSmoothing?: boolean;
}

/**
 * chrF (Popović, 2015) and, with words, chrF++ (Popović, 2017). Statistics: for each order, characters first,
 * n-grams of the hypothesis, n-grams of the reference, matches; of several references, those of the one that
 * scores best.
 *
 * @throws PadanError `invalid-option`
 */
export const chrf = ({
  charOrder = 6,
  wordOrder = 0,
  beta = 2,
  lowercase = false,
  whitespace = false,
  epsSmoothing = false,
}: ChrfOptions = {}): Metric => {
  checkWhole('charOrder', charOrder, 1);
  checkWhole('wordOrder', wordOrder, 0);
  checkWhole('beta', beta, 1);
  const charactersOf = whitespace ? codePointsOf : codePointsWithoutSpace;
  const ofCharacters = characterTriples(charOrder);
  const wordMatches = ngramMatcher(wordOrder);
  const scoreOf = epsSmoothing ? scoreOfAllOrders : scoreOfEffectiveOrders;
  const score = (statistics: Statistics) => scoreOf(statistics, beta, unrounded);

  const statisticsOf = (hypothesis: string, reference: string): readonly number[] => {
    const characters = ofCharacters(charactersOf(hypothesis), charactersOf(reference));
    if (wordOrder === 0) return characters;
    const numbersOf = wordNumbers();
    const words = numbersOf(wordsOf(hypothesis));
    return [...characters, ...triples(words, numbersOf(wordsOf(reference)), wordOrder, wordMatches)];
  };

  return {
    name: `chrF${beta}${'+'.repeat(wordOrder)}`,
    signature: (references, resampling) =>
      signatureOf(
        references,
        {
          case: lowercase ? 'lc' : 'mixed',
          eff: !epsSmoothing,
          nc: charOrder,
          nw: wordOrder,
          space: whitespace,
        },
        resampling,
      ),
    statistics: (hypothesis, references) => {
      checkReferences(references);
      const cased = (text: string) => (lowercase ? text.toLowerCase() : text);
      return references
        .map((reference) => statisticsOf(cased(hypothesis), cased(reference)))
        .reduce((best, other) => (score(other) > score(best) ? other : best));
    },
    score,
    sampled: {
      score: (statistics) => scoreOf(statistics, beta, Math.fround),
      // Where nothing matches, sacreBLEU gives Python's 0.
      isSingle: (value) => value !== 0,
    },
  };
};

const checkWhole = (option: string, value: number, least: number): void => {
  if (!Number.isInteger(value) || value < least)
    throw new PadanError('invalid-option', `${option} is ${value}, expected a whole number from ${least}`);
};

const codePointsOf = recent(codePoints);
const codePointsWithoutSpace = recent((text) => codePoints(withoutSpace(text)));

type Triples = (items: Int32Array, otherItems: Int32Array) => readonly number[];
const triplesByOrder = new Map<number, Triples>();

/** Triples of characters. chrF and chrF++ count the same, so those of the last texts are kept, as long as these are. */
const characterTriples = (order: number): Triples => {
  const made = triplesByOrder.get(order);
  if (made !== undefined) return made;
  const matches = ngramMatcher(order);
  const known = new WeakMap<Int32Array, WeakMap<Int32Array, readonly number[]>>();
  const of: Triples = (items, otherItems) => {
    const beside = known.get(items) ?? new WeakMap<Int32Array, readonly number[]>();
    known.set(items, beside);
    const found = beside.get(otherItems) ?? triples(items, otherItems, order, matches);
    beside.set(otherItems, found);
    return found;
  };
  triplesByOrder.set(order, of);
  return of;
};

const triples = (
  items: Int32Array,
  otherItems: Int32Array,
  order: number,
  matchesOf: NgramMatcher,
): number[] => {
  const matches = matchesOf(items, [otherItems]);
  const found = new Array<number>(3 * order);
  for (let n = 0; n < order; n++) {
    const inOther = Math.max(0, otherItems.length - n);
    // Nothing is wrong about n-grams for which the reference is too short.
    found[3 * n] = inOther === 0 ? 0 : Math.max(0, items.length - n);
    found[3 * n + 1] = inOther;
    found[3 * n + 2] = matches[n]!;
  }
  return found;
};

/** Words, and an ASCII punctuation mark at their end, or else at their start, apart from them. */
const wordsOf = recent((text): readonly string[] => {
  const words: string[] = [];
  for (const word of splitWords(text)) {
    if (word.length === 1) words.push(word);
    else if (punctuation.has(word.at(-1)!)) words.push(word.slice(0, -1), word.at(-1)!);
    else if (punctuation.has(word[0]!)) words.push(word[0]!, word.slice(1));
    else words.push(word);
  }
  return words;
});

const punctuation = new Set('!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~');

const fScore = (precision: number, recall: number, beta: number, round: Rounding): number => {
  const factor = beta ** 2;
  return round(round(round((1 + factor) * precision) * recall) / round(round(factor * precision) + recall));
};

/** The F score of the mean precision and the mean recall, of orders that both texts are long enough for. */
const scoreOfEffectiveOrders = (statistics: Statistics, beta: number, round: Rounding): number => {
  let [precision, recall, orders] = [0, 0, 0];
  for (let at = 0; at < statistics.length; at += 3) {
    const [inHypothesis, inReference, matches] = [statistics[at]!, statistics[at + 1]!, statistics[at + 2]!];
    if (inHypothesis === 0 || inReference === 0) continue;
    precision = round(precision + round(matches / inHypothesis));
    recall = round(recall + round(matches / inReference));
    orders++;
  }
  if (precision + recall === 0) return 0;
  return round(100 * fScore(round(precision / orders), round(recall / orders), beta, round));
};

/** The mean of all orders' F scores. */
const scoreOfAllOrders = (statistics: Statistics, beta: number, round: Rounding): number => {
  const epsilon = 1e-16;
  let sum = 0;
  for (let at = 0; at < statistics.length; at += 3) {
    const [inHypothesis, inReference, matches] = [statistics[at]!, statistics[at + 1]!, statistics[at + 2]!];
    const precision = inHypothesis > 0 ? round(matches / inHypothesis) : epsilon;
    const recall = inReference > 0 ? round(matches / inReference) : epsilon;
    sum = round(sum + (precision + recall > 0 ? fScore(precision, recall, beta, round) : epsilon));
  }
  return round(round(100 * sum) / (statistics.length / 3));
};
