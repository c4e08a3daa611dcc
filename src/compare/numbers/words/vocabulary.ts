import type { NumberWords } from '../../../languages/number-words.js';

/** What a word does in a number. `count`: the digit that is joined to it, one in "seratus"; 0 if it takes the number before it. */
export type Meaning =
  | { type: 'digit' | 'tens' | 'ordinal'; value: number }
  | { type: 'teen' }
  | { type: 'times' | 'scale'; power: number; count: number }
  | { type: 'dozen'; value: number; count: number }
  | { type: 'fraction'; under: number; one: boolean }
  | { type: 'vague'; power: number };

/** A language's number words with all their forms, to look up. */
export interface Vocabulary {
  words: NumberWords;
  meanings: ReadonlyMap<string, Meaning>;
  /** Scale words alone, which other languages may use too. */
  scales: ReadonlyMap<string, Meaning>;
}

/** Made once for each pack. */
export const vocabularyOf = (words: NumberWords): Vocabulary => {
  const known = made.get(words);
  if (known !== undefined) return known;
  const vocabulary = { words, meanings: meaningsOf(words), scales: scalesOf(words) };
  made.set(words, vocabulary);
  return vocabulary;
};

const made = new WeakMap<NumberWords, Vocabulary>();

const scalesOf = ({ scales }: NumberWords): Map<string, Meaning> =>
  new Map([...scales].map(([word, power]) => [word, { type: 'scale', power, count: 0 }]));

type Entry = readonly [word: string, meaning: Meaning];

/** Later entries win. */
const meaningsOf = (words: NumberWords): Map<string, Meaning> => {
  const base = [...countingWords(words), ...multiplyingWords(words)];
  const prefixed = [words.ordinals.prefix, ...words.prefixes]
    .filter((prefix) => prefix !== '')
    .flatMap((prefix) => withPrefix(base, prefix));
  const inflected = [...prefixed, ...base];
  const whole = [...inflected, ...fractionWords(words)];
  return new Map([
    ...words.endings.flatMap((ending) => whole.map(([word, meaning]): Entry => [word + ending, meaning])),
    ...words.plurals.flatMap((ending) =>
      [...words.cardinals].map(([word, value]): Entry => [word + ending, { type: 'digit', value }]),
    ),
    ...whole,
    ...[...words.vague].map(([word, power]): Entry => [word, { type: 'vague', power }]),
  ]);
};

const countingWords = ({ cardinals, tens, teen, ordinals }: NumberWords): Entry[] => [
  ...[...cardinals].map(([word, value]): Entry => [word, { type: 'digit', value }]),
  ...[...tens].map(([word, value]): Entry => [word, { type: 'tens', value }]),
  ...(teen === '' ? [] : teenWords(cardinals, teen)),
  ...[...ordinals.words].map(([word, value]): Entry => [word, { type: 'ordinal', value }]),
];

/** Apart and joined: "dua belas", "duabelas". */
const teenWords = (cardinals: ReadonlyMap<string, number>, teen: string): Entry[] => [
  [teen, { type: 'teen' }],
  ...[...cardinals]
    .filter(([, value]) => value > 1 && value < 10)
    .map(([word, value]): Entry => [word + teen, { type: 'digit', value: value + 10 }]),
];

const multiplyingWords = (words: NumberWords): Entry[] => {
  const { multipliers, scales, dozens, onePrefix, cardinals } = words;
  const joined = [...cardinals].filter(([, value]) => value > 0 && value < 10);
  const counts = [['', 0] as const, ...(onePrefix === '' ? [] : [[onePrefix, 1] as const]), ...joined];
  return counts.flatMap(([prefix, count]) => [
    ...[...multipliers].map(([word, power]): Entry => [prefix + word, { type: 'times', power, count }]),
    ...[...scales].map(([word, power]): Entry => [prefix + word, { type: 'scale', power, count }]),
    ...[...dozens].map(([word, value]): Entry => [prefix + word, { type: 'dozen', value, count }]),
  ]);
};

/** Words of whole numbers with a prefix: "kedua", "keseratus". */
const withPrefix = (entries: readonly Entry[], prefix: string): Entry[] =>
  entries
    .filter(([, meaning]) => meaning.type === 'digit' || ('count' in meaning && meaning.count === 1))
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
    : (meaning.type === 'times' || meaning.type === 'scale') && meaning.count === 1
      ? 10 ** meaning.power
      : 0;
