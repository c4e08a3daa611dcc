import { randomUUID } from 'node:crypto';
import { constants, existsSync } from 'node:fs';
import { copyFile, mkdtemp, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from '../../errors.js';
import { MemoryFailure, startMemoryProcess } from './process.js';
import type { Answers } from './server.js';

const dataFile = 'data.mdb';

/** In the header pages: the number that tells an LMDB file, and the version of its format. */
const magic = 0xbeefc0de;
const version = 2;

/**
 * Looks at a memory's header before LMDB maps the file.
 *
 * @returns what is wrong; undefined if nothing is, or there is no file
 * @throws MemoryFailure `unusable` if another LMDB or machine wrote it; the system's error if it cannot be read
 */
export const damageOf = async (folder: string): Promise<string | undefined> => {
  const path = join(folder, dataFile);
  if (!existsSync(path)) return undefined;
  const headers = await headersOf(path);
  if (headers.some((header) => header === undefined)) return 'not an LMDB file';
  const [one, other] = headers as [Header, Header];
  // Damage hardly strikes both pages alike.
  if (one.magic === other.magic && one.version === other.version && isForeign(one))
    throw new MemoryFailure('unusable', 'another version of LMDB or another kind of machine wrote it');
  if ([one, other].some((header) => header.magic !== magic || header.version !== version))
    return 'not an LMDB file';
  const { pages, pageSize } = other.transaction > one.transaction ? other : one;
  return Number(pages) * pageSize > (await stat(path)).size ? 'it is incomplete' : undefined;
};

/** What we use of LMDB's `MDB_meta` (mdb.c). */
interface Header {
  magic: number;
  version: number;
  pageSize: number;
  pages: bigint;
  transaction: bigint;
}

/** LMDB's two header pages; undefined where the file ends before. */
const headersOf = async (path: string): Promise<(Header | undefined)[]> => {
  const file = await open(path);
  try {
    const read = async (offset: number): Promise<Header | undefined> => {
      const page = Buffer.alloc(160);
      const { bytesRead } = await file.read(page, 0, page.length, offset);
      if (bytesRead < page.length) return undefined;
      return {
        magic: page.readUInt32LE(24),
        version: page.readUInt16LE(28),
        pageSize: page.readUInt32LE(48),
        pages: page.readBigUInt64LE(144) + 1n,
        transaction: page.readBigUInt64LE(152),
      };
    };
    const first = await read(0);
    return [first, first && (await read(isForeign(first) ? usualPage : first.pageSize))];
  } finally {
    await file.close();
  }
};

const usualPage = 4096;

/** Whether a header is of another version of the format, or of a machine with another order of bytes. */
const isForeign = (header: Header): boolean =>
  header.magic === magic ? header.version !== version : header.magic === swapped;
const swapped = 0xdec0efbe;

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

/**
 * Tries a memory's file in a copy, without its lock file: LMDB trusts both, and that of a memory which other processes
 * have open may be what is damaged.
 *
 * @returns whether all of the copy can be read, and written to
 * @throws MemoryFailure if that cannot be told
 */
export const isWholeAlone = async (folder: string): Promise<boolean> => {
  const file = join(folder, dataFile);
  const alone = await mkdtemp(join(folder, 'trial-'));
  try {
    const before = await stat(file);
    await copyFile(file, join(alone, dataFile), constants.COPYFILE_FICLONE);
    // A copy made while another process writes is of no time; and to that process the file is whole.
    if ((await stat(file)).mtimeMs !== before.mtimeMs) return true;
    const memory = await startMemoryProcess(alone);
    try {
      let page: Answers['page'] = [];
      do page = await memory.ask({ kind: 'page', after: page.at(-1)?.[0] ?? null });
      while (page.length > 0);
      // LMDB looks for adjacent pages in all of its lists of free ones.
      await memory.ask({ kind: 'put', entries: [['00', 'x'.repeat(largeValue)]] });
      return true;
    } finally {
      memory.kill();
    }
  } catch (failure) {
    if (failure instanceof MemoryFailure && failure.kind === 'damaged') return false;
    throw failure;
  } finally {
    await rm(alone, { recursive: true, force: true }).catch(() => undefined);
  }
};

const largeValue = 1 << 20;

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
