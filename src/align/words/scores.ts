import type { Evidence } from './evidence.js';
import { isBareArticle, isGiven, strengthOf } from './function-words.js';
import type { Token } from './tokens.js';

/** Weights of a logistic regression: the log-odds that two words correspond are their sum over the features. */
export type Weights = Record<Feature, number>;

/** What the log-odds of a pair of words are made of. */
export const features = [
  'bias',
  /** √ of the attention that the target word pays to the source word. */
  'attention',
  /** √ of that times the source word's share of all attention that it gets. */
  'mutualAttention',
  /** Each is the other's first choice. */
  'attentionBest',
  /** √ (p(target | source) · p(source | target)), and the same as shares among the words of the sentence. */
  'lexicon',
  'lexiconShare',
  'lexiconBest',
  /** The lexicon has no translation of one of them in the other sentence. */
  'unknown',
  'likeness',
  'same',
  'sameNumber',
  /** One has a part of the other's number. */
  'partNumber',
  'otherNumber',
  /** How far from the diagonal, 0 to 1. */
  'distance',
  'bothSmall',
  'oneSmall',
  /** Both or one is a function word, and neither lexicon nor person gives one for the other. */
  'bothSmallUnknown',
  'oneSmallUnknown',
  /** An article beside what no article stands for. */
  'article',
  /** By how much a word of the pair has a better translation elsewhere in the sentence: of `lexicon`. */
  'elsewhere',
  /** Pronouns, or words with one, of the same person, of different ones. */
  'samePerson',
  'otherPerson',
  /** How near the place is that the links around the two words point to, 0 to 1; 0 in the first round. */
  'near',
  /** Whether no link around them points near it. */
  'far',
] as const;
export type Feature = (typeof features)[number];

/** For each source word the target word that it surely corresponds to; −1 if that is not known. */
export type Anchors = Int32Array;

/**
 * Log-odds of each pair of words.
 *
 * @param anchors  links of a first round; null if this is the first
 */
export const logOddsOf = (evidence: Evidence, weights: Weights, anchors: Anchors | null): Float32Array => {
  const { source, target } = evidence;
  const values = new Float64Array(features.length);
  const factors = features.map((feature) => weights[feature]);
  const odds = new Float32Array(source.length * target.length);
  const featuresAt = featuresOf(evidence, anchors);
  for (let i = 0; i < source.length; i++)
    for (let j = 0; j < target.length; j++) {
      featuresAt(i, j, values);
      let sum = 0;
      for (let k = 0; k < factors.length; k++) sum += factors[k]! * values[k]!;
      odds[i * target.length + j] = sum;
    }
  return odds;
};

/** Makes a function that computes the features of a pair of words. */
export const featuresOf = (
  evidence: Evidence,
  anchors: Anchors | null,
): ((i: number, j: number, into: Float64Array) => void) => {
  const { source, target, forward, backward, attention, likeness, numbers, persons } = evidence;
  const [n, m] = [source.length, target.length];
  const times = { source: timesOf(source), target: timesOf(target) };
  const forwardSums = sumsOf(forward, n, m, times);
  const backwardSums = sumsOf(backward, n, m, times);
  const attentionSums = attention && sumsOf(attention, n, m);
  const strengths = strengthsOf(evidence);
  const places = anchors && placesOf(anchors);
  return (i, j, into) => {
    const cell = i * m + j;
    const paid = attention?.[cell] ?? 0;
    const [to, from] = [forward[cell]!, backward[cell]!];
    const isNumber = numbers[cell]!;
    const both = Number(source[i]!.isSmall) + Number(target[j]!.isSmall);
    into[0] = 1;
    into[1] = Math.sqrt(paid);
    into[2] = paid === 0 ? 0 : Math.sqrt(paid * shareOf(paid, attentionSums!.rows[i]!));
    into[3] = paid > 0 && paid === attentionSums!.rowBest[i] && paid === attentionSums!.columnBest[j] ? 1 : 0;
    into[4] = Math.sqrt(to * from);
    into[5] =
      to * from === 0
        ? 0
        : Math.sqrt(shareOf(to, forwardSums.rows[i]!) * shareOf(from, backwardSums.columns[j]!));
    into[6] =
      to > 0 && from > 0 && to === forwardSums.rowBest[i] && from === backwardSums.columnBest[j] ? 1 : 0;
    into[7] = forwardSums.rowBest[i] === 0 || backwardSums.columnBest[j] === 0 ? 1 : 0;
    into[8] = likeness[cell]! ** 2;
    into[9] = likeness[cell] === 1 && both === 0 ? 1 : 0;
    into[10] = isNumber === 1 ? 1 : 0;
    into[11] = isNumber === 0.5 ? 1 : 0;
    into[12] = isNumber === -1 ? 1 : 0;
    into[13] = Math.abs((i + 0.5) / n - (j + 0.5) / m);
    into[14] = both === 2 ? 1 : 0;
    into[15] = both === 1 ? 1 : 0;
    const isUnknown = both > 0 && persons[cell] !== 1 && !isGiven(evidence, i, j);
    into[16] = isUnknown && both === 2 ? 1 : 0;
    into[17] = isUnknown && both === 1 ? 1 : 0;
    into[18] = isBareArticle(source[i]!, target[j]!) ? 1 : 0;
    into[19] = Math.max(0, Math.max(strengths.rows[i]!, strengths.columns[j]!) - into[4]!);
    into[20] = persons[cell] === 1 ? 1 : 0;
    into[21] = persons[cell] === -1 ? 1 : 0;
    const apart = places === null ? null : places(i, j);
    into[22] = apart === null ? 0 : 1 / (1 + apart);
    into[23] = apart === null || apart <= reach ? 0 : 1;
  };
};

/** The best translation that each word has on the other side. */
const strengthsOf = (evidence: Evidence) => {
  const [n, m] = [evidence.source.length, evidence.target.length];
  const [rows, columns] = [new Float64Array(n), new Float64Array(m)];
  for (let i = 0; i < n; i++)
    for (let j = 0; j < m; j++) {
      const value = strengthOf(evidence, i, j);
      rows[i] = Math.max(rows[i]!, value);
      columns[j] = Math.max(columns[j]!, value);
    }
  return { rows, columns };
};

/** Sums are differences of longer ones, and may come out a little less than the part. */
const shareOf = (part: number, sum: number): number => part / Math.max(part, sum);

/** Distance, in words, from which on two words are in different parts of their sentences. */
const reach = 5;

/** How often each word stands in its text. */
const timesOf = (tokens: readonly Token[]): number[] => {
  const counts = new Map<string, number>();
  for (const { key } of tokens) counts.set(key, (counts.get(key) ?? 0) + 1);
  return tokens.map(({ key }) => counts.get(key)!);
};

/**
 * Sums and greatest values of a matrix by row and by column.
 *
 * @param times  how often each word of the source and of the target stands there: if given, one that comes again counts
 *               once
 */
const sumsOf = (
  matrix: Float32Array,
  n: number,
  m: number,
  times?: { source: readonly number[]; target: readonly number[] },
) => {
  const rows = new Float64Array(n);
  const columns = new Float64Array(m);
  const rowBest = new Float32Array(n);
  const columnBest = new Float32Array(m);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < m; j++) {
      const value = matrix[i * m + j]!;
      rows[i]! += value / (times?.target[j] ?? 1);
      columns[j]! += value / (times?.source[i] ?? 1);
      if (value > rowBest[i]!) rowBest[i] = value;
      if (value > columnBest[j]!) columnBest[j] = value;
    }
  return { rows, columns, rowBest, columnBest };
};

/** Links on either side of a word that say where its counterpart should be. */
const neighbours = 2;

/**
 * Makes a function that says how far a pair is from where the nearest links point: the least distance to the diagonals
 * through the links of the source words before and after it. Null if there are none.
 */
const placesOf = (anchors: Anchors): ((i: number, j: number) => number | null) => {
  const linked = [...anchors.keys()].filter((i) => anchors[i]! >= 0);
  /** Index in `linked` of the first link after each word. */
  const after = new Int32Array(anchors.length);
  let next = 0;
  for (let i = 0; i < anchors.length; i++) {
    while (next < linked.length && linked[next]! <= i) next++;
    after[i] = next;
  }
  return (i, j) => {
    let least: number | null = null;
    const see = (k: number | undefined) => {
      if (k === undefined || k === i) return;
      const distance = Math.abs(j - anchors[k]! - (i - k));
      if (least === null || distance < least) least = distance;
    };
    const first = after[i]!;
    for (let step = 0; step < neighbours; step++) {
      see(linked[first + step]);
      const before = first - 1 - step - (linked[first - 1] === i ? 1 : 0);
      see(linked[before]);
    }
    return least;
  };
};
