import { lemmasOf } from '../compare/classes/lemma.js';
import type { Lexicon } from '../languages/lexicon.js';
import type { LanguagePack } from '../languages/pack.js';
import type { Translated } from './gloss.js';

/** Translations of a word that are shown. */
const maxTranslations = 6;

/**
 * A word table made from texts has for translations of a word much that only stood beside it. A translation must be so
 * probable, have been seen so often, and be at least so strong beside the strongest: √ (p(translation | word) ·
 * p(word | translation)), which is small for words that stand beside everything.
 */
const floors = { chance: 0.01, seen: 1, share: 0.15 };

/**
 * The translations of a word that a dictionary would give, the most likely first. Forms of one word are one translation,
 * the likeliest of them, with their probabilities added. Articles are none, nor is the word itself, unless there is
 * nothing else.
 *
 * @param lexicon  from the word's language into the other
 * @param pack     of the other language
 */
export const likelyTranslations = (word: string, lexicon: Lexicon, pack: LanguagePack): Translated[] => {
  const inverse = lexicon.inverse();
  const count = lexicon.counts().count(word);
  const all = [...(lexicon.translations(word) ?? [])]
    .filter(([, chance]) => chance >= floors.chance)
    .map(([other, chance]) => {
      const back = inverse.translations(other)?.get(word);
      // Without probabilities for the way back, all are as good as they are likely.
      return { word: other, chance, strength: back === undefined ? chance : Math.sqrt(chance * back) };
    });
  const strongest = all.reduce((max, { strength }) => Math.max(max, strength), 0);
  const kept = all.filter(
    ({ chance, strength }) =>
      strength === strongest ||
      (strength >= floors.share * strongest && (count === 0 || chance * count >= floors.seen)),
  );
  const isOwn = (other: string) => other !== word && !pack.grammar.articles.has(other);
  const own = kept.filter((each) => isOwn(each.word));
  return merged(own.length > 0 ? own : kept, pack).slice(0, maxTranslations);
};

/** Forms of one word made one. */
const merged = (all: readonly Translated[], pack: LanguagePack): Translated[] => {
  const groups: { word: string; chance: number; lemmas: ReadonlySet<string> }[] = [];
  for (const { word, chance } of [...all].sort(byChance)) {
    const lemmas = lemmasOf(word, pack);
    const group = groups.find((each) => [...lemmas].some((lemma) => each.lemmas.has(lemma)));
    if (group === undefined) groups.push({ word, chance, lemmas });
    else group.chance += chance;
  }
  return groups.map(({ word, chance }) => ({ word, chance: Math.min(1, chance) })).sort(byChance);
};

const byChance = (a: Translated, b: Translated): number =>
  b.chance - a.chance || (a.word < b.word ? -1 : a.word > b.word ? 1 : 0);
