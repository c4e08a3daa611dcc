import { existsSync } from 'node:fs';
import { open, rename, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from '../../errors.js';

const dataFile = 'data.mdb';

/**
 * Looks at a memory's header before LMDB maps the file.
 *
 * @returns what is wrong; undefined if nothing is, or there is no file
 * @throws the system's error if the file cannot be read
 */
export const damageOf = async (folder: string): Promise<string | undefined> => {
  const path = join(folder, dataFile);
  if (!existsSync(path)) return undefined;
  const bytes = await lengthInHeader(path);
  if (bytes === undefined) return 'not an LMDB file';
  return bytes > (await stat(path)).size ? 'it is incomplete' : undefined;
};

/** File length according to the newer of LMDB's two header pages (`MDB_meta` in its mdb.c). */
const lengthInHeader = async (path: string): Promise<number | undefined> => {
  const file = await open(path);
  try {
    const page = Buffer.alloc(160);
    let newest = { transaction: -1n, pages: 0n, pageSize: 4096 };
    for (const number of [0, 1]) {
      const { bytesRead } = await file.read(page, 0, page.length, number * newest.pageSize);
      if (bytesRead < page.length || page.readUInt32LE(24) !== 0xbeefc0de) return undefined;
      const transaction = page.readBigUInt64LE(152);
      if (transaction > newest.transaction)
        newest = { transaction, pages: page.readBigUInt64LE(144) + 1n, pageSize: page.readUInt32LE(48) };
    }
    return Number(newest.pages) * newest.pageSize;
  } finally {
    await file.close();
  }
};

/** The number of a memory's file in its file system; undefined if there is none. */
export const fileNumber = (folder: string): Promise<number | undefined> =>
  stat(join(folder, dataFile)).then(
    ({ ino }) => ino,
    () => undefined,
  );

/**
 * Renames a damaged memory, so that the next one to open it creates a new one.
 *
 * @param number  of its file: another process may have renamed it already
 * @returns its new path; undefined if it is not there any more
 * @throws the system's error if it cannot be renamed
 */
export const setAside = async (folder: string, number: number | undefined): Promise<string | undefined> => {
  if (number === undefined || (await fileNumber(folder)) !== number) return undefined;
  let count = 1;
  while (existsSync(join(folder, `damaged-${count}.mdb`))) count++;
  const aside = join(folder, `damaged-${count}.mdb`);
  try {
    await rename(join(folder, dataFile), aside);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
  await rm(join(folder, 'lock.mdb'), { force: true });
  return aside;
};

/** Free bytes below which LMDB fails, or crashes: its lock file is mapped, and may have no room. */
const leastSpace = 1 << 20;

export const isFull = async (folder: string): Promise<boolean> =>
  statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize < leastSpace,
    () => false,
  );
