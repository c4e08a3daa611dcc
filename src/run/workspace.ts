import { join } from 'node:path';
import pLimit from 'p-limit';
import { createClosing } from '../closing.js';
import { type Lexicon, openLexicon } from '../languages/lexicon.js';
import type { Model } from '../model/model.js';
import type { RemoteTranslator, TranslateParagraphs } from '../systems/remote.js';
import type { Attend } from '../translate/attention/attention.js';
import { openRememberingTranslator } from '../translate/memory.js';
import type { TranslateOptions } from '../translate/options.js';
import { openTranslator, type Translator } from '../translate/translator.js';
import { lexiconHashOf } from './identity.js';
import type { RunOptions } from './options.js';
import { makeOutputFolder, removeDrafts, stateFolder } from './output/files.js';
import { CannotBegin } from './retry.js';
import { type Journal, openJournal } from './state/journal.js';
import { type Ledger, openLedger } from './state/ledger.js';
import { takeLock } from './state/lock.js';
import { lockPath } from './state/status.js';

/** Resources of a run, shared by all its passes. Expensive ones are opened when first needed. */
export interface Workspace {
  ledger: Ledger;
  journal(): Promise<Journal>;
  lexicon(): Promise<Lexicon>;
  /** SHA-256 of the lexicon file; empty if there is none. */
  lexiconHash: string;
  translate: TranslateParagraphs;
  /** Reads translations with this machine's model, also if workers on a queue translate. */
  attend: Attend;
  /** Number of documents to process at once. */
  documentsInFlight: number;
  /** Closes everything and releases the output folder. */
  close(): Promise<void>;
}

/**
 * Locks an output folder for a run, and prepares the run's resources.
 *
 * @param warn    called with messages that the user should see
 * @param remote  opens a translator to use instead of the model
 * @throws PadanError if the folder cannot be used, or another run holds it
 */
export const openWorkspace = async (
  model: Model,
  options: TranslateOptions & Pick<RunOptions, 'out' | 'memory' | 'force'>,
  warn: (message: string) => void,
  remote?: () => Promise<RemoteTranslator>,
): Promise<Workspace> => {
  const { out } = options;
  const state = stateFolder(out);
  await makeOutputFolder(out);
  const closing = createClosing();
  closing.add(await takeLock(lockPath(out)));
  try {
    await removeDrafts(out);
    if ([model.config.sourceLanguage, model.config.targetLanguage].includes('und'))
      warn(
        `${model.name}: the model does not name its languages: rename its folder like opus-mt-id-en, or references will be translated as sources`,
      );
    const ledger = await openLedger(join(state, 'documents.jsonl'), out);
    closing.add(() => ledger.close());

    const journal = once(() => openJournal(join(state, 'journal.jsonl'), options, warn));
    closing.add(async () => (await journal.opened()?.catch(() => undefined))?.close());
    const lexicon = once(() => openLexicon(model.lexicon));

    const other = remote && (await remote());
    if (other) closing.add(other.close);
    const translator = once(() =>
      openRememberingTranslator(model, options, options.memory, warn, options.force).catch((error) => {
        throw new CannotBegin(error);
      }),
    );
    closing.add(async () => (await translator.opened()?.catch(() => undefined))?.dispose());

    // What answers here must be what would answer without a queue: the reports are the same.
    const reader = other
      ? once(() =>
          openTranslator(model, options, undefined, warn).catch((error) => {
            throw new CannotBegin(error);
          }),
        )
      : translator;
    if (other) closing.add(async () => (await reader.opened()?.catch(() => undefined))?.dispose());

    return {
      ledger,
      journal: journal.open,
      lexicon: lexicon.open,
      lexiconHash: await lexiconHashOf(model),
      translate: other?.translate ?? translateHere(translator.open),
      attend: async (...call) => (await reader.open()).attend(...call),
      documentsInFlight: other?.documentsInFlight ?? documentsInFlight,
      close: closing.close,
    };
  } catch (error) {
    await closing.close();
    throw error;
  }
};

/** Opens something on first use. If that fails, the next use tries again. */
const once = <T>(make: () => Promise<T>) => {
  let made: Promise<T> | undefined;
  return {
    open: (): Promise<T> => {
      made ??= make().catch((error: unknown) => {
        made = undefined;
        throw error;
      });
      return made;
    },
    opened: () => made,
  };
};

/** Documents in work at once: enough to fill batches with short documents. */
const documentsInFlight = 16;
/** Maximum paragraphs waiting for the model at once, over all documents. */
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
