import { firstWhere, longestRising } from '../core/rising.js';
import { type Band, reach } from './band.js';
import { between, type Similarity } from './evidence/similarity.js';
import type { Pairs } from './search.js';

/** Fit of two segments that have nothing to do with each other. */
export interface Chance {
  mean: number;
  /** Standard deviation. */
  deviation: number;
}

/** What two texts have in common by chance, and how far they correspond. */
export interface Statistics {
  chance: Chance;
  /** Characters of target per character of source (or of its pivot), where they correspond. */
  ratio: number;
  /** Share of the shorter text's segments that have an unmistakable partner, in the order of the texts: 0 to 1. */
  related: number;
  /** Fit of most pairs that belong together. */
  partner: number;
  /** Number of the shorter text's segments, and of those with an unmistakable partner in any order. */
  seen: number;
  anchored: number;
  /** Number of strangers that say what chance is. */
  strangers: number;
  /** As `Similarity.isTelling`. */
  isTelling: boolean;
  /** Whether there are as many segments on either side, and long ones stand where long ones do. */
  isParallel: boolean;
}

/** Related share from which on the evidence is good: what belongs together hardly ever fits no better than chance. */
export const goodEvidence = 0.8;

/** Standard deviations above chance from where on two segments are unmistakable partners. */
const unmistakable = 4;

/** What is assumed of chance while little has been seen, and the number of pairs that it counts as. */
const assumed = { mean: 0.05, deviation: 0.05, weight: 10 };

/** Fit from which on the best of a segment is a partner, and so are those that fit as well. */
const partnerFit = 0.3;

/** Correlation of lengths that texts with equal numbers of segments hardly ever have by chance. */
const minCorrelation = 0.75;
const minParallel = 10;

/** What is assumed of pairs while few have been seen: so many, of equal length and such a fit. */
const assumedPairs = { ratio: [1, 1, 1], fit: [0.4, 0.4, 0.4] };

/** Standard deviations above chance that partners fit at least. */
const minPartner = 2;

/**
 * Compares each of the shorter text's segments with all that the search may pair it with. The best may be a partner,
 * all others are strangers. What one text leaves out or adds does not mislead it, as it would the ratio of the texts'
 * whole lengths.
 */
export const statisticsOf = (similarity: Similarity, band: Band, pairs: Pairs): Statistics => {
  const { sources, targets } = similarity;
  const isSourceShorter = sources <= targets;
  const [shorter, longer] = isSourceShorter ? [sources, targets] : [targets, sources];
  const meetings = isSourceShorter ? (a: number) => reach(band, a) : reachedBy(band, sources);
  const [i, j] = isSourceShorter
    ? [(a: number) => a, (_: number, b: number) => b]
    : [(_: number, b: number) => b, (a: number) => a];
  const fitOf = (a: number, b: number): number => {
    const [x, y] = [i(a, b), j(a, b)];
    const mass = between(similarity.sourceMass, x, 1) + between(similarity.targetMass, y, 1);
    return mass <= 0 ? 0 : Math.min(1, (2 * pairs.common[pairs.start[x]! + y]!) / mass);
  };

  const strangers = chanceSum();
  const candidates: { a: number; b: number; fit: number }[] = [];
  const bestOf = new Float64Array(longer);
  for (let a = 0; a < shorter; a++) {
    const [first, end] = meetings(a);
    if (first >= end) continue;
    const place = (a * longer) / shorter;
    // Of a line that the text has again and again, the next is the partner, and the others are no strangers.
    let best = { b: first, fit: -1 };
    for (let b = first; b < end; b++) {
      const fit = fitOf(a, b);
      if (fit > bestOf[b]!) bestOf[b] = fit;
      if (fit > best.fit || (fit === best.fit && Math.abs(b - place) < Math.abs(best.b - place)))
        best = { b, fit };
    }
    const isPartner = best.fit > partnerFit;
    for (let b = first; b < end; b++) {
      const fit = fitOf(a, b);
      if (isPartner ? fit < best.fit : b !== best.b) strangers.add(fit);
    }
    candidates.push({ a, ...best });
  }
  const chance = strangers.chance();
  const mutual = candidates.filter(({ b, fit }) => bestOf[b]! <= fit);
  const anchors = mutual.filter(({ fit }) => fit > deviationsFrom(chance, unmistakable));
  const ratioOf = (i: number, m: number, j: number, n: number): number =>
    (between(similarity.targetLength, j, n) + 1) / (between(similarity.sourceLength, i, m) + 1);
  const ratios = anchors.map(({ a, b }) => ratioOf(i(a, b), 1, j(a, b), 1));
  return {
    chance,
    partner: Math.max(
      deviationsFrom(chance, minPartner),
      median([...mutual.map(({ fit }) => fit), ...assumedPairs.fit]),
    ),
    ratio: median([...ratios, ...assumedPairs.ratio]),
    related: shorter === 0 ? 0 : longestRising(anchors.map(({ b }) => b)).length / shorter,
    seen: shorter,
    anchored: anchors.length,
    strangers: strangers.count(),
    isTelling: similarity.isTelling,
    isParallel:
      sources === targets &&
      sources >= minParallel &&
      correlation(lengthsOf(similarity, sources)) >= minCorrelation,
  };
};

/** The source segments that a target segment may be paired with: [first, end). */
const reachedBy =
  ({ low, high }: Band, sources: number) =>
  (target: number): [first: number, end: number] => [
    firstWhere(sources, (i) => high[i + 1]! > target),
    firstWhere(sources, (i) => low[i]! > target),
  ];

/** The fit that is so many standard deviations above chance. */
export const deviationsFrom = ({ mean, deviation }: Chance, deviations: number): number =>
  mean + deviations * deviation;

/** Mean and deviation of what was added, from what is assumed. */
const chanceSum = () => {
  let { weight } = assumed;
  let sum = weight * assumed.mean;
  let squares = weight * (assumed.mean ** 2 + assumed.deviation ** 2);
  return {
    add: (fit: number) => {
      weight++;
      sum += fit;
      squares += fit ** 2;
    },
    count: () => weight - assumed.weight,
    chance: () => {
      const mean = sum / weight;
      return { mean, deviation: Math.sqrt(Math.max(0, squares / weight - mean ** 2)) };
    },
  };
};

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** The logarithms of the lengths of segments that stand at the same place in both texts. */
const lengthsOf = (similarity: Similarity, count: number): [number, number][] =>
  Array.from({ length: count }, (_, i) => [
    Math.log(between(similarity.sourceLength, i, 1) + 1),
    Math.log(between(similarity.targetLength, i, 1) + 1),
  ]);

/** Pearson's correlation; 0 if there is none to tell. */
const correlation = (pairs: readonly (readonly [number, number])[]): number => {
  const mean = (side: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[side], 0) / pairs.length;
  const [x, y] = [mean(0), mean(1)];
  let [both, ofX, ofY] = [0, 0, 0];
  for (const [a, b] of pairs) {
    both += (a - x) * (b - y);
    ofX += (a - x) ** 2;
    ofY += (b - y) ** 2;
  }
  return ofX * ofY === 0 ? 0 : both / Math.sqrt(ofX * ofY);
};
