import { isFunctionWord } from '../align/words/forms.js';
import { areForms, lemmasOf } from '../compare/classes/lemma.js';
import type { Lexicon } from '../languages/lexicon.js';
import type { LanguagePack } from '../languages/pack.js';
import type { Translated } from './gloss.js';

/** Translations of a word that are shown. */
const maxTranslations = 6;

/**
 * A word table made from texts has for translations of a word much that only stood beside it. A translation must be so
 * probable (`chance`), have been seen so often (`seen`), and be strong beside the strongest (`share`) by √ (p(translation |
 * word) · p(word | translation)), which is small for words that stand beside everything. `other`: another word is what it
 * means, though it is often left as it is, if that word is so likely beside it.
 */
const floors = { chance: 0.01, seen: 1, share: 0.15, other: 0.2 };

/**
 * The translations of a word that a dictionary would give, the most likely first. Forms of one word are one translation,
 * with their probabilities added: the form that the likeliest comes from if that is among them, else the likeliest.
 * Articles are none, nor are single letters that are no word (of “pukul 3 p.m.”), and the word itself is only if it mostly
 * stays as it is.
 *
 * @param lexicon  from the word's language into the other
 * @param pack     of the other language
 */
export const likelyTranslations = (word: string, lexicon: Lexicon, pack: LanguagePack): Translated[] => {
  const inverse = lexicon.inverse();
  const count = lexicon.counts().count(word);
  const all = [...(lexicon.translations(word) ?? [])]
    .filter(([other, chance]) => chance >= floors.chance && (other.length > 1 || isFunctionWord(other, pack)))
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
  const best = kept.reduce(
    (max, { word: other, chance }) => (other === word ? max : Math.max(max, chance)),
    0,
  );
  const isOwn = ({ word: other, chance }: Translated) =>
    !(other === word && best >= floors.other * chance) && !pack.grammar.articles.has(other);
  const own = kept.filter(isOwn);
  return merged(own.length > 0 ? own : kept, pack).slice(0, maxTranslations);
};

/** Letters that words have in common at their beginning, of those that come from one another. */
const minShared = 4;
/** Of the occurrences of a root's family: those that say what the root does, too, at least. */
const minConfirmed = 0.02;

/**
 * Those of a root's translations that words made of it have often enough, too: as they are, as another form, or with more at
 * the end (“teach”, “teacher”).
 *
 * @param family  words that are made of the root: how often they occur, and how they are translated
 */
export const confirmedBy = (
  family: readonly { count: number; translations: readonly Translated[] }[],
  translations: readonly Translated[],
  pack: LanguagePack,
): Translated[] => {
  const all = family.reduce((sum, { count }) => sum + count, 0);
  return translations.filter(({ word }) => {
    const said = family.reduce(
      (sum, form) =>
        sum +
        form.count *
          form.translations.reduce((p, each) => (areAlike(word, each.word, pack) ? p + each.chance : p), 0),
      0,
    );
    return said > 0 && said >= minConfirmed * all;
  });
};

const areAlike = (one: string, other: string, pack: LanguagePack): boolean =>
  areForms(one, other, pack) ||
  (Math.min(one.length, other.length) >= minShared && (one.startsWith(other) || other.startsWith(one)));

/** Forms of one word made one. */
const merged = (all: readonly Translated[], pack: LanguagePack): Translated[] => {
  const groups: { forms: string[]; chance: number; lemmas: ReadonlySet<string> }[] = [];
  for (const { word, chance } of [...all].sort(byChance)) {
    const lemmas = lemmasOf(word, pack);
    const group = groups.find((each) => [...lemmas].some((lemma) => each.lemmas.has(lemma)));
    if (group === undefined) groups.push({ forms: [word], chance, lemmas });
    else {
      group.forms.push(word);
      group.chance += chance;
    }
  }
  return groups
    .map(({ forms, chance }) => ({ word: baseOf(forms, pack), chance: Math.min(1, chance) }))
    .sort(byChance);
};

/** The form that the likeliest comes from, if it is among them. */
const baseOf = (forms: readonly string[], pack: LanguagePack): string => {
  const lemmas = lemmasOf(forms[0]!, pack);
  return forms.find((form) => form !== forms[0] && lemmas.has(form)) ?? forms[0]!;
};

const byChance = (a: Translated, b: Translated): number =>
  b.chance - a.chance || (a.word < b.word ? -1 : a.word > b.word ? 1 : 0);
