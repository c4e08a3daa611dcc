import { wordKey } from '../../align/words/tokens.js';
import type { Gloss, Glossary, Translated } from '../../study/gloss.js';
import { wordPattern } from '../cells/words.js';

/** What a page's script looks words up in. */
export interface PageGlosses {
  /** Affixes and other parts of words with what they do, in both languages of the pages; those without a note alone. */
  affixes: (readonly [form: string, en: string, id: string] | readonly [form: string])[];
  /**
   * Words that share a root, as one text: `ROOT;FORM;FORM…`. ROOT is `LEVEL root:TRANSLATIONS`, FORM is
   * `LEVEL form:PARTS:TRANSLATIONS` (without the spaces). LEVEL is a figure (`levelOf`). TRANSLATIONS have commas between
   * them; a form without any means what its root means. PARTS have full stops between them:
   * numbers of affixes, to base 36, and an underscore for the root; nothing if the word is not taken apart.
   */
  words: string[];
}

/** More translations of a word help nobody. */
const most = 3;

/**
 * Glosses of the distinct words of texts, in the order in which their roots appear. Left out are words of which nothing is
 * known, and translations that would not be text of one line (the lexicon may be anybody's).
 *
 * @param glossary  null for a page whose words only answer with what they became
 */
export const pageGlosses = (texts: Iterable<string>, glossary: Glossary | null): PageGlosses => {
  const affixes: PageGlosses['affixes'] = [];
  const numbers = new Map<string, number>();
  const numberOf = (form: string): number => {
    const known = numbers.get(form);
    if (known !== undefined) return known;
    const note = glossary?.noteOn(form);
    affixes.push(note === undefined ? [form] : [form, note.en, note.id]);
    numbers.set(form, affixes.length - 1);
    return affixes.length - 1;
  };
  const groups = new Map<string, Gloss[]>();
  for (const word of glossary === null ? [] : distinctWords(texts)) {
    const gloss = glossary!.gloss(word);
    if (gloss === undefined || !isKnown(gloss)) continue;
    const { root } = gloss.analysis;
    if (!isPlain(root) || !isPlain(gloss.word)) continue;
    const group = groups.get(root) ?? [];
    groups.set(root, group);
    group.push(gloss);
  }
  const words = [...groups].map(([root, forms]) => {
    const own = glossary!.gloss(root);
    const asWord = forms.find(({ word }) => word === root);
    const ofRoot = wordsOf(asWord?.translations ?? forms[0]!.ofRoot);
    const head = `${levelOf(own?.count ?? 0)}${root}:${ofRoot}`;
    const others = forms
      .filter(({ word }) => word !== root)
      .map(({ word, analysis, translations, count }) => {
        const parts = partsOf(analysis.parts, numberOf);
        const ofForm = wordsOf(translations);
        return `${levelOf(count)}${word}:${parts}:${ofForm === ofRoot ? '' : ofForm}`;
      });
    return [head, ...others].join(';');
  });
  return { affixes, words };
};

/** The distinct words of texts as they are looked up, in the order of their first occurrence. */
export const distinctWords = (texts: Iterable<string>): Set<string> => {
  const words = new Set<string>();
  for (const text of texts) for (const [word] of text.matchAll(wordPattern)) words.add(wordKey(word));
  return words;
};

/** How common a word is: 3 above 100 in a million words of the bundled lexicon's texts, 2 above 10, 1 below, 0 if it is not in the lexicon. */
export const levelOf = (count: number): 0 | 1 | 2 | 3 =>
  count >= 400 ? 3 : count >= 40 ? 2 : count > 0 ? 1 : 0;

const isKnown = ({ analysis, translations, ofRoot }: Gloss): boolean =>
  translations.length > 0 || ofRoot.length > 0 || analysis.parts.length > 1;

/** Whether a text has none of the signs that the encoding uses, and is short enough for a word. */
const isPlain = (text: string): boolean => text !== '' && text.length <= 60 && !/[;:,\p{Cc}]/u.test(text);

const wordsOf = (translations: readonly Translated[]): string =>
  translations
    .filter(({ word }) => isPlain(word))
    .slice(0, most)
    .map(({ word }) => word)
    .join();

const partsOf = (parts: Gloss['analysis']['parts'], numberOf: (form: string) => number): string => {
  if (parts.length < 2) return '';
  return parts.map(({ form, kind }) => (kind === 'root' ? '_' : numberOf(form).toString(36))).join('.');
};
