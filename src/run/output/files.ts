import { randomUUID } from 'node:crypto';
import { mkdir, readFile, realpath, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, normalize } from 'node:path';
import { PadanError, systemCode, unwritable } from '../../errors.js';
import { isWithin } from '../../paths.js';

/** Padan's own folder in an output folder. */
export const stateFolder = (out: string): string => join(out, '.padan');

/** Where files are written before they are moved to their places; the next run empties it. */
export const draftFolder = (out: string): string => join(stateFolder(out), 'drafts');

/** A file that Padan wrote, as the file system then showed it. */
export interface Written {
  /** Path under the output folder, with `/`. */
  path: string;
  size: number;
  mtimeMs: number;
}

/**
 * Writes files so that each appears whole or not at all, and none before all of them are on the disk. A file that
 * has its content already is left alone.
 *
 * @param files  by path under the output folder, with `/`
 * @throws PadanError where one cannot be written; then all are as they were, unless it was the moving
 */
export const writeFiles = async (
  out: string,
  files: Readonly<Record<string, string>>,
): Promise<Written[]> => {
  const drafts: { draft: string; target: string }[] = [];
  let at = out;
  try {
    for (const [path, content] of Object.entries(files)) {
      const target = join(out, path);
      at = target;
      const bytes = Buffer.from(content);
      const present = await readFile(target).catch(() => undefined);
      if (present?.equals(bytes)) continue;
      await mkdir(dirname(target), { recursive: true });
      await refuseEscape(out, target);
      const draft = join(draftFolder(out), randomUUID());
      drafts.push({ draft, target });
      await mkdir(dirname(draft), { recursive: true });
      await writeFile(draft, bytes, { flush: true });
    }
    for (const { draft, target } of drafts) {
      at = target;
      await rename(draft, target);
    }
    return await Promise.all(Object.keys(files).map((path) => describeFile(out, path)));
  } catch (error) {
    await Promise.all(drafts.map(({ draft }) => rm(draft, { force: true }).catch(() => undefined)));
    if (error instanceof PadanError) throw error;
    throw unwritable('the file cannot be written', at, error);
  }
};

const describeFile = async (out: string, path: string): Promise<Written> => {
  const { size, mtimeMs } = await stat(join(out, path));
  return { path, size, mtimeMs };
};

/** A folder within the output folder may be a link to somewhere else. */
const refuseEscape = async (out: string, target: string): Promise<void> => {
  if (!isWithin(await realpath(out), await realpath(dirname(target))))
    throw new PadanError(
      'link-outside',
      'the folder is a link that leads out of the output folder',
      { path: dirname(target) },
      'remove the link',
    );
};

/**
 * Removes files that Padan wrote, and folders that are empty then. A file that has changed since is somebody else's
 * and stays.
 *
 * @returns the paths that stay though they are there
 */
export const removeWritten = async (out: string, files: readonly Written[]): Promise<string[]> => {
  const stay: string[] = [];
  for (const file of files) {
    const { path } = file;
    if (path !== normalize(path) || isAbsolute(path) || path.split('/').includes('..')) continue;
    const target = join(out, path);
    const info = await stat(target).catch(() => undefined);
    if (info === undefined) continue;
    const isOurs =
      info.size === file.size &&
      info.mtimeMs === file.mtimeMs &&
      (await refuseEscape(out, target).then(
        () => true,
        () => false,
      ));
    if (!isOurs) {
      stay.push(path);
      continue;
    }
    await rm(target, { force: true });
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder))
      if (
        !(await rmdir(join(out, folder)).then(
          () => true,
          () => false,
        ))
      )
        break;
  }
  return stay;
};

/** Removes what a killed run left half-written. Only the holder of the lock may call it. */
export const removeDrafts = (out: string): Promise<void> =>
  rm(draftFolder(out), { recursive: true, force: true });

/**
 * Makes sure that an output folder is there.
 *
 * @throws PadanError where the path is a file or cannot be made
 */
export const makeOutputFolder = async (path: string): Promise<void> => {
  const info = await stat(path).catch(() => undefined);
  if (info && !info.isDirectory())
    throw new PadanError(
      'output-unusable',
      'the output folder is a file',
      { path },
      'give --out another folder, or remove the file',
    );
  await mkdir(path, { recursive: true }).catch((error: unknown) => {
    throw new PadanError(
      'output-unusable',
      `the output folder cannot be made (${systemCode(error)})`,
      { path },
      'give --out a folder that you may write to',
      { cause: error },
    );
  });
};
