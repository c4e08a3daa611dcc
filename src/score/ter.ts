import { type Metric, type Rounding, type Statistics, unrounded } from './metric.js';
import { editsWithShifts } from './shifts.js';
import { checkReferences, signatureOf } from './signature.js';
import { type TercomOptions, tercomTokenizer } from './tokenizers/tercom.js';
import { trimmedEnd, wordNumbers } from './words.js';

export type TerOptions = Partial<TercomOptions>;

/**
 * TER (Snover et al., 2006): edits, moves among them, for a hundred words of the reference. Less is better.
 * Statistics: edits towards the closest reference, mean number of words of the references.
 */
export const ter = ({
  normalized = false,
  noPunct = false,
  asianSupport = false,
  caseSensitive = false,
}: TerOptions = {}): Metric => {
  const tokenize = tercomTokenizer({ normalized, noPunct, asianSupport, caseSensitive });
  return {
    name: 'TER',
    lowerIsBetter: true,
    signature: (references, resampling) =>
      signatureOf(
        references,
        {
          case: caseSensitive ? 'mixed' : 'lc',
          tok: 'tercom',
          norm: normalized,
          punct: !noPunct,
          asian: asianSupport,
        },
        resampling,
      ),
    statistics: (hypothesis, references) => {
      checkReferences(references);
      const numbersOf = wordNumbers();
      const wordsOf = (text: string) => tokenize(trimmedEnd(text));
      const words = numbersOf(wordsOf(hypothesis));
      // sacreBLEU tokenizes references twice, and `normalized` takes some more apart then: “.,5” is “. ,5”, then “. , 5”.
      const others = references.map((text) => numbersOf(wordsOf(wordsOf(text).join(' '))));
      return [
        Math.min(...others.map((other) => editsWithShifts(words, other))),
        others.reduce((sum, { length }) => sum + length, 0) / others.length,
      ];
    },
    score: (statistics) => scoreOf(statistics, unrounded),
    sampled: { score: (statistics) => scoreOf(statistics, Math.fround), isSingle: () => true },
  };
};

const scoreOf = ([edits, words]: Statistics, round: Rounding): number => {
  if (words! > 0) return round(100 * round(edits! / words!));
  // Without a word to compare to, all is wrong or nothing is.
  return edits! > 0 ? 100 : 0;
};
