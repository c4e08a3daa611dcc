import type { ScoredBead } from './beads.js';

/**
 * Beads with their sides changed, for two texts that were aligned the other way round.
 *
 * @param beads  in the order of what is the target in the result
 * @returns in the source's order; a target without a source is behind the target before it
 */
export const turned = (beads: readonly ScoredBead[]): ScoredBead[] => {
  const all = beads.map(({ source, target, ...bead }) => ({ ...bead, source: target, target: source }));
  const paired = all.filter(({ source }) => source.length > 0).sort((a, b) => a.source[0]! - b.source[0]!);
  const placeOf = new Map(paired.flatMap(({ target }, place) => target.map((j) => [j, place] as const)));
  /** Beads without a source by the place that they are behind. */
  const added = new Map<number, ScoredBead[]>();
  for (const bead of all) {
    if (bead.source.length > 0) continue;
    const first = bead.target[0]!;
    const place = placeOf.get(first - 1) ?? -1;
    for (const j of bead.target) placeOf.set(j, place);
    const there = added.get(place);
    if (there === undefined) added.set(place, [bead]);
    else there.push(bead);
  }
  return [...(added.get(-1) ?? []), ...paired.flatMap((bead, place) => [bead, ...(added.get(place) ?? [])])];
};
