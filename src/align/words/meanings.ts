import type { Lexicon } from '../../languages/lexicon.js';
import type { LanguagePack, Person } from '../../languages/pack.js';
import { type Forms, formsOf } from './forms.js';
import type { Token } from './tokens.js';

/** What a lexicon says of each pair of words, source × target, row by row: 0 to 1. */
export interface Meanings {
  /** Probability of the target word given the source word. */
  forward: Float32Array;
  /** Probability of the source word given the target word. */
  backward: Float32Array;
  /** 1 for two pronouns, or words with a clitic that is one, of the same person; −1 if they are of others. */
  persons: Int8Array;
}

/** Looks up all pairs of words, whole or in their forms. */
export const meaningsOf = (
  source: readonly Token[],
  target: readonly Token[],
  lexicon: Lexicon,
  packs: { source: LanguagePack; target: LanguagePack },
): Meanings => {
  const inverse = lexicon.inverse();
  const sourceForms = formsIn(source, packs.source, lexicon);
  const targetForms = formsIn(target, packs.target, inverse);
  const size = source.length * target.length;
  const meanings = { forward: new Float32Array(size), backward: new Float32Array(size) };
  fill(source, target, sourceForms, targetForms, lexicon, (i, j, p) => {
    meanings.forward[i * target.length + j] = p;
  });
  fill(target, source, targetForms, sourceForms, inverse, (j, i, p) => {
    meanings.backward[i * target.length + j] = p;
  });
  return {
    ...meanings,
    persons: personsOf(
      source.map(({ key }) => personIn(sourceForms.get(key)!, packs.source)),
      target.map(({ key }) => personIn(targetForms.get(key)!, packs.target)),
    ),
  };
};

/** The person of a pronoun, or of a word with one. */
const personIn = (forms: Forms, { grammar }: LanguagePack): Person | undefined => {
  for (const [form] of forms) {
    const person = grammar.persons.get(form);
    if (person !== undefined) return person;
  }
  return undefined;
};

const personsOf = (
  source: readonly (Person | undefined)[],
  target: readonly (Person | undefined)[],
): Int8Array => {
  const matrix = new Int8Array(source.length * target.length);
  source.forEach((one, i) => {
    if (one === undefined) return;
    target.forEach((other, j) => {
      if (other !== undefined) matrix[i * target.length + j] = one === other ? 1 : -1;
    });
  });
  return matrix;
};

const formsIn = (tokens: readonly Token[], pack: LanguagePack, lexicon: Lexicon): Map<string, Forms> => {
  const knows = (word: string) => lexicon.translations(word) !== undefined;
  return new Map([...new Set(tokens.map(({ key }) => key))].map((key) => [key, formsOf(key, pack, knows)]));
};

/** Another form of a translation (same first letters) is half as good as the translation. */
const kin = { letters: 5, weight: 0.5 };
const stem = (word: string): string | undefined =>
  word.length > kin.letters ? `${word.slice(0, kin.letters)}…` : undefined;

const fill = (
  from: readonly Token[],
  to: readonly Token[],
  fromForms: ReadonlyMap<string, Forms>,
  toForms: ReadonlyMap<string, Forms>,
  lexicon: Lexicon,
  set: (from: number, to: number, p: number) => void,
): void => {
  const known = new Map<string, ReadonlyMap<string, number>>();
  const forms = to.map(({ key }) => toForms.get(key)!);
  const stems = to.map(({ key }) => stem(key));
  from.forEach(({ key }, i) => {
    const found = known.get(key) ?? translationsOf(fromForms.get(key)!, lexicon);
    known.set(key, found);
    if (found.size === 0) return;
    forms.forEach((each, j) => {
      let best = 0;
      for (const [form, weight] of each) best = Math.max(best, weight * (found.get(form) ?? 0));
      const other = stems[j];
      if (best === 0 && other !== undefined) best = kin.weight * (found.get(other) ?? 0);
      if (best > 0) set(i, j, best);
    });
  });
};

/** The translations of a word's forms with their probabilities, and the stems of these, marked by “…”. */
const translationsOf = (forms: Forms, lexicon: Lexicon): Map<string, number> => {
  const found = new Map<string, number>();
  const add = (word: string, p: number) => found.set(word, Math.max(p, found.get(word) ?? 0));
  for (const [form, weight] of forms)
    for (const [word, p] of lexicon.translations(form) ?? []) {
      add(word, weight * p);
      const other = stem(word);
      if (other !== undefined) add(other, weight * p);
    }
  return found;
};
