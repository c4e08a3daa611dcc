import type { Lexicon } from '../../languages/lexicon.js';
import type { Block } from '../search.js';
import { wordsOf } from './terms.js';

/** Beads that words are learned from at most, spread over the texts, and words of each side of a bead: the rarest. */
const maxBeads = 5_000;
const maxWords = 100;
/** Beads that have both words, at least; and the share of beads that a word may be in. */
const minTogether = 2;
const maxShare = 0.1;
const alwaysRare = 8;
/** Dice's coefficient of a pair of words, and its standard deviations above chance, at least. */
const minDice = 0.3;
const minDeviations = 3;
/** How far such a pair is trusted. */
const trust = 0.8;

/**
 * Learns a dictionary from the beads of a first pass (as hunalign does, Varga et al. 2005): pairs of words that are in
 * the same beads far more often than by chance.
 *
 * @param known  a lexicon whose entries stay
 */
export const learnLexicon = (
  source: readonly string[],
  target: readonly string[],
  beads: readonly Block[],
  known: Lexicon,
): Lexicon => {
  const paired = spread(
    beads.filter(({ m, n }) => m > 0 && n > 0),
    maxBeads,
  );
  const setOf = (texts: readonly string[]) => [...new Set(texts.flatMap(wordsOf))];
  const words = paired.map(({ i, m, j, n }) => ({
    here: setOf(source.slice(i, i + m)),
    there: setOf(target.slice(j, j + n)),
  }));
  const [here, there] = [
    frequencies(words.map((each) => each.here)),
    frequencies(words.map((each) => each.there)),
  ];
  const limit = Math.max(alwaysRare, paired.length * maxShare);
  const tells = (counts: ReadonlyMap<string, number>) => (word: string) =>
    counts.get(word)! >= minTogether && counts.get(word)! <= limit;

  const together = new Map<string, Map<string, number>>();
  for (const bead of words) {
    const others = rarest(bead.there.filter(tells(there)), there);
    for (const word of rarest(bead.here.filter(tells(here)), here)) {
      const counts = together.get(word) ?? new Map<string, number>();
      for (const other of others) counts.set(other, (counts.get(other) ?? 0) + 1);
      together.set(word, counts);
    }
  }
  const learned = new Map<string, Map<string, number>>();
  for (const [word, counts] of together) {
    const entries = new Map(known.translations(word));
    for (const [other, count] of counts) {
      const [a, b] = [here.get(word)!, there.get(other)!];
      const dice = (2 * count) / (a + b);
      const expected = (a * b) / paired.length;
      if (count < minTogether || dice < minDice) continue;
      if (count - expected <= minDeviations * Math.sqrt(expected + 0.5)) continue;
      entries.set(other, Math.max(dice * trust, entries.get(other) ?? 0));
    }
    if (entries.size > 0) learned.set(word, entries);
  }
  return { ...known, translations: (word) => learned.get(word) ?? known.translations(word) };
};

/** At most so many items, evenly. */
const spread = <T>(items: readonly T[], count: number): T[] =>
  items.length <= count
    ? [...items]
    : Array.from({ length: count }, (_, at) => items[Math.floor((at * items.length) / count)]!);

const rarest = (words: readonly string[], counts: ReadonlyMap<string, number>): readonly string[] =>
  words.length <= maxWords
    ? words
    : [...words].sort((a, b) => counts.get(a)! - counts.get(b)!).slice(0, maxWords);

const frequencies = (sets: readonly (readonly string[])[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const words of sets) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};
