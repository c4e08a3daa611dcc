import { lazy } from '../flow/lazy.js';
import type { AffixTable } from '../languages/affixes.js';
import type { Lexicon } from '../languages/lexicon.js';
import { simpleRootsOf } from './peel.js';

/** What a lexicon tells of words and of what they are made of. */
export interface Evidence {
  /** How often a word occurs; 1 for one that has translations and no count, 0 for an unknown one. */
  count(word: string): number;
  /** Known words that are made of a root with one prefix and one suffix at most, or by doubling it. */
  family(root: string): readonly string[];
  /** Those of a family in which no other one stands: of ajar “belajar” and “mengajar”, not “mengajarkan”. */
  branches(root: string): readonly string[];
  /** How much of what a word is translated by looks like a translation of another word, 0 to 1. */
  shared(word: string, other: string): number;
  /** How probably a word is translated by itself, as names and foreign words are. */
  foreign(word: string): number;
}

export const evidenceOf = (lexicon: Lexicon, table: AffixTable): Evidence => {
  const counts = lexicon.counts();
  const count = (word: string): number =>
    counts.count(word) || (lexicon.translations(word) === undefined ? 0 : 1);
  const stems = remembered((word: string) => meaningsOf(lexicon.translations(word)));
  const families = lazy(() => familiesOf(lexicon, table));
  const family = (root: string): readonly string[] => families().get(root) ?? [];
  return {
    count,
    family,
    branches: remembered((root) => branchesOf(family(root))),
    foreign: (word) => lexicon.translations(word)?.get(word) ?? 0,
    shared: (word, other) => sharedOf(stems(word), stems(other)),
  };
};

/** All known words by what they may be made of. */
const familiesOf = (lexicon: Lexicon, table: AffixTable): ReadonlyMap<string, readonly string[]> => {
  const families = new Map<string, string[]>();
  for (const word of lexicon.words())
    if (isWord.test(word))
      for (const root of simpleRootsOf(word, table)) {
        const family = families.get(root);
        if (family) family.push(word);
        else families.set(root, [word]);
      }
  return families;
};

/** Matches what may be a word and not a number or an address. */
export const isWord = /^\p{L}+(?:-\p{L}+)*$/u;

const branchesOf = (family: readonly string[]): readonly string[] => {
  const branches: string[] = [];
  for (const form of [...family].sort((a, b) => a.length - b.length))
    if (!branches.some((branch) => form.includes(branch))) branches.push(form);
  return branches;
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
