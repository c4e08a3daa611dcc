import { copyFile, link, lstat, open, readdir, realpath, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { makeFolder } from '../core/folder.js';
import { takeLock } from '../core/lock.js';
import { PadanError, unwritable } from '../errors.js';
import { isFile } from '../paths.js';
import { hashesOf, type Manifest, type PinnedFile, readManifest } from './manifest.js';
import type { ModelId } from './names.js';
import type { RepositoryFile } from './repository.js';
import { checkFree } from './room.js';
import { manifestName } from './store.js';

/** Milliseconds between two looks at whether another process is done. */
const interval = 250;

/**
 * Takes the lock of a model; waits for another process that has it.
 *
 * @param onWaiting  called once, with who has it
 * @returns releases the lock
 * @throws PadanError `output-held` if a process of another machine has it; the signal's reason
 */
export const lockModel = async (
  models: string,
  { owner, name }: ModelId,
  onWaiting: (message: string) => void,
  signal?: AbortSignal,
): Promise<() => Promise<void>> => {
  const path = join(models, owner, `.${name}.lock`);
  for (let isFirst = true; ; isFirst = false) {
    try {
      return await takeLock(
        path,
        ({ pid, host, since }) =>
          new PadanError(
            'output-held',
            `process ${pid} on ${host} is at work on ${owner}/${name}, since ${since}`,
            {},
            `wait for it, or remove ${path} if that machine no longer runs it`,
          ),
      );
    } catch (error) {
      if (!(error instanceof PadanError) || error.code !== 'output-held') throw error;
      if (isFirst) onWaiting(error.message);
      await delay(interval, undefined, { signal });
    }
  }
};

/** Names of folders that an interrupted pull leaves beside a model's. */
const partialOf = (name: string): string => `.${name}.partial-`;
const isPartialOf = (name: string, folder: string): boolean =>
  folder.startsWith(partialOf(name)) && /^[0-9a-f]{12}$/.test(folder.slice(partialOf(name).length));
const replacedOf = (name: string): string => `.${name}.replaced`;

/**
 * What is written and removed in the models folder stays there: a model whose folder, or whose owner's, is a link
 * belongs to whoever made the link.
 *
 * @throws PadanError `output-unusable` if one of them is
 */
export const checkLinks = async (models: string, { owner, name }: ModelId): Promise<void> => {
  for (const path of [join(models, owner), join(models, owner, name)])
    if (await isLink(path))
      throw new PadanError(
        'output-unusable',
        'is a link to another place, which is left alone',
        { path },
        'remove the link yourself, or set PADAN_MODELS to where the models are',
      );
};

/** @throws PadanError `output-unusable` if another model was moved to the place of this one */
export const checkId = (before: Manifest | undefined, { owner, name }: ModelId, folder: string): void => {
  // Some file systems do not tell capitals from small letters.
  if (before === undefined || before.id.toLowerCase() === `${owner}/${name}`.toLowerCase()) return;
  throw new PadanError(
    'output-unusable',
    `there is another model, ${before.id}`,
    { path: folder },
    'move it to another place, or set PADAN_MODELS to another folder',
  );
};

const isLink = (path: string): Promise<boolean> =>
  lstat(path).then(
    (info) => info.isSymbolicLink(),
    () => false,
  );

/** A folder beside a model's in which its files are gathered. A later pull of the same commit finds them there. */
export interface Staging {
  folder: string;
  pathOf(path: string): string;
  /** Bytes of files that are there in part. */
  begun(files: readonly RepositoryFile[]): Promise<number>;
  /** Puts a file of the same file system there, without a copy where that is possible. */
  take(from: string, path: string): Promise<void>;
  /**
   * Gives the folder the model's name.
   *
   * @param files   all that belong to the model
   * @param before  files of the model that it replaces; others in its folder are kept
   * @throws PadanError as `checkFree`, where it replaces none
   */
  appear(target: string, files: readonly string[], before?: readonly string[]): Promise<void>;
  drop(): Promise<void>;
}

/**
 * Opens the folder for a commit; removes those for others, and whatever in it a pull cannot have left: through a link,
 * files of other folders would be written.
 *
 * @throws PadanError as `unwritable`
 */
export const openStaging = async (
  models: string,
  { owner, name }: ModelId,
  commit: string,
): Promise<Staging> => {
  const parent = join(models, owner);
  const folder = join(parent, `${partialOf(name)}${commit.slice(0, 12)}`);
  const replaced = join(parent, replacedOf(name));
  const pathOf = (path: string) => join(folder, ...path.split('/'));
  await attempt(folder, async () => {
    if (await isLink(folder)) await rm(folder);
    await makeFolder(folder);
    for (const each of await readdir(parent))
      if (isPartialOf(name, each) && join(parent, each) !== folder)
        await rm(join(parent, each), { recursive: true, force: true });
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
      if (!entry.isFile() && !entry.isDirectory()) await rm(join(entry.parentPath, entry.name));
  });

  return {
    folder,
    pathOf,
    begun: async (files) => {
      const sizes = files.map(({ path, size: whole }) =>
        stat(`${pathOf(path)}.part`).then(
          // What is too long is thrown away.
          ({ size }) => (size > whole ? 0 : size),
          () => 0,
        ),
      );
      return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    },
    take: (from, path) =>
      attempt(pathOf(path), async () => {
        await makeFolder(dirname(pathOf(path)));
        await rm(pathOf(path), { force: true });
        // Of a link, a second name would be another link.
        const real = await realpath(from);
        await link(real, pathOf(path)).catch(() => copyFile(real, pathOf(path)));
      }),
    appear: (target, files, before) =>
      attempt(target, async () => {
        await keepOnly(folder, new Set([...files, manifestName]));
        await sync(join(folder, manifestName));
        await sync(folder);
        if (await exists(target)) {
          if (before === undefined) await checkFree(target, files);
          await rm(replaced, { recursive: true, force: true });
          await rename(target, replaced);
        }
        await rename(folder, target);
        await sync(parent);
        if (await exists(replaced)) await clear(replaced, target, new Set([...(before ?? []), manifestName]));
      }),
    drop: () => rm(folder, { recursive: true, force: true }),
  };
};

/** A file that is there with the bytes that the hub announces; undefined if it is not. */
export const pinnedAt = async (
  place: string,
  { path, size, sha256, gitSha1 }: RepositoryFile,
  signal?: AbortSignal,
): Promise<PinnedFile | undefined> => {
  const info = await stat(place).catch(() => undefined);
  if (!info?.isFile() || info.size !== size) return undefined;
  const hashes = await hashesOf(place, size, signal);
  return hashes.sha256 === (sha256 ?? hashes.sha256) && hashes.gitSha1 === (gitSha1 ?? hashes.gitSha1)
    ? { path, size, sha256: hashes.sha256 }
    : undefined;
};

/** Completes a replacement that was cut: the new model takes over what is the user's, or the old one is back. */
export const recover = async (models: string, { owner, name }: ModelId): Promise<void> => {
  const parent = join(models, owner);
  const [target, replaced] = [join(parent, name), join(parent, replacedOf(name))];
  if (await isLink(replaced)) return attempt(replaced, () => rm(replaced));
  if (!(await exists(replaced))) return;
  if (!(await exists(target))) return attempt(target, () => rename(replaced, target));
  const before = await readManifest(replaced).catch(() => undefined);
  const ours = [manifestName, ...(before?.files ?? []).map(({ path }) => path)];
  await attempt(target, () => clear(replaced, target, new Set(ours)));
};

/** Removes what interrupted pulls of a model have left. @returns whether there was something */
export const removePartial = async (models: string, { owner, name }: ModelId): Promise<boolean> => {
  const parent = join(models, owner);
  const left = (await readdir(parent).catch(() => [])).filter((each) => isPartialOf(name, each));
  for (const each of left) await rm(join(parent, each), { recursive: true, force: true });
  return left.length > 0;
};

/** Paths of all files in a folder, with `/`. */
export const filesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll(sep, '/'),
    );

const keepOnly = async (folder: string, kept: ReadonlySet<string>): Promise<void> => {
  for (const path of await filesIn(folder)) if (!kept.has(path)) await rm(join(folder, path));
};

/** Removes a model that was replaced, but moves files that were not pulled to where the model is now. */
const clear = async (folder: string, target: string, ours: ReadonlySet<string>): Promise<void> => {
  for (const path of await filesIn(folder)) {
    if (ours.has(path) || (await exists(join(target, path)))) continue;
    await makeFolder(dirname(join(target, path)));
    await rename(join(folder, path), join(target, path));
  }
  await rm(folder, { recursive: true, force: true });
};

/** Removes files, and the folders that are empty then; nothing through links. @returns paths of what is left */
export const removeFiles = async (folder: string, paths: readonly string[]): Promise<string[]> => {
  const folders = new Set<string>([folder]);
  await attempt(folder, async () => {
    const real = await realpath(folder);
    for (const path of paths) {
      const parent = await realpath(dirname(join(folder, path))).catch(() => undefined);
      const info = await lstat(join(folder, path)).catch(() => undefined);
      if (parent !== dirname(join(real, path)) || info?.isDirectory()) continue;
      await rm(join(folder, path), { force: true });
      for (let at = dirname(join(folder, path)); at.startsWith(`${folder}${sep}`); at = dirname(at))
        folders.add(at);
    }
    for (const each of [...folders].sort((a, b) => b.length - a.length))
      await rmdir(each).catch(() => undefined);
  });
  return (await exists(folder)) ? filesIn(folder) : [];
};

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Brings a file or folder to the disk. Some file systems cannot do that for folders. */
const sync = async (path: string): Promise<void> => {
  const isOne = await isFile(path);
  const handle = await open(path, 'r').catch(() => undefined);
  try {
    await handle?.sync();
  } catch (error) {
    if (isOne) throw error;
  } finally {
    await handle?.close();
  }
};

const attempt = async <T>(path: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PadanError) throw error;
    throw unwritable('the models folder cannot be written', path, error);
  }
};
