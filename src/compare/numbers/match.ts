import type { Mention } from './mention.js';

/** Numbers of equal value. */
export type Pair = readonly [source: Mention, target: Mention];

interface Matches {
  /** Those without a counterpart. */
  source: Mention[];
  target: Mention[];
  pairs: Pair[];
}

/**
 * Gives each number a counterpart of the same value, if there is one. The likeliest values go first, and numbers that
 * must have a counterpart go before those that need none. Linear, for a number has few values.
 */
export const match = (source: readonly Mention[], target: readonly Mention[]): Matches =>
  passes.reduce<Matches>(
    (left, [keysOf, otherKeysOf]) => {
      const found = matchBy(left.source, left.target, keysOf, otherKeysOf);
      return { ...found, pairs: [...left.pairs, ...found.pairs] };
    },
    { source: [...source], target: [...target], pairs: [] },
  );

type KeysOf = (mention: Mention) => readonly string[];

const measured: KeysOf = ({ keys, unit }) => keys.slice(0, 1).map((key) => `${key} ${unit}`);
const likeliest: KeysOf = ({ keys }) => keys.slice(0, 1);
const all: KeysOf = ({ keys }) => keys;
const hours: KeysOf = (mention) => mention.hours ?? [];

/** What to compare of the source with what of the target. A number may be a time only if the other one surely is. */
const passes: readonly (readonly [KeysOf, KeysOf])[] = [
  [measured, measured],
  [likeliest, likeliest],
  [all, all],
  [all, hours],
  [hours, all],
];

const matchBy = (
  source: readonly Mention[],
  target: readonly Mention[],
  keysOf: KeysOf,
  otherKeysOf: KeysOf,
): Matches => {
  const byKey = new Map<string, Mention[]>();
  for (const mention of [...target].sort(hardLast)) {
    for (const key of otherKeysOf(mention)) {
      const same = byKey.get(key);
      if (same === undefined) byKey.set(key, [mention]);
      else same.push(mention);
    }
  }
  const taken = new Set<Mention>();
  const pairs: Pair[] = [];
  for (const mention of [...source].sort(hardLast).reverse()) {
    const other = keysOf(mention)
      .map((key) => lastFree(byKey.get(key) ?? [], taken))
      .find((each) => each !== undefined);
    if (other === undefined) continue;
    taken.add(mention).add(other);
    pairs.push([mention, other]);
  }
  const isFree = (mention: Mention): boolean => !taken.has(mention);
  return { source: source.filter(isFree), target: target.filter(isFree), pairs };
};

const hardLast = (a: Mention, b: Mention): number =>
  Number(a.soft === undefined) - Number(b.soft === undefined);

const lastFree = (mentions: Mention[], taken: ReadonlySet<Mention>): Mention | undefined => {
  while (mentions.length > 0 && taken.has(mentions.at(-1)!)) mentions.pop();
  return mentions.at(-1);
};
