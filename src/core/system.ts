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
  /** The model that translated its sentences back into the source's language, if one did. */
  roundTrip?: RoundTripModel;
}

/** A model of the opposite direction, with its settings. */
export interface RoundTripModel {
  name: string;
  /** SHA-256 of everything that decides what it says. */
  hash: string;
}

/** Id of the reference that is found beside a source. */
export const referenceId = 'reference';

/** A model with its settings; a service that was asked, or a command that was run. */
export interface ModelOrigin {
  kind: 'model' | 'service' | 'command';
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
  /** Its way back into the source's language, if it was translated back. */
  roundTrip?: RoundTrip;
}

/** A translated sentence, translated back into the source's language by another model. */
export interface RoundTrip {
  text: string;
  /**
   * sacreBLEU's sentence chrF2 of `text` against the source sentence as the model was shown it, 0 to 100. It says how
   * alike the two are in letters, not how good the translation is: who copies the source gets a high one.
   */
  chrf: number;
  /** Why it says little of the translation; absent if nothing is known. */
  caveat?: RoundTripCaveat;
}

export const roundTripCaveats = ['copied', 'cut-off', 'split'] as const;

/**
 * What was wrong on the way back: the sentence was copied without asking the model, the model did not come to an end,
 * or the sentence was longer than its window and was translated in parts.
 */
export type RoundTripCaveat = (typeof roundTripCaveats)[number];

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
