import { existsSync } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import { devNull } from 'node:os';
import { dirname } from 'node:path';
import { makeFolder } from '../../core/folder.js';
import { PadanError, unwritable } from '../../errors.js';
import { plural } from '../../plural.js';
import { linesOf } from './lines.js';
import { beginsRecord, lineOf, type RecordHead, readRecord, valueIn } from './record.js';
import { repairLog, type Slot } from './repair.js';

/**
 * An append-only file of records with checksums, one a line (`record.ts`). The last record for a key wins. Only the
 * positions of records are kept in memory.
 */
export interface Log {
  has(key: string): boolean;
  /** Whether a damaged line stood behind the record of a key: it may have been a newer one. */
  isDoubtful(key: string): boolean;
  /** Streams all keys with their values. */
  entries(): AsyncGenerator<[key: string, value: unknown]>;
  /** The value of a key; undefined if there is none, or its record is damaged. */
  get(key: string): Promise<unknown>;
  /**
   * Resolves once the record is on disk. Records that arrive during a write are then written and synced together.
   *
   * @throws PadanError if it cannot be written; the file is unchanged then
   */
  append(key: string, value: unknown): Promise<void>;
  close(): Promise<void>;
}

interface Pending {
  key: string;
  line: Buffer;
  resolve(): void;
  reject(error: unknown): void;
}

/** To read and add records, or to read only: then no file is created or changed, and one that is missing is empty. */
export type LogMode = 'append' | 'read';

export interface LogOptions {
  mode?: LogMode;
  /** Called if the file is damaged. */
  warn?(message: string): void;
  /** Called for each record in order. */
  onRecord?(record: RecordHead): void;
}

/**
 * Opens a log, creating it if necessary. An incomplete last line, left by a killed process, is cut off. A file with
 * other damaged lines is written again without them, and kept beside the new one.
 *
 * @throws PadanError if the file cannot be opened, read or repaired, or something else stands in its place
 */
export const openLog = async (
  path: string,
  { mode = 'append', warn, onRecord }: LogOptions = {},
): Promise<Log> => {
  const failed = (what: string) => (error: unknown) => {
    throw unwritable(what, path, error);
  };
  const isReadOnly = mode === 'read';
  if (!isReadOnly) await makeFolder(dirname(path)).catch(failed('the folder cannot be created'));
  await refuseOthers(path);
  const openFile = () =>
    (isReadOnly ? open(existsSync(path) ? path : devNull, 'r') : open(path, 'a+')).catch(
      failed('the journal cannot be opened'),
    );
  let file = await openFile();
  /** Looks what is there, and repairs it. */
  const look = async (): Promise<Pick<Found, 'slots' | 'end'> & { doubtful: Set<string> }> => {
    if (!isReadOnly) await syncFolder(dirname(path)).catch(failed('the folder cannot be synced'));
    const found = await scan(file, onRecord).catch(failed('the journal cannot be read'));
    const { slots, end, damaged, doubt } = found;
    const doubtful = new Set([...slots].flatMap(([key, { offset }]) => (offset < doubt ? key : [])));
    if (damaged === 0) {
      if (!isReadOnly && (await file.stat()).size > end)
        await file.truncate(end).catch(failed('the journal cannot be repaired'));
      return { slots, end, doubtful };
    }
    const what = `${path}: ${plural(damaged, 'line')} damaged and passed over; what ${damaged === 1 ? 'it' : 'they'} said is made again`;
    if (isReadOnly) {
      warn?.(what);
      return { slots, end, doubtful };
    }
    const repaired = await repairLog(path, file, slots).catch(failed('the journal cannot be repaired'));
    warn?.(`${what}. The damaged file is ${repaired.aside}`);
    await file.close();
    file = await openFile();
    return { slots: repaired.slots, end: (await file.stat()).size, doubtful };
  };
  const looked = await look().catch(async (error: unknown) => {
    await file.close().catch(() => undefined);
    throw error;
  });
  const { slots, doubtful } = looked;
  let { end } = looked;

  const pending: Pending[] = [];
  let writing: Promise<void> | undefined;

  const writeBatch = async (batch: readonly Pending[]): Promise<void> => {
    const bytes = Buffer.concat(batch.map(({ line }) => line));
    try {
      await file.appendFile(bytes);
      await file.datasync();
    } catch (error) {
      // Remove a partly written record, so that the next one starts on a new line.
      await file.truncate(end).catch(() => undefined);
      failed('the journal cannot be written')(error);
    }
    for (const { key, line } of batch) {
      slots.set(key, { offset: end, length: line.length - 1 });
      end += line.length;
    }
  };
  const writeAll = async (): Promise<void> => {
    while (pending.length > 0) {
      const batch = pending.splice(0);
      await writeBatch(batch).then(
        () => {
          for (const { resolve } of batch) resolve();
        },
        (error: unknown) => {
          for (const { reject } of batch) reject(error);
        },
      );
    }
    writing = undefined;
  };

  return {
    has: (key) => slots.has(key),
    isDoubtful: (key) => doubtful.has(key),
    entries: async function* () {
      for await (const lines of linesOf(file))
        for (const { bytes, offset } of lines) {
          const key = bytes === null ? undefined : readRecord(bytes)?.key;
          if (bytes !== null && key !== undefined && slots.get(key)?.offset === offset)
            yield [key, valueIn(bytes)];
        }
    },
    get: async (key) => {
      const slot = slots.get(key);
      if (slot === undefined) return undefined;
      const line = Buffer.alloc(slot.length);
      await file.read(line, 0, slot.length, slot.offset).catch(failed('the journal cannot be read'));
      // The file may have been changed by somebody else.
      if (readRecord(line)?.key !== key) return undefined;
      return valueIn(line);
    },
    append: (key, value) =>
      new Promise((resolve, reject) => {
        pending.push({ key, line: Buffer.from(`${lineOf(key, value)}\n`), resolve, reject });
        writing ??= writeAll();
      }),
    close: async () => {
      await writing;
      await file.close();
    },
  };
};

/** Makes sure that a new file survives a power cut. */
const syncFolder = async (path: string): Promise<void> => {
  // Windows cannot open folders.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
};

/** Refuses what is no file of ours: through a link, a file elsewhere would be cut and appended to. */
const refuseOthers = async (path: string): Promise<void> => {
  const info = await lstat(path).catch(() => undefined);
  if (info === undefined || info.isFile()) return;
  const what = info.isSymbolicLink() ? 'a link' : info.isDirectory() ? 'a folder' : 'no ordinary file';
  throw new PadanError(
    'output-unusable',
    `is ${what}, where Padan keeps a file of its own`,
    { path },
    'remove it, and what it had is made again',
  );
};

/** What a file holds. */
interface Found {
  /** The last record of each key. */
  slots: Map<string, Slot>;
  /** Length of the complete lines, in bytes. */
  end: number;
  /** Damaged lines, and the offset of the last one; -1 if there is none. */
  damaged: number;
  doubt: number;
}

const scan = async (file: FileHandle, onRecord?: LogOptions['onRecord']): Promise<Found> => {
  const found: Found = { slots: new Map(), end: (await file.stat()).size, damaged: 0, doubt: -1 };
  for await (const lines of linesOf(file))
    for (const { bytes, offset, length, isComplete } of lines) {
      if (!isComplete) found.end = offset;
      const record = isComplete && bytes !== null ? readRecord(bytes) : undefined;
      if (record) {
        found.slots.set(record.key, { offset, length });
        onRecord?.(record);
      } else if (isComplete || bytes === null || !beginsRecord(bytes)) {
        found.damaged++;
        found.doubt = offset;
      }
    }
  return found;
};
