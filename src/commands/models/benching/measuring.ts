import type { Languages } from '../../../core/document.js';
import type { ErrorCode, Place } from '../../../errors.js';
import type { Dtype } from '../../../model/files.js';
import type { TranslateOptions } from '../../../translate/options.js';

/** What a measuring process is told, as its only message. */
export interface Task {
  /** Of the model. */
  folder: string;
  dtype: Dtype | undefined;
  /** Of the texts. */
  languages: Languages;
  options: TranslateOptions;
  /** Sentences of each segment. */
  segments: readonly (readonly string[])[];
}

/** What it answers. */
export type Report =
  | { kind: 'loaded' }
  | { kind: 'translated'; segments: number }
  | { kind: 'measured'; measured: Measured }
  | { kind: 'notice'; message: string }
  | { kind: 'failed'; code: ErrorCode | null; message: string; place: Place; hint?: string };

/** What was measured of a model. */
export interface Measured {
  /** SHA-256 of its files. */
  hash: string;
  dtype: Dtype;
  /** Whether its results are independent of batches (`Model.batchInvariant`). */
  batchInvariant: boolean;
  /** Of the files that are read. */
  bytes: number;
  /** Seconds until it can translate. */
  load: number;
  /** Seconds that all segments took, after a warm-up. */
  seconds: number;
  memory: Memory;
  /** Translation of each segment. */
  translations: string[];
  /** Sentences whose translation was cut off, and that were copied as they are. */
  cutOff: number;
}

/** Resident memory, in bytes. */
export interface Memory {
  /** Processes that translate, and the one that they work for. */
  processes: number;
  /** The highest of each, added up; null if it cannot be told on this system. */
  peak: number | null;
  /** Of as many processes that have loaded nothing. */
  idle: number;
}
