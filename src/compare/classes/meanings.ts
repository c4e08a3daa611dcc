import { tokensOf } from '../words/tokens.js';
import type { Word } from './groups.js';
import type { Asked, WordKind } from './kinds.js';
import { lemmasOf } from './lemma.js';

/** A changed word with its kind, and what became of it. */
export interface Item extends Word {
  type: WordKind;
  /** Whether the other text has it, or a form of it, or another translation of the same. */
  isPaired: boolean;
  /** For a word that was left in the source's language: whether the other text has its translation. */
  isExplained: boolean;
}

/** What source and lexicon tell of changed words. */
export interface Meanings {
  /** Pairs a word left out in one place with one added in another that translates the same source word; whether there is one. */
  pairAcross(groups: readonly { removed: Item[]; added: Item[] }[]): boolean;
  /** Whether one of the words translates a source word that the other text has nothing for, and what stands in their place translates another. */
  isOnlyIn(side: 'before' | 'after', words: readonly Item[], others: readonly Item[]): boolean;
}

/** Words of a source that are looked up at most. */
const maxSource = 200;
/** Words of one text that are compared with those of the other at most. */
const maxWords = 30;

export const meaningsOf = ({ source, before, after, to, lexicon }: Asked): Meanings => {
  let known: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  /** The source words that a word translates. */
  const meaningOf = ({ lower }: Pick<Word, 'lower'>): ReadonlySet<string> => {
    known ??= sourceMeanings(source ?? '', lexicon);
    if (known.size === 0) return nothing;
    const direct = known.get(lower);
    if (direct !== undefined) return direct;
    for (const lemma of lemmasOf(lower, to)) {
      const found = known.get(lemma);
      if (found !== undefined) return found;
    }
    return nothing;
  };
  const texts = { before, after };
  const said: { before?: ReadonlySet<string>; after?: ReadonlySet<string> } = {};
  /** The source words that a text has a translation of. */
  const saidIn = (side: 'before' | 'after'): ReadonlySet<string> => {
    said[side] ??= new Set(
      tokensOf(texts[side]).flatMap(({ key }) => [...meaningOf({ lower: key.toLowerCase() })]),
    );
    return said[side];
  };
  return {
    pairAcross: (groups) => {
      const open = (key: 'removed' | 'added', type: WordKind) =>
        groups
          .flatMap((group) => group[key])
          .filter((word) => !word.isPaired && word.type === type)
          .slice(0, maxWords);
      for (const [left, others] of [
        [open('removed', 'untranslated'), open('added', 'content')],
        [open('added', 'untranslated'), open('removed', 'content')],
      ] as const)
        for (const word of left)
          for (const other of others)
            if (meaningOf(other).has(word.lower)) word.isExplained = other.isPaired = true;
      let found = false;
      const added = open('added', 'content');
      if (added.length === 0) return false;
      for (const word of open('removed', 'content')) {
        const meaning = meaningOf(word);
        if (meaning.size === 0) continue;
        const other = added.find((each) => !each.isPaired && shares(meaning, meaningOf(each)));
        if (other === undefined) continue;
        word.isPaired = other.isPaired = found = true;
      }
      return found;
    },
    isOnlyIn: (side, words, others) => {
      if (others.length >= words.length) return false;
      const there = saidIn(side === 'before' ? 'after' : 'before');
      return words.slice(0, maxWords).some((word) => {
        const meaning = meaningOf(word);
        return meaning.size > 0 && !shares(meaning, there);
      });
    },
  };
};

const nothing: ReadonlySet<string> = new Set();

const shares = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean => {
  for (const each of one) if (other.has(each)) return true;
  return false;
};

/** Least probability of a translation that counts. */
const minLikely = 0.05;

/** For each word that a source word may be translated by: the source words. */
const sourceMeanings = (source: string, lexicon: Asked['lexicon']): Map<string, Set<string>> => {
  const meanings = new Map<string, Set<string>>();
  for (const { key } of tokensOf(source).slice(0, maxSource)) {
    const word = key.toLowerCase();
    for (const [translation, likely] of lexicon.translations(word) ?? []) {
      if (likely < minLikely) continue;
      const set = meanings.get(translation);
      if (set === undefined) meanings.set(translation, new Set([word]));
      else set.add(word);
    }
  }
  return meanings;
};
