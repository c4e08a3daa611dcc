import type { LanguagePack } from '../../languages/pack.js';
import type { Mention } from './mention.js';
import { numbersIn } from './read.js';

/** Numbers that only one of the two sides has, as written there. */
export interface NumberDifference {
  source: string[];
  target: string[];
}

/**
 * Compares the numbers of a text with those of its translation by value: 3,5 is three and a half, 5 juta is 5,000,000,
 * 19.30 is 7:30 p.m., 17/8/1945 is August 17, 1945. Each number matches at most one other. A date or a code that has
 * no match as a whole is compared by its parts.
 */
export const compareNumbers = (
  source: string,
  target: string,
  from: LanguagePack,
  to: LanguagePack,
): NumberDifference => {
  const [here, there] = [numbersIn(source, from, to), numbersIn(target, to, from)];
  const wholes = match(here, there);
  const pieces = match(wholes.source.flatMap(partsOf), wholes.target.flatMap(partsOf));
  const others = [...wholes.unequal, ...pieces.unequal];
  const lost = missing(pieces.source, pieces.target).filter(isNotIn(target));
  const added = missing(pieces.target, pieces.source).filter(isNotIn(source));
  return {
    source: named([...lost, ...others.map(([mention]) => mention)]),
    target: named([...added, ...others.map(([, mention]) => mention)]),
  };
};

/** Whether a number is not one of words that the other text has as well: a name, or left as it was. */
const isNotIn = (text: string): ((mention: Mention) => boolean) => {
  let known: ReadonlySet<string> | undefined;
  return ({ written }) => {
    known ??= new Set(wordsOf(text));
    return (
      /\P{L}/u.test(written.replace(/[\s-]/g, '')) || !wordsOf(written).every((word) => known!.has(word))
    );
  };
};

const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}+/gu) ?? [];

const partsOf = (mention: Mention): readonly Mention[] => mention.parts ?? [mention];

interface Matches {
  /** Those without a counterpart. */
  source: Mention[];
  target: Mention[];
  /** Equal numbers of unequal units. */
  unequal: (readonly [Mention, Mention])[];
}

/**
 * Gives each number a counterpart of the same value, if there is one. The likeliest values go first, and numbers that
 * must have a counterpart go before those that need none. Linear, for a number has few values.
 */
const match = (source: readonly Mention[], target: readonly Mention[]): Matches =>
  passes.reduce<Matches>(
    (left, [keysOf, otherKeysOf]) => {
      const found = matchBy(left.source, left.target, keysOf, otherKeysOf);
      return { ...found, unequal: [...left.unequal, ...found.unequal] };
    },
    { source: [...source], target: [...target], unequal: [] },
  );

type KeysOf = (mention: Mention) => readonly string[];

const likeliest: KeysOf = ({ keys }) => keys.slice(0, 1);
const all: KeysOf = ({ keys }) => keys;
const hours: KeysOf = (mention) => mention.hours ?? [];

/** What to compare of the source with what of the target. A number may be a time only if the other one surely is. */
const passes: readonly (readonly [KeysOf, KeysOf])[] = [
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
  const unequal: (readonly [Mention, Mention])[] = [];
  for (const mention of [...source].sort(hardLast).reverse()) {
    const other = keysOf(mention)
      .map((key) => lastFree(byKey.get(key) ?? [], taken))
      .find((each) => each !== undefined);
    if (other === undefined) continue;
    taken.add(mention).add(other);
    if (mention.unit !== other.unit && mention.unit && other.unit) unequal.push([mention, other]);
  }
  const isFree = (mention: Mention): boolean => !taken.has(mention);
  return { source: source.filter(isFree), target: target.filter(isFree), unequal };
};

const hardLast = (a: Mention, b: Mention): number =>
  Number(a.soft === undefined) - Number(b.soft === undefined);

const lastFree = (mentions: Mention[], taken: ReadonlySet<Mention>): Mention | undefined => {
  while (mentions.length > 0 && taken.has(mentions.at(-1)!)) mentions.pop();
  return mentions.at(-1);
};

/** Those whose lack is a fault. */
const missing = (mentions: readonly Mention[], others: readonly Mention[]): Mention[] => {
  const both = others.some(({ soft }) => soft === 'alone');
  return mentions.filter(({ soft }) => soft === undefined || (soft === 'alone' && both));
};

/** As written, in the order of the text; parts of one number once. */
const named = (mentions: readonly Mention[]): string[] => [
  ...new Map(
    [...mentions].sort((a, b) => a.from - b.from).map(({ from, written }) => [from, written]),
  ).values(),
];
