import type { AffixNote } from '../languages/affixes.js';

export type { AffixNote };

/** What a part of a word is. */
export type MorphemeKind =
  | 'prefix'
  | 'suffix'
  | 'infix'
  /** An affix that surrounds its stem, one part with two spans: `ke-…-an`. */
  | 'circumfix'
  /** A word of its own that is written together with this one: `-nya`, `ku-`, `tidak-`. */
  | 'clitic'
  /** What only stresses: `-lah`. */
  | 'particle'
  | 'root'
  /** What doubles a word: `×2`, with a change of sound `×2~`, its first syllable only `Ce-`. */
  | 'reduplication';

/** A part of a word. */
export interface Morpheme {
  /** As it is written in dictionaries, with hyphens where it is joined: `meN-`, `-kan`, `ke-…-an`, `tanggung jawab`. */
  form: string;
  kind: MorphemeKind;
  /**
   * Where it stands in `WordAnalysis.word`: offsets from (with) and to (without), rising. Two if something stands within
   * it. Sound changes belong to the affix: in “menulis”, `meN-` is “men” and `tulis` is “ulis”.
   */
  spans: readonly Span[];
}

export type Span = readonly [from: number, to: number];

/** How a word is made. The spans of all parts together cover the word, each letter once. */
export interface WordAnalysis {
  /** As it was asked for, in lower case and composed (NFC). */
  word: string;
  /** The word in the dictionary that it comes from; the word itself if it has no affixes, or nothing is known of it. */
  root: string;
  /** In the order in which they begin; the root is among them. */
  parts: readonly Morpheme[];
  /** Whether the root is a known word, by itself or by several others that are made of it. */
  isKnown: boolean;
}

/** Takes the words of a language apart. */
export interface Analyser {
  /** The best analysis of a word. Never fails: a word that cannot be taken apart is its own root. */
  analyse(word: string): WordAnalysis;
  /** What a part that is not the root does, by its `form`; undefined for a root. */
  noteOn(form: string): AffixNote | undefined;
  /** Known words that look as if a root had one prefix and one suffix at most; some may come from another. */
  family(root: string): readonly string[];
}
