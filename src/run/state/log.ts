import { existsSync } from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { devNull } from 'node:os';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { unwritable } from '../../errors.js';

/**
 * An append-only file of records, one JSON object per line: `{"crc32":"…","key":"…","value":…}`, where the
 * checksum covers the rest of the line. The last record for a key wins. Only the positions of records are kept
 * in memory.
 */
export interface Log {
  has(key: string): boolean;
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

/** Length of `{"crc32":"01234567",`; the checksum covers what follows. */
const headLength = 20;
const newline = 0x0a;

/** A record's line, without the line break. */
const lineOf = (key: string, value: unknown): string => {
  const body = `"key":${JSON.stringify(key)},"value":${JSON.stringify(value)}}`;
  return `${headOf(Buffer.from(body))}${body}`;
};

const headOf = (body: Uint8Array): string => `{"crc32":"${crc32(body).toString(16).padStart(8, '0')}",`;

const keyPattern = /^"key":("(?:[^"\\]|\\.)*"),"value":/;

/** Maximum bytes of a value that `onRecord` gets. */
const shownLength = 32;

/** The key of a record and the start of its value; undefined if the line is damaged or not a record. */
const readRecord = (line: Buffer): { key: string; value: string } | undefined => {
  const body = line.subarray(headLength);
  if (line.toString('latin1', 0, headLength) !== headOf(body)) return undefined;
  const match = keyPattern.exec(body.toString('utf8', 0, 4096));
  if (!match) return undefined;
  const at = Buffer.byteLength(match[0]);
  return { key: JSON.parse(match[1]!) as string, value: body.toString('latin1', at, at + shownLength) };
};

interface Slot {
  offset: number;
  length: number;
}

interface Pending {
  key: string;
  line: Buffer;
  resolve(): void;
  reject(error: unknown): void;
}

/** To read and add records, or to read only: then no file is created or changed, and one that is missing is empty. */
export type LogMode = 'append' | 'read';

/**
 * Opens a log, creating it if necessary. An incomplete last line, left by a killed process, is cut off; other damaged
 * lines are skipped.
 *
 * @param onRecord  called for each record in order, with its key and the first bytes of its value's JSON
 * @throws PadanError if the file cannot be opened, read or repaired
 */
export const openLog = async (
  path: string,
  onRecord: (key: string, value: string) => void = () => undefined,
  mode: LogMode = 'append',
): Promise<Log> => {
  const failed = (what: string) => (error: unknown) => {
    throw unwritable(what, path, error);
  };
  const isReadOnly = mode === 'read';
  if (!isReadOnly)
    await mkdir(dirname(path), { recursive: true }).catch(failed('the folder cannot be created'));
  const file = await (isReadOnly ? open(existsSync(path) ? path : devNull, 'r') : open(path, 'a+')).catch(
    failed('the journal cannot be opened'),
  );
  const slots = new Map<string, Slot>();
  if (!isReadOnly) await syncFolder(dirname(path)).catch(failed('the folder cannot be synced'));
  let end = await readSlots(file, slots, onRecord).catch(failed('the journal cannot be read'));
  if (!isReadOnly && (await file.stat()).size > end)
    await file.truncate(end).catch(failed('the journal cannot be repaired'));

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
    entries: async function* () {
      for await (const { line, offset } of linesOf(file)) {
        const key = readRecord(line)?.key;
        if (key !== undefined && slots.get(key)?.offset === offset) yield [key, valueIn(line)];
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

const valueIn = (line: Buffer): unknown => (JSON.parse(line.toString()) as { value: unknown }).value;

/** Fills `slots` from the file, and returns the length of its complete lines. */
const readSlots = async (
  file: FileHandle,
  slots: Map<string, Slot>,
  onRecord: (key: string, value: string) => void,
): Promise<number> => {
  let end = 0;
  for await (const { line, offset } of linesOf(file)) {
    const record = readRecord(line);
    if (record) {
      slots.set(record.key, { offset, length: line.length });
      onRecord(record.key, record.value);
    }
    end = offset + line.length + 1;
  }
  return end;
};

/** Complete lines, without their line breaks, and their offsets. */
async function* linesOf(file: FileHandle): AsyncGenerator<{ line: Buffer; offset: number }> {
  let offset = 0;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of file.createReadStream({ start: 0, autoClose: false, highWaterMark: 1 << 20 })) {
    rest = rest.length === 0 ? (chunk as Buffer) : Buffer.concat([rest, chunk as Buffer]);
    let start = 0;
    for (let end = rest.indexOf(newline); end >= 0; end = rest.indexOf(newline, start)) {
      yield { line: rest.subarray(start, end), offset: offset + start };
      start = end + 1;
    }
    offset += start;
    rest = rest.subarray(start);
  }
}
