import { seeded } from '../../translate/damage.js';
import type { Group, Known, Pair } from './bitext.js';

/** What may happen to a pair, or to a pair and the next. */
export const changes = [
  /** Two neighbours share a segment on one side. */
  'merge-source',
  'merge-target',
  /** A sentence is cut in two. */
  'split-source',
  'split-target',
  /** A sentence is left out. */
  'drop-source',
  'drop-target',
  /** A sentence that translates nothing stands behind it in the target. */
  'insert',
  /** The target has two neighbours the other way round. The gold is one 2:2 bead, as hand-made gold has it. */
  'move',
] as const;

export type Change = (typeof changes)[number];

export interface PerturbOptions {
  /** Share of the pairs that a change begins at, 0 to 1. */
  rate: number;
  seed: number;
  /** Sentences to insert. */
  foreign: readonly string[];
  kinds?: readonly Change[];
}

/**
 * Changes pairs at random, and keeps the beads. Merges and moves take a pair and the next one. Half of the merges and
 * splits keep the sentence's marks and capitals (“A. B”, “a | b”), half do as a translator would (“A; b”, “A. | B”).
 *
 * Two changes side by side may leave a gold that can be disputed: where a source sentence was dropped right beside a
 * dropped target sentence, a sentence of either side stand beside each other and belong to nothing. The gold stays as
 * it is.
 *
 * @returns the same for the same seed
 */
export const perturbed = (
  pairs: readonly Pair[],
  { rate, seed, foreign, kinds = changes }: PerturbOptions,
): Known => {
  const random = seeded(seed);
  const groups: Group[] = [];
  for (let at = 0; at < pairs.length; ) {
    const kind = random() < rate ? kinds[Math.floor(random() * kinds.length)]! : 'none';
    const [pair, next] = [pairs[at]!, pairs[at + 1]];
    const changed = kind === 'none' ? null : change(kind, pair, next, random, foreign);
    groups.push(...(changed ?? [groupOf(pair)]));
    at += changed !== null && takesTwo.has(kind) ? 2 : 1;
  }
  return known(groups);
};

const takesTwo: ReadonlySet<string> = new Set<Change>(['merge-source', 'merge-target', 'move']);

/** The changed groups; null if the change is not possible there. */
const change = (
  kind: Change,
  { source, target }: Pair,
  next: Pair | undefined,
  random: () => number,
  foreign: readonly string[],
): Group[] | null => {
  const group = (sources: readonly string[] | null, targets: readonly string[] | null): Group[] | null =>
    sources && targets && [{ source: [...sources], target: [...targets], kind }];
  switch (kind) {
    case 'merge-source':
      return next ? group([merged(source, next.source, random)], [target, next.target]) : null;
    case 'merge-target':
      return next ? group([source, next.source], [merged(target, next.target, random)]) : null;
    case 'split-source':
      return group(split(source, random), [target]);
    case 'split-target':
      return group([source], split(target, random));
    case 'drop-source':
      return group([], [target]);
    case 'drop-target':
      return group([source], []);
    case 'insert':
      return [groupOf({ source, target }), insertion(foreign[Math.floor(random() * foreign.length)]!)];
    case 'move':
      return next ? group([source, next.source], [next.target, target]) : null;
  }
};

const groupOf = ({ source, target }: Pair): Group => ({ source: [source], target: [target], kind: 'none' });

const insertion = (text: string): Group => ({ source: [], target: [text], kind: 'insert' });

const known = (groups: Group[]): Known => ({ groups, order: groups });

const merged = (first: string, second: string, random: () => number): string =>
  random() < 0.5
    ? `${first} ${second}`
    : `${first.replace(/[.!?]$/, '')}; ${second[0]!.toLowerCase()}${second.slice(1)}`;

/** A sentence in two, somewhere in its middle. Fewer than four words are too few. */
const split = (text: string, random: () => number): [string, string] | null => {
  const words = text.split(' ');
  if (words.length < 4) return null;
  const cut = Math.max(1, Math.floor(words.length * (0.3 + 0.4 * random())));
  const [first, second] = [words.slice(0, cut).join(' '), words.slice(cut).join(' ')];
  return random() < 0.5
    ? [first, second]
    : [`${first.replace(/[,;:]$/, '')}.`, second[0]!.toUpperCase() + second.slice(1)];
};

/** Pairs as they are. */
export const unchanged = (pairs: readonly Pair[]): Known => known(pairs.map(groupOf));

/** Without the target (or source) segments of some groups. */
export const without = (
  { groups, order }: Known,
  side: 'source' | 'target',
  at: (index: number) => boolean,
): Known => {
  const changed = new Map(
    groups.map((group, index) => [group, at(index) ? { ...group, [side]: [], kind: `drop-${side}` } : group]),
  );
  return {
    groups: groups.map((group) => changed.get(group)!),
    order: order.map((group) => changed.get(group)!),
  };
};

/** Without a random share of the segments of one side. */
export const missing = (text: Known, side: 'source' | 'target', share: number, seed: number): Known => {
  const random = seeded(seed);
  return without(text, side, () => random() < share);
};

/**
 * With blocks of three to six groups of the target swapped with the next block. The beads stay, and cross.
 *
 * @param share  of the pairs of neighbouring blocks that are swapped, 0 to 1
 */
export const shuffled = ({ groups, order }: Known, share: number, seed: number): Known => {
  const random = seeded(seed);
  const size = (): number => 3 + Math.floor(random() * 4);
  const moved: Group[] = [];
  for (let at = 0; at < order.length; ) {
    const middle = at + size();
    const end = middle + size();
    const [first, second] = [order.slice(at, middle), order.slice(middle, end)];
    moved.push(...(random() < share ? [...second, ...first] : [...first, ...second]));
    at = end;
  }
  return { groups, order: moved };
};

/** With the second half of the target before the first. */
export const swappedHalves = ({ groups, order }: Known): Known => {
  const middle = order.length >> 1;
  return { groups, order: [...order.slice(middle), ...order.slice(0, middle)] };
};

/** With a chapter in the middle of the target that translates nothing. */
export const withChapter = ({ groups, order }: Known, chapter: readonly string[]): Known => {
  const inserted = chapter.map(insertion);
  const middle = order.length >> 1;
  return {
    groups: [...groups, ...inserted],
    order: [...order.slice(0, middle), ...inserted, ...order.slice(middle)],
  };
};

/** With the first half of the target only. */
export const firstHalf = (text: Known): Known =>
  without(text, 'target', (index) => index >= text.groups.length >> 1);
