import type { Evidence } from './evidence.js';
import { aloneOdds, isGiven, strengthOf } from './function-words.js';
import type { Unit } from './match.js';

/** Weights of the log-odds that a word without a link belongs to a neighbour's unit. */
export type JoinWeights = Record<JoinFeature, number>;

export const joinFeatures = [
  'bias',
  /** Log-odds of the word and the other side's word, and the best that the word has with another word without a unit. */
  'odds',
  'otherOdds',
  /** Log-odds of the link that it would join. */
  'linkOdds',
  /** √ of the attention of the pair. */
  'attention',
  /** √ of the attention times its share in what the word has with words that say something alone. */
  'attentionShare',
  'lexicon',
  'isSmall',
  'partnerSmall',
  'besideSmall',
  'isTarget',
  /** It stands after the unit's word. */
  'isAfter',
  /** Numbers are equal, alone or taken together with the word beside. */
  'number',
  /** One is a pronoun, the other a word with a clitic of the same person. */
  'samePerson',
  'isArticle',
  /** The lexicon has no translation of the word in the other sentence. */
  'unknown',
  /** By how much it has a better one than the partner. */
  'elsewhere',
  /** √ of the attention of two content words. */
  'contentAttention',
  /** A function word that something but attention gives for the partner. */
  'smallGiven',
  /** Of all words but articles the word has most attention with the partner. */
  'attentionFirst',
] as const;
export type JoinFeature = (typeof joinFeatures)[number];

/** A word without a link beside one of a unit. */
export interface Loose {
  side: 'source' | 'target';
  word: number;
  /** The unit's word beside it. */
  beside: number;
  /** The unit's word on the other side. */
  partner: number;
}

/** For each word of either side the index of its unit; −1 if it has none. */
export interface UnitOf {
  source: Int32Array;
  target: Int32Array;
}

/** Makes a function that computes the features of a word that may join a unit. */
export const joinFeaturesOf = (evidence: Evidence, odds: Float32Array, unitOf: UnitOf) => {
  const { source, target, attention, numbers, persons } = evidence;
  const alone = aloneOdds(evidence, odds);
  const best = { source: bestOf(evidence, true), target: bestOf(evidence, false) };
  const m = target.length;
  const cellOf = (isSource: boolean, own: number, other: number): number =>
    isSource ? own * m + other : other * m + own;
  /** The greatest log-odds with a word that has no unit either. */
  const bestFree = (isSource: boolean, word: number, partner: number): number => {
    const others = isSource ? unitOf.target : unitOf.source;
    let best = least;
    for (let other = 0; other < others.length; other++)
      if (others[other] === -1 && other !== partner)
        best = Math.max(best, alone[cellOf(isSource, word, other)]!);
    return best;
  };
  /** The share of the pair in all attention between the word and words that say something alone. */
  const shareOf = (isSource: boolean, word: number, partner: number): number => {
    if (attention === null) return 0;
    const others = isSource ? target : source;
    let sum = 0;
    for (let other = 0; other < others.length; other++)
      if (!others[other]!.isSmall || other === partner) sum += attention[cellOf(isSource, word, other)]!;
    return sum === 0 ? 0 : attention[cellOf(isSource, word, partner)]! / sum;
  };
  const isFirst = (isSource: boolean, word: number, partner: number): boolean => {
    if (attention === null) return false;
    const others = isSource ? target : source;
    const paid = attention[cellOf(isSource, word, partner)]!;
    return others.every(
      ({ isArticle }, other) => isArticle || attention[cellOf(isSource, word, other)]! <= paid,
    );
  };
  return ({ side, word, beside, partner }: Loose, into: Float64Array): void => {
    const isSource = side === 'source';
    const cell = cellOf(isSource, word, partner);
    const [own, other] = isSource ? [source, target] : [target, source];
    const paid = attention?.[cell] ?? 0;
    into[0] = 1;
    into[1] = odds[cell]!;
    into[2] = bestFree(isSource, word, partner);
    into[3] = odds[cellOf(isSource, beside, partner)]!;
    into[4] = Math.sqrt(paid);
    into[5] = Math.sqrt(paid * shareOf(isSource, word, partner));
    const strength = isSource ? strengthOf(evidence, word, partner) : strengthOf(evidence, partner, word);
    into[6] = Math.sqrt(strength);
    into[7] = own[word]!.isSmall ? 1 : 0;
    into[8] = other[partner]!.isSmall ? 1 : 0;
    into[9] = own[beside]!.isSmall ? 1 : 0;
    into[10] = isSource ? 0 : 1;
    into[11] = word > beside ? 1 : 0;
    into[12] = isSum(evidence, side, Math.min(word, beside), partner) ? 1 : Math.max(0, numbers[cell]!);
    into[13] = persons[cell] === 1 && own[word]!.isPronoun !== other[partner]!.isPronoun ? 1 : 0;
    into[14] = own[word]!.isArticle ? 1 : 0;
    into[15] = best[side][word] === 0 ? 1 : 0;
    into[16] = Math.max(0, best[side][word]! - strength);
    into[17] = !own[word]!.isSmall && !other[partner]!.isSmall ? Math.sqrt(paid) : 0;
    const isKnown = isSource ? isGiven(evidence, word, partner) : isGiven(evidence, partner, word);
    into[18] = own[word]!.isSmall && isKnown ? 1 : 0;
    into[19] = isFirst(isSource, word, partner) ? 1 : 0;
  };
};

/** How good the best translation of each word of a side is. */
const bestOf = (evidence: Evidence, isSource: boolean): number[] => {
  const [own, others] = isSource ? [evidence.source, evidence.target] : [evidence.target, evidence.source];
  return own.map((_, word) =>
    others.reduce(
      (best, __, other) =>
        Math.max(best, isSource ? strengthOf(evidence, word, other) : strengthOf(evidence, other, word)),
      0,
    ),
  );
};

/** Whether a word and the next are together the number that a word of the other side is: “dua belas”, twelve. */
const isSum = ({ values }: Evidence, side: 'source' | 'target', first: number, partner: number): boolean => {
  const value = values[side].pairs[first];
  return value !== undefined && value === values[side === 'source' ? 'target' : 'source'].words[partner];
};

/** Log-odds that are as good as none. */
const least = -8;

/** Words of a unit on one side, at most. */
const maxWords = 6;

/**
 * Lets words without a link join units that they stand beside, the likeliest first (as the “grow” and “final” steps of
 * Koehn, Och & Marcu 2003, with log-odds in the place of rules).
 *
 * @param level  log-odds from which on a word joins
 */
export const grow = (
  units: readonly Unit[],
  evidence: Evidence,
  odds: Float32Array,
  weights: JoinWeights,
  level: number,
): Unit[] => {
  const unitOf = {
    source: new Int32Array(evidence.source.length).fill(-1),
    target: new Int32Array(evidence.target.length).fill(-1),
  };
  const grown = units.map((unit) => ({
    ...unit,
    source: [...unit.source],
    target: [...unit.target],
    joined: [...unit.joined],
  }));
  grown.forEach(({ source, target }, at) => {
    for (const word of source) unitOf.source[word] = at;
    for (const word of target) unitOf.target[word] = at;
  });
  const featuresAt = joinFeaturesOf(evidence, odds, unitOf);
  const factors = joinFeatures.map((feature) => weights[feature]);
  const values = new Float64Array(joinFeatures.length);
  const oddsOf = (loose: Loose): number => {
    featuresAt(loose, values);
    return factors.reduce((sum, factor, k) => sum + factor * values[k]!, 0);
  };
  for (let round = 0; round < maxWords; round++) {
    const found = looseIn(grown, unitOf)
      .map((loose) => ({ ...loose, odds: oddsOf(loose) }))
      .filter((loose) => loose.odds >= level)
      .sort((a, b) => b.odds - a.odds || a.word - b.word || a.partner - b.partner);
    if (found.length === 0) break;
    for (const { side, word, beside, partner, odds: value } of found) {
      const at = unitOf[side][beside]!;
      const unit = grown[at]!;
      if (unitOf[side][word]! >= 0 || unit[side].length >= maxWords) continue;
      unitOf[side][word] = at;
      unit[side].push(word);
      unit[side].sort((a, b) => a - b);
      unit.joined.push({
        odds: value,
        isSmall:
          evidence[side][word]!.isSmall ||
          evidence[side === 'source' ? 'target' : 'source'][partner]!.isSmall,
      });
    }
  }
  return grown;
};

/** Words without a link beside units, with each word of the other side. */
export const looseIn = (units: readonly Unit[], unitOf: UnitOf): Loose[] =>
  units.flatMap((unit) =>
    (['source', 'target'] as const).flatMap((side) => {
      const partners = side === 'source' ? unit.target : unit.source;
      return unit[side].flatMap((beside) =>
        [beside - 1, beside + 1]
          .filter((word) => unitOf[side][word] === -1)
          .flatMap((word) => partners.map((partner) => ({ side, word, beside, partner }))),
      );
    }),
  );
