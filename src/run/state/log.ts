import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { unwritable } from '../../errors.js';

/**
 * An append-only file of records, a JSON object a line: `{"crc32":"…","key":"…","value":…}`, where the
 * checksum covers the rest of the line. Of equal keys the last one counts. Only the records' positions are held
 * in memory.
 */
export interface Log {
  has(key: string): boolean;
  /** All keys with their values, read in a stream. */
  entries(): AsyncGenerator<[key: string, value: unknown]>;
  /** The value kept under a key. */
  get(key: string): Promise<unknown>;
  /**
   * Resolves when the record is on the disk. Records that arrive while others are being written are written
   * and synced together.
   *
   * @throws PadanError where it cannot be written; what is in the file then is as before
   */
  append(key: string, value: unknown): Promise<void>;
  close(): Promise<void>;
}

/** Length of `{"crc32":"01234567",`; the checksum covers what follows. */
const headLength = 20;
const newline = 0x0a;

/** A record's line, without its line break. */
const lineOf = (key: string, value: unknown): string => {
  const body = `"key":${JSON.stringify(key)},"value":${JSON.stringify(value)}}`;
  return `${headOf(Buffer.from(body))}${body}`;
};

const headOf = (body: Uint8Array): string => `{"crc32":"${crc32(body).toString(16).padStart(8, '0')}",`;

const keyPattern = /^"key":("(?:[^"\\]|\\.)*"),"value":/;

/** Bytes of a value that `onRecord` gets. */
const shownLength = 32;

/** A whole record's key, and how its value begins; undefined where the line is damaged or is no record. */
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

/**
 * Opens a log, creating it if need be. A last line that a killed process left unfinished is cut off; other damaged
 * lines are skipped.
 *
 * @param onRecord  called for each record, in order, with its key and the beginning of its value's JSON
 * @throws PadanError where the file cannot be opened, read or mended
 */
export const openLog = async (
  path: string,
  onRecord: (key: string, value: string) => void = () => undefined,
): Promise<Log> => {
  const failed = (what: string) => (error: unknown) => {
    throw unwritable(what, path, error);
  };
  await mkdir(dirname(path), { recursive: true }).catch(failed('the folder cannot be made'));
  const file = await open(path, 'a+').catch(failed('the journal cannot be opened'));
  const slots = new Map<string, Slot>();
  await syncFolder(dirname(path)).catch(failed('the folder cannot be synced'));
  let end = await readSlots(file, slots, onRecord).catch(failed('the journal cannot be read'));

  const pending: Pending[] = [];
  let writing: Promise<void> | undefined;

  const writeBatch = async (batch: readonly Pending[]): Promise<void> => {
    const bytes = Buffer.concat(batch.map(({ line }) => line));
    try {
      await file.appendFile(bytes);
      await file.datasync();
    } catch (error) {
      // Half a record must not stand before the next.
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
      // The disk may have changed under us.
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

/** So that a file just created survives a power cut. */
const syncFolder = async (path: string): Promise<void> => {
  // Windows cannot open folders.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
};

const valueIn = (line: Buffer): unknown => (JSON.parse(line.toString()) as { value: unknown }).value;

/** Fills `slots` from the file's lines, and cuts off an unfinished last one; gives the file's length. */
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
  if ((await file.stat()).size > end) await file.truncate(end);
  return end;
};

/** The lines that have a line break, without it, with their offsets. */
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
