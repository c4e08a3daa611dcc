import { access, constants } from 'node:fs/promises';
import { makeFolder } from '../../core/folder.js';
import { describe, systemCode } from '../../errors.js';
import { damageOf, fileNumber, isWholeAlone, isWritable, setAside } from './damage.js';
import { MemoryFailure, type MemoryProcess, startMemoryProcess } from './process.js';
import type { Answers, Request } from './server.js';

/**
 * Keys and values in a process of their own. Whatever happens to that process or its file, nothing here throws: the
 * file is set aside and replaced, or the store answers nothing any more.
 */
export interface Store {
  /** Requests of the same turn of the event loop are sent together. */
  get(key: string): Promise<string | undefined>;
  put(key: string, value: string): void;
  /** Undefined if the memory failed meanwhile; asking again may succeed. */
  ask<K extends 'stats' | 'page' | 'clear'>(
    request: Extract<Request, { kind: K }>,
  ): Promise<Answers[K] | undefined>;
  /** Waits until everything is on disk, then ends the process. */
  close(): Promise<void>;
}

/** Maximum files set aside, and maximum processes replaced, until the memory is no longer used. */
const maxDamaged = 2;
const maxRestarts = 3;

/**
 * Opens a store in a folder, creating it if necessary.
 *
 * @param warn  called if the memory was set aside, or is no longer used
 * @throws MemoryFailure `unusable`, or the system's error, if the folder cannot be used
 */
export const openStore = async (folder: string, warn: (message: string) => void): Promise<Store> => {
  let damaged = 0;
  let restarts = 0;
  let retries = 0;
  let isReadOnly = false;
  /** The file that the process has open. */
  let file: number | undefined;

  const replaceFile = async (reason: string): Promise<void> => {
    damaged++;
    const aside = await setAside(folder, file);
    if (aside !== undefined)
      warn(`the memory was damaged (${reason}): it was renamed to ${aside}, and a new one created`);
  };

  /** Prepares for another process after a failure. @throws the failure if another process would not help */
  const repair = async (failure: unknown): Promise<void> => {
    if (!(failure instanceof MemoryFailure) || failure.kind === 'unusable') throw failure;
    if (failure.kind !== 'damaged') {
      // A file that is not at fault stays; waiting again, for minutes, would help nobody.
      if (failure.kind === 'silent' ? ++retries > 1 : ++restarts > maxRestarts) throw failure;
      return;
    }
    if (!(await isWritable(folder))) throw new MemoryFailure('unusable', 'its folder cannot be written');
    if (damaged === maxDamaged) throw failure;
    if (await isWholeAlone(folder)) {
      // The lock file is made anew once no other process has the memory open.
      if (++retries > 1) throw new MemoryFailure('unusable', `${failure.message}, but its file is whole`);
      return;
    }
    await replaceFile(failure.message);
  };

  const start = async (): Promise<MemoryProcess> => {
    for (;;) {
      file = await fileNumber(folder);
      const damage = await damageOf(folder);
      if (damage !== undefined) await replaceFile(damage);
      try {
        const started = await startMemoryProcess(folder);
        file = await fileNumber(folder);
        return started;
      } catch (failure) {
        await repair(failure);
      }
    }
  };

  await makeFolder(folder);
  await access(folder, constants.W_OK);
  let current: Promise<MemoryProcess | undefined> = start();
  await current;

  /** Replaces a failed process, unless that has been done. */
  const recover = (failed: MemoryProcess, failure: unknown): void => {
    const before = current;
    current = before.then(async (present) => {
      if (present !== failed) return present;
      failed.kill();
      return repair(failure)
        .then(start)
        .catch((error: unknown) => {
          warn(`the memory is no longer used in this run (${systemCode(error) ?? describe(error)})`);
          return undefined;
        });
    });
  };

  const ask = async <K extends Request['kind']>(
    request: Extract<Request, { kind: K }>,
  ): Promise<Answers[K] | undefined> => {
    const memory = await current;
    if (memory === undefined) return undefined;
    try {
      return await memory.ask(request);
    } catch (failure) {
      if (request.kind === 'put' && failure instanceof MemoryFailure && failure.kind === 'unusable') {
        if (!isReadOnly)
          warn(`the memory cannot be written (${failure.message}): nothing more is kept in it`);
        isReadOnly = true;
      } else recover(memory, failure);
      return undefined;
    }
  };

  const gets = batched<string, string | undefined>(async (keys) => (await ask({ kind: 'get', keys })) ?? []);
  const puts = batched<readonly [string, string], void>(async (entries) => {
    if (!isReadOnly) await ask({ kind: 'put', entries });
    return [];
  });
  return {
    get: gets.add,
    put: (key, value) => void puts.add([key, value]),
    ask,
    close: async () => {
      await puts.idle();
      const memory = await current;
      // After a failed write LMDB waits for ever until it is written.
      if (!isReadOnly) await memory?.ask({ kind: 'close' }).catch(() => undefined);
      memory?.kill();
    },
  };
};

/** Collects what is asked for in one turn of the event loop. Answers that are missing are undefined. */
const batched = <T, R>(send: (items: readonly T[]) => Promise<readonly R[]>) => {
  let items: T[] = [];
  let next: Promise<readonly R[]> | undefined;
  const all = new Set<Promise<unknown>>();
  const flush = async (): Promise<readonly R[]> => {
    await new Promise(setImmediate);
    const batch = items;
    items = [];
    next = undefined;
    return send(batch);
  };
  return {
    add: async (item: T): Promise<R | undefined> => {
      const at = items.push(item) - 1;
      if (next === undefined) {
        next = flush();
        const sent = next;
        all.add(sent);
        void sent.finally(() => all.delete(sent));
      }
      return (await next)[at];
    },
    /** Resolves when everything was sent and answered. */
    idle: async (): Promise<void> => {
      await Promise.all(all);
    },
  };
};
