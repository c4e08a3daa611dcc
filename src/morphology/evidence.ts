import type { AffixTable } from '../languages/affixes.js';
import type { Lexicon } from '../languages/lexicon.js';
import { formsOf } from './peel.js';

/** What a lexicon tells of words and of what they are made of. */
export interface Evidence {
  /** How often a word occurs; 1 for one that has translations and no count, 0 for an unknown one. */
  count(word: string): number;
  /** Known words that are made of a root with one prefix and one suffix at most. Made once a root. */
  family(root: string): readonly string[];
  /** How much of what a word is translated by looks like a translation of another word, 0 to 1. */
  shared(word: string, other: string): number;
}

export const evidenceOf = (lexicon: Lexicon, table: AffixTable): Evidence => {
  const counts = lexicon.counts();
  const count = (word: string): number =>
    counts.count(word) || (lexicon.translations(word) === undefined ? 0 : 1);
  const stems = remembered((word: string) => meaningsOf(lexicon.translations(word)));
  return {
    count,
    family: remembered((root) => [...new Set(formsOf(root, table))].filter((form) => count(form) > 0)),
    shared: (word, other) => sharedOf(stems(word), stems(other)),
  };
};

/** Answers that were given are kept, up to a number that a long text does not reach. */
export const remembered = <Answer>(answer: (word: string) => Answer): ((word: string) => Answer) => {
  const known = new Map<string, Answer>();
  return (word) => {
    const there = known.get(word);
    if (there !== undefined) return there;
    const found = answer(word);
    if (known.size >= maxRemembered) known.clear();
    known.set(word, found);
    return found;
  };
};

const maxRemembered = 200_000;

/** The beginnings of a word's translations, by which forms of one word are alike, with their probabilities. */
type Meanings = ReadonlyMap<string, number>;

/** Letters by which translations are compared: “govern” for government and governing. */
const stemLetters = 5;
/** Shorter translations are mostly words of grammar, which come with anything. */
const minLetters = 4;

const meaningsOf = (translations: ReadonlyMap<string, number> | undefined): Meanings => {
  const meanings = new Map<string, number>();
  for (const [translation, chance] of translations ?? []) {
    if (translation.length < minLetters) continue;
    const stem = translation.slice(0, stemLetters);
    meanings.set(stem, (meanings.get(stem) ?? 0) + chance);
  }
  return meanings;
};

const sharedOf = (meanings: Meanings, others: Meanings): number => {
  let [shared, all] = [0, 0];
  for (const [stem, chance] of meanings) {
    all += chance;
    if (others.has(stem)) shared += chance;
  }
  return all === 0 ? 0 : shared / all;
};
