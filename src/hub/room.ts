import { lstat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../core/folder.js';
import { PadanError } from '../errors.js';
import { manifestName } from './store.js';

/** What a download leaves free on the disk, in bytes. */
const spare = 64 * 1024 * 1024;

/**
 * Makes sure that a model's files may be put in a place where none was pulled: nothing is there, or a folder without any
 * of them, as `padan models remove` leaves one with files that are not its own.
 *
 * @throws PadanError `output-unusable`
 */
export const checkFree = async (target: string, files: readonly string[]): Promise<void> => {
  const info = await lstat(target).catch(() => undefined);
  if (info === undefined) return;
  const taken = await Promise.all([...files, manifestName].map((path) => isThere(join(target, path))));
  if (info.isDirectory() && !taken.includes(true)) return;
  throw new PadanError(
    'output-unusable',
    'there is something already that was not pulled',
    { path: target },
    'move it to another place, or set PADAN_MODELS to another folder',
  );
};

const isThere = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

/** @throws PadanError `disk-full` if there is not enough space */
export const checkSpace = async (folder: string, bytes: number): Promise<void> => {
  await makeFolder(folder);
  const disk = await statfs(folder).catch(() => undefined);
  if (disk === undefined || bytes === 0 || disk.bavail * disk.bsize >= bytes + spare) return;
  const megabytes = (count: number) => `${Math.ceil(count / 1e6)} MB`;
  throw new PadanError(
    'disk-full',
    `${megabytes(bytes)} are to be fetched, and the disk has ${megabytes(disk.bavail * disk.bsize)} left`,
    { path: folder },
    'make room, or set PADAN_MODELS to a folder on another disk',
  );
};
