import type { Languages } from '../../core/document.js';
import type { BackendSettings } from '../../identity.js';

/** What a backend says of a sentence. */
export interface Answer {
  text: string;
  /** False if the answer was cut off. */
  ended: boolean;
}

/**
 * Something that translates and is no MarianMT model of ours: a model that transformers.js runs, a service, a command.
 * It knows nothing of journals, memories and documents.
 */
export interface Backend {
  /** For people: `LibreTranslate at 127.0.0.1:5000`. Never has a key. */
  name: string;
  /** The languages that it was opened for. */
  languages: Languages;
  /** Everything that decides what it says; part of keys in journals and memories, and of reports: no secrets. */
  settings: BackendSettings;
  /** Most sentences in a call. */
  batchSize: number;
  /** Most calls at once. */
  concurrency: number;
  /**
   * Translates sentences: an answer each, in order.
   *
   * @throws the signal's reason; PadanError `service-failed` if trying again may help, after it has tried;
   *         `service-refused` if not
   */
  translate(sentences: readonly string[], signal?: AbortSignal): Promise<Answer[]>;
  /** Ends calls, and closes what it opened; calling it again does nothing. */
  dispose(): Promise<void>;
}
