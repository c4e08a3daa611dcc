import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { type Holder, takeLock } from '../../core/lock.js';
import { PadanError } from '../../errors.js';

/**
 * Takes the lock of an output folder.
 *
 * @param path  of the lock file
 * @returns releases the lock
 * @throws PadanError `output-held` naming the process that holds it; another if the file cannot be written
 */
export const lockOutput = (path: string): Promise<() => Promise<void>> =>
  takeLock(path, (holder) => heldBy(holder, path));

const heldBy = ({ pid, host, since }: Holder, path: string): PadanError => {
  const elsewhere = host !== hostname();
  return new PadanError(
    'output-held',
    `another run is using this output folder: process ${pid}${elsewhere ? ` on ${host}` : ''}, since ${since}`,
    { path: dirname(dirname(path)) },
    elsewhere
      ? `wait for it, or remove ${path} if that machine no longer runs it`
      : 'wait for it, stop it, or choose another output folder',
  );
};
