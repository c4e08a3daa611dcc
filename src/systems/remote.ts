import type { Hypothesis } from '../translate/hypothesis.js';

/** A paragraph to translate: its sentences, and the key that its translation is kept under. */
export interface OpenParagraph {
  key: string;
  sentences: readonly string[];
}

/**
 * Whatever translates paragraphs: this machine's model, or workers behind a queue. Each promise gives a hypothesis a
 * sentence.
 *
 * @param onProgress  hears of paragraphs that a named worker has done
 */
export type TranslateParagraphs = (
  paragraphs: readonly OpenParagraph[],
  onProgress: (progress: { worker: string; paragraphs: number }) => void,
  signal?: AbortSignal,
) => Promise<Hypothesis[]>[];

/** A source of translations other than this machine's model. */
export interface RemoteTranslator {
  translate: TranslateParagraphs;
  /** Documents to work on at a time, so that no worker there is idle. */
  documentsInFlight: number;
  close(): Promise<void>;
}
