import { randomUUID } from 'node:crypto';
import { link, lstat, readdir, readFile, readlink, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { PadanError, systemCode, unwritable } from '../errors.js';
import { hashOf } from '../hash.js';
import { makeFolder } from './folder.js';

/** Who holds a lock. */
export interface Holder {
  pid: number;
  host: string;
  /** When the lock was taken, ISO 8601. */
  since: string;
  /** Distinguishes the process from a later one with the same pid; null if the system cannot tell. */
  process: string | null;
  /** Within which a pid means something: containers have their own; null if the system has none. */
  namespace: string | null;
}

/** Milliseconds within which a new lock file gets its content. */
const settlingTime = 1000;
/** Milliseconds between two tries to take a lock that another process is taking over, and how many there are. */
const pause = 20;
const maxTries = 100;
/** Milliseconds between two signs of life of a holder (the date of its lock), and without any until it counts as dead. */
const beat = 3000;
const maxSilence = 30_000;

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
    namespace: await ownNamespace(),
  };
  const mine = `${path}.${randomUUID()}`;
  try {
    await makeFolder(dirname(path));
    // Link instead of writing in place, so that the lock appears with its content.
    await writeFile(mine, `${JSON.stringify(self)}\n`);
    for (let tries = 0; !(await tryTake(mine, path)); tries++) {
      // Another process may be about to take it over, unless it has stopped in the middle of that.
      const holder = (await holderOf(path)) ?? (tries < maxTries ? undefined : await holderOfGuard(path));
      if (holder !== undefined) throw heldBy(holder);
      await delay(pause);
    }
  } catch (error) {
    if (error instanceof PadanError) throw error;
    throw unwritable('the folder cannot be locked', path, error);
  } finally {
    await rm(mine, { force: true }).catch(() => undefined);
  }
  await clearBeside(path).catch(() => undefined);
  const beating = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => undefined);
  }, beat).unref();
  return async () => {
    clearInterval(beating);
    const present = await readHolder(path);
    if (present?.pid === self.pid && present.since === self.since) await rm(path, { force: true });
  };
};

/** What stands beside a lock while it is taken: guards of stale ones, and the file that becomes it. */
const besideEnding = /^(?:\.[0-9a-f]{8})*(?:\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})?$/;

/**
 * Removes what processes that were killed have left beside a lock. Only its holder may call this: a guard of a lock
 * that is held is of no use to anybody.
 */
const clearBeside = async (path: string): Promise<void> => {
  const own = basename(path);
  for (const name of await readdir(dirname(path))) {
    if (name === own || !name.startsWith(own) || !besideEnding.test(name.slice(own.length))) continue;
    const beside = join(dirname(path), name);
    const holder = await readHolder(beside);
    if (holder !== undefined && !(await isHeld(holder, beside))) await rm(beside, { force: true });
  }
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

/**
 * Whether the holder of a lock may still be running. Always true for processes on other machines; those in other
 * containers of this one, whose pids mean nothing here, show it by their lock's date.
 */
export const isHeld = async (
  { pid, host, process: identity, namespace }: Holder,
  path: string,
): Promise<boolean> => {
  if (host !== hostname()) return true;
  if (namespace !== null && namespace !== (await ownNamespace()))
    return Math.abs(Date.now() - ((await dateOf(path)) ?? 0)) < maxSilence;
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
  return holder && (await isHeld(holder, path)) ? holder : undefined;
};

/**
 * Takes a lock that is free or stale. Who replaces a stale lock holds another lock meanwhile, which is named after just
 * this stale one and may become stale in turn: nobody removes what somebody else may have taken.
 *
 * @returns whether the lock is ours
 */
const tryTake = async (mine: string, path: string): Promise<boolean> => {
  if (await tryLink(mine, path)) return true;
  const stale = await staleIn(path);
  if (stale === undefined) return false;
  const guard = guardOf(path, stale);
  if (!(await tryTake(mine, guard))) return false;
  let isTaken = false;
  try {
    if ((await staleIn(path)) === stale) {
      await rename(guard, path);
      isTaken = true;
    }
  } finally {
    if (!isTaken) await rm(guard, { force: true });
  }
  return isTaken;
};

/** Path of the lock that is held while a stale one is replaced. */
export const guardOf = (path: string, stale: string): string => `${path}.${stale}`;

/** What tells a stale lock from any other; undefined if there is none. */
const staleIn = async (path: string): Promise<string | undefined> => {
  const before = await markOf(path);
  if (before === undefined) return undefined;
  const holder = await readHolder(path);
  if (holder !== undefined) {
    if (await isHeld(holder, path)) return undefined;
  } else if (!(await isSettled(path, before))) return undefined;
  return (await markOf(path)) === before ? before : undefined;
};

/**
 * Whether a lock without a holder stays as it is. On file systems without links, a lock gets its content a moment
 * later; another clock may have dated it.
 */
const isSettled = async (path: string, before: string): Promise<boolean> => {
  const age = Date.now() - ((await dateOf(path)) ?? Number.NaN);
  if (!(age > settlingTime)) await delay(settlingTime);
  return (await markOf(path)) === before && (await readHolder(path)) === undefined;
};

/** When a file was last written; undefined if it is not there. A link that leads nowhere is. */
const dateOf = (path: string): Promise<number | undefined> =>
  lstat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => undefined,
  );

/** Which file is there, and since when; undefined if none is. A link that leads nowhere is one. */
export const markOf = (path: string): Promise<string | undefined> =>
  lstat(path, { bigint: true }).then(
    ({ ino, mtimeNs, size }) => hashOf(`${ino} ${mtimeNs} ${size}`).slice(0, 8),
    () => undefined,
  );

/** Who is replacing a stale lock, if its process may still be running. */
const holderOfGuard = async (path: string): Promise<Holder | undefined> => {
  const mark = await markOf(path);
  return mark === undefined ? undefined : await holderOf(guardOf(path, mark));
};

const parseHolder = (text: string): Holder | undefined => {
  try {
    const { pid, host, since, process: identity, namespace } = JSON.parse(text) as Record<string, unknown>;
    // Numbers below 1 are no process, but groups of them.
    return Number.isSafeInteger(pid) &&
      (pid as number) > 0 &&
      typeof host === 'string' &&
      typeof since === 'string'
      ? { pid: pid as number, host, since, process: textOrNull(identity), namespace: textOrNull(namespace) }
      : undefined;
  } catch {
    return undefined;
  }
};

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const ownNamespace = (): Promise<string | null> => readlink('/proc/self/ns/pid').catch(() => null);

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
