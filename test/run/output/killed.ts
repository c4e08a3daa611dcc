// The functions of this object are those that the sources import, once they are synced.
import promises, { open } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { devNull } from 'node:os';

const functions = ['writeFile', 'appendFile', 'copyFile', 'rename', 'rm', 'rmdir', 'mkdir', 'link'];
const methods = ['appendFile', 'writeFile', 'truncate', 'sync', 'datasync'];

type Call = (...args: unknown[]) => Promise<unknown>;

/**
 * Calls something, and lets it change files so many times only: from then on nothing changes any more, as if its
 * process had been killed. What it appends at that moment is there by half.
 *
 * @returns number of changes that it made, or tried to
 */
export const killedAfter = async (changes: number, call: () => Promise<unknown>): Promise<number> => {
  const probe = await open(devNull);
  const handle = Object.getPrototypeOf(probe) as Record<string, Call>;
  await probe.close();
  let made = 0;
  const restores: (() => void)[] = [];
  const watch = (owner: Record<string, Call>, name: string): void => {
    const own = owner[name]!;
    restores.push(() => {
      owner[name] = own;
    });
    owner[name] = async function (this: unknown, ...args) {
      made++;
      if (made <= changes) return own.apply(this, args);
      const [bytes] = args;
      if (made === changes + 1 && name === 'appendFile' && Buffer.isBuffer(bytes))
        await own.call(this, bytes.subarray(0, bytes.length / 2));
      throw Object.assign(new Error('killed'), { code: 'EIO' });
    };
  };
  for (const name of functions) watch(promises as unknown as Record<string, Call>, name);
  for (const name of methods) watch(handle, name);
  syncBuiltinESMExports();
  try {
    await call().catch(() => undefined);
  } finally {
    for (const restore of restores) restore();
    syncBuiltinESMExports();
  }
  return made;
};
