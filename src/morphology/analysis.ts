/** What a part of a word is. A circumfix is told apart by its two halves, which share `of`. */
export type MorphemeKind =
  | 'prefix'
  | 'suffix'
  | 'infix'
  /** The first or last half of an affix that surrounds its stem: “ke-…-an”. */
  | 'circumfix'
  /** A word of its own that is written together with this one: “-nya”, “ku-”. */
  | 'clitic'
  /** What only stresses: “-lah”. */
  | 'particle'
  | 'root'
  /** The second half of a doubled word. */
  | 'reduplication';

/** A part of a word. */
export interface Morpheme {
  /** As it is written in dictionaries, with hyphens where it is joined: `meN-`, `-kan`, `ke-…-an`, `tanggung jawab`. */
  form: string;
  kind: MorphemeKind;
}

/** How a word is made. */
export interface WordAnalysis {
  /** As it was asked for, in lower case. */
  word: string;
  /** The word in the dictionary that it comes from; the word itself if it has no affixes, or nothing is known of it. */
  root: string;
  /** In the order in which they are read; the root is among them. */
  parts: readonly Morpheme[];
  /** Whether the root is a known word. */
  isKnown: boolean;
}

/** What an affix does, for learners, in a line. */
export interface AffixNote {
  form: string;
  en: string;
  id: string;
}

/** Takes the words of a language apart. */
export interface Analyser {
  /** The best analysis of a word. Never fails: a word that cannot be taken apart is its own root. */
  analyse(word: string): WordAnalysis;
  /** What an affix does; undefined for a root. */
  noteOn(form: string): AffixNote | undefined;
}
