import type { Bead } from '../../core/system.js';
import { beadsOf } from '../beads.js';
import { alignPart } from '../part.js';
import type { Block } from '../search.js';
import type { Gap } from './chain.js';
import type { Evidence } from './evidence.js';

/** Sentences that are in no bead yet, in order. */
export interface Open {
  source: number[];
  target: number[];
}

/**
 * Divides the sentences that no bead has among the gaps between beads, the first gap first. A gap without a sentence
 * that was freed stays as the machine had it; one that shares a sentence with a gap before it waits.
 *
 * @param open   all sentences without a bead
 * @param freed  those of them that were in one
 * @returns what each gap that is to be aligned again has, on both sides, and what no gap has
 */
export const divideAmong = (
  gaps: readonly Gap[],
  open: Open,
  freed: Readonly<Record<'source' | 'target', ReadonlySet<number>>>,
): { parts: Open[]; left: Open } => {
  const all = { source: new Set(open.source), target: new Set(open.target) };
  const taken = { source: new Set<number>(), target: new Set<number>() };
  const sides = ['source', 'target'] as const;
  const within = (side: 'source' | 'target', [after, before]: readonly [number, number]): number[] => {
    const found: number[] = [];
    for (let at = after + 1; at < before; at++) if (all[side].has(at)) found.push(at);
    return found;
  };
  const parts: Open[] = [];
  for (const gap of gaps) {
    const part = { source: within('source', gap.source), target: within('target', gap.target) };
    if (part.source.length === 0 || part.target.length === 0) continue;
    if (!sides.some((side) => part[side].some((each) => freed[side].has(each)))) continue;
    if (sides.some((side) => part[side].some((each) => taken[side].has(each)))) continue;
    parts.push(part);
    for (const side of sides) for (const each of part[side]) taken[side].add(each);
  }
  return {
    parts,
    left: {
      source: open.source.filter((each) => !taken.source.has(each)),
      target: open.target.filter((each) => !taken.target.has(each)),
    },
  };
};

/**
 * Aligns each part by itself with the evidence of the whole texts, then what is left over across them where it is sure,
 * as the aligner does it.
 *
 * @param left  sentences that are in no part
 */
export const alignParts = (parts: readonly Open[], left: Open, evidence: Evidence): Bead[] => {
  const source = gathered(
    evidence.sources,
    parts.map((part) => part.source),
  );
  const target = gathered(
    evidence.targets,
    parts.map((part) => part.target),
  );
  const setting = evidence.inOrder(source.order, target.order);
  const blocks = [
    ...parts.flatMap((part): Block[] =>
      alignPart(setting, {
        i: source.place[part.source[0]!]!,
        m: part.source.length,
        j: target.place[part.target[0]!]!,
        n: part.target.length,
      }),
    ),
    ...left.source.map((each): Block => ({ i: source.place[each]!, m: 1, j: 0, n: 0 })),
    ...left.target.map((each): Block => ({ i: 0, m: 0, j: target.place[each]!, n: 1 })),
  ];
  return beadsOf(blocks, setting, evidence.statistics).map((bead) => ({
    source: bead.source.map((at) => source.order[at]!),
    target: bead.target.map((at) => target.order[at]!),
    score: bead.score,
  }));
};

/** The sentences of a text in such an order that each group is together: where its first is. */
const gathered = (
  count: number,
  groups: readonly (readonly number[])[],
): { order: number[]; place: Int32Array } => {
  const groupOf = new Map(groups.flatMap((group) => group.map((each) => [each, group] as const)));
  const order: number[] = [];
  for (let at = 0; at < count; at++) {
    const group = groupOf.get(at);
    if (group === undefined) order.push(at);
    else if (group[0] === at) for (const each of group) order.push(each);
  }
  const place = new Int32Array(count);
  order.forEach((each, at) => {
    place[each] = at;
  });
  return { order, place };
};
