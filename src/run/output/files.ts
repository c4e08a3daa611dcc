import { randomUUID } from 'node:crypto';
import { lstat, mkdir, realpath, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, posix, relative } from 'node:path';
import { PadanError, systemCode, unwritable } from '../../errors.js';
import { hashOf, hashOfFile } from '../../hash.js';
import { isWithin } from '../../paths.js';
import { draftFolder } from './folder.js';

/** A file that Padan wrote, with its size (bytes) and modification time at that moment. */
export interface Written {
  /** Path under the output folder, with `/`. */
  path: string;
  size: number;
  mtimeMs: number;
  /** SHA-256 of the content; absent in records of Padan 0.1. */
  hash?: string;
  /**
   * `edited`: somebody changed the file, and it stays. `beside`: our version of such a file. `corrections`: a person's
   * work for us to read, which stays even where it is what we wrote beside it; its hash is that of our version.
   */
  role?: 'edited' | 'beside' | 'corrections';
}

/** What Padan wrote, or was about to write when it was killed, by path. */
export type Known = ReadonlyMap<string, readonly Pick<Written, 'size' | 'mtimeMs' | 'hash' | 'role'>[]>;

/** A file's content, or what gives it when it is its turn: large files need not be in memory together. */
export type Content = string | (() => Promise<Buffer>);

export interface WriteOptions {
  /** Files with other content than these are somebody's, and stay. Without it all files count as Padan's. */
  known?: Known;
  /** Called with the files' hashes by path before the first is moved into place. */
  onWrite?(hashes: Readonly<Record<string, string>>): Promise<void>;
  /** A person's corrections, which stay: for each, by path, what goes beside it; null for nothing. */
  corrections?: Readonly<Record<string, string | null>>;
}

/** Ending of our version of a file that somebody changed. */
export const besideEnding = '.new';

/**
 * Writes files atomically: each appears complete or not at all, and none before all are on disk. Files that already
 * have the right content are not touched. A file that somebody changed is never overwritten: if there is something
 * new to write, it goes beside it, as `NAME.new`.
 *
 * @param files  contents by path under the output folder, with `/`
 * @returns what is to be recorded, and the paths of the changed files that now have a version beside them
 * @throws PadanError if a file cannot be written. No file has changed then, unless moving them into place failed.
 */
export const writeFiles = async (
  out: string,
  files: Readonly<Record<string, Content>>,
  { known, onWrite, corrections = {} }: WriteOptions = {},
): Promise<{ written: Written[]; kept: string[] }> => {
  const drafts: { draft: string; path: string; hash: string }[] = [];
  const places: (Pick<Written, 'path' | 'role'> & { hash: string })[] = [];
  const kept: string[] = [];
  let at = out;
  /** Writes a draft where it is needed; false if the file is somebody's. */
  const prepare = async (path: string, bytes: Buffer, hash: string): Promise<boolean> => {
    const target = join(out, path);
    at = target;
    const present = await contentAt(target);
    if (present === hash) return true;
    if (present !== null && known && !(await isOurs(target, present, known.get(path) ?? []))) return false;
    await makeFolders(out, dirname(path));
    await refuseEscape(out, target);
    const draft = join(draftFolder(out), randomUUID());
    drafts.push({ draft, path, hash });
    await makeFolders(out, relative(out, draftFolder(out)));
    await writeFile(draft, bytes, { flush: true });
    return true;
  };
  const putBeside = async (path: string, bytes: Buffer, hash: string): Promise<void> => {
    const beside = `${path}${besideEnding}`;
    const isNew = !known?.get(path)?.some((each) => each.hash === hash);
    // With nothing new to say, a version beside it that was removed stays away.
    if (!isNew && (await contentAt(join(out, beside))) === null) return;
    if (await prepare(beside, bytes, hash)) places.push({ path: beside, hash, role: 'beside' });
    else if (isNew)
      throw new PadanError(
        'output-conflict',
        `neither ${path} nor ${beside} is as Padan wrote it, so there is no place for the new version`,
        { path: join(out, path) },
        'move one of them away',
      );
    if (isNew) kept.push(path);
  };
  try {
    for (const [path, content] of Object.entries(files)) {
      const bytes = typeof content === 'string' ? Buffer.from(content) : await content();
      const hash = hashOf(bytes);
      if (await prepare(path, bytes, hash)) {
        places.push({ path, hash });
        continue;
      }
      places.push({ path, hash, role: 'edited' });
      await putBeside(path, bytes, hash);
    }
    for (const [path, content] of Object.entries(corrections)) {
      const hash = content === null ? '' : hashOf(content);
      places.push({ path, hash, role: 'corrections' });
      if (content !== null) await putBeside(path, Buffer.from(content), hash);
    }
    if (drafts.length > 0) await onWrite?.(Object.fromEntries(drafts.map(({ path, hash }) => [path, hash])));
    for (const { draft, path } of drafts) {
      at = join(out, path);
      await rename(draft, at);
    }
    return { written: await Promise.all(places.map((place) => describeFile(out, place))), kept };
  } catch (error) {
    await Promise.all(drafts.map(({ draft }) => rm(draft, { force: true }).catch(() => undefined)));
    if (error instanceof PadanError) throw error;
    throw unwritable('the file cannot be written', at, error);
  }
};

const describeFile = async <T extends Pick<Written, 'path'>>(out: string, place: T) => {
  // A link that leads nowhere is what somebody may have in the place of a file.
  const { size, mtimeMs } = await lstat(join(out, place.path));
  return { ...place, size, mtimeMs };
};

/**
 * Makes folders in the output folder, which is not made again where somebody removed it.
 *
 * @throws the system's error if one cannot be made
 */
const makeFolders = async (out: string, path: string): Promise<void> => {
  let folder = out;
  for (const part of path.split(/[\\/]/)) {
    if (part === '.') continue;
    folder = join(folder, part);
    await mkdir(folder).catch(async (error: unknown) => {
      if (systemCode(error) !== 'EEXIST' || !(await stat(folder)).isDirectory()) throw error;
    });
  }
};

/** What stands for the content of a folder, a pipe, a link that leads nowhere, or a file that cannot be read. */
const unknownContent = 'unknown';

/**
 * Hash of the file at a path, `unknownContent` if something else is there, null if nothing is.
 *
 * @throws the system's error if it cannot be looked at
 */
const contentAt = async (path: string): Promise<string | null> => {
  try {
    const info = await stat(path);
    return info.isFile() ? await hashOfFile(path).catch(() => unknownContent) : unknownContent;
  } catch (error) {
    const code = systemCode(error) ?? '';
    if (code === 'ELOOP') return unknownContent;
    if (!['ENOENT', 'ENOTDIR'].includes(code)) throw error;
    return lstat(path).then(
      () => unknownContent,
      () => null,
    );
  }
};

/** Whether a file has content that Padan wrote. Of files of Padan 0.1, size and time tell. */
const isOurs = async (
  target: string,
  hash: string,
  records: readonly Pick<Written, 'size' | 'mtimeMs' | 'hash'>[],
): Promise<boolean> => {
  if (hash === unknownContent) return false;
  if (records.some((record) => record.hash === hash)) return true;
  const info = await stat(target);
  return records.some(
    (record) => record.hash === undefined && record.size === info.size && record.mtimeMs === info.mtimeMs,
  );
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
 * @param files  records of what Padan wrote, several of one path if its content is not known for sure
 * @returns the paths of files that were kept
 */
export const removeWritten = async (out: string, files: readonly Written[]): Promise<string[]> => {
  const stay: string[] = [];
  const byPath = new Map<string, Written[]>();
  for (const file of files) byPath.set(file.path, [...(byPath.get(file.path) ?? []), file]);
  for (const [path, records] of byPath) {
    if (!isOutputPath(path)) continue;
    const target = join(out, path);
    const content = await contentAt(target).catch(() => unknownContent);
    const isThere = content !== null;
    const isWritten =
      isThere &&
      !records.some(({ role }) => role === 'corrections') &&
      (await isOurs(target, content, records)) &&
      (await refuseEscape(out, target).then(
        () => true,
        () => false,
      ));
    if (isThere && !isWritten) {
      stay.push(path);
      continue;
    }
    if (isWritten) await rm(target, { force: true });
    // Also where there is no file: a run that was killed may have come no further than its folder.
    await removeEmptied(out, dirname(path));
  }
  return stay;
};

/** Whether a path is one under the output folder. A ledger may be somebody else's. */
export const isOutputPath = (path: string): boolean =>
  path === posix.normalize(path) &&
  !isAbsolute(path) &&
  !path.split('/').includes('..') &&
  !path.includes('\0');

/** Removes a folder that is empty, and then those that it was in. */
const removeEmptied = async (out: string, path: string): Promise<void> => {
  for (let folder = path; folder !== '.'; folder = dirname(folder)) {
    const isGone = await refuseEscape(out, join(out, folder, 'x'))
      .then(() => rmdir(join(out, folder)))
      .then(
        () => true,
        (error: unknown) => systemCode(error) === 'ENOENT',
      );
    if (!isGone) return;
  }
};
