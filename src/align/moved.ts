import { wholeBand } from './band.js';
import type { AlignCosts } from './costs.js';
import { type Block, type Borders, cheapestBlocks, type Levels, maxGroup, pairsIn } from './search.js';
import type { Similarity } from './similarity.js';
import { deviationsFrom, type Statistics } from './statistics.js';

/** Standard deviations above chance, and share of what most pairs fit, that a pair needs if it crosses others. */
const sure = 6;
const minShare = 0.6;

/** Largest number of unpaired segments that have a term for it to lead from one to another. */
const maxSharing = 10;

/** Largest pair of runs to search, in cells. */
const maxCells = 100_000;

/** Segments [from, from + count). */
interface Run {
  from: number;
  count: number;
}

/**
 * Finds beads among the segments that a search in order left unpaired: those that the translation moved further than a
 * bead reaches. They must be sure, as any segment could be anywhere.
 *
 * @param blocks  of the search in order
 * @returns blocks in the source's order, those that cross others included
 */
export const withMoved = (
  blocks: readonly Block[],
  similarity: Similarity,
  sides: { source: Borders; target: Borders },
  statistics: Statistics,
  levels: Levels,
  costs: AlignCosts,
): Block[] => {
  const [sources, targets] = [
    runsOf(blocks.filter(({ n }) => n === 0).map(({ i }) => i)),
    runsOf(blocks.filter(({ m }) => m === 0).map(({ j }) => j)),
  ];
  if (sources.length === 0 || targets.length === 0) return [...blocks];
  const level = Math.max(deviationsFrom(statistics.chance, sure), statistics.partner * minShare);
  const found: Block[] = [];
  const used = { source: new Set<Run>(), target: new Set<Run>() };
  for (const { source, target } of alikeRuns(sources, targets, similarity, level)) {
    if (used.source.has(source) || used.target.has(target)) continue;
    if (source.count * target.count > maxCells) continue;
    const part = partOf(similarity, source, target);
    const band = wholeBand(source.count, target.count);
    const inside = {
      source: bordersIn(sides.source, source),
      target: bordersIn(sides.target, target),
    };
    const beads = cheapestBlocks(part, band, pairsIn(part, band), inside, levels, costs)
      .filter(({ i, m, j, n }) => m > 0 && n > 0 && part.closeness(i, m, j, n) >= level)
      .map(({ i, m, j, n }) => ({ i: source.from + i, m, j: target.from + j, n }));
    if (beads.length === 0) continue;
    used.source.add(source);
    used.target.add(target);
    found.push(...beads);
  }
  return merged(blocks, found);
};

/** Runs of neighbouring indices. */
const runsOf = (indices: readonly number[]): Run[] => {
  const runs: Run[] = [];
  for (const index of [...indices].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last.from + last.count === index) last.count++;
    else runs.push({ from: index, count: 1 });
  }
  return runs;
};

/** Pairs of runs with segments that are each other's best, the best pairs first. */
const alikeRuns = (
  sources: readonly Run[],
  targets: readonly Run[],
  similarity: Similarity,
  level: number,
): { source: Run; target: Run }[] => {
  const { profiles, closeness } = similarity;
  const having = new Map<number, number[]>();
  for (const j of targets.flatMap(indicesIn))
    for (const term of profiles.target[j]!.terms) {
      const all = having.get(term);
      if (all) all.push(j);
      else having.set(term, [j]);
    }
  const best = new Map<number, { other: number; fit: number }>();
  const candidates: { i: number; j: number; fit: number }[] = [];
  for (const i of sources.flatMap(indicesIn)) {
    const near = new Map<number, number>();
    for (const term of profiles.source[i]!.terms) {
      const all = having.get(term);
      if (all && all.length <= maxSharing) for (const j of all) near.set(j, (near.get(j) ?? 0) + 1);
    }
    const likeliest = [...near].sort(([a, x], [b, y]) => y - x || a - b).slice(0, maxGroup);
    for (const [j] of likeliest) {
      const fit = closeness(i, 1, j, 1);
      if (fit < level) continue;
      candidates.push({ i, j, fit });
      if (fit > (best.get(j)?.fit ?? 0)) best.set(j, { other: i, fit });
    }
  }
  const runOf = (runs: readonly Run[]) =>
    new Map(runs.flatMap((run) => indicesIn(run).map((at) => [at, run])));
  const [sourceRun, targetRun] = [runOf(sources), runOf(targets)];
  return candidates
    .filter(({ i, j }) => best.get(j)!.other === i)
    .sort((a, b) => b.fit - a.fit || a.i - b.i)
    .map(({ i, j }) => ({ source: sourceRun.get(i)!, target: targetRun.get(j)! }));
};

const indicesIn = ({ from, count }: Run): number[] => Array.from({ length: count }, (_, k) => from + k);

/** The similarity of a part of both texts. */
const partOf = (similarity: Similarity, source: Run, target: Run): Similarity => {
  const [i0, j0] = [source.from, target.from];
  return {
    ...similarity,
    sources: source.count,
    targets: target.count,
    closeness: (i, m, j, n) => similarity.closeness(i0 + i, m, j0 + j, n),
    common: (i, m, j, n) => similarity.common(i0 + i, m, j0 + j, n),
    sourceMass: similarity.sourceMass.subarray(i0),
    targetMass: similarity.targetMass.subarray(j0),
    share: (i, m, j, n) => similarity.share(i0 + i, m, j0 + j, n),
    sourceLength: similarity.sourceLength.subarray(i0),
    targetLength: similarity.targetLength.subarray(j0),
  };
};

const bordersIn = ({ hardness, begins }: Borders, { from, count }: Run): Borders => ({
  hardness: hardness.slice(from, from + count),
  begins: begins.slice(from, from + count),
});

/** Puts found blocks in place of the single segments that they pair. */
const merged = (blocks: readonly Block[], found: readonly Block[]): Block[] => {
  const starts = new Map(found.map((block) => [block.i, block]));
  const sources = new Set(found.flatMap(({ i, m }) => indicesIn({ from: i, count: m })));
  const targets = new Set(found.flatMap(({ j, n }) => indicesIn({ from: j, count: n })));
  return blocks.flatMap((block) => {
    if (block.n === 0 && sources.has(block.i)) return starts.get(block.i) ?? [];
    return block.m === 0 && targets.has(block.j) ? [] : [block];
  });
};
