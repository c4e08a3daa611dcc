import type { Bead } from '../../../src/core/system.js';

/** Indices of the segments that a bead ties together. */
export type Indices = Pick<Bead, 'source' | 'target'>;

/** Found beads among all that were found, gold beads found among all of the gold. */
export interface Counts {
  strict: Hits;
  lax: Hits;
  /** As score.py of Vecalign counts: its precision is also over the 1:0 and 0:1 beads that were found. */
  vecalign: Hits;
}

interface Hits {
  /** Found beads that are right. */
  right: number;
  found: number;
  /** Gold beads that were found. */
  recalled: number;
  gold: number;
}

/**
 * Compares beads with gold beads as Bleualign does (Sennrich & Volk 2010, utils.py) and Vecalign (Thompson & Koehn 2019,
 * score.py). Strict: the same segments on both sides. Lax: some segment in common on both sides, with one and the same
 * bead. Beads with an empty side are neither looked for nor counted: Bleualign has none among its own. Vecalign leaves
 * them out of recall, but not of precision; that is `vecalign`, strict only, where a bead with an empty side is right
 * if the gold has it.
 */
export const countsOf = (found: readonly Indices[], gold: readonly Indices[]): Counts => {
  const [foundPairs, goldPairs] = [found.filter(isPaired), gold.filter(isPaired)];
  const [allGold, ofGold, ofFound] = [gold, goldPairs, foundPairs].map(
    (beads) => new Set(beads.map(keyOf)),
  ) as [Set<string>, Set<string>, Set<string>];
  const recalled = goldPairs.filter((bead) => ofFound.has(keyOf(bead))).length;
  const size = { found: foundPairs.length, gold: goldPairs.length };
  return {
    strict: { ...size, right: foundPairs.filter((bead) => ofGold.has(keyOf(bead))).length, recalled },
    lax: {
      ...size,
      right: foundPairs.filter(overlapping(goldPairs)).length,
      recalled: goldPairs.filter(overlapping(foundPairs)).length,
    },
    vecalign: {
      right: found.filter((bead) => allGold.has(keyOf(bead))).length,
      found: found.length,
      recalled,
      gold: goldPairs.length,
    },
  };
};

/** Counts of several texts together. */
export const sumOf = (counts: readonly Counts[]): Counts => {
  const hits = (kind: keyof Counts): Hits =>
    counts
      .map((each) => each[kind])
      .reduce(
        (a, b) => ({
          right: a.right + b.right,
          found: a.found + b.found,
          recalled: a.recalled + b.recalled,
          gold: a.gold + b.gold,
        }),
        { right: 0, found: 0, recalled: 0, gold: 0 },
      );
  return { strict: hits('strict'), lax: hits('lax'), vecalign: hits('vecalign') };
};

export const precisionOf = ({ right, found }: Hits): number => (found === 0 ? 0 : right / found);
export const recallOf = ({ recalled, gold }: Hits): number => (gold === 0 ? 0 : recalled / gold);
export const f1Of = (hits: Hits): number => {
  const [precision, recall] = [precisionOf(hits), recallOf(hits)];
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
};

/**
 * Reads a file of gold beads, one a line: `[0]:[0, 1]`, zero-based.
 *
 * @throws SyntaxError if a line has another form
 */
export const readBeads = (text: string): Indices[] =>
  text
    .split('\n')
    .filter((line) => /\S/.test(line))
    .map((line) => {
      const [source, target] = line.split(':').map((side) => JSON.parse(side) as number[]);
      return { source: source!, target: target! };
    });

const isPaired = ({ source, target }: Indices): boolean => source.length > 0 && target.length > 0;

const keyOf = ({ source, target }: Indices): string => `${source}:${target}`;

/** Whether a bead shares segments of both sides with one of some others, which have each segment once at most. */
const overlapping = (others: readonly Indices[]): ((bead: Indices) => boolean) => {
  const having = new Map(others.flatMap((other) => other.source.map((i) => [i, new Set(other.target)])));
  return ({ source, target }) => source.some((i) => target.some((j) => having.get(i)?.has(j)));
};
