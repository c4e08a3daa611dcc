import pLimit from 'p-limit';
import type { System } from '../../core/system.js';
import { backendIdentity, type TranslationIdentity, translationIdentity } from '../../identity.js';
import type { Model } from '../../model/model.js';
import { backendTranslator } from '../../systems/backends/translator.js';
import { backendSystem, modelSystem } from '../../systems/machine.js';
import type { RemoteTranslator, TranslateParagraphs } from '../../systems/remote.js';
import type { Attend } from '../../translate/attention/attention.js';
import { openDrafts, openRememberingTranslator } from '../../translate/memory.js';
import type { TranslateOptions } from '../../translate/options.js';
import { openTranslator, type Translator } from '../../translate/translator.js';
import { once } from '../once.js';
import type { RunOptions } from '../options.js';
import { CannotBegin, isFatal } from '../retry.js';
import type { AskedBackend } from './asked.js';

/** A system of a run that translates. */
export interface RunTranslator {
  system: System;
  identity: TranslationIdentity;
  translate: TranslateParagraphs;
  /** Whether it translates beside the run's models, not after them: so that it shows at once if it cannot. */
  isBeside: boolean;
}

/** A model of a run, and what translates with it. */
export interface ModelTranslator extends RunTranslator {
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
    isBeside: false,
    attend: async (...call) => (await reader.open()).attend(...call),
    documentsInFlight: other?.documentsInFlight ?? null,
  };
};

/**
 * Makes a translator of a backend, which is first contacted when a sentence is not remembered.
 *
 * @param warn    called with messages that the user should see
 * @param onOpen  called with what is to be closed in the end
 */
export const askedTranslator = (
  { id, backend }: AskedBackend,
  { memory, force }: Pick<RunOptions, 'memory' | 'force'>,
  warn: (message: string) => void,
  onOpen: (close: () => unknown) => void,
): RunTranslator => {
  const identity = backendIdentity(backend.settings);
  const open = once(async () => {
    const drafts = memory === null ? undefined : openDrafts(memory, identity, warn, force);
    if (drafts) onOpen(drafts.close);
    return backendTranslator(backend, drafts?.kept, (error) => new CannotBegin(error));
  });
  return {
    system: backendSystem(backend, identity, id),
    identity,
    translate: translateHere(open.open),
    isBeside: true,
  };
};

/**
 * Calls something for each translator: for models one after the other, for others beside them. Waits for all, so that
 * what was translated is kept.
 *
 * @param onFatal  called at once with an error that affects all documents
 * @throws the first error in the order of translators
 */
export const eachTranslator = async <T>(
  translators: readonly RunTranslator[],
  call: (translator: RunTranslator) => Promise<T>,
  onFatal: (error: unknown) => void,
): Promise<T[]> => {
  const results = new Map<RunTranslator, T>();
  const inTurn = async (some: readonly RunTranslator[]): Promise<void> => {
    for (const translator of some) results.set(translator, await call(translator));
  };
  const models = translators.filter(({ isBeside }) => !isBeside);
  const others = translators.filter(({ isBeside }) => isBeside);
  const ended = await Promise.allSettled(
    [models, ...others.map((each) => [each])].map((some) =>
      inTurn(some).catch((error: unknown) => {
        if (isFatal(error)) onFatal(error);
        throw error;
      }),
    ),
  );
  for (const result of ended) if (result.status === 'rejected') throw result.reason;
  return translators.map((translator) => results.get(translator)!);
};

/** Maximum paragraphs waiting for a model at once, over all documents. */
const paragraphsInFlight = 512;

const translateHere = (translator: () => Promise<Pick<Translator, 'translate'>>): TranslateParagraphs => {
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
