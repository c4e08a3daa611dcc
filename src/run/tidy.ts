import { join } from 'node:path';
import { plural } from '../plural.js';
import { removeWritten, type Written } from './files.js';
import type { Ledger } from './ledger.js';

/** Removes files that a document or the index had before and has no longer. */
export const removeObsolete = async (
  before: readonly Written[],
  now: readonly Written[],
  out: string,
): Promise<void> => {
  const present = new Set(now.map(({ path }) => path));
  await removeWritten(
    out,
    before.filter(({ path }) => !present.has(path)),
  );
};

/**
 * Removes the reports of documents that are no longer there.
 *
 * @param gone    their output names
 * @param notice  hears of what stays because somebody changed it
 * @returns paths under the output folder that were removed
 */
export const prune = async (
  gone: readonly string[],
  ledger: Ledger,
  out: string,
  notice: (message: string) => void,
): Promise<string[]> => {
  const removed: string[] = [];
  for (const name of gone) {
    const files = ledger.get(name)?.files ?? [];
    const stay = await removeWritten(out, files);
    removed.push(...files.map(({ path }) => path).filter((path) => !stay.includes(path)));
    for (const path of stay) notice(`${join(out, path)}: changed since Padan wrote it, and so not removed`);
    await ledger.forget(name);
  }
  return removed;
};

/** What is said where reports are left of documents that are gone. */
export const leftNotice = (gone: number, out: string): string =>
  `${out}: the reports of ${plural(gone, 'document')} of earlier runs are left as they were; --prune removes them`;
