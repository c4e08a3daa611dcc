import pLimit from 'p-limit';
import type { System } from '../../core/system.js';
import { type TranslationIdentity, translationIdentity } from '../../identity.js';
import type { Model } from '../../model/model.js';
import { modelSystem } from '../../systems/machine.js';
import type { RemoteTranslator, TranslateParagraphs } from '../../systems/remote.js';
import type { Attend } from '../../translate/attention/attention.js';
import { openRememberingTranslator } from '../../translate/memory.js';
import type { TranslateOptions } from '../../translate/options.js';
import { openTranslator, type Translator } from '../../translate/translator.js';
import { once } from '../once.js';
import type { RunOptions } from '../options.js';
import { CannotBegin } from '../retry.js';

/** A model of a run, and what translates with it. */
export interface ModelTranslator {
  system: System;
  identity: TranslationIdentity;
  translate: TranslateParagraphs;
  /** Reads translations with this machine's model, also if workers on a queue translate. */
  attend: Attend;
  /** Number of documents to process at once; null if it does not matter. */
  documentsInFlight: number | null;
}

/** Opens a translator to use instead of a model. */
export type OpenRemote = (model: Model, settings: TranslateOptions) => Promise<RemoteTranslator>;

/**
 * Makes a translator of a model, which opens its sessions when it is first asked.
 *
 * @param called  id of its system; null for the model's name
 * @param warn    called with messages that the user should see
 * @param remote  opens a translator to use instead of the model
 * @param onOpen  called with what is to be closed in the end
 * @throws PadanError if workers cannot be reached
 */
export const modelTranslator = async (
  called: string | null,
  model: Model,
  settings: TranslateOptions,
  { memory, force }: Pick<RunOptions, 'memory' | 'force'>,
  warn: (message: string) => void,
  remote: OpenRemote | undefined,
  onOpen: (close: () => unknown) => void,
): Promise<ModelTranslator> => {
  const identity = translationIdentity(model, settings);
  const other = remote && (await remote(model, settings));
  if (other) onOpen(other.close);
  const opened = (open: () => Promise<Translator>) => {
    const translator = once(() =>
      open().catch((error: unknown) => {
        throw new CannotBegin(error);
      }),
    );
    onOpen(async () => (await translator.opened()?.catch(() => undefined))?.dispose());
    return translator;
  };
  const translator = opened(() => openRememberingTranslator(model, settings, memory, warn, force));
  // What answers here must be what would answer without a queue: the reports are the same.
  const reader = other ? opened(() => openTranslator(model, settings, undefined, warn)) : translator;
  return {
    system: modelSystem(model, identity, called),
    identity,
    translate: other?.translate ?? translateHere(translator.open),
    attend: async (...call) => (await reader.open()).attend(...call),
    documentsInFlight: other?.documentsInFlight ?? null,
  };
};

/** Maximum paragraphs waiting for a model at once, over all documents. */
const paragraphsInFlight = 512;

const translateHere = (translator: () => Promise<Translator>): TranslateParagraphs => {
  const limit = pLimit(paragraphsInFlight);
  return (paragraphs, onProgress, signal) =>
    paragraphs.map(({ key, sentences }) =>
      limit(async () => {
        signal?.throwIfAborted();
        const { translate } = await translator();
        return translate(sentences, signal, () => onProgress({ remembered: key }));
      }),
    );
};
