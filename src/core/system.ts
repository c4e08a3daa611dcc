import type { Language } from './document.js';

/** Whatever turns a source into another language: a model, a file, an earlier run, a person. */
export interface System {
  /** Unique in a run; a key of cells, files and command lines. */
  id: string;
  /** What people read. */
  label: string;
  role: 'candidate' | 'baseline' | 'reference';
  /** What it writes. */
  language: Language;
  origin: ModelOrigin | FileOrigin | RunOrigin;
  /** SHA-256 of all that decides what it says. */
  hash: string;
}

/** A model with its settings. */
export interface ModelOrigin {
  kind: 'model';
  name: string;
}

/** A file of translations that somebody made. */
export interface FileOrigin {
  kind: 'file';
  /** As the user would give it. */
  path: string;
}

/** A system of an earlier run. */
export interface RunOrigin {
  kind: 'run';
  /** The run's output folder. */
  folder: string;
  system: string;
}

/** A sentence that a system wrote. */
export interface Target {
  text: string;
  /** Index of the block of the system's own text that it stands in. */
  block: number;
  /** What a model thought of it. */
  trace?: MachineTrace;
}

/** An alignment group: m source sentences ↔ n target sentences, as indices. One side may be empty. */
export interface Bead {
  source: number[];
  target: number[];
  /** How well the two sides fit, 0 to 1, and 0 where one is empty; null where they are aligned by construction. */
  score: number | null;
}

/** A system's translation of a document, aligned to it. Every sentence of both stands in exactly one bead. */
export interface Output {
  /** Id of the system. */
  system: string;
  targets: Target[];
  beads: Bead[];
}

/** A system with what it wrote for a document. */
export interface Side {
  system: System;
  output: Output;
}

/** What a model thought of a sentence that it translated. */
export interface MachineTrace {
  /**
   * What the search ranked it by: the sum of `logProbs` divided by their number to the power of `lengthPenalty`, so
   * no measure of confidence (`confidenceOf`). Of a sentence in parts the mean of their scores, weighted by length.
   * Null where no model was asked, or the system gives none.
   */
  score: number | null;
  /** Natural log-probability of each generated piece, `</s>` included. */
  logProbs: number[];
  /** False where the length cap cut the translation off. */
  ended: boolean;
  /** Parts that a sentence longer than the model's window was translated in; 1 for all others. */
  parts: number;
  /** Whether the model said the same again and again, and was made to say it otherwise. */
  guarded: boolean;
  /** The next best translations, best first, where `nBest` asks for them; none of a sentence in parts. */
  alternatives: Alternative[];
  /** Addresses and the like whose place in the translation is unsure. */
  misplaced: string[];
  /** Why no model was asked; null where one was. */
  copied: CopyReason | null;
}

export interface Alternative {
  text: string;
  /** As a trace's. */
  score: number;
  /** Mean probability of a piece, 0 to 1; null in a record of an older version that does not tell. */
  confidence: number | null;
}

export const copyReasons = ['no-words', 'endless-word', 'target-language', 'script'] as const;

/**
 * Why a text was copied: it has no words, a word of hundreds of letters, is in the target language already, or in a
 * script that the model does not know.
 */
export type CopyReason = (typeof copyReasons)[number];
