import { describe, PadanError, systemCode } from '../errors.js';
import { hashOf } from '../hash.js';
import { type TranslationIdentity, translationIdentity, translationKey } from '../identity.js';
import { jsonIn } from '../json.js';
import type { Model } from '../model/model.js';
import { plural } from '../plural.js';
import { type DraftStore, recordVersion } from './hypothesis.js';
import type { Stats } from './memory/server.js';
import { openStore } from './memory/store.js';
import type { TranslateOptions } from './options.js';
import type { MemoryEntry } from './records.js';
import { openTranslator, type Translator } from './translator.js';

/**
 * Translations kept between runs, by sentence. Several processes can use it at once. It never fails: a memory that
 * turns out to be damaged is renamed and a new one created, or no longer used.
 */
export interface Memory {
  /** Drafts of a model with these settings only. */
  drafts(model: Pick<Model, 'hash' | 'batchInvariant'>, options: TranslateOptions): DraftStore;
  /** The same of whatever has this identity. */
  draftsOf(identity: TranslationIdentity): DraftStore;
  /** @throws PadanError if the memory cannot be used any more */
  stats(): Promise<Stats>;
  /** @throws PadanError if the memory turns out to be damaged */
  entries(): AsyncIterable<MemoryEntry>;
  /** Removes all entries. */
  clear(): Promise<void>;
  /** Waits until everything is on disk, then closes the memory. */
  close(): Promise<void>;
}

/**
 * Opens the memory in a folder, creating it if necessary.
 *
 * @param warn  called if a memory is damaged, can no longer be used, or has entries that cannot be read
 * @throws PadanError if the folder cannot be used
 */
export const openMemory = async (folder: string, warn: (message: string) => void): Promise<Memory> => {
  const [store, { readMemoryRecord }] = await Promise.all([
    openStore(folder, warn).catch((error: unknown) => {
      throw unusable(folder, error);
    }),
    import('./records.js'),
  ]);
  const unread = new Set<string>();
  /** Parses a value; undefined if it is damaged or from an unknown version. */
  const entryOf = (value: string | undefined): MemoryEntry | undefined => {
    const json = value?.slice(checksumLength);
    if (json === undefined || checksum(json) !== value?.slice(0, checksumLength)) return undefined;
    const entry = readMemoryRecord(jsonIn(json));
    if (entry === undefined) unread.add(checksum(json));
    return entry;
  };

  const draftsOf = (identity: TranslationIdentity): DraftStore => {
    const { model } = identity;
    const settings = { ...identity.settings, textVersion: identity.textVersion };
    const wanted = JSON.stringify(settings);
    return {
      get: async (source) => {
        const entry = entryOf(await store.get(translationKey(source, identity)));
        // In a damaged file a whole value may stand under another's key.
        return entry?.source === source && entry.model === model && JSON.stringify(entry.settings) === wanted
          ? entry.draft
          : undefined;
      },
      put: (source, draft) => {
        const entry = { version: recordVersion, source, model, settings, draft };
        store.put(translationKey(source, identity), serialise(entry));
      },
    };
  };

  return {
    drafts: (model, options) => draftsOf(translationIdentity(model, options)),
    draftsOf,
    stats: async () => {
      const stats = (await store.ask({ kind: 'stats' })) ?? (await store.ask({ kind: 'stats' }));
      if (stats === undefined) throw unusable(folder, 'it was set aside');
      return stats;
    },
    entries: async function* () {
      let after: string | null = null;
      for (;;) {
        const page: [string, string][] | undefined = await store.ask({ kind: 'page', after });
        if (page === undefined) throw unusable(folder, 'it was set aside');
        if (page.length === 0) return;
        for (const [, value] of page) {
          const entry = entryOf(value);
          if (entry) yield entry;
        }
        after = page.at(-1)![0];
      }
    },
    // What replaces a damaged memory is empty.
    clear: async () => void (await store.ask({ kind: 'clear' })),
    close: async () => {
      if (unread.size > 0)
        warn(
          `the memory has ${plural(unread.size, 'sentence')} that this version of Padan cannot read; ignored`,
        );
      await store.close();
    },
  };
};

/** Opens a memory, if a folder is given. If it cannot be used, calls `warn` and returns undefined. */
export const openMemoryIfUsable = async (
  folder: string | null,
  warn: (message: string) => void,
): Promise<Memory | undefined> =>
  folder === null
    ? undefined
    : openMemory(folder, warn).catch((error: unknown) => {
        warn(describe(error));
        return undefined;
      });

/**
 * Opens a translator with a memory; `dispose` closes both. If the memory cannot be used, calls `warn` and goes on
 * without it.
 *
 * @param folder  of the memory; null for none
 * @param force   translate again even what the memory has
 * @throws PadanError as `openTranslator`
 */
export const openRememberingTranslator = async (
  model: Model,
  options: TranslateOptions,
  folder: string | null,
  warn: (message: string) => void,
  force = false,
): Promise<Translator> => {
  if (folder === null) return openTranslator(model, options, undefined, warn);
  // Its process starts while the model's sessions are opened.
  const { kept, close } = openDrafts(folder, translationIdentity(model, options), warn, force);
  const translator = await openTranslator(model, options, kept, warn).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return {
    ...translator,
    dispose: async () => {
      await translator.dispose();
      await close();
    },
  };
};

/**
 * Opens what a memory has of one identity. If the memory cannot be used, calls `warn`, and it is as an empty one.
 *
 * @param force  find nothing
 */
export const openDrafts = (
  folder: string,
  identity: TranslationIdentity,
  warn: (message: string) => void,
  force: boolean,
): { kept: DraftStore; close(): Promise<void> } => {
  const opening = openMemoryIfUsable(folder, warn);
  const drafts = opening.then((memory) => memory?.draftsOf(identity));
  return {
    kept: {
      get: async (sentence) => (force ? undefined : (await drafts)?.get(sentence)),
      put: (sentence, draft) => void drafts.then((store) => store?.put(sentence, draft)),
    },
    close: async () => (await opening)?.close(),
  };
};

const unusable = (path: string, error: unknown): PadanError =>
  new PadanError(
    'memory-unusable',
    `the memory cannot be used (${systemCode(error) ?? describe(error)})`,
    { path },
    'choose another memory folder, or do without',
    { cause: error },
  );

const checksumLength = 8;
const checksum = (json: string): string => hashOf(json).slice(0, checksumLength);

/** Serialises an entry with a checksum, so that damaged values can be ignored. */
const serialise = (entry: MemoryEntry): string => {
  const json = JSON.stringify(entry);
  return checksum(json) + json;
};
