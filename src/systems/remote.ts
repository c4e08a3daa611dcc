import type { Hypothesis } from '../translate/hypothesis.js';

/** A paragraph to translate. */
export interface OpenParagraph {
  /** Key of its translation (`translationKey`). */
  key: string;
  sentences: readonly string[];
}

/** A worker has finished more paragraphs, or the paragraph with this key was in the memory. */
export type TranslateProgress = { worker: string; paragraphs: number } | { remembered: string };

/**
 * Translates paragraphs, with this machine's model or with workers on a queue.
 *
 * @returns a promise for each paragraph, of one hypothesis per sentence
 */
export type TranslateParagraphs = (
  paragraphs: readonly OpenParagraph[],
  onProgress: (progress: TranslateProgress) => void,
  signal?: AbortSignal,
) => Promise<Hypothesis[]>[];

/** A translator other than this machine's model. */
export interface RemoteTranslator {
  translate: TranslateParagraphs;
  /** Number of documents to process at once to keep all workers busy. */
  documentsInFlight: number;
  close(): Promise<void>;
}
