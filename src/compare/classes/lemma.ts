import type { LanguagePack } from '../../languages/pack.js';

/** Least letters of a lemma that an ending was taken from. */
const minStem = 3;

/** Whether two words may be forms of one, by what is known of their language. Words are lower-case. */
export const areForms = (one: string, other: string, pack: LanguagePack): boolean => {
  if (one === other) return true;
  const lemmas = lemmasOf(one, pack);
  for (const lemma of lemmasOf(other, pack)) if (lemmas.has(lemma)) return true;
  return false;
};

/** What a word may be a form of, itself among it. */
export const lemmasOf = (word: string, pack: LanguagePack): ReadonlySet<string> => {
  const found = new Set([word]);
  // Twice, for a form with an ending: “children's”.
  for (let round = 0; round < 2; round++) for (const form of [...found]) addOf(form, pack, found);
  return found;
};

const addOf = (
  word: string,
  { morphology: { irregular, endings, beginnings, doubled } }: LanguagePack,
  found: Set<string>,
): void => {
  const lemma = irregular.get(word);
  if (lemma !== undefined) found.add(lemma);
  for (const [ending, instead] of endings) {
    if (!word.endsWith(ending) || word.length - ending.length + instead.length < minStem) continue;
    const stem = word.slice(0, -ending.length);
    found.add(stem + instead);
    if (instead === '' && doubled.test(stem)) found.add(stem.slice(0, -1));
  }
  for (const [beginning, instead] of beginnings)
    if (word.startsWith(beginning) && word.length - beginning.length + instead.length >= minStem)
      found.add(instead + word.slice(beginning.length));
};
