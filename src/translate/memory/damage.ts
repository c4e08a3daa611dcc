import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, rename, rm, stat, writeFile } from 'node:fs/promises';
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

/** Bytes for which there must be room: more than LMDB writes at once. */
const room = 8 << 20;

/** Whether files can be written in a folder. If not, LMDB's errors say nothing of its own file. */
export const isWritable = async (folder: string): Promise<boolean> => {
  const probe = join(folder, `probe-${randomUUID()}`);
  try {
    await writeFile(probe, Buffer.alloc(room));
    return true;
  } catch {
    return false;
  } finally {
    await rm(probe, { force: true }).catch(() => undefined);
  }
};
