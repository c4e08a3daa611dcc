import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from '../../hash.js';
import type { DocumentSummary } from '../../report/summary.js';
import { isOutputPath, type Known, type Written } from '../output/files.js';
import { type Log, type LogOptions, openLog } from './log.js';

/** What was written for a document. */
export interface Entry {
  /** Hash of everything that decides what is written; empty if the document must be processed again. */
  fingerprint: string;
  files: Written[];
  /** Null for the run's own files. */
  summary: DocumentSummary | null;
  /** Hashes of what was being moved into place, by path: it may or may not have got there. */
  writing?: Record<string, string[]>;
}

/** What stands for a document that was never written. */
export const noEntry: Entry = { fingerprint: '', files: [], summary: null };

/** All that Padan wrote for an entry, or may have written when it was killed. */
export const filesOf = ({ files, writing = {} }: Entry): Written[] => [
  ...files,
  ...Object.entries(writing).flatMap(([path, hashes]) =>
    hashes.map((hash) => ({ path, size: -1, mtimeMs: -1, hash })),
  ),
];

/** The record of what Padan wrote into an output folder, by output name. */
export interface Ledger {
  /** A document's entry, if the fingerprint is the same and all of its files are there. */
  current(name: string, fingerprint: string): Entry | undefined;
  /**
   * Whether a document has just the files that its summary tells of: none was removed since, and no run was killed while
   * it wrote them.
   */
  isWhole(name: string): boolean;
  /** Paths of an entry's files that somebody changed. */
  edited(entry: Entry): string[];
  /** What Padan wrote for a document, for `writeFiles`. */
  known(name: string): Known;
  /**
   * Records what is about to be moved into place, in case the run is killed in between.
   *
   * @throws PadanError if it cannot be written
   */
  intend(name: string, hashes: Readonly<Record<string, string>>): Promise<void>;
  get(name: string): Entry | undefined;
  names(): string[];
  /** @throws PadanError if it cannot be written */
  record(name: string, entry: Entry): Promise<void>;
  /** @throws PadanError if it cannot be written */
  forget(name: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a ledger, creating it if necessary.
 *
 * @param out  the output folder that it describes
 * @throws PadanError if the file cannot be opened, read or repaired
 */
export const openLedger = async (path: string, out: string, options: LogOptions = {}): Promise<Ledger> => {
  const log = await openLog(path, options);
  return ledgerOn(log, out, options).catch(async (error: unknown) => {
    await log.close();
    throw error;
  });
};

const ledgerOn = async (log: Log, out: string, options: LogOptions): Promise<Ledger> => {
  const entries = new Map<string, Entry>();
  for await (const [name, value] of log.entries()) {
    const entry = entryOf(value);
    if (entry) entries.set(name, log.isDoubtful(name) ? { ...entry, fingerprint: '' } : entry);
  }

  const record = async (name: string, entry: Entry): Promise<void> => {
    await log.append(name, { version: entryVersion, ...entry });
    entries.set(name, entry);
  };
  // The next run, too, must know that a newer entry may have been lost.
  if (options.mode !== 'read')
    await Promise.all([...entries].map(([name, entry]) => log.isDoubtful(name) && record(name, entry)));
  return {
    current: (name, fingerprint) => {
      const entry = entries.get(name);
      return entry?.fingerprint === fingerprint && entry.files.every((file) => isThere(out, file))
        ? entry
        : undefined;
    },
    isWhole: (name) => {
      const entry = entries.get(name);
      return (
        entry !== undefined && entry.writing === undefined && entry.files.every((file) => isThere(out, file))
      );
    },
    edited: ({ files }) => files.filter((file) => isEdited(out, file)).map(({ path }) => path),
    known: (name) => {
      const entry = entries.get(name);
      const known = new Map<string, Written[]>();
      for (const file of entry ? filesOf(entry) : [])
        known.set(file.path, [...(known.get(file.path) ?? []), file]);
      return known;
    },
    intend: async (name, hashes) => {
      const before = entries.get(name) ?? noEntry;
      const writing = { ...before.writing };
      for (const [path, hash] of Object.entries(hashes)) writing[path] = [...(writing[path] ?? []), hash];
      await record(name, { ...before, fingerprint: '', writing });
    },
    get: (name) => entries.get(name),
    names: () => [...entries.keys()],
    record,
    forget: async (name) => {
      await log.append(name, null);
      entries.delete(name);
    },
    close: () => log.close(),
  };
};

/** Synchronous, because a run starts by checking tens of thousands of files. Our version of a changed file may go. */
const isThere = (out: string, { path, role }: Written): boolean =>
  role === 'beside' || statSync(join(out, path), { throwIfNoEntry: false }) !== undefined;

/** Whether somebody changed a file since it was written. */
const isEdited = (out: string, { path, size, mtimeMs, hash, role }: Written): boolean => {
  if (role !== undefined) return role === 'edited';
  const info = statSync(join(out, path), { throwIfNoEntry: false });
  if (info === undefined || (info.size === size && info.mtimeMs === mtimeMs)) return false;
  return !info.isFile() || hash === undefined || hashOf(readFileSync(join(out, path))) !== hash;
};

/** Version of entries and their summaries. Raise it with every change of their shape. */
const entryVersion = 5;

/** Reads an entry. From another version of Padan, only the list of files is used, so the document is processed again. */
const entryOf = (value: unknown): Entry | undefined => {
  if (!isRecord(value) || !Array.isArray(value['files'])) return undefined;
  const { version, fingerprint, summary, writing } = value;
  const files = value['files'].filter(isWritten);
  return version === entryVersion && typeof fingerprint === 'string' && files.length === value['files'].length
    ? {
        fingerprint,
        files,
        summary: summary as DocumentSummary | null,
        ...(isRecord(writing) ? { writing: hashesIn(writing) } : {}),
      }
    : { fingerprint: '', files, summary: null };
};

const hashesIn = (writing: Record<string, unknown>): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(writing).filter(
      (entry): entry is [string, string[]] =>
        isOutputPath(entry[0]) &&
        Array.isArray(entry[1]) &&
        entry[1].every((hash) => typeof hash === 'string'),
    ),
  );

const isWritten = (value: unknown): value is Written =>
  isRecord(value) &&
  typeof value['path'] === 'string' &&
  isOutputPath(value['path']) &&
  typeof value['size'] === 'number' &&
  typeof value['mtimeMs'] === 'number';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
