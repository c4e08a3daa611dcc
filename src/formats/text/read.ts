import { constants, type Stats } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Document } from '../../core/document.js';
import { PadanError, unreadable } from '../../errors.js';
import { splitParagraphs } from './paragraphs.js';

/** Largest file that is read, in bytes. */
const largestFile = 16 * 1024 * 1024;
/** Longest paragraph that is worked on, in UTF-16 code units. */
export const longestParagraph = 200_000;
/** A document is in memory as a whole. */
const mostParagraphs = 50_000;

export type SplitChoice = Document['split'] | 'auto';

/**
 * Reads one text file.
 *
 * @param name   the document's name in outputs
 * @param split  how to find paragraphs; `auto` looks for blank lines
 * @throws PadanError where the file cannot be read, is no text, is empty, or is too much of something
 */
export const readDocument = async (
  path: string,
  name: string,
  split: SplitChoice = 'auto',
): Promise<Document> => parseDocument(await readBytes(path), name, path, split);

/**
 * Reads a file's bytes, as they are at one moment.
 *
 * @throws PadanError where it cannot be read, is no regular file, is too large, or does not stop changing
 */
export const readBytes = async (path: string): Promise<Buffer> => {
  for (let attempt = 0; attempt < 3; attempt++) {
    // Opened without waiting: a pipe that nobody writes to would hold us for ever.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch((error: unknown) =>
      fail(path, error),
    );
    try {
      const before = await file.stat();
      checkFile(before, path);
      // One byte more than there should be: it may grow while it is read.
      const bytes = Buffer.alloc(before.size + 1);
      const { bytesRead } = await file.read(bytes, 0, bytes.length, 0).catch((error) => fail(path, error));
      const after = await file.stat();
      if (bytesRead === after.size && after.mtimeMs === before.mtimeMs) return bytes.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  }
  throw new PadanError(
    'file-changing',
    'the file changes while it is read',
    { path },
    'run again when it is written',
  );
};

/** @throws PadanError where a file is none, or is too large */
const checkFile = (info: Stats, path: string): void => {
  if (info.isDirectory())
    throw new PadanError('not-a-file', 'this is a folder, expected a text file', { path });
  if (!info.isFile())
    throw new PadanError(
      'not-a-file',
      'this is no regular file',
      { path },
      'copy what it gives into a file, or pipe it into padan translate',
    );
  if (info.size > largestFile)
    throw new PadanError(
      'too-large',
      `the file has ${info.size} bytes, the most is ${largestFile}`,
      { path },
      'split it into several files',
    );
};

const fail = (path: string, error: unknown): never => {
  throw unreadable(path, error);
};

/**
 * Makes a document of a file's bytes: UTF-8, or UTF-16 with a byte order mark.
 *
 * @throws PadanError where the bytes are no text or hold none, or have too many or monstrous paragraphs
 */
export const parseDocument = (
  bytes: Uint8Array,
  name: string,
  path: string,
  split: SplitChoice = 'auto',
): Document => {
  const encoding = encodingOf(bytes);
  const text = decode(bytes, encoding, path);
  if (text.replace('\ufeff', '').trim() === '')
    throw new PadanError('no-text', 'the file has no text', { path }, 'remove it, or put text into it');
  const document = { name, text, encoding, ...splitParagraphs(text, split) };
  if (document.paragraphs.length > mostParagraphs)
    throw new PadanError(
      'too-large',
      `the document has ${document.paragraphs.length} paragraphs, the most is ${mostParagraphs}`,
      { path },
      'split it into several files',
    );
  for (const paragraph of document.paragraphs)
    if (paragraph.text.length > longestParagraph)
      throw new PadanError(
        'too-large',
        `a paragraph has ${paragraph.text.length} characters, the most is ${longestParagraph}`,
        { path, line: lineAt(text, paragraph.start) },
        'break it into paragraphs',
      );
  return document;
};

const encodingOf = (bytes: Uint8Array): Document['encoding'] => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
};

const decode = (bytes: Uint8Array, encoding: Document['encoding'], path: string): string => {
  const nul = encoding === 'utf-8' ? bytes.indexOf(0) : -1;
  if (nul >= 0)
    throw new PadanError(
      'not-text',
      `this is not a text file (a NUL byte at byte ${nul})`,
      { path },
      'give UTF-8 text, or UTF-16 with a byte order mark',
    );
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    const at = encoding === 'utf-8' ? firstInvalidByte(bytes) : undefined;
    throw new PadanError(
      'not-text',
      `the file is not valid ${encoding.toUpperCase()}${at === undefined ? '' : ` (first at byte ${at.byte})`}`,
      at === undefined ? { path } : { path, line: at.line },
      'convert it to UTF-8',
      { cause: error },
    );
  }
};

/** Bisects for the longest prefix that a stream decoder takes. */
const firstInvalidByte = (bytes: Uint8Array): { byte: number; line: number } => {
  const takes = (length: number, stream = true): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream });
      return true;
    } catch {
      return false;
    }
  };
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (takes(middle)) good = middle;
    else bad = middle;
  }
  // The start of a character that goes wrong in its second or third byte was taken still.
  while (!takes(good, false)) good--;
  const line = bytes.subarray(0, good).filter((byte) => byte === 0x0a).length + 1;
  return { byte: good, line };
};

/** Number of the line, from 1, that holds an offset. */
export const lineAt = (text: string, offset: number): number => {
  let line = 1;
  for (const { index } of text.matchAll(/\r\n|\r|\n/g)) {
    if (index >= offset) break;
    line++;
  }
  return line;
};
