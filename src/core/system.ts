import type { Language } from './document.js';

/** A source of translations: a model, a file, an earlier run, a person. */
export interface System {
  /** Unique in a run; used as a key in cells, files and command lines. */
  id: string;
  /** Name for people. */
  label: string;
  role: 'candidate' | 'baseline' | 'reference';
  /** Language of its output. */
  language: Language;
  origin: ModelOrigin | FileOrigin | RunOrigin;
  /** SHA-256 of everything that decides its output. */
  hash: string;
}

/** Id of the reference that is found beside a source. */
export const referenceId = 'reference';

/** A model with its settings. */
export interface ModelOrigin {
  kind: 'model';
  name: string;
}

/** A file of translations that somebody made. */
export interface FileOrigin {
  kind: 'file';
  /** The path as the user gave it. */
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
  /** Index of its block in the system's own text. */
  block: number;
  /** Details from the model, if a model wrote it. */
  trace?: MachineTrace;
}

/** An alignment group: m source sentences ↔ n target sentences, as indices. One side may be empty. */
export interface Bead {
  source: number[];
  target: number[];
  /** How well the two sides fit, 0 to 1; 0 if one is empty, null if they are aligned by construction. */
  score: number | null;
}

/** A system's translation of a document, aligned with it. Every sentence of both is in exactly one bead. */
export interface Output {
  /** Id of the system. */
  system: string;
  targets: Target[];
  beads: Bead[];
}

/** A system with its output for a document. */
export interface Side {
  system: System;
  output: Output;
}

/** What a model reports about its translation of a sentence. */
export interface MachineTrace {
  /**
   * What the search ranked it by: the sum of `logProbs` divided by (number of pieces) ^ `lengthPenalty`. For a sentence
   * translated in parts, the mean of their scores weighted by length. Null if no model was asked, or the system gives
   * no scores. Not a measure of confidence: see `confidenceOf`.
   */
  score: number | null;
  /** Natural log-probability of each generated piece, `</s>` included. */
  logProbs: number[];
  /** False if the length cap cut the translation off. */
  ended: boolean;
  /** Number of parts that the sentence was translated in: more than 1 if it is longer than the model's window. */
  parts: number;
  /** Whether the model looped, and the sentence was decoded again with repeats forbidden. */
  guarded: boolean;
  /** The next best translations, best first, up to `nBest` − 1; empty for a sentence in parts. */
  alternatives: Alternative[];
  /** Addresses and the like whose position in the translation is uncertain. */
  misplaced: string[];
  /** Why the sentence was copied without asking a model; null if it was translated. */
  copied: CopyReason | null;
}

export interface Alternative {
  text: string;
  /** As `MachineTrace.score`. */
  score: number;
  /** Mean probability of a piece, 0 to 1. */
  confidence: number;
}

export const copyReasons = ['no-words', 'endless-word', 'target-language', 'script', 'no-answer'] as const;

/**
 * Why a text was copied: it has no words, has a word of hundreds of letters, is already in the target language, or is
 * in a script that the model does not know; or the model's translation has no words.
 */
export type CopyReason = (typeof copyReasons)[number];
