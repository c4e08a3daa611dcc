import { crc32 } from 'node:zlib';
import { jsonIn } from '../../json.js';

/**
 * A record of a log is a line with a JSON object: `{"crc32":"…","key":"…","value":…}`, where the checksum covers the
 * rest of the line.
 */
export interface RecordHead {
  key: string;
  /** The first bytes of the value's JSON. */
  value: string;
}

/** Length of `{"crc32":"01234567",`; the checksum covers what follows. */
const headLength = 20;

/** A record's line, without the line break. */
export const lineOf = (key: string, value: unknown): string => {
  const body = `"key":${JSON.stringify(key)},"value":${JSON.stringify(value)}}`;
  return `${headOf(Buffer.from(body))}${body}`;
};

const headOf = (body: Uint8Array): string => `{"crc32":"${crc32(body).toString(16).padStart(8, '0')}",`;

const keyPattern = /^"key":("[^"\\]*(?:\\.[^"\\]*)*"),"value":/;

/** Bytes in which a key is found: paths have up to 4096, each of which JSON may write as six. */
const maxKey = 6 * 4096 + 64;

/** Maximum bytes of a value that `RecordHead` has. */
const shownLength = 32;

/** What a line is a record of; undefined if it is damaged or no record. */
export const readRecord = (line: Buffer): RecordHead | undefined => {
  const body = line.subarray(headLength);
  if (line.toString('latin1', 0, headLength) !== headOf(body)) return undefined;
  const match = keyPattern.exec(body.toString('utf8', 0, maxKey));
  const key = match && jsonIn(match[1]!);
  if (!match || typeof key !== 'string') return undefined;
  const at = Buffer.byteLength(match[0]);
  return { key, value: body.toString('latin1', at, at + shownLength) };
};

/** The value of a record; undefined if it is no JSON. */
export const valueIn = (line: Buffer): unknown =>
  (jsonIn(line.toString()) as { value: unknown } | undefined)?.value;

/** Whether bytes may be the beginning of a record, whose process was killed while it wrote it. */
export const beginsRecord = (bytes: Buffer): boolean => {
  const start = '{"crc32":"';
  return start.startsWith(bytes.toString('latin1', 0, start.length));
};
