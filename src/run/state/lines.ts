import type { FileHandle } from 'node:fs/promises';
import { maxFileSize } from '../../limits.js';

/** A line of a file, and where it is. */
export interface Line {
  offset: number;
  /** In bytes, without the line break. */
  length: number;
  /** Null for one or more lines that are shorter or longer than any record. */
  bytes: Buffer | null;
  /** Whether a line break ends it. */
  isComplete: boolean;
}

/** Minimum and maximum bytes of a record: an empty one, several times the longest paragraph with all alternatives. */
const minLength = 39;
const maxLength = 4 * maxFileSize;

const newline = 0x0a;

/**
 * The lines of a file in order, those of a chunk at once. In linear time and bounded memory whatever the file holds: a
 * damaged one may have a tail of zeros, or nothing but line breaks.
 */
export async function* linesOf(file: FileHandle): AsyncGenerator<Line[]> {
  let offset = 0;
  let length = 0;
  /** What earlier chunks had of the line; nothing of one that is too long. */
  let parts: Buffer[] = [];
  const extend = (more: Buffer): void => {
    length += more.length;
    if (length > maxLength) parts = [];
    else if (more.length > 0) parts.push(more);
  };
  const take = (isComplete: boolean): Line => {
    const bytes = length > maxLength ? null : parts.length === 1 ? parts[0]! : Buffer.concat(parts);
    const line = { offset, length, bytes, isComplete };
    offset += length + 1;
    length = 0;
    parts = [];
    return line;
  };
  for await (const each of file.createReadStream({ start: 0, autoClose: false, highWaterMark: 1 << 20 })) {
    const chunk = each as Buffer;
    const lines: Line[] = [];
    let start = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      if (length === 0 && end - start < minLength) {
        // Millions of them are no more than one.
        const rest = afterShort(chunk, end + 1);
        lines.push({ offset, length: rest - start - 1, bytes: null, isComplete: true });
        offset += rest - start;
        start = rest;
        continue;
      }
      extend(chunk.subarray(start, end));
      lines.push(take(true));
      start = end + 1;
    }
    extend(chunk.subarray(start));
    yield lines;
  }
  if (length > 0) yield [take(false)];
}

/** Where the lines that are too short for a record end, from the beginning of a line on. */
const afterShort = (chunk: Buffer, start: number): number => {
  let [line, at] = [start, start];
  for (; at < chunk.length && at - line < minLength; at++) if (chunk[at] === newline) line = at + 1;
  return line;
};
