import type { Similarity } from './evidence/similarity.js';
import { alignPart, type Setting } from './part.js';
import { type Block, maxGroup } from './search.js';
import { deviationsFrom, type Statistics } from './statistics.js';
import { unswapped } from './swapped.js';

/** Standard deviations above chance, and share of what most pairs fit, that a pair needs if it crosses others. */
const sure = 6;
const minShare = 0.6;

/** Standard deviations above chance that each part of two parts that changed places needs. */
const swapped = 4;

/** Standard deviations above chance under which a block does not keep its segments from others that moved. */
const weak = 4;

/** Largest number of unpaired segments that have a term for it to lead from one to another. */
const maxSharing = 10;

/** The fit from which on a bead is sure wherever it stands. */
export const sureFit = ({ chance, partner }: Statistics): number =>
  Math.max(deviationsFrom(chance, sure), partner * minShare);

/** Segments [from, from + count). */
interface Run {
  from: number;
  count: number;
}

/**
 * Finds what the translation moved further than a bead reaches, or as a whole: parts of a large block that changed
 * places, and beads among the segments that a search in order left unpaired, or paired though they hardly fit. They
 * must be sure, as any segment could be anywhere.
 *
 * @param blocks  of the search in order
 * @returns blocks in the source's order, those that cross others included
 */
export const withMoved = (blocks: readonly Block[], setting: Setting, statistics: Statistics): Block[] => {
  const { similarity } = setting;
  const { chance } = statistics;
  const swaps = deviationsFrom(chance, swapped);
  const ordered = blocks.flatMap((block) => unswapped(block, setting, swaps)).sort((a, b) => a.i - b.i);
  const isWeak = ({ i, m, j, n }: Block): boolean =>
    m > 0 && n > 0 && similarity.closeness(i, m, j, n) < deviationsFrom(chance, weak);
  const found = movedBlocks(
    ordered.flatMap((block) => (isWeak(block) ? apart(block) : [block])),
    setting,
    sureFit(statistics),
  );
  const taken = takenBy(found);
  const isFree = ({ i, m, j, n }: Block): boolean =>
    !indicesIn({ from: i, count: m }).some((at) => taken.source.has(at)) &&
    !indicesIn({ from: j, count: n }).some((at) => taken.target.has(at));
  const kept = ordered.flatMap((block) => (isWeak(block) && !isFree(block) ? apart(block) : [block]));
  return beside(merged(kept, found, taken));
};

/** Each segment of a block alone. */
const apart = ({ i, m, j, n }: Block): Block[] => [
  ...indicesIn({ from: i, count: m }).map((at) => ({ i: at, m: 1, j, n: 0 })),
  ...indicesIn({ from: j, count: n }).map((at) => ({ i: i + m, m: 0, j: at, n: 1 })),
];

/** Sure blocks among the segments that stand alone. */
const movedBlocks = (blocks: readonly Block[], setting: Setting, level: number): Block[] => {
  const { similarity } = setting;
  const [sources, targets] = [
    runsOf(blocks.filter(({ n }) => n === 0).map(({ i }) => i)),
    runsOf(blocks.filter(({ m }) => m === 0).map(({ j }) => j)),
  ];
  const found: Block[] = [];
  const used = { source: new Set<Run>(), target: new Set<Run>() };
  const tried = new Map<Run, Set<Run>>();
  for (const { source, target } of alikeRuns(sources, targets, similarity, level)) {
    if (used.source.has(source) || used.target.has(target)) continue;
    const others = tried.get(source) ?? new Set();
    if (others.has(target)) continue;
    tried.set(source, others.add(target));
    const part = { i: source.from, m: source.count, j: target.from, n: target.count };
    const sureBlocks = alignPart(setting, part).filter(
      ({ i, m, j, n }) => m > 0 && n > 0 && similarity.closeness(i, m, j, n) >= level,
    );
    if (sureBlocks.length === 0) continue;
    used.source.add(source);
    used.target.add(target);
    for (const block of sureBlocks) found.push(block);
  }
  return found;
};

/** Neighbours that changed places, one of them a single sentence, share a block: crossing says no more of them. */
const beside = (blocks: readonly Block[]): Block[] => {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    const isCrossed =
      last !== undefined &&
      Math.min(last.m, last.n, block.m, block.n) === 1 &&
      last.m + block.m <= maxGroup &&
      last.n + block.n <= maxGroup &&
      block.i === last.i + last.m &&
      block.j + block.n === last.j;
    if (isCrossed)
      joined[joined.length - 1] = { i: last.i, m: last.m + block.m, j: block.j, n: last.n + block.n };
    else joined.push(block);
  }
  return joined;
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

interface Taken {
  source: Set<number>;
  target: Set<number>;
}

const takenBy = (blocks: readonly Block[]): Taken => ({
  source: new Set(blocks.flatMap(({ i, m }) => indicesIn({ from: i, count: m }))),
  target: new Set(blocks.flatMap(({ j, n }) => indicesIn({ from: j, count: n }))),
});

/** Puts found blocks in place of the single segments that they pair. */
const merged = (blocks: readonly Block[], found: readonly Block[], taken: Taken): Block[] => {
  const starts = new Map(found.map((block) => [block.i, block]));
  return blocks.flatMap((block) => {
    if (block.n === 0 && taken.source.has(block.i)) return starts.get(block.i) ?? [];
    return block.m === 0 && taken.target.has(block.j) ? [] : [block];
  });
};
