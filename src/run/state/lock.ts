import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { PadanError, systemCode, unwritable } from '../../errors.js';

/** Who holds an output folder. */
export interface Holder {
  pid: number;
  host: string;
  /** When it was taken, ISO 8601. */
  since: string;
  /** What tells a process from another one that was given its number later; null where the system does not say. */
  process: string | null;
}

/** Milliseconds within which a lock has its content. */
const settlingTime = 1000;

/**
 * Takes a lock, or says who has it. A lock whose process is no more is taken over.
 *
 * @param path  of the lock's file
 * @returns gives it back
 * @throws PadanError where another process has it, or the file cannot be made
 */
export const takeLock = async (path: string): Promise<() => Promise<void>> => {
  const self: Holder = {
    pid: process.pid,
    host: hostname(),
    since: new Date().toISOString(),
    process: await identityOf(process.pid),
  };
  const mine = `${path}.${randomUUID()}`;
  try {
    await mkdir(dirname(path), { recursive: true });
    // A lock appears with its content: linked, not written in place.
    await writeFile(mine, `${JSON.stringify(self)}\n`);
    for (;;) {
      if (await tryLink(mine, path)) break;
      const holder = await holderOf(path);
      if (holder !== undefined) throw heldBy(holder, path);
      if (await takeOver(mine, path)) break;
      await delay(20);
    }
  } catch (error) {
    if (error instanceof PadanError) throw error;
    throw unwritable('the output folder cannot be locked', path, error);
  } finally {
    await rm(mine, { force: true }).catch(() => undefined);
  }
  return async () => {
    const present = await readHolder(path);
    if (present?.pid === self.pid && present.since === self.since) await rm(path, { force: true });
  };
};

/** Gives a file a second name; false where that one is taken. */
const tryLink = async (from: string, to: string): Promise<boolean> => {
  try {
    await link(from, to).catch(async (error: unknown) => {
      // File systems without links: the lock may then be seen before its content.
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
 * Who is said to hold a lock; undefined where nobody is. The process need not live any more: see `isHeld`.
 *
 * @throws the system's error where it is there and cannot be read
 */
export const readHolder = async (path: string): Promise<Holder | undefined> =>
  readFile(path, 'utf8').then(parseHolder, (error: unknown) => {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  });

/** Whether the holder may still be at work. Of another machine's processes nobody can tell. */
export const isHeld = async ({ pid, host, process: identity }: Holder): Promise<boolean> => {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
  return identity === null || identity === (await identityOf(pid));
};

const heldBy = ({ pid, host, since }: Holder, path: string): PadanError => {
  const elsewhere = host !== hostname();
  return new PadanError(
    'output-held',
    `another run has this output folder: process ${pid}${elsewhere ? ` on ${host}` : ''}, since ${since}`,
    { path: dirname(dirname(path)) },
    elsewhere
      ? `wait for it, or remove ${path} if that machine no longer runs it`
      : 'wait for it, stop it, or give --out another folder',
  );
};

/** Who holds a lock, if it is there and its process lives. */
export const holderOf = async (path: string): Promise<Holder | undefined> => {
  const holder = await readHolder(path);
  return holder && (await isHeld(holder)) ? holder : undefined;
};

/**
 * Puts our lock in the place of a stale one. A second lock lets one process at a time do so: it looks again, so that
 * nobody replaces a lock that another has just taken.
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

/** Whether a lock is there whose process is no more. */
const isStale = async (path: string): Promise<boolean> => {
  const holder = await readHolder(path);
  if (holder !== undefined) return !(await isHeld(holder));
  // Where there are no links, a lock's content comes a moment after it.
  const info = await stat(path).catch(() => undefined);
  return info !== undefined && Date.now() - info.mtimeMs > settlingTime;
};

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

/** The system's start and the process's within it, where Linux tells. */
const identityOf = async (pid: number): Promise<string | null> => {
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // Fields after the name, which may itself hold spaces and brackets; the start is the 22nd of all.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const hasEnded = fields[0] === 'Z' || fields[0] === 'X';
    return hasEnded ? 'ended' : `${boot.trim()} ${fields[19]}`;
  } catch {
    return null;
  }
};
