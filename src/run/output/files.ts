import { randomUUID } from 'node:crypto';
import { mkdir, readFile, realpath, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, normalize } from 'node:path';
import { PadanError, systemCode, unwritable } from '../../errors.js';
import { isWithin } from '../../paths.js';

/** Padan's state folder in an output folder. */
export const stateFolder = (out: string): string => join(out, '.padan');

/** Folder for files that are being written, before they are moved into place. Each run starts by emptying it. */
export const draftFolder = (out: string): string => join(stateFolder(out), 'drafts');

/** A file that Padan wrote, with its size (bytes) and modification time at that moment. */
export interface Written {
  /** Path under the output folder, with `/`. */
  path: string;
  size: number;
  mtimeMs: number;
}

/**
 * Writes files atomically: each appears complete or not at all, and none before all are on disk. Files that already
 * have the right content are not touched.
 *
 * @param files  contents by path under the output folder, with `/`
 * @throws PadanError if a file cannot be written. No file has changed then, unless moving them into place failed.
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

/** Refuses to write through a link that leads out of the output folder. */
const refuseEscape = async (out: string, target: string): Promise<void> => {
  if (!isWithin(await realpath(out), await realpath(dirname(target))))
    throw new PadanError(
      'link-outside',
      'the folder is a link to outside the output folder',
      { path: dirname(target) },
      'remove the link',
    );
};

/**
 * Removes files that Padan wrote, and folders that become empty. Files that somebody changed since are kept.
 *
 * @returns the paths of files that were kept
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

/** Removes partly written files of a killed run. Only the holder of the lock may call this. */
export const removeDrafts = (out: string): Promise<void> =>
  rm(draftFolder(out), { recursive: true, force: true });

/**
 * Creates an output folder if it does not exist.
 *
 * @throws PadanError if the path is a file or the folder cannot be created
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
  await mkdir(path, { recursive: true }).catch((error: unknown) => {
    throw new PadanError(
      'output-unusable',
      `the output folder cannot be created (${systemCode(error)})`,
      { path },
      'choose an output folder that you can write to',
      { cause: error },
    );
  });
};
