import { PadanError } from '../errors.js';
import { type Metric, type Rounding, type Statistics, unrounded } from './metric.js';
import { ngramMatcher, ngramTotals } from './ngrams.js';
import { checkReferences, signatureOf } from './signature.js';
import { type TokenizerName, tokenizers } from './tokenizers/tokenizers.js';
import { trimmedEnd, wordNumbers } from './words.js';

/** How a precision of zero is kept from making the score zero, with the method's value where it has one. */
export const smoothings = { exp: null, floor: 0.1, 'add-k': 1, none: null } as const;

export type Smoothing = keyof typeof smoothings;

export interface BleuOptions {
  /** What a word is: `13a` (default), `intl`, `char`, `none` (split at whitespace). */
  tokenize?: TokenizerName;
  /**
   * `exp` (default) halves the value of a match each time that an order has none; `floor` puts `smoothValue`
   * matches there; `add-k` adds it to all counts from bigrams on; `none` leaves zero.
   */
  smooth?: Smoothing;
  /** Of `floor` (default 0.1) or `add-k` (default 1); at least 0. */
  smoothValue?: number;
  /** Leaves out orders for which the text is too short, as sentences need it. Default: no. */
  effectiveOrder?: boolean;
  lowercase?: boolean;
}

const maxOrder = 4;

/**
 * BLEU (Papineni et al., 2002). Statistics: words of the hypothesis, words of the reference closest in length,
 * matches of orders 1 to 4, n-grams of orders 1 to 4.
 *
 * @throws PadanError `invalid-option`
 */
export const bleu = (options: BleuOptions = {}): Metric => {
  const { tokenize = '13a', smooth = 'exp', effectiveOrder = false, lowercase = false } = options;
  checkName('tokenize', tokenize, tokenizers);
  checkName('smooth', smooth, smoothings);
  const smoothValue = smoothValueOf(smooth, options.smoothValue);
  const matchesOf = ngramMatcher(maxOrder);
  const wordsOf = (text: string) => tokenizers[tokenize](trimmedEnd(lowercase ? text.toLowerCase() : text));
  return {
    name: 'BLEU',
    signature: (references, resampling) =>
      signatureOf(
        references,
        {
          case: lowercase ? 'lc' : 'mixed',
          eff: effectiveOrder,
          tok: tokenize,
          smooth: smoothValue === null ? smooth : `${smooth}[${smoothValue.toFixed(2)}]`,
        },
        resampling,
      ),
    statistics: (hypothesis, references) => {
      checkReferences(references);
      const numbersOf = wordNumbers();
      const words = numbersOf(wordsOf(hypothesis));
      const others = references.map((reference) => numbersOf(wordsOf(reference)));
      return [
        words.length,
        closest(
          words.length,
          others.map(({ length }) => length),
        ),
        ...matchesOf(words, others),
        ...ngramTotals(words.length, maxOrder),
      ];
    },
    score: (statistics) => scoreOf(statistics, smooth, smoothValue, effectiveOrder, unrounded),
    sampled: {
      score: (statistics) => scoreOf(statistics, smooth, smoothValue, effectiveOrder, Math.fround),
      isSingle: () => false,
    },
    ...(effectiveOrder ? {} : { sentence: bleu({ ...options, effectiveOrder: true }) }),
  };
};

const checkName = (option: string, name: string, names: object): void => {
  if (!Object.hasOwn(names, name))
    throw new PadanError(
      'invalid-option',
      `${option} is ${name}, expected one of ${Object.keys(names).join(', ')}`,
    );
};

const smoothValueOf = (smooth: Smoothing, given: number | undefined): number | null => {
  const byDefault = smoothings[smooth];
  if (given === undefined) return byDefault;
  if (byDefault === null)
    throw new PadanError('invalid-option', `smoothValue is for floor and add-k, smooth is ${smooth}`);
  if (!(given >= 0 && given < Number.POSITIVE_INFINITY))
    throw new PadanError('invalid-option', `smoothValue is ${given}, expected a number from 0`);
  return given;
};

/** The length that differs least, the shorter one of two. */
const closest = (length: number, others: readonly number[]): number =>
  others.reduce((best, other) => {
    const difference = Math.abs(other - length) - Math.abs(best - length);
    return difference < 0 || (difference === 0 && other < best) ? other : best;
  });

const scoreOf = (
  statistics: Statistics,
  smooth: Smoothing,
  smoothValue: number | null,
  effectiveOrder: boolean,
  round: Rounding,
): number => {
  const [words, referenceWords] = statistics as [number, number];
  const [matchesAt, totalsAt] = [2, 2 + maxOrder];
  if (hasNone(statistics, matchesAt)) return 0;
  const precisions = new Array<number>(maxOrder).fill(0);
  let order = maxOrder;
  let halvings = 1;
  for (let n = 0; n < maxOrder; n++) {
    const added = smooth === 'add-k' && n > 0 ? smoothValue! : 0;
    const correct = round(statistics[matchesAt + n]! + added);
    const total = round(statistics[totalsAt + n]! + added);
    if (total === 0) break;
    if (effectiveOrder) order = n + 1;
    if (correct > 0) precisions[n] = round(round(100 * correct) / total);
    else if (smooth === 'exp') {
      halvings *= 2;
      precisions[n] = round(100 / round(halvings * total));
    } else if (smooth === 'floor') precisions[n] = round(round(100 * smoothValue!) / total);
  }
  const brevityPenalty = words < referenceWords ? Math.exp(1 - referenceWords / words) : 1;
  let logs = 0;
  for (let n = 0; n < order; n++) logs += precisions[n] === 0 ? logOfZero : Math.log(precisions[n]!);
  return brevityPenalty * Math.exp(logs / order);
};

/** Whether no order has a match. */
const hasNone = (statistics: Statistics, matchesAt: number): boolean => {
  for (let n = 0; n < maxOrder; n++) if (statistics[matchesAt + n] !== 0) return false;
  return true;
};

/** Finite, as sacreBLEU has it: e to its power is 0. */
const logOfZero = -9999999999;
