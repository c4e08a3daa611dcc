import { keynessOf } from './keyness.js';
import type { Known } from './known.js';
import type { WordEntry, WordList } from './words.js';

/** Words with a root in common. */
export interface Family {
  root: string;
  /** Occurrences of all its words here and in general texts; of forms that are not here, none. */
  count: number;
  generalCount: number;
  keyness: number;
  /** The most frequent first. */
  words: readonly WordEntry[];
}

/** The families of words, in the order in which their first words come. */
export const familiesOf = (
  words: readonly WordEntry[],
  { running, generalSize }: Pick<WordList, 'running' | 'generalSize'>,
): Family[] => {
  const groups = new Map<string, WordEntry[]>();
  for (const word of words) {
    const group = groups.get(word.root);
    if (group === undefined) groups.set(word.root, [word]);
    else group.push(word);
  }
  return [...groups].map(([root, members]) => {
    const sum = (of: (word: WordEntry) => number) => members.reduce((total, word) => total + of(word), 0);
    const [count, generalCount] = [sum((word) => word.count), sum((word) => word.generalCount)];
    return {
      root,
      count,
      generalCount,
      keyness: keynessOf(count, running, generalCount, generalSize),
      words: [...members].sort((a, b) => b.count - a.count || compareText(a.word, b.word)),
    };
  });
};

export const wordOrders = ['key', 'count', 'rarity', 'alphabet'] as const;
/** `key`: the most typical of the text first; `rarity`: the rarest in general texts first. */
export type WordOrder = (typeof wordOrders)[number];

type Counted = Pick<WordEntry, 'count' | 'generalCount' | 'keyness'>;

/** In an order; what is the same in it, by frequency, then by the alphabet. */
export const ordered = <T extends Counted>(
  items: readonly T[],
  order: WordOrder,
  nameOf: (item: T) => string,
): T[] =>
  [...items].sort(
    (a, b) =>
      orders[order](a, b) || orders.key(a, b) || orders.count(a, b) || compareText(nameOf(a), nameOf(b)),
  );

const orders: Record<WordOrder, (a: Counted, b: Counted) => number> = {
  key: (a, b) => b.keyness - a.keyness,
  count: (a, b) => b.count - a.count,
  rarity: (a, b) => a.generalCount - b.generalCount,
  alphabet: () => 0,
};

/** By code point, so that the order is the same on every machine. */
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Which words of a list are wanted. */
export interface WordChoice {
  /** Function words, and names, are left out unless they are wanted. */
  functionWords?: boolean;
  names?: boolean;
  minCount?: number;
  /** Only words with a root that this list has in no word. */
  newSince?: WordList | null;
  /** Words that a person knows are left out. */
  known?: Known | null;
}

export const chosenWords = (
  { words, language }: WordList,
  { functionWords = false, names = false, minCount = 1, newSince = null, known = null }: WordChoice,
): WordEntry[] => {
  const before = new Set(newSince?.words.flatMap(({ word, root }) => [word, root]));
  return words.filter(
    ({ word, root, kind, count }) =>
      (kind !== 'function' || functionWords) &&
      (kind !== 'name' || names) &&
      count >= minCount &&
      !before.has(word) &&
      !before.has(root) &&
      !known?.has(language, word),
  );
};

/** Words that occur once: hapax legomena. */
export const hapaxOf = (words: readonly WordEntry[]): number =>
  words.filter(({ count }) => count === 1).length;
