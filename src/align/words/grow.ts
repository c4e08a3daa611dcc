import type { Evidence } from './evidence.js';
import type { Unit } from './match.js';

/** Weights of the log-odds that a word without a link belongs to a neighbour's unit. */
export type JoinWeights = Record<JoinFeature, number>;

export const joinFeatures = [
  'bias',
  /** Log-odds of the word and the other side's word, and the best that the word has with any other word. */
  'odds',
  'otherOdds',
  /** Log-odds of the link that it would join. */
  'linkOdds',
  /** √ of the attention of the pair, and of the lexicon's two probabilities. */
  'attention',
  'lexicon',
  'isSmall',
  'partnerSmall',
  'besideSmall',
  'isTarget',
  /** It stands after the unit's word. */
  'isAfter',
  'number',
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

export const joinFeaturesOf = (evidence: Evidence, odds: Float32Array) => {
  const { source, target, attention, forward, backward, numbers } = evidence;
  const m = target.length;
  const bests = secondBestsOf(odds, source.length, m);
  return ({ side, word, beside, partner }: Loose, into: Float64Array): void => {
    const isSource = side === 'source';
    const cell = isSource ? word * m + partner : partner * m + word;
    const link = isSource ? beside * m + partner : partner * m + beside;
    const [own, other] = isSource ? [source, target] : [target, source];
    const { best, second, at } = isSource ? bests.source : bests.target;
    into[0] = 1;
    into[1] = odds[cell]!;
    into[2] = Math.max(-8, at[word] === partner ? second[word]! : best[word]!);
    into[3] = odds[link]!;
    into[4] = Math.sqrt(attention?.[cell] ?? 0);
    into[5] = Math.sqrt(Math.sqrt(forward[cell]! * backward[cell]!));
    into[6] = own[word]!.isSmall ? 1 : 0;
    into[7] = other[partner]!.isSmall ? 1 : 0;
    into[8] = own[beside]!.isSmall ? 1 : 0;
    into[9] = isSource ? 0 : 1;
    into[10] = word > beside ? 1 : 0;
    into[11] = Math.max(0, numbers[cell]!);
  };
};

/** The greatest and the second greatest value of each row and each column, and where the greatest is. */
const secondBestsOf = (odds: Float32Array, n: number, m: number) => {
  const none = () => ({
    best: new Float32Array(0),
    second: new Float32Array(0),
    at: new Int32Array(0),
  });
  const make = (size: number) => ({
    best: new Float32Array(size).fill(Number.NEGATIVE_INFINITY),
    second: new Float32Array(size).fill(Number.NEGATIVE_INFINITY),
    at: new Int32Array(size).fill(-1),
  });
  const [source, target] = [make(n), make(m)];
  const see = ({ best, second, at }: ReturnType<typeof none>, k: number, other: number, value: number) => {
    if (value > best[k]!) {
      second[k] = best[k]!;
      best[k] = value;
      at[k] = other;
    } else if (value > second[k]!) second[k] = value;
  };
  for (let i = 0; i < n; i++)
    for (let j = 0; j < m; j++) {
      see(source, i, j, odds[i * m + j]!);
      see(target, j, i, odds[i * m + j]!);
    }
  return { source, target };
};

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
    odds: [...unit.odds],
  }));
  grown.forEach(({ source, target }, at) => {
    for (const word of source) unitOf.source[word] = at;
    for (const word of target) unitOf.target[word] = at;
  });
  const featuresAt = joinFeaturesOf(evidence, odds);
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
    for (const { side, word, beside, odds: value } of found) {
      const at = unitOf[side][beside]!;
      const unit = grown[at]!;
      if (unitOf[side][word]! >= 0 || unit[side].length >= maxWords) continue;
      unitOf[side][word] = at;
      unit[side].push(word);
      unit[side].sort((a, b) => a - b);
      unit.odds.push(value);
    }
  }
  return grown;
};

/** Words without a link beside units, with each word of the other side. */
export const looseIn = (
  units: readonly Unit[],
  unitOf: { source: Int32Array; target: Int32Array },
): Loose[] =>
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
