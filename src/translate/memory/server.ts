/**
 * The memory's process. LMDB trusts its file, so that a damaged one can crash the process that maps it: this one, not
 * the run.
 */
import { constants } from 'node:os';
import type { RootDatabase } from 'lmdb';
import { describe } from '../../errors.js';

/** Messages to the process. Keys are hexadecimal digits. */
export type Request =
  | { kind: 'get'; keys: readonly string[] }
  | { kind: 'put'; entries: readonly (readonly [key: string, value: string])[] }
  | { kind: 'stats' }
  /** The entries after a key, in order. */
  | { kind: 'page'; after: string | null }
  | { kind: 'clear' }
  | { kind: 'close' };

/** What the process answers to each kind of request. */
export interface Answers {
  get: (string | undefined)[];
  put: null;
  stats: Stats;
  page: [key: string, value: string][];
  clear: null;
  close: null;
}

/** Number of entries, and file size in bytes. */
export interface Stats {
  entries: number;
  bytes: number;
}

/** Messages from the process; `id` is the request's, or 0 once the memory is open. */
export type Answer =
  | { id: number; value: unknown }
  /** `isDamage` is false if disk, permissions or the like are at fault. */
  | { id: number; error: string; isDamage: boolean };

/** Entries in a page. */
const pageSize = 256;

const { errno } = constants;
/** Errors of LMDB that damage does not cause. EIO may be a damaged file, or a full disk. */
const environment = new Set<unknown>([
  ...[errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM],
  ...[errno.ENOTDIR, errno.EISDIR, errno.ENOENT, errno.EMFILE, errno.ENFILE, 'ERR_MODULE_NOT_FOUND'],
  // MDB_READERS_FULL
  -30790,
]);

const send = (answer: Answer) => process.send?.(answer, undefined, {}, () => undefined);
const fail = async (id: number, error: unknown): Promise<void> => {
  // A failed commit keeps its reason in a promise that rejects.
  const reason = await (error as { commitError?: Promise<unknown> }).commitError?.catch((inner) => inner);
  const cause = reason ?? error;
  send({ id, error: describe(cause), isDamage: !environment.has((cause as { code?: unknown }).code) });
};

const keyOf = (key: string): Uint8Array => Buffer.from(key, 'hex');

const serve = async (database: RootDatabase<string, Uint8Array>, request: Request): Promise<unknown> => {
  switch (request.kind) {
    case 'get':
      return request.keys.map((key) => database.get(keyOf(key)));
    case 'put':
      await Promise.all(request.entries.map(([key, value]) => database.put(keyOf(key), value)));
      return null;
    case 'stats': {
      const { entryCount, pageSize: size, lastPageNumber } = database.getStats() as Record<string, number>;
      return { entries: entryCount!, bytes: size! * (lastPageNumber! + 1) } satisfies Stats;
    }
    case 'page':
      return pageAfter(database, request.after);
    case 'clear':
      await database.clearAsync();
      return null;
    case 'close':
      await database.flushed;
      await database.close();
      return null;
  }
};

const pageAfter = (database: RootDatabase<string, Uint8Array>, after: string | null): Answers['page'] => {
  const page: Answers['page'] = [];
  let last = after ?? '';
  const range = { ...(after !== null && { start: keyOf(after) }), limit: pageSize + 1 };
  for (const { key, value } of database.getRange(range)) {
    const hex = Buffer.from(key).toString('hex');
    if (hex === after || page.length === pageSize) continue;
    // Otherwise a damaged tree could be walked for ever.
    if (hex <= last) throw new Error('its keys are not in order');
    page.push([hex, value]);
    last = hex;
  }
  return page;
};

// Ctrl-C reaches the whole process group, but only the parent reacts to it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
// LMDB rejects promises of its own when a commit fails; each request has its own error.
process.on('unhandledRejection', () => undefined);

/** LMDB. Its code for this machine is in a package that npm may leave out: then no file is at fault. */
const loadLmdb = () =>
  import('lmdb').catch((error: unknown) => {
    const { platform, arch } = process;
    const message = `LMDB is not installed for ${platform} ${arch}: install Padan without --omit=optional`;
    throw Object.assign(new Error(message, { cause: error }), { code: 'ERR_MODULE_NOT_FOUND' });
  });

try {
  const { open } = await loadLmdb();
  const database: RootDatabase<string, Uint8Array> = open({
    path: process.argv[2]!,
    noSubdir: false,
    encoding: 'string',
    keyEncoding: 'binary',
  });
  process.on('message', ({ id, ...request }: Request & { id: number }) => {
    serve(database, request).then(
      (value) => send({ id, value }),
      (error: unknown) => fail(id, error),
    );
  });
  // The parent has finished, or died: what it wrote is committed first.
  process.on('disconnect', () => void database.flushed.finally(() => process.exit()));
  send({ id: 0, value: null });
} catch (error) {
  await fail(0, error);
  process.disconnect?.();
}
