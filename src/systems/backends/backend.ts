import type { Languages } from '../../core/document.js';
import { PadanError, type Place } from '../../errors.js';
import type { BackendSettings } from '../../identity.js';

/** What a backend says of a sentence. */
export interface Answer {
  /** Without words if it has no answer. */
  text: string;
  /** False if the answer was cut off. */
  ended: boolean;
  /** Number of parts that the sentence was translated in; 1 by default. */
  parts?: number;
}

/**
 * Something that translates and is no MarianMT model of ours: a model that transformers.js runs, a service, a command.
 * It knows nothing of journals, memories and documents. Making one opens nothing and contacts nobody.
 */
export interface Backend {
  /** For people: `LibreTranslate at http://127.0.0.1:5000`. Never has a key. */
  name: string;
  /** The languages that it was made for. */
  languages: Languages;
  /** Everything that decides what it says; part of keys in journals and memories, and of reports: no secrets. */
  settings: BackendSettings;
  /** More for the manifest, where settings have only a hash of it. */
  about?: Readonly<Record<string, string>>;
  /** Origin of the service that gets the sentences; null if they stay on this machine, as far as Padan knows. */
  sentTo: string | null;
  /**
   * Whether it is shown sentences as our models are (`prepare`): with placeholders for what is kept, in plain typography.
   * Else it gets them as they are.
   */
  isPrepared: boolean;
  /** Most sentences in a call. */
  batchSize: number;
  /** Most calls at once. */
  concurrency: number;
  /**
   * Finds out whether it can translate, before the first call. Without it, the first call does.
   *
   * @throws as `translate`
   */
  check?(signal?: AbortSignal): Promise<void>;
  /**
   * Translates sentences, which have no line breaks: an answer each, in order.
   *
   * @throws the signal's reason; PadanError `service-failed` if trying again may help, after it has tried;
   *         `service-refused` if not; either as `TextRefused` if other sentences may get answers
   */
  translate(sentences: readonly string[], signal?: AbortSignal): Promise<Answer[]>;
  /** Ends calls, and closes what it opened; calling it again does nothing. */
  dispose(): Promise<void>;
}

/** An error that may be about one of the sentences: smaller batches may find out which. */
export class TextRefused extends PadanError {
  constructor(
    code: 'service-failed' | 'service-refused',
    message: string,
    hint?: string,
    place: Place = {},
    options?: ErrorOptions,
  ) {
    super(code, message, place, hint, options);
  }
}
