import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentSummary } from '../../report/summary.js';
import type { Written } from '../output/files.js';
import { openLog } from './log.js';

/** What was written for a document. */
export interface Entry {
  /** Hash of everything that decides what is written; empty if the document must be processed again. */
  fingerprint: string;
  files: Written[];
  /** Null for the run's own files. */
  summary: DocumentSummary | null;
}

/** The record of what Padan wrote into an output folder, by output name. */
export interface Ledger {
  /** A document's entry, if the fingerprint is the same and nobody changed its files. */
  current(name: string, fingerprint: string): Entry | undefined;
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
export const openLedger = async (path: string, out: string): Promise<Ledger> => {
  const log = await openLog(path);
  const entries = new Map<string, Entry>();
  for await (const [name, value] of log.entries()) {
    const entry = entryOf(value);
    if (entry) entries.set(name, entry);
  }

  return {
    current: (name, fingerprint) => {
      const entry = entries.get(name);
      return entry?.fingerprint === fingerprint && entry.files.every((file) => isAsWritten(out, file))
        ? entry
        : undefined;
    },
    get: (name) => entries.get(name),
    names: () => [...entries.keys()],
    record: async (name, entry) => {
      await log.append(name, { version: entryVersion, ...entry });
      entries.set(name, entry);
    },
    forget: async (name) => {
      await log.append(name, null);
      entries.delete(name);
    },
    close: () => log.close(),
  };
};

/** Synchronous, because a run starts by checking tens of thousands of files. */
const isAsWritten = (out: string, { path, size, mtimeMs }: Written): boolean => {
  const info = statSync(join(out, path), { throwIfNoEntry: false });
  return info?.size === size && info.mtimeMs === mtimeMs;
};

/** Version of entries and their summaries. Raise it with every change of their shape. */
const entryVersion = 2;

/** Reads an entry. From another version of Padan, only the list of files is used, so the document is processed again. */
const entryOf = (value: unknown): Entry | undefined => {
  if (!isRecord(value) || !Array.isArray(value['files'])) return undefined;
  const { version, fingerprint, summary } = value;
  const files = value['files'] as Written[];
  return version === entryVersion && typeof fingerprint === 'string'
    ? { fingerprint, files, summary: summary as DocumentSummary | null }
    : { fingerprint: '', files, summary: null };
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
