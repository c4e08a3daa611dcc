import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, open as openFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { RootDatabase } from 'lmdb';
import { describe, PadanError, systemCode } from '../errors.js';
import { hashOf } from '../hash.js';
import { translationIdentity, translationKey } from '../identity.js';
import type { Model } from '../model/model.js';
import { plural } from '../plural.js';
import { type DraftStore, recordVersion } from './hypothesis.js';
import type { TranslateOptions } from './options.js';
import type { MemoryEntry } from './records.js';
import { openTranslator, type Translator } from './translator.js';

/** Translations kept between runs, by sentence. Several processes can use it at once. */
export interface Memory {
  /** Drafts of a model with these settings only. */
  drafts(model: Pick<Model, 'hash' | 'batchInvariant'>, options: TranslateOptions): DraftStore;
  /** Number of sentences, and file size in bytes. */
  stats(): { entries: number; bytes: number };
  entries(): Iterable<MemoryEntry>;
  /** Removes all entries. */
  clear(): Promise<void>;
  /** Waits until everything is on disk, then closes the memory. */
  close(): Promise<void>;
}

/**
 * Opens the memory in a folder, creating it if necessary. A damaged memory is renamed, and a new one created.
 *
 * @param warn  called if a memory is damaged, or has entries that cannot be read
 * @throws PadanError if the folder cannot be used
 */
export const openMemory = async (folder: string, warn: (message: string) => void): Promise<Memory> => {
  try {
    await mkdir(folder, { recursive: true });
    const damage = await damageOf(folder);
    if (damage !== undefined) await setAside(folder, damage, warn);
  } catch (error) {
    throw unusable(folder, error);
  }
  try {
    return await memoryIn(folder, warn);
  } catch (error) {
    if (!damageError.test(describe(error))) throw unusable(folder, error);
    return setAside(folder, describe(error), warn)
      .then(() => memoryIn(folder, warn))
      .catch((again: unknown) => {
        throw unusable(folder, again);
      });
  }
};

/** LMDB's errors for damaged files. */
const damageError = /MDB_(?:CORRUPTED|INVALID|VERSION_MISMATCH|PAGE_NOTFOUND|BAD_TXN|PANIC)/;

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
  const memory = await openMemoryIfUsable(folder, warn);
  const drafts = memory?.drafts(model, options);
  const kept = drafts && force ? { ...drafts, get: () => undefined } : drafts;
  const translator = await openTranslator(model, options, kept, warn).catch(async (error: unknown) => {
    await memory?.close();
    throw error;
  });
  return {
    ...translator,
    dispose: async () => {
      await translator.dispose();
      await memory?.close();
    },
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

const dataFile = 'data.mdb';
/** Prefix of marker files, each of which exists while a process has the memory open. */
const openMark = 'open-';

const memoryIn = async (folder: string, warn: (message: string) => void): Promise<Memory> => {
  const [{ open }, { readMemoryRecord }] = await Promise.all([import('lmdb'), import('./records.js')]);
  const database: RootDatabase<string, Uint8Array> = open({
    path: folder,
    noSubdir: false,
    encoding: 'string',
    keyEncoding: 'binary',
  });
  // Reading one entry, from the tree's root to a leaf, detects most damage.
  for (const key of database.getKeys({ limit: 1 })) database.get(key);

  let isBroken = false;
  const breaks = (error: unknown) => {
    if (!isBroken) warn(`the memory is damaged (${describe(error)}) and no longer used in this run`);
    isBroken = true;
  };
  const unread = new Set<string>();
  /** Parses a value; undefined if it is damaged or from an unknown version. */
  const entryOf = (value: string | undefined): MemoryEntry | undefined => {
    const json = value?.slice(checksumLength);
    if (json === undefined || checksum(json) !== value?.slice(0, checksumLength)) return undefined;
    const entry = readMemoryRecord(JSON.parse(json));
    if (entry === undefined) unread.add(checksum(json));
    return entry;
  };
  let lastWrite = Promise.resolve();
  const mark = join(folder, `${openMark}${process.pid}`);
  await writeFile(mark, '');

  return {
    drafts: (model, options) => {
      const identity = translationIdentity(model, options);
      const settings = { ...identity.settings, textVersion: identity.textVersion };
      const keyOf = (source: string) => Buffer.from(translationKey(source, identity), 'hex');
      return {
        get: (source) => {
          if (isBroken) return undefined;
          try {
            const entry = entryOf(database.get(keyOf(source)));
            return entry?.source === source ? entry.draft : undefined;
          } catch (error) {
            breaks(error);
            return undefined;
          }
        },
        put: (source, draft) => {
          if (isBroken) return;
          const entry = { version: recordVersion, source, model: model.hash, settings, draft };
          const written = database.put(keyOf(source), serialise(entry));
          lastWrite = written.then(() => undefined, breaks);
        },
      };
    },
    stats: () => {
      const { entryCount, pageSize, lastPageNumber } = database.getStats() as Record<string, number>;
      return { entries: entryCount!, bytes: pageSize! * (lastPageNumber! + 1) };
    },
    entries: function* () {
      for (const { value } of database.getRange()) {
        const entry = entryOf(value);
        if (entry) yield entry;
      }
    },
    clear: () => database.clearAsync(),
    close: async () => {
      if (unread.size > 0)
        warn(
          `the memory has ${plural(unread.size, 'sentence')} that this version of Padan cannot read; ignored`,
        );
      // Writes are committed in order.
      await lastWrite;
      await Promise.resolve(database.flushed).catch(breaks);
      await database.close();
      // A broken memory keeps its mark, so that whoever opens it next checks it.
      if (!isBroken) await rm(mark, { force: true });
    },
  };
};

const checksumLength = 8;
const checksum = (json: string): string => hashOf(json).slice(0, checksumLength);

/** Serialises an entry with a checksum, so that damaged values can be ignored. */
const serialise = (entry: MemoryEntry): string => {
  const json = JSON.stringify(entry);
  return checksum(json) + json;
};

/**
 * Checks a memory for damage before LMDB maps it, because LMDB trusts its file and a damaged one can crash the
 * process. A suspicious memory is read completely by a child process.
 *
 * @returns what is wrong; undefined if nothing is
 */
const damageOf = async (folder: string): Promise<string | undefined> => {
  const path = join(folder, dataFile);
  if (!existsSync(path)) return undefined;
  const header = await readHeader(path);
  if (header === undefined) return 'not an LMDB file';
  // A process that died with the memory open may have died because of it.
  const left = (await readdir(folder)).filter((name) => name.startsWith(openMark) && !isAlive(name));
  if (left.length === 0 && header.bytes <= (await stat(path)).size) return undefined;
  const check = fileURLToPath(new URL('./memory-check.js', import.meta.url));
  const damage = await promisify(execFile)(process.execPath, [check, folder]).then(
    () => undefined,
    () => 'it cannot be read completely',
  );
  for (const name of left) await rm(join(folder, name), { force: true });
  return damage;
};

const isAlive = (mark: string): boolean => {
  try {
    process.kill(Number(mark.slice(openMark.length)), 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
};

/** File length according to the newer of LMDB's two header pages (`MDB_meta` in its mdb.c). */
const readHeader = async (path: string): Promise<{ bytes: number } | undefined> => {
  const file = await openFile(path);
  try {
    const page = Buffer.alloc(160);
    let newest = { transaction: -1n, pages: 0n, pageSize: 4096 };
    for (const number of [0, 1]) {
      const { bytesRead } = await file.read(page, 0, page.length, number * newest.pageSize);
      if (bytesRead < page.length || page.readUInt32LE(24) !== 0xbeefc0de) return undefined;
      const transaction = page.readBigUInt64LE(152);
      if (transaction > newest.transaction)
        newest = { transaction, pages: page.readBigUInt64LE(144) + 1n, pageSize: page.readUInt32LE(48) };
    }
    return { bytes: Number(newest.pages) * newest.pageSize };
  } finally {
    await file.close();
  }
};

const setAside = async (folder: string, damage: string, warn: (message: string) => void): Promise<void> => {
  let number = 1;
  while (existsSync(join(folder, `damaged-${number}.mdb`))) number++;
  const aside = join(folder, `damaged-${number}.mdb`);
  await rename(join(folder, dataFile), aside);
  await rm(join(folder, 'lock.mdb'), { force: true });
  warn(`the memory was damaged (${damage}): it was renamed to ${aside}, and a new one created`);
};
