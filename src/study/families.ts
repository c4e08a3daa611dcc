import type { Glossary, Translated } from './gloss.js';
import { keynessOf } from './keyness.js';
import type { Known } from './known.js';
import type { WordEntry, WordList } from './words.js';

/** Words with a root in common. */
export interface Family {
  root: string;
  /** Occurrences of all its words here. */
  count: number;
  /** In general texts: of the root and of the words that are here, not of its other forms. */
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
    const count = sum((word) => word.count);
    const hasRoot = members.some(({ word }) => word === root);
    const generalCount = sum((word) => word.generalCount) + (hasRoot ? 0 : members[0]!.generalRootCount);
    return {
      root,
      count,
      generalCount,
      keyness: keynessOf(count, running, generalCount, generalSize),
      words: [...members].sort((a, b) => b.count - a.count || compareText(a.word, b.word)),
    };
  });
};

/**
 * What a family means: its root, by itself if it is one of the words, else as far as they have to do with it; without
 * that, its most frequent word of which something is known.
 */
export const meaningsOf = ({ root, words }: Family, glossary: Glossary | null): readonly Translated[] => {
  const glosses = words.flatMap(({ word }) => glossary?.gloss(word) ?? []);
  const own = glosses.find(({ word }) => word === root);
  const found = [own?.translations, glosses[0]?.ofRoot, ...glosses.map(({ translations }) => translations)];
  return found.find((each) => each !== undefined && each.length > 0) ?? [];
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
  [...items].sort((a, b) => {
    const byName = compareText(nameOf(a), nameOf(b));
    if (order === 'alphabet') return byName;
    return orders[order](a, b) || orders.key(a, b) || orders.count(a, b) || byName;
  });

const orders: Record<Exclude<WordOrder, 'alphabet'>, (a: Counted, b: Counted) => number> = {
  key: (a, b) => b.keyness - a.keyness,
  count: (a, b) => b.count - a.count,
  rarity: (a, b) => a.generalCount - b.generalCount,
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
  /** Words that a person knows, by themselves or by their root, are left out. */
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
      !known?.has(language, word) &&
      !known?.has(language, root),
  );
};

/** Words that occur once: hapax legomena. */
export const hapaxOf = (words: readonly WordEntry[]): number =>
  words.filter(({ count }) => count === 1).length;

/** Characters of all families that a page can take along. */
const maxFormCharacters = 150_000;

/**
 * Which words are forms of one root, for a search: each family's root and its forms, with spaces between, the most
 * frequent families first; those of one form that is the root are none.
 */
export const formFamilies = (list: WordList, maxCharacters = maxFormCharacters): string[] => {
  const groups = new Map<string, { count: number; forms: Set<string> }>();
  for (const { word, root, count } of list.words) {
    const group = groups.get(root) ?? { count: 0, forms: new Set(root.includes(' ') ? [] : [root]) };
    groups.set(root, group);
    group.count += count;
    group.forms.add(word);
  }
  const families: string[] = [];
  let characters = 0;
  for (const { forms } of [...groups.values()].sort((a, b) => b.count - a.count)) {
    if (forms.size < 2) continue;
    const family = [...forms].join(' ');
    characters += family.length + 3;
    if (characters > maxCharacters) break;
    families.push(family);
  }
  return families;
};
