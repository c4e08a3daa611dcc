import type { Token } from '../tokens.js';
import { plus, type Ratio, tenTo, times, whole } from '../value.js';
import { nothingYet, step, sumValue } from './sum.js';
import type { Meaning, Vocabulary } from './vocabulary.js';

/** A number in words. */
export interface WordNumber {
  /** Its value; null if only its power of ten is known: "thousands", "puluhan ribu". */
  value: Ratio | null;
  /** Power of ten of a vague number. */
  power: number;
  /** A fraction as such, "half" or "two thirds": it may also be an ordinal, or a half of a match. */
  over: number | null;
  /** The token after its last. */
  to: number;
}

/** Reads the number in words that begins at a token; null if none does. "Hundred" alone is one hundred. */
export const readWords = (
  tokens: readonly Token[],
  at: number,
  vocabulary: Vocabulary,
): WordNumber | null => {
  const first = meaningAt(tokens, at, vocabulary);
  const article = first === undefined && isArticle(tokens[at], vocabulary);
  const start = article ? next(tokens, at + 1) : at;
  const meaning = article ? meaningAt(tokens, start, vocabulary) : first;
  if (meaning === undefined) return null;
  if (meaning.type === 'teen') return null;
  if (meaning.type === 'fraction') return readFraction(tokens, start, meaning.under, vocabulary);
  if (meaning.type === 'vague') return article ? null : readVague(tokens, start, meaning.power, vocabulary);
  if (article && meaning.type === 'ordinal') {
    if (!vocabulary.words.ordinals.areFractions || meaning.value < 3) return null;
    return { ...readFraction(tokens, start, meaning.value, vocabulary), over: meaning.value };
  }
  if (article && !('count' in meaning)) return null;
  const bare = 'count' in meaning && meaning.count === 0;
  return readWhole(tokens, start, article || bare, vocabulary);
};

/** Words after a number that multiply it: "million", "ratus ribu". */
export const readScales = (
  tokens: readonly Token[],
  at: number,
  meanings: readonly ReadonlyMap<string, Meaning>[],
): { power: number; to: number } => {
  let [power, to] = [0, at];
  for (let round = 0; round < 3; round++) {
    const word = next(tokens, to);
    const lower = tokens[word]?.kind === 'word' ? tokens[word].lower : '';
    const meaning = meanings.map((each) => each.get(lower)).find((each) => each !== undefined);
    if (meaning === undefined || !('power' in meaning) || ('count' in meaning && meaning.count > 0)) break;
    power += meaning.power;
    to = word + 1;
  }
  return { power, to };
};

/** A fraction after a whole number: added to it ("and a half", "setengah") or counted by it ("thirds"). */
export const readRest = (
  tokens: readonly Token[],
  at: number,
  value: Ratio,
  vocabulary: Vocabulary,
): WordNumber | null => {
  const { words } = vocabulary;
  const and = next(tokens, at);
  if (words.and.has(tokens[and]?.lower ?? '')) {
    const found = readPart(tokens, next(tokens, and + 1), vocabulary);
    return found === null ? null : { ...found, value: plus(value, found.value!), over: null };
  }
  const meaning = meaningAt(tokens, and, vocabulary);
  const under = lowerPart(meaning, vocabulary);
  if (meaning === undefined || under === 0) return null;
  const part = { over: 1n, under: BigInt(under) };
  const adds = meaning.type === 'fraction' && meaning.one && words.fractions.add;
  const found = { value: adds ? plus(value, part) : times(value, part), power: 0, to: and + 1 };
  return { ...found, over: adds ? null : under };
};

/** "A half", "three quarters", "one third". */
const readPart = (tokens: readonly Token[], at: number, vocabulary: Vocabulary): WordNumber | null => {
  const first = meaningAt(tokens, at, vocabulary);
  const count = first?.type === 'digit' ? first.value : 1;
  const word = first?.type === 'digit' || isArticle(tokens[at], vocabulary) ? next(tokens, at + 1) : at;
  const under = lowerPart(meaningAt(tokens, word, vocabulary), vocabulary);
  const value = { over: BigInt(count), under: BigInt(under) };
  return under === 0 ? null : { value, power: 0, over: under, to: word + 1 };
};

/** What a word divides by. */
const lowerPart = (meaning: Meaning | undefined, { words }: Vocabulary): number =>
  meaning?.type === 'fraction'
    ? meaning.under
    : meaning?.type === 'ordinal' && words.ordinals.areFractions && meaning.value > 2
      ? meaning.value
      : 0;

const readWhole = (
  tokens: readonly Token[],
  at: number,
  article: boolean,
  vocabulary: Vocabulary,
): WordNumber | null => {
  const none = nothingYet(article, at);
  let sum = none;
  /** Where the number ends if a word shows that the last ones began another. */
  let [beforeDigit, afterScale] = [none, none];
  let joined = false;
  for (let word = at; !sum.ended; ) {
    const meaning = meaningAt(tokens, word, vocabulary);
    if (meaning === undefined) break;
    const found = step(sum, meaning, word + 1, joined);
    if (found === 'digit' || found === 'scale') {
      sum = found === 'digit' ? beforeDigit : afterScale;
      break;
    }
    if (found === null) break;
    if (meaning.type === 'digit' || meaning.type === 'tens') beforeDigit = sum;
    sum = found;
    if (meaning.type === 'scale') [afterScale, joined] = [sum, false];
    word = next(tokens, sum.to);
    if (vocabulary.words.and.has(tokens[word]?.lower ?? '') && mayJoin(meaning)) {
      const after = meaningAt(tokens, next(tokens, word + 1), vocabulary);
      if (after?.type === 'digit' || after?.type === 'tens' || after?.type === 'ordinal') {
        [word, joined] = [next(tokens, word + 1), true];
      }
    }
  }
  if (sum.to === at) return null;
  const value = sumValue(sum);
  const found = { value, power: 0, over: null, to: sum.to };
  return sum.ended ? found : withRest(tokens, found, value, vocabulary);
};

const mayJoin = ({ type }: Meaning): boolean => type === 'times' || type === 'scale';

/** With a decimal fraction ("koma lima"), or a fraction, and what multiplies it then. */
const withRest = (
  tokens: readonly Token[],
  found: WordNumber,
  value: Ratio,
  vocabulary: Vocabulary,
): WordNumber => {
  const rest =
    readPoint(tokens, found.to, value, vocabulary) ?? readRest(tokens, found.to, value, vocabulary);
  return rest === null ? found : withScale(tokens, rest, vocabulary);
};

const readPoint = (
  tokens: readonly Token[],
  at: number,
  value: Ratio,
  vocabulary: Vocabulary,
): WordNumber | null => {
  const point = next(tokens, at);
  if (!vocabulary.words.point.has(tokens[point]?.lower ?? '')) return null;
  let digits = '';
  let to = point + 1;
  for (let word = next(tokens, to); digits.length < 15; word = next(tokens, to)) {
    const meaning = meaningAt(tokens, word, vocabulary);
    if (meaning?.type !== 'digit' || meaning.value > 9) break;
    digits += meaning.value;
    to = word + 1;
  }
  if (digits === '') return null;
  const fraction = { over: BigInt(digits), under: 10n ** BigInt(digits.length) };
  return { value: plus(value, fraction), power: 0, over: null, to };
};

/** "Half", "a third", "half a million", "setengah juta", "half a dozen". */
const readFraction = (
  tokens: readonly Token[],
  at: number,
  under: number,
  vocabulary: Vocabulary,
): WordNumber =>
  withScale(
    tokens,
    { value: { over: 1n, under: BigInt(under) }, power: 0, over: under, to: at + 1 },
    vocabulary,
  );

const withScale = (tokens: readonly Token[], found: WordNumber, vocabulary: Vocabulary): WordNumber => {
  const { words } = vocabulary;
  let word = next(tokens, found.to);
  if (words.of.has(tokens[word]?.lower ?? '')) word = next(tokens, word + 1);
  if (isArticle(tokens[word], vocabulary)) word = next(tokens, word + 1);
  const meaning = meaningAt(tokens, word, vocabulary);
  if (meaning === undefined || !('count' in meaning) || meaning.count > 0) return found;
  const factor = meaning.type === 'dozen' ? whole(meaning.value) : tenTo(meaning.power);
  return { ...found, value: times(found.value!, factor), over: null, to: word + 1 };
};

/** "Hundreds of thousands", "puluhan juta". */
const readVague = (
  tokens: readonly Token[],
  at: number,
  first: number,
  vocabulary: Vocabulary,
): WordNumber => {
  let [power, to] = [first, repeatedTo(tokens, at + 1, first, vocabulary)];
  for (let round = 0; round < 2; round++) {
    let word = tokens[to]?.kind === 'word' ? to : -1;
    if (vocabulary.words.of.has(tokens[word]?.lower ?? ''))
      word = tokens[to + 1]?.kind === 'word' ? to + 1 : -1;
    const meaning = meaningAt(tokens, word, vocabulary);
    if (meaning === undefined || !('power' in meaning) || ('count' in meaning && meaning.count > 0)) break;
    if (power > 30) break;
    [power, to] = [power + meaning.power, word + 1];
  }
  return { value: null, power, over: null, to };
};

/** Behind the second half of "berjuta-juta". */
const repeatedTo = (tokens: readonly Token[], at: number, power: number, vocabulary: Vocabulary): number => {
  const word = next(tokens, at);
  const meaning = word > at ? meaningAt(tokens, word, vocabulary) : undefined;
  return meaning !== undefined && 'power' in meaning && meaning.power === power ? word + 1 : at;
};

const meaningAt = (tokens: readonly Token[], at: number, { meanings }: Vocabulary): Meaning | undefined => {
  const token = tokens[at];
  return token?.kind === 'word' ? meanings.get(token.lower) : undefined;
};

const isArticle = (token: Token | undefined, { words }: Vocabulary): boolean =>
  token !== undefined && words.articles.has(token.lower);

/** The word that goes on with a number: the token at an index, or the one behind a hyphen there. */
const next = (tokens: readonly Token[], at: number): number => {
  const [token, after] = [tokens[at], tokens[at + 1]];
  const hyphen = token !== undefined && !token.spaced && /^[-‐‑]$/.test(token.text);
  return hyphen && after !== undefined && !after.spaced ? at + 1 : at;
};
