import type { WordAnalysis } from '../morphology/analysis.js';

/** What a dictionary would say of a word form. */
export interface Gloss {
  /** In lower case. */
  word: string;
  analysis: WordAnalysis;
  /** Its most likely translations, the most likely first, with their probability given the word, 0 to 1. */
  translations: readonly Translated[];
  /**
   * Those of its root, where that is another word. Of a root that hardly stands alone, or is a function word, those that
   * words made of it have, too: the others are of phrases, or of another word that looks the same.
   */
  ofRoot: readonly Translated[];
  /** Occurrences in the texts that the lexicon was made from; 0 if it is not in it. */
  count: number;
}

export interface Translated {
  word: string;
  chance: number;
}

/** Glosses of one language's words. */
export interface Glossary {
  /** Language of the words, a primary subtag: `id`. */
  language: string;
  /** Of any word, in upper or lower case; undefined for what is no word of letters. */
  gloss(word: string): Gloss | undefined;
  /** What an affix does, in both languages of the pages. */
  noteOn(form: string): { form: string; en: string; id: string } | undefined;
}
