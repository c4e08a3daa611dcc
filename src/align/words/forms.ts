import type { LanguagePack } from '../../languages/pack.js';

/** What a word may be looked up as, with how much each form says of it: 0 to 1. */
export type Forms = readonly (readonly [form: string, weight: number])[];

/** A part of a word says less of it than the whole does; if nobody knows the whole or the part is a function word, more. */
const weights = { part: 0.5, partOfUnknown: 0.9, clitic: 0.4 };

/** Least letters of a word from which a clitic is taken. */
const minStem = 3;

/**
 * The forms of a word: itself, its halves at a hyphen, and without its clitics, with what these stand for.
 *
 * @param key    in lower case
 * @param knows  whether the lexicon has a word
 */
export const formsOf = (key: string, pack: LanguagePack, knows: (word: string) => boolean): Forms => {
  const isKnown = knows(key);
  const weightOf = (part: string) =>
    isKnown && !isFunctionWord(part, pack) ? weights.part : weights.partOfUnknown;
  const forms = new Map<string, number>([[key, 1]]);
  const add = (form: string, value: number) => forms.set(form, Math.max(value, forms.get(form) ?? 0));
  const stems = (word: string): void => {
    for (const [stem, stood] of strippedOf(word, pack.clitics))
      if (stem.length >= minStem && knows(stem)) {
        add(stem, weightOf(stem));
        for (const each of stood) add(each, weights.clitic);
      }
  };
  stems(key);
  if (key.includes('-') && !isKnown)
    for (const part of new Set(key.split('-', maxParts)))
      if (part !== '') {
        add(part, weightOf(part));
        stems(part);
      }
  return [...forms];
};

const maxParts = 4;

/** Whether a word is a function word, alone or without its clitic: “kepadanya”, “wouldn't”. */
export const isFunctionWord = (key: string, pack: LanguagePack): boolean =>
  isBareFunctionWord(key, pack) ||
  strippedOf(key, pack.clitics).some(([stem]) => stem.length >= minStem && isBareFunctionWord(stem, pack));

const isBareFunctionWord = (key: string, { smallWords, grammar }: LanguagePack): boolean =>
  smallWords.has(key) || grammar.functionWords.has(key);

/** A word without each clitic that it may have, and the words that the clitic stands for. */
const strippedOf = (
  word: string,
  { before, after }: LanguagePack['clitics'],
): [stem: string, stood: readonly string[]][] => {
  const found: [string, readonly string[]][] = [];
  for (const [clitic, stood] of after)
    if (word.endsWith(clitic)) found.push([word.slice(0, -clitic.length).replace(/-$/, ''), stood]);
  for (const [clitic, stood] of before)
    if (word.startsWith(clitic)) found.push([word.slice(clitic.length), stood]);
  return found;
};
