import type { ScoredBead } from '../../align/align.js';
import type { Language } from '../../core/document.js';

/** One of two aligned texts. */
export interface AlignedText {
  /** Name for people: its file's. */
  name: string;
  language: Language;
  /** All sentences, or lines, in order. */
  sentences: readonly string[];
}

/** Two texts and what corresponds in them. Every sentence of both is in exactly one bead. */
export interface AlignedTexts {
  source: AlignedText;
  target: AlignedText;
  beads: readonly ScoredBead[];
}

/** Settings for people's eyes; formats for programs have none. */
export interface ShowOptions {
  /** Width of the terminal, in columns. */
  width: number;
  colours: boolean;
}

/** Writes two aligned texts, in pieces that together are the file: nobody needs to hold all of it. */
export type BitextFormat = (texts: AlignedTexts, show: ShowOptions) => Iterable<string>;

/** The sentences of a side of a bead. */
export const sentencesIn = ({ sentences }: AlignedText, indices: readonly number[]): string[] =>
  indices.map((index) => sentences[index]!);
