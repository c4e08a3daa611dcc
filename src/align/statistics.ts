import { bandOf } from './beads.js';
import type { Similarity } from './similarity.js';

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
  /** Number of segments that were looked at, and of those with an unmistakable partner in any order. */
  seen: number;
  anchored: number;
  /** As `Similarity.isTelling`. */
  isTelling: boolean;
}

/** Related share from which on the evidence is good: what belongs together hardly ever fits no better than chance. */
export const goodEvidence = 0.8;

/** Maximum segments to look at, spread over the text; fewer if each must be compared with many. */
const maxSamples = 100;
const minSamples = 20;
const maxComparisons = 100_000;

/** Standard deviations above chance from where on two segments are unmistakable partners. */
const unmistakable = 4;

/** What is assumed of chance while little has been seen, and the number of pairs that it counts as. */
const assumed = { mean: 0.05, deviation: 0.05, weight: 10 };

/** Largest logarithm of the quotient of two ratios that may come from chance. */
const tolerance = 0.15;

/** Number of pairs of equal length that the ratio starts from. */
const assumedPairs = 3;

/**
 * Compares a sample of the shorter text's segments with all that the search may pair them with. The best may be a
 * partner, all others are strangers. What one text leaves out or adds does not mislead it, as it would the ratio of the
 * texts' whole lengths.
 */
export const statisticsOf = (similarity: Similarity, sources: number, targets: number): Statistics => {
  const isSourceShorter = sources <= targets;
  const [shorter, longer] = isSourceShorter ? [sources, targets] : [targets, sources];
  const fitOf = (a: number, b: number): number =>
    isSourceShorter ? similarity.closeness(a, 1, b, 1) : similarity.closeness(b, 1, a, 1);
  const band = bandOf(sources, targets);
  const seen = Math.min(
    shorter,
    maxSamples,
    Math.max(minSamples, Math.floor(maxComparisons / (2 * band + 1))),
  );

  const strangers = chanceSum();
  const candidates: { a: number; b: number; fit: number }[] = [];
  for (let sample = 0; sample < seen; sample++) {
    const a = Math.floor(((sample + 0.5) * shorter) / seen);
    const best = { a, b: -1, fit: -1 };
    for (const b of near((a * longer) / shorter, band, longer)) {
      const fit = fitOf(a, b);
      strangers.add(fit, 1);
      if (fit > best.fit) Object.assign(best, { b, fit });
    }
    if (best.b === -1) continue;
    strangers.add(best.fit, -1);
    candidates.push(best);
  }
  const chance = strangers.chance();
  const anchors = candidates.filter(
    ({ a, b, fit }) =>
      fit > deviationsFrom(chance, unmistakable) &&
      near((b * shorter) / longer, band, shorter).every((other) => other === a || fitOf(other, b) < fit),
  );
  const ratioOf = (i: number, m: number, j: number, n: number): number =>
    (similarity.targetLength(j, n) + 1) / (similarity.sourceLength(i, m) + 1);
  const ratios = anchors.map(({ a, b }) => (isSourceShorter ? ratioOf(a, 1, b, 1) : ratioOf(b, 1, a, 1)));
  return {
    chance,
    ratio: agreed(
      median([...ratios, ...new Array<number>(assumedPairs).fill(1)]),
      ratioOf(0, sources, 0, targets),
    ),
    related: seen === 0 ? 0 : longestRising(anchors.map(({ b }) => b)) / seen,
    seen,
    anchored: anchors.length,
    isTelling: similarity.isTelling,
  };
};

/** The fit that is so many standard deviations above chance. */
export const deviationsFrom = ({ mean, deviation }: Chance, deviations: number): number =>
  mean + deviations * deviation;

/** Indices up to `band` from a place, of `count`. */
const near = (middle: number, band: number, count: number): number[] => {
  const first = Math.max(0, Math.ceil(middle - band));
  const last = Math.min(count - 1, Math.floor(middle + band));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, k) => first + k);
};

/** Mean and deviation of what was added, from what is assumed. */
const chanceSum = () => {
  let { weight } = assumed;
  let sum = weight * assumed.mean;
  let squares = weight * (assumed.mean ** 2 + assumed.deviation ** 2);
  return {
    add: (fit: number, count: number) => {
      weight += count;
      sum += count * fit;
      squares += count * fit ** 2;
    },
    chance: () => {
      const mean = sum / weight;
      return { mean, deviation: Math.sqrt(Math.max(0, squares / weight - mean ** 2)) };
    },
  };
};

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** The ratio of the whole texts, which is the more exact one, unless that of the partners says that they differ. */
const agreed = (partners: number, whole: number): number =>
  Math.abs(Math.log(whole / partners)) < tolerance ? whole : partners;

/** Length of the longest rising subsequence (Fredman 1975). */
const longestRising = (values: readonly number[]): number => {
  /** The smallest value that ends a rising subsequence of each length. */
  const ends: number[] = [];
  for (const value of values) {
    const at = ends.findIndex((end) => end >= value);
    ends[at === -1 ? ends.length : at] = value;
  }
  return ends.length;
};
