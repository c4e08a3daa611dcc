import { randomUUID } from 'node:crypto';
import { copyFile, lstat, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from '../../core/folder.js';
import { readHolder } from '../../core/lock.js';
import { PadanError, systemCode, unwritable } from '../../errors.js';

/** An output folder, and Padan's state in it. */

/** Padan's state folder in an output folder. */
export const stateFolder = (out: string): string => join(out, '.padan');

/** Folder for files that are being written, before they are moved into place. Each run starts by emptying it. */
export const draftFolder = (out: string): string => join(stateFolder(out), 'drafts');

/** The lock of an output folder. */
export const lockPath = (out: string): string => join(stateFolder(out), 'lock');

/**
 * Creates an output folder if it does not exist.
 *
 * @throws PadanError if the path is a file, the folder cannot be created, or its state is a link: what is emptied and
 *         repaired in there would be somebody's
 */
export const makeOutputFolder = async (path: string): Promise<void> => {
  const info = await stat(path).catch(() => undefined);
  if (info && !info.isDirectory())
    throw new PadanError(
      'output-unusable',
      'the output folder is a file',
      { path },
      'choose another output folder, or remove the file',
    );
  await makeFolder(path).catch((error: unknown) => {
    throw new PadanError(
      'output-unusable',
      `the output folder cannot be created (${systemCode(error)})`,
      { path },
      'choose an output folder that you can write to',
      { cause: error },
    );
  });
  const state = stateFolder(path);
  const found = await lstat(state).catch(() => undefined);
  if (found?.isSymbolicLink()) throw linked(state);
  if (found && !found.isDirectory())
    throw new PadanError(
      'output-unusable',
      'is a file, where Padan keeps its state',
      { path: state },
      'move it away',
    );
  for (const name of found ? await readdir(state) : [])
    if (isLog(name) && (await lstat(join(state, name))).isSymbolicLink()) throw linked(join(state, name));
};

const linked = (path: string): PadanError =>
  new PadanError('link-outside', 'is a link, where Padan keeps its state', { path }, 'remove the link');

const isLog = (name: string): boolean => name.endsWith('.jsonl');

/**
 * Makes the state of an output folder ready for a run: what a killed one left half-written is gone, and a copy of the
 * folder that was made of hard links does not change with it. Only the holder of the lock may call this.
 *
 * @throws PadanError if something cannot be written
 */
export const readyState = async (out: string): Promise<void> => {
  const state = stateFolder(out);
  try {
    await rm(draftFolder(out), { recursive: true, force: true });
    await mkdir(draftFolder(out));
    for (const name of await readdir(state)) {
      const path = join(state, name);
      const info = await lstat(path);
      // A folder has several links of its own; what it is doing here, its reader says.
      if (!isLog(name) || !info.isFile() || info.nlink < 2) continue;
      const draft = join(draftFolder(out), randomUUID());
      await copyFile(path, draft);
      await rename(draft, path);
    }
  } catch (error) {
    throw unwritable('the folder cannot be prepared', state, error);
  }
};

/**
 * Checks that an output folder is still the one that this process has locked: somebody may have removed it, or moved it
 * away, while there is work for it.
 *
 * @throws PadanError `output-gone` if it is not
 */
export const checkHeld = async (out: string): Promise<void> => {
  const holder = await readHolder(lockPath(out)).catch(() => undefined);
  if (holder?.pid === process.pid && holder.host === hostname()) return;
  throw new PadanError(
    'output-gone',
    'the output folder was removed, or moved away, during the run',
    { path: out },
    'run again: what was finished there is not here',
  );
};
