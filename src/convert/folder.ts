import { randomUUID } from 'node:crypto';
import { lstat, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { makeFolder } from '../core/folder.js';
import { PadanError, systemCode, unwritable } from '../errors.js';
import { isFile, isWithin } from '../paths.js';
import { isModelFile } from './source.js';

/** A folder that is written beside the one it becomes. */
export interface Draft {
  folder: string;
  /** Writes a file of it, and the folders that it needs. */
  write(path: string, content: Uint8Array | string): Promise<void>;
  /** Puts it where it belongs. Of a model that it replaces, files that are not a model's are kept. */
  publish(): Promise<void>;
  /** Removes it, unless it was published. */
  discard(): Promise<void>;
}

/**
 * Begins a model's folder, which appears whole or not at all.
 *
 * @param source    folder that is read, and may not be written
 * @param isForced  whether it may take the place of another model
 * @throws PadanError `output-unusable` if there is something that it may not replace; as `unwritable`
 */
export const beginFolder = async (path: string, source: string, isForced: boolean): Promise<Draft> => {
  const target = resolve(path);
  const [real, from] = await Promise.all([realOf(target), realOf(resolve(source))]);
  if (isWithin(real, from) || isWithin(from, real))
    throw new PadanError(
      'output-unusable',
      real === from
        ? 'is the folder of the source'
        : 'one of the two folders, the source and this, is in the other',
      { path },
      'name another folder',
    );
  const folder = join(dirname(target), `.${basename(target)}.${randomUUID()}`);
  const orFail = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      throw error instanceof PadanError
        ? error
        : unwritable('the model’s folder cannot be written', path, error);
    }
  };
  await orFail(() => recover(target));
  await checkReplaceable(target, path, isForced);
  await orFail(async () => {
    await makeFolder(folder);
  });
  return {
    folder,
    write: (name, content) =>
      orFail(async () => {
        const place = join(folder, name);
        await makeFolder(dirname(place));
        const file = await open(place, 'wx');
        try {
          await file.writeFile(content);
          await file.sync();
        } finally {
          await file.close();
        }
      }),
    publish: () =>
      orFail(async () => {
        // Again: the conversion took a while.
        await checkReplaceable(target, path, isForced);
        const old = `${folder}${oldEnding}`;
        const isThere = await rename(target, old).then(
          () => true,
          (error: unknown) => {
            if (systemCode(error) === 'ENOENT') return false;
            throw error;
          },
        );
        try {
          await rename(folder, target);
        } catch (error) {
          if (isThere) await rename(old, target);
          throw error;
        }
        if (isThere) await clear(old, target);
      }),
    discard: () => rm(folder, { recursive: true, force: true }),
  };
};

/** What the folder that is replaced is called meanwhile, after the name of its draft. */
const oldEnding = '.old';

/** Completes a replacement that was cut: the old model is back, or the new one has what is somebody else's. */
const recover = async (target: string): Promise<void> => {
  const names = await readdir(dirname(target)).catch(() => []);
  for (const name of names) {
    const id = name.slice(`.${basename(target)}.`.length, -oldEnding.length);
    if (name !== `.${basename(target)}.${id}${oldEnding}` || !isUuid.test(id)) continue;
    const old = join(dirname(target), name);
    if ((await lstat(target).catch(() => undefined)) === undefined) await rename(old, target);
    else await clear(old, target);
  }
};

const isUuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Removes a folder that was replaced, but keeps what is somebody else's. */
const clear = async (old: string, target: string): Promise<void> => {
  // What a link leads to stays where it is.
  if (!(await lstat(old)).isSymbolicLink()) await moveOthers(old, target);
  await rm(old, { recursive: true, force: true });
};

/** Moves what somebody else put into a model's folder to the new one: notes, a lexicon of their own. */
const moveOthers = async (from: string, to: string): Promise<void> => {
  for (const entry of await readdir(from, { recursive: true, withFileTypes: true })) {
    const path = relative(from, join(entry.parentPath, entry.name));
    const isThere = await lstat(join(to, path)).catch(() => undefined);
    if (entry.isDirectory() || isThere !== undefined || isModelFile(path.split(sep).join('/'))) continue;
    await makeFolder(dirname(join(to, path)));
    await rename(join(from, path), join(to, path));
  }
};

/** A path without links; of what is not there yet, those of the folder that it will be in. */
const realOf = async (path: string): Promise<string> =>
  realpath(path).catch(async () =>
    dirname(path) === path ? path : join(await realOf(dirname(path)), basename(path)),
  );

const checkReplaceable = async (target: string, path: string, isForced: boolean): Promise<void> => {
  const info = await stat(target).catch(() => undefined);
  if (info === undefined) return;
  const refuse = (problem: string, hint: string) =>
    new PadanError('output-unusable', problem, { path }, hint);
  if (!info.isDirectory()) throw refuse('is a file, expected a folder to write', 'name another');
  const names = await readdir(target);
  if (names.length === 0) return;
  if (!isForced) throw refuse('the folder is there already', 'name another, or add --force');
  // A slip of the keyboard must not cost a folder of something else.
  const isModel = names.includes('onnx') && (await isFile(join(target, 'config.json')));
  if (!isModel) throw refuse('the folder has something else than a model', 'name another');
};
