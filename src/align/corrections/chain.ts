import type { Bead } from '../../core/system.js';

/** A bead with both sides. */
export type Pair = Pick<Bead, 'source' | 'target'>;

/** Source sentences (from[0], to[0]) and target sentences (from[1], to[1]), without the ends. */
export interface Gap {
  source: readonly [after: number, before: number];
  target: readonly [after: number, before: number];
}

/** Chains that are looked for: the texts' own order, and passages that moved. */
const maxChains = 8;

/**
 * The longest chain of beads in which both sides go forward, the longest of those that cross it, and so on: the order of
 * the texts, and that of each passage that moved. No bead of a chain reaches beyond the next.
 */
export const chainsOf = <P extends Pair>(pairs: readonly P[]): P[][] => {
  const chains: P[][] = [];
  let rest = [...pairs].sort((a, b) => a.source[0]! - b.source[0]!);
  while (rest.length > 0 && chains.length < maxChains) {
    const chain = longestChain(rest);
    const chosen = new Set(chain);
    chains.push(chain);
    rest = rest.filter((pair) => !chosen.has(pair));
  }
  return chains;
};

/**
 * By dynamic programming over the ends of beads, with the best of all that end before a target in a tree of maxima
 * (Fenwick 1994).
 *
 * @param pairs  in order of the source
 */
const longestChain = <P extends Pair>(pairs: readonly P[]): P[] => {
  const best = createMaxima(1 + pairs.reduce((most, { target }) => Math.max(most, target.at(-1)!), 0));
  const ending = pairs.map((_, k) => k).sort((a, b) => pairs[a]!.source.at(-1)! - pairs[b]!.source.at(-1)!);
  const length = new Int32Array(pairs.length);
  const before = new Int32Array(pairs.length);
  let [next, last] = [0, -1];
  pairs.forEach(({ source, target }, k) => {
    for (; next < ending.length && pairs[ending[next]!]!.source.at(-1)! < source[0]!; next++) {
      const ended = ending[next]!;
      best.add(pairs[ended]!.target.at(-1)!, ended, length[ended]!);
    }
    const previous = best.before(target[0]!);
    before[k] = previous;
    length[k] = 1 + (previous < 0 ? 0 : length[previous]!);
    if (last < 0 || length[k]! > length[last]!) last = k;
  });
  const chain: P[] = [];
  for (let k = last; k >= 0; k = before[k]!) chain.push(pairs[k]!);
  return chain.reverse();
};

/** The item with the greatest value among those at places before another. Of equal ones, the first added. */
const createMaxima = (places: number) => {
  const items = new Int32Array(places + 1).fill(-1);
  const values = new Int32Array(places + 1);
  return {
    add: (place: number, item: number, value: number): void => {
      for (let at = place + 1; at <= places; at += at & -at)
        if (value > values[at]!) {
          values[at] = value;
          items[at] = item;
        }
    },
    /** −1 if there is none. */
    before: (place: number): number => {
      let [found, most] = [-1, 0];
      for (let at = Math.min(place, places); at > 0; at -= at & -at)
        if (values[at]! > most) {
          most = values[at]!;
          found = items[at]!;
        }
      return found;
    },
  };
};

/**
 * Where the beads of the chains leave room, the narrowest first: between neighbours of a chain, before the first of the
 * texts' own order and after its last, and beside the ends of a moved passage as far as no other bead stands there.
 */
export const gapsBetween = (
  chains: readonly (readonly Pair[])[],
  sources: number,
  targets: number,
): Gap[] => {
  const owners = chains.map((chain) => ownersOf(chain, sources));
  const taken = {
    source: takenBy(chains.flat().flatMap(({ source }) => source)),
    target: takenBy(chains.flat().flatMap(({ target }) => target)),
  };
  const gaps = chains.flatMap((chain, rank): Gap[] => {
    const [first, last] = [chain[0]!, chain.at(-1)!];
    const [before, after] =
      rank === 0
        ? [
            { source: -1, target: -1 },
            { source: sources, target: targets },
          ]
        : [
            {
              source: freeDown(first.source[0]!, taken.source),
              target: freeDown(first.target[0]!, taken.target),
            },
            {
              source: freeUp(last.source.at(-1)!, taken.source, sources),
              target: freeUp(last.target.at(-1)!, taken.target, targets),
            },
          ];
    const borders = [
      before,
      ...chain.map(({ source, target }) => ({ source: source[0]!, target: target[0]! })),
      after,
    ];
    return borders.slice(1).flatMap((to, k): Gap[] => {
      const from = borders[k]!;
      const gap: Gap = { source: [from.source, to.source], target: [from.target, to.target] };
      // Between two passages that moved, the order of others counts.
      return owners.slice(0, rank).some((owner) => hasWithin(gap, owner)) ? [] : [gap];
    });
  });
  return gaps
    .filter(({ source, target }) => source[1] - source[0] > 1 && target[1] - target[0] > 1)
    .sort((a, b) => widthOf(a) - widthOf(b) || a.source[0] - b.source[0]);
};

const widthOf = ({ source, target }: Gap): number => source[1] - source[0] + target[1] - target[0];

/** For each source sentence, the bead of a chain that begins with it. */
const ownersOf = (chain: readonly Pair[], sources: number): (Pair | undefined)[] => {
  const owners = new Array<Pair | undefined>(sources);
  for (const pair of chain) owners[pair.source[0]!] = pair;
  return owners;
};

const hasWithin = ({ source, target }: Gap, owners: readonly (Pair | undefined)[]): boolean => {
  for (let at = source[0] + 1; at < source[1]; at++) {
    const pair = owners[at];
    if (pair !== undefined && pair.target[0]! > target[0] && pair.target[0]! < target[1]) return true;
  }
  return false;
};

const takenBy = (indices: readonly number[]): ReadonlySet<number> => new Set(indices);

const freeDown = (from: number, taken: ReadonlySet<number>): number => {
  let at = from - 1;
  while (at >= 0 && !taken.has(at)) at--;
  return at;
};

const freeUp = (from: number, taken: ReadonlySet<number>, count: number): number => {
  let at = from + 1;
  while (at < count && !taken.has(at)) at++;
  return at;
};
