import type { NumberWords } from '../../languages/number-words.js';

/** What a word does in a number. `one`: with a prefix that means one. */
export type Meaning =
  | { type: 'digit' | 'tens' | 'ordinal'; value: number }
  | { type: 'teen' }
  | { type: 'times' | 'scale'; power: number; one: boolean }
  | { type: 'dozen'; value: number; one: boolean }
  | { type: 'fraction'; under: number; one: boolean }
  | { type: 'vague'; power: number };

/** A language's number words with all their forms, to look up. */
export interface Vocabulary {
  words: NumberWords;
  meanings: ReadonlyMap<string, Meaning>;
}

/** Made once for each pack. */
export const vocabularyOf = (words: NumberWords): Vocabulary => {
  const known = made.get(words);
  if (known !== undefined) return known;
  const vocabulary = { words, meanings: meaningsOf(words) };
  made.set(words, vocabulary);
  return vocabulary;
};

const made = new WeakMap<NumberWords, Vocabulary>();

type Entry = readonly [word: string, meaning: Meaning];

/** Later entries win. */
const meaningsOf = (words: NumberWords): Map<string, Meaning> => {
  const base = [...countingWords(words), ...multiplyingWords(words)];
  const prefixed = [words.ordinals.prefix, ...words.prefixes]
    .filter((prefix) => prefix !== '')
    .flatMap((prefix) => withPrefix(base, prefix));
  const inflected = [...prefixed, ...base];
  return new Map([
    ...words.endings.flatMap((ending) => inflected.map(([word, meaning]): Entry => [word + ending, meaning])),
    ...inflected,
    ...fractionWords(words),
    ...[...words.vague].map(([word, power]): Entry => [word, { type: 'vague', power }]),
  ]);
};

const countingWords = ({ cardinals, tens, teen, ordinals }: NumberWords): Entry[] => [
  ...[...cardinals].map(([word, value]): Entry => [word, { type: 'digit', value }]),
  ...[...tens].map(([word, value]): Entry => [word, { type: 'tens', value }]),
  ...(teen === '' ? [] : [[teen, { type: 'teen' }] satisfies Entry]),
  ...[...ordinals.words].map(([word, value]): Entry => [word, { type: 'ordinal', value }]),
];

const multiplyingWords = ({ multipliers, scales, dozens, onePrefix }: NumberWords): Entry[] =>
  (onePrefix === '' ? [''] : ['', onePrefix]).flatMap((prefix) => {
    const one = prefix !== '';
    return [
      ...[...multipliers].map(([word, power]): Entry => [prefix + word, { type: 'times', power, one }]),
      ...[...scales].map(([word, power]): Entry => [prefix + word, { type: 'scale', power, one }]),
      ...[...dozens].map(([word, value]): Entry => [prefix + word, { type: 'dozen', value, one }]),
    ];
  });

/** Words of whole numbers with a prefix: "kedua", "keseratus". */
const withPrefix = (entries: readonly Entry[], prefix: string): Entry[] =>
  entries
    .filter(([, meaning]) => meaning.type === 'digit' || ('one' in meaning && meaning.one))
    .map(([word, meaning]) => [prefix + word, meaning]);

const fractionWords = (words: NumberWords): Entry[] => {
  const { fractions, ordinals, onePrefix } = words;
  const lower = [...countingWords(words), ...multiplyingWords(words)].flatMap(([word, meaning]) => {
    const under = wholeOf(meaning);
    return under > 1 ? [[word, under] as const] : [];
  });
  return [
    ...[...fractions.words].map(([word, under]): Entry => [word, { type: 'fraction', under, one: true }]),
    ...(fractions.prefix === ''
      ? []
      : ['', onePrefix].flatMap((one) =>
          lower.map(
            ([word, under]): Entry => [
              one + fractions.prefix + word,
              { type: 'fraction', under, one: one !== '' },
            ],
          ),
        )),
    ...(ordinals.areFractions
      ? [...ordinals.words]
          .filter(([, value]) => value > 2)
          .map(([word, under]): Entry => [`${word}s`, { type: 'fraction', under, one: false }])
      : []),
  ];
};

/** The number that a word is by itself; 0 if none. */
const wholeOf = (meaning: Meaning): number =>
  meaning.type === 'digit'
    ? meaning.value
    : (meaning.type === 'times' || meaning.type === 'scale') && meaning.one
      ? 10 ** meaning.power
      : 0;
