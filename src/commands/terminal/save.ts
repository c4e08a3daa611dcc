import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { link, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { PadanError, systemCode, unwritable } from '../../errors.js';

/**
 * Looks whether a file can be written, before there is anything to write.
 *
 * @param isForced  whether a file that is there may be replaced
 * @throws PadanError `output-unusable` if it is there and may not be replaced, is no file, or has no folder
 */
export const checkOutput = async (path: string, isForced: boolean): Promise<void> => {
  const info = await stat(path).catch(() => undefined);
  if (info !== undefined) {
    if (!info.isFile())
      throw new PadanError(
        'output-unusable',
        info.isDirectory() ? 'is a folder, expected a file to write' : 'is not a regular file',
        { path },
        'name another file, or write to standard output',
      );
    if (!isForced) throw existing(path);
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
 * Writes a file, text as UTF-8, so that it appears whole or not at all.
 *
 * @param isForced  replace a file that is there
 * @param signal    leaves everything as it was, and throws its reason
 * @throws PadanError `output-unusable` if a file is there and may not be replaced; as `unwritable`
 */
export const saveFile = async (
  path: string,
  pieces: Iterable<string | Uint8Array>,
  isForced: boolean,
  signal: AbortSignal,
): Promise<void> => {
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
