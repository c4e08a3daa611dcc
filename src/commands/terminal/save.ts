import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fstatSync } from 'node:fs';
import { link, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { PadanError, systemCode, unreadable, unwritable } from '../../errors.js';
import { isWithin } from '../../paths.js';

/** Whether a file that is there may be replaced: always, never, or where it begins as one that Padan wrote. */
export type Replaces = boolean | RegExp;

/**
 * Looks whether a file can be written, before there is anything to write.
 *
 * @throws PadanError `output-unusable` if it is there and may not be replaced, is no file, or has no folder
 */
export const checkOutput = async (path: string, replaces: Replaces): Promise<void> => {
  const info = await stat(path).catch(() => undefined);
  if (info !== undefined) {
    if (!info.isFile())
      throw new PadanError(
        'output-unusable',
        info.isDirectory() ? 'is a folder, expected a file to write' : 'is not a regular file',
        { path },
        'name another file, or write to standard output',
      );
    if (replaces === false) throw existing(path);
    if (replaces instanceof RegExp && info.size > 0 && !replaces.test(await startOf(path)))
      throw new PadanError(
        'output-unusable',
        'the file already exists, and is none that Padan writes here',
        { path },
        'name another, or remove it',
      );
    return;
  }
  const folder = dirname(path);
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder)
    throw new PadanError('output-unusable', 'there is no such folder', { path: folder }, 'make it first');
};

/**
 * Looks whether a file can be written, as `checkOutput`, and that it is none of those that are read.
 *
 * @param inputs  paths of files, and of folders of them; those that are not there do no harm
 */
export const checkWritten = async (
  path: string,
  inputs: readonly (string | undefined)[],
  isForced: boolean,
): Promise<void> => {
  await checkOutput(path, isForced);
  const target = await realpath(path).catch(() => undefined);
  if (target === undefined) return;
  for (const input of inputs) {
    const place = input === undefined ? undefined : await realpath(input).catch(() => undefined);
    if (place !== undefined && isWithin(place, target))
      throw new PadanError(
        'output-unusable',
        'is one of the files to read',
        { path },
        'name another file to write',
      );
  }
};

/** Bytes that tell what a file is. */
const startLength = 4096;

const startOf = async (path: string): Promise<string> => {
  try {
    const file = await open(path);
    const { buffer, bytesRead } = await file
      .read(Buffer.alloc(startLength), 0, startLength, 0)
      .finally(() => file.close());
    return buffer.toString('utf8', 0, bytesRead);
  } catch (error) {
    throw unreadable(path, error);
  }
};

/**
 * Looks that standard output is none of the files that are read: `>> a.txt` would make one grow as it is read.
 *
 * @param inputs  paths of files, `-` for standard input; those that are not there do no harm
 * @throws PadanError `output-unusable` if it is
 */
export const checkPrinted = async (inputs: readonly (string | undefined)[]): Promise<void> => {
  const output = fstatSync(process.stdout.fd);
  if (!output.isFile()) return;
  for (const path of inputs) {
    if (path === undefined) continue;
    const input = path === '-' ? fstatSync(process.stdin.fd) : await stat(path).catch(() => undefined);
    if (input?.ino === output.ino && input.dev === output.dev)
      throw new PadanError(
        'output-unusable',
        'is standard output, and to be read as well',
        { path: path === '-' ? 'standard input' : path },
        'print to another file',
      );
  }
};

/**
 * Writes a file, text as UTF-8, so that it appears whole or not at all.
 *
 * @param signal    leaves everything as it was, and throws its reason
 * @throws PadanError `output-unusable` if a file is there and may not be replaced; as `unwritable`
 */
export const saveFile = async (
  path: string,
  pieces: Iterable<string | Uint8Array>,
  replaces: Replaces,
  signal: AbortSignal,
): Promise<void> => {
  if (replaces instanceof RegExp) await checkOutput(path, replaces);
  const isForced = replaces !== false;
  // A link stays, and what it leads to is written.
  const target = isForced ? await realpath(path).catch(() => path) : path;
  const draft = join(dirname(target), `.${basename(target)}.${randomUUID()}`);
  try {
    const file = await open(draft, 'wx');
    try {
      for (const block of blocksOf(pieces)) {
        signal.throwIfAborted();
        await file.writeFile(block);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    if (isForced) await rename(draft, target);
    else await place(draft, target);
  } catch (error) {
    if (systemCode(error) === 'EEXIST') throw existing(path);
    throw signal.aborted ? signal.reason : unwritable('the file cannot be written', path, error);
  } finally {
    await rm(draft, { force: true });
  }
};

/** Moves a file to where none is. @throws the system's error `EEXIST` if one is there */
const place = async (draft: string, target: string): Promise<void> => {
  try {
    await link(draft, target);
  } catch (error) {
    if (!noLinks.has(systemCode(error) ?? '')) throw error;
    await (await open(target, 'wx')).close();
    await rename(draft, target);
  }
};

/** What file systems without hard links answer. */
const noLinks: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'ENOSYS']);

/**
 * Writes to standard output as fast as it is read.
 *
 * @throws the signal's reason
 */
export const printPieces = async (pieces: Iterable<string>, signal: AbortSignal): Promise<void> => {
  for (const block of blocksOf(pieces)) {
    signal.throwIfAborted();
    if (!process.stdout.write(block)) await once(process.stdout, 'drain', { signal });
  }
};

/** Minimum length of what is written at once, in UTF-16 code units. */
const blockLength = 65_536;

function blocksOf(pieces: Iterable<string>): Generator<string>;
function blocksOf(pieces: Iterable<string | Uint8Array>): Generator<string | Uint8Array>;
function* blocksOf(pieces: Iterable<string | Uint8Array>): Generator<string | Uint8Array> {
  let block = '';
  for (const piece of pieces) {
    if (typeof piece !== 'string') {
      if (block !== '') yield block;
      block = '';
      yield piece;
      continue;
    }
    block += piece;
    if (block.length < blockLength) continue;
    yield block;
    block = '';
  }
  if (block !== '') yield block;
}

const existing = (path: string): PadanError =>
  new PadanError('output-unusable', 'the file already exists', { path }, 'name another, or add --force');
