import { randomUUID } from 'node:crypto';
import { link, lstat, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { PadanError, systemCode, unwritable } from '../errors.js';

/** Who holds a lock. */
export interface Holder {
  pid: number;
  host: string;
  /** When the lock was taken, ISO 8601. */
  since: string;
  /** Distinguishes the process from a later one with the same pid; null if the system cannot tell. */
  process: string | null;
}

/** Milliseconds within which a new lock file gets its content. */
const settlingTime = 1000;

/**
 * Takes a lock. A lock whose process has died is taken over.
 *
 * @param path    of the lock file
 * @param heldBy  the error if a process holds it
 * @returns releases the lock
 * @throws what `heldBy` says; another PadanError if the file cannot be written
 */
export const takeLock = async (
  path: string,
  heldBy: (holder: Holder) => PadanError,
): Promise<() => Promise<void>> => {
  const self: Holder = {
    pid: process.pid,
    host: hostname(),
    since: new Date().toISOString(),
    process: await identityOf(process.pid),
  };
  const mine = `${path}.${randomUUID()}`;
  try {
    await mkdir(dirname(path), { recursive: true });
    // Link instead of writing in place, so that the lock appears with its content.
    await writeFile(mine, `${JSON.stringify(self)}\n`);
    for (;;) {
      if (await tryLink(mine, path)) break;
      const holder = await holderOf(path);
      if (holder !== undefined) throw heldBy(holder);
      if (await takeOver(mine, path)) break;
      await delay(20);
    }
  } catch (error) {
    if (error instanceof PadanError) throw error;
    throw unwritable('the folder cannot be locked', path, error);
  } finally {
    await rm(mine, { force: true }).catch(() => undefined);
  }
  return async () => {
    const present = await readHolder(path);
    if (present?.pid === self.pid && present.since === self.since) await rm(path, { force: true });
  };
};

/** Gives a file a second name. Returns false if that name is taken. */
const tryLink = async (from: string, to: string): Promise<boolean> => {
  try {
    await link(from, to).catch(async (error: unknown) => {
      // For file systems without links. The lock may be seen before it has content.
      if (systemCode(error) === 'EEXIST') throw error;
      await writeFile(to, await readFile(from), { flag: 'wx' });
    });
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
};

/**
 * Reads who holds a lock; undefined if nobody does. The process may have died since: see `isHeld`.
 *
 * @throws the system's error if the file exists but cannot be read
 */
export const readHolder = async (path: string): Promise<Holder | undefined> =>
  readFile(path, 'utf8').then(parseHolder, (error: unknown) => {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  });

/** Whether the holder may still be running. Always true for processes on other machines. */
export const isHeld = async ({ pid, host, process: identity }: Holder): Promise<boolean> => {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
  return identity === null || identity === (await identityOf(pid));
};

/** Who holds a lock, if its process may still be running. */
export const holderOf = async (path: string): Promise<Holder | undefined> => {
  const holder = await readHolder(path);
  return holder && (await isHeld(holder)) ? holder : undefined;
};

/**
 * Replaces a stale lock with ours. A second lock lets only one process at a time do this; it checks again, so that
 * nobody replaces a lock that was just taken.
 */
const takeOver = async (mine: string, path: string): Promise<boolean> => {
  const guard = `${path}.takeover`;
  if (!(await tryLink(mine, guard))) {
    if (await isStale(guard)) await rm(guard, { force: true });
    return false;
  }
  try {
    const isFree = await isStale(path);
    if (isFree) await rename(mine, path);
    return isFree;
  } finally {
    await rm(guard, { force: true });
  }
};

/** Whether there is a lock whose process has died. */
const isStale = async (path: string): Promise<boolean> => {
  const holder = await readHolder(path);
  if (holder !== undefined) return !(await isHeld(holder));
  // On file systems without links, a lock gets its content a moment later.
  const dated = await dateOf(path);
  if (dated === undefined || dated <= Date.now())
    return dated !== undefined && Date.now() - dated > settlingTime;
  // Another clock dated it: see whether it stays as it is.
  await delay(settlingTime);
  return (await dateOf(path)) === dated && (await readHolder(path)) === undefined;
};

/** When a file was last written; undefined if it is not there. A link that leads nowhere is. */
const dateOf = (path: string): Promise<number | undefined> =>
  lstat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => undefined,
  );

const parseHolder = (text: string): Holder | undefined => {
  try {
    const { pid, host, since, process: identity } = JSON.parse(text) as Record<string, unknown>;
    return Number.isSafeInteger(pid) && typeof host === 'string' && typeof since === 'string'
      ? { pid: pid as number, host, since, process: typeof identity === 'string' ? identity : null }
      : undefined;
  } catch {
    return undefined;
  }
};

/** Boot id and the process's start time, on Linux. */
const identityOf = async (pid: number): Promise<string | null> => {
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // Skip the name, which may contain spaces and brackets. The start time is field 22.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const hasEnded = fields[0] === 'Z' || fields[0] === 'X';
    return hasEnded ? 'ended' : `${boot.trim()} ${fields[19]}`;
  } catch {
    return null;
  }
};
