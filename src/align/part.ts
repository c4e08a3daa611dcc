import { type Band, bandAround, wholeBand } from './band.js';
import { coarsePath, maxWhole } from './coarse.js';
import type { AlignCosts } from './costs.js';
import type { Similarity } from './evidence/similarity.js';
import { type Block, type Borders, cheapestBlocks, type Levels, pairsIn } from './search.js';

/** All that decides what a bead costs. */
export interface Setting {
  similarity: Similarity;
  sides: { source: Borders; target: Borders };
  levels: Levels;
  costs: AlignCosts;
}

/** How far from the coarse path the search looks, in segments. */
const width = 10;

/** Where to search: a small table as a whole, a large one near the coarse path. */
export const bandFor = ({ sources, targets, profiles }: Similarity): Band =>
  sources * targets <= maxWhole
    ? wholeBand(sources, targets)
    : bandAround(coarsePath(profiles), sources, targets, width);

/** The cheapest blocks of a part of two texts. */
export const alignPart = ({ similarity, sides, levels, costs }: Setting, part: Block): Block[] => {
  const within = partOf(similarity, part);
  const band = bandFor(within);
  const borders = {
    source: bordersIn(sides.source, part.i, part.m),
    target: bordersIn(sides.target, part.j, part.n),
  };
  return cheapestBlocks(within, band, pairsIn(within, band), borders, levels, costs).map(
    ({ i, m, j, n }) => ({
      i: part.i + i,
      m,
      j: part.j + j,
      n,
    }),
  );
};

const partOf = (similarity: Similarity, part: Block): Similarity => ({
  ...similarity,
  sources: part.m,
  targets: part.n,
  closeness: (i, m, j, n) => similarity.closeness(part.i + i, m, part.j + j, n),
  common: (i, m, j, n) => similarity.common(part.i + i, m, part.j + j, n),
  share: (i, m, j, n) => similarity.share(part.i + i, m, part.j + j, n),
  sourceMass: similarity.sourceMass.subarray(part.i, part.i + part.m + 1),
  targetMass: similarity.targetMass.subarray(part.j, part.j + part.n + 1),
  sourceLength: lengthsIn(similarity.sourceLength, part.i, part.m),
  targetLength: lengthsIn(similarity.targetLength, part.j, part.n),
  profiles: {
    source: similarity.profiles.source.slice(part.i, part.i + part.m),
    target: similarity.profiles.target.slice(part.j, part.j + part.n),
  },
});

const lengthsIn = (sums: Float64Array, from: number, count: number): Float64Array =>
  sums.slice(from, from + count + 1).map((sum) => sum - sums[from]!);

const bordersIn = ({ hardness, begins }: Borders, from: number, count: number): Borders => ({
  hardness: hardness.slice(from, from + count),
  begins: begins.slice(from, from + count),
});
