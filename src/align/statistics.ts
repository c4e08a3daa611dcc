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
  /** Number of strangers that say what chance is. */
  strangers: number;
  /** As `Similarity.isTelling`. */
  isTelling: boolean;
  /** Whether there are as many segments on either side, and long ones stand where long ones do. */
  isParallel: boolean;
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

/** Fit from which on the best of a segment is a partner, and so are those that fit as well. */
const partnerFit = 0.3;

/** Correlation of lengths that texts with equal numbers of segments hardly ever have by chance. */
const minCorrelation = 0.7;
const minParallel = 6;

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
    const place = (a * longer) / shorter;
    const fits = near(place, band, longer).map((b) => ({ b, fit: fitOf(a, b) }));
    const fit = Math.max(...fits.map((each) => each.fit));
    if (fits.length === 0) continue;
    // Of a line that the text has again and again, the next is the partner, and the others are no strangers.
    const twins = fits.filter((each) => each.fit === fit);
    const [best] = twins.sort((one, other) => Math.abs(one.b - place) - Math.abs(other.b - place));
    const isPartner = fit > partnerFit;
    for (const each of fits) if (isPartner ? each.fit < fit : each !== best) strangers.add(each.fit);
    candidates.push({ a, ...best! });
  }
  const chance = strangers.chance();
  const anchors = candidates.filter(
    ({ b, fit }) =>
      fit > deviationsFrom(chance, unmistakable) &&
      near((b * shorter) / longer, band, shorter).every((other) => fitOf(other, b) <= fit),
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
    strangers: strangers.count(),
    isTelling: similarity.isTelling,
    isParallel:
      sources === targets &&
      sources >= minParallel &&
      correlation(lengthsOf(similarity, sources)) >= minCorrelation,
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
    Math.log(similarity.sourceLength(i, 1) + 1),
    Math.log(similarity.targetLength(i, 1) + 1),
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
