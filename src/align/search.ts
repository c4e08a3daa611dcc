import { type Band, reach, rowsOf } from './band.js';
import type { AlignCosts } from './costs.js';
import { runningSum, type Similarity } from './evidence/similarity.js';

/** Source segments [i, i + m) and target segments [j, j + n). */
export interface Block {
  i: number;
  m: number;
  j: number;
  n: number;
}

/** What the search knows of one side besides its words. */
export interface Borders {
  /** As `boundariesOf`. */
  hardness: Float64Array;
  /** Whether each segment begins a paragraph. */
  begins: readonly boolean[];
}

/** Fit of strangers, and of most pairs that belong together; characters of target per character of source. */
export interface Levels {
  stranger: number;
  partner: number;
  ratio: number;
}

/** Maximum segments on either side of a bead. */
export const maxGroup = 8;

/** What each source segment has in common with every target segment that a band lets it meet. */
export interface Pairs {
  /** Where each source segment's row begins in `common`, less the row's first target segment. */
  start: Float64Array;
  common: Float32Array;
}

export const pairsIn = (similarity: Similarity, band: Band): Pairs => {
  const start = new Float64Array(similarity.sources);
  let size = 0;
  for (let i = 0; i < similarity.sources; i++) {
    const [first, end] = reach(band, i);
    start[i] = size - first;
    size += end - first;
  }
  const common = new Float32Array(size);
  for (let i = 0; i < similarity.sources; i++) {
    const [first, end] = reach(band, i);
    for (let j = first; j < end; j++) common[start[i]! + j] = similarity.common(i, 1, j, 1);
  }
  return { start, common };
};

/**
 * Finds the cheapest sequence of beads that covers both sides in order, by dynamic programming in a band (Gale & Church
 * 1993, with other costs and larger beads). Time and memory grow with the band's cells.
 *
 * A bead is asked for all that its words have in common only if it would win with the sum over its pairs, which is
 * never less.
 */
export const cheapestBlocks = (
  similarity: Similarity,
  band: Band,
  pairs: Pairs,
  sides: { source: Borders; target: Borders },
  levels: Levels,
  costs: AlignCosts,
): Block[] => {
  const { sources, targets, sourceMass, targetMass, sourceLength, targetLength } = similarity;
  const { start, cells } = rowsOf(band);
  /** The cheapest beads that end at each cell; and the same with what it costs that another begins there. */
  const cost = new Float64Array(cells).fill(Number.POSITIVE_INFINITY);
  const begun = new Float64Array(cells).fill(Number.POSITIVE_INFINITY);
  const shape = new Uint8Array(cells);
  const near = nearness(similarity, band, pairs, levels);
  const [hereHard, thereHard] = [runningSum(sides.source.hardness), runningSum(sides.target.hardness)];
  const [here, there] = [
    sourceLength[sources]! * levels.ratio + assumedLength,
    targetLength[targets]! + assumedLength,
  ];
  const skipping = (longer: number, shorter: number): AlignCosts => ({
    ...costs,
    skip: costs.skip * (1 - costs.shortfall * Math.max(0, 1 - shorter / longer)),
  });
  const skips = {
    here: skipCosts(
      sources,
      (i) => similarity.share(i, 1, 0, 0) * 2,
      sides.source.hardness,
      skipping(here, there),
    ),
    there: skipCosts(
      targets,
      (j) => similarity.share(0, 0, j, 1) * 2,
      sides.target.hardness,
      skipping(there, here),
    ),
  };
  const span = levels.partner - levels.stranger;
  const hereShare = 1 / (4 * similarity.sourceMean);
  const thereShare = 1 / (4 * similarity.targetMean);
  const { content, merge, reorder, join, stranger, connected } = costs;

  /** By number of target segments: what the pairs have in common, the best pair, and how far strangers are from fitting. */
  const sums = new Float64Array(maxGroup + 1);
  const best = new Float64Array(maxGroup + 1);
  const lacks = new Float64Array(maxGroup + 1);

  for (let i = 0; i <= sources; i++)
    for (let j = band.low[i]!; j <= band.high[i]!; j++) {
      const cell = start[i]! + j;
      let least = i + j === 0 ? 0 : Number.POSITIVE_INFINITY;
      let chosen = 0;
      if (i > 0 && j <= band.high[i - 1]!) {
        least = cost[start[i - 1]! + j]! + skips.here[i - 1]!;
        chosen = 16;
      }
      if (j > band.low[i]!) {
        const sum = cost[cell - 1]! + skips.there[j - 1]!;
        if (sum < least) {
          least = sum;
          chosen = 1;
        }
      }
      const ending = edge(sides, i, j, costs);
      sums.fill(0);
      best.fill(-1);
      lacks.fill(0);
      for (let m = 1; m <= Math.min(maxGroup, i); m++) {
        const s = i - m;
        const first = band.low[s]!;
        if (j > band.high[s + 1]!) break;
        const mass = sourceMass[i]! - sourceMass[s]!;
        const length = (sourceLength[i]! - sourceLength[s]!) * levels.ratio;
        const hard = hereHard[i]! - hereHard[s + 1]!;
        let [row, rowBest, lacking] = [0, -1, 0];
        for (let n = 1; n <= Math.min(maxGroup, j - first); n++) {
          const t = j - n;
          const pair = pairs.start[s]! + t;
          row += pairs.common[pair]!;
          sums[n]! += row;
          if (near[pair]! > rowBest) rowBest = near[pair]!;
          if (near[pair]! > best[n]!) best[n] = near[pair]!;
          if (best[n]! < connected) lacking += connected - best[n]!;
          if (rowBest < connected) lacks[n]! += connected - rowBest;
          if (t > band.high[s]!) continue;
          let fixed = begun[start[s]! + t]! + ending;
          if (fixed === Number.POSITIVE_INFINITY) continue;

          const hardThere = thereHard[j]! - thereHard[t + 1]!;
          const massThere = targetMass[j]! - targetMass[t]!;
          const weight = (m + n) / 4 + mass * hereShare + massThere * thereShare;
          fixed += lengthCost(length, targetLength[j]! - targetLength[t]!, costs);
          if (m + n > 2)
            fixed +=
              merge * Math.max(hard, hardThere) +
              reorder * Math.min(hard, hardThere) +
              join * (m + n - 2 - hard - hardThere) +
              stranger * (lacks[n]! + lacking);
          const both = (mass + massThere + 1e-9) / 2;
          const worth = (common: number): number =>
            content * weight * (1 - (Math.min(1, common / both) - levels.stranger) / span);
          let sum = fixed + worth(sums[n]!);
          if (sum >= least) continue;
          if (m + n > 2) sum = fixed + worth(similarity.common(s, m, t, n));
          if (sum >= least) continue;
          least = sum;
          chosen = m * 16 + n;
        }
      }
      cost[cell] = least;
      begun[cell] = least + ending;
      shape[cell] = chosen;
    }

  const path: Block[] = [];
  for (let i = sources, j = targets; i > 0 || j > 0; ) {
    const chosen = shape[start[i]! + j]!;
    const [m, n] = [chosen >> 4, chosen & 15];
    i -= m;
    j -= n;
    path.push({ i, m, j, n });
  }
  return path.reverse();
};

/** Characters that either side is assumed to have besides: of short texts, lengths say little. */
const assumedLength = 200;

/** What it costs to leave each segment unpaired. */
const skipCosts = (
  count: number,
  shareOf: (index: number) => number,
  hardness: Float64Array,
  { skip, skipPart }: AlignCosts,
): Float64Array =>
  Float64Array.from({ length: count }, (_, at) => {
    const cuts = 1 - hardness[at]! + (at + 1 < count ? 1 - hardness[at + 1]! : 0);
    return (skip * (1 + shareOf(at))) / 2 + skipPart * cuts;
  });

/** How well each pair fits, from 0 for strangers to 1 for most that belong together. */
const nearness = (
  { sources, sourceMass, targetMass }: Similarity,
  band: Band,
  pairs: Pairs,
  { stranger, partner }: Levels,
): Float32Array => {
  const near = new Float32Array(pairs.common.length);
  for (let i = 0; i < sources; i++) {
    const [first, end] = reach(band, i);
    const mass = sourceMass[i + 1]! - sourceMass[i]!;
    for (let j = first; j < end; j++) {
      const pair = pairs.start[i]! + j;
      const both = mass + targetMass[j + 1]! - targetMass[j]! + 1e-9;
      near[pair] = ((2 * pairs.common[pair]!) / both - stranger) / (partner - stranger);
    }
  }
  return near;
};

/** What it costs that a bead begins or ends before these segments. */
const edge = (
  { source, target }: { source: Borders; target: Borders },
  i: number,
  j: number,
  { border, paragraph }: AlignCosts,
): number => {
  if (i >= source.hardness.length || j >= target.hardness.length) return 0;
  return (
    border * Math.abs(source.hardness[i]! - target.hardness[j]!) +
    (source.begins[i] === target.begins[j] ? 0 : paragraph)
  );
};

/** Cost of how far two lengths are apart, in squared standard deviations (Gale & Church 1993: 6.8 a character). */
const lengthCost = (here: number, there: number, { length, maxLength }: AlignCosts): number =>
  Math.min(maxLength, (length * (here - there) ** 2) / ((variance * (here + there)) / 2 + 1));

const variance = 6.8;
