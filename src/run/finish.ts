import { join } from 'node:path';
import type { Model } from '../model/model.js';
import { plural } from '../plural.js';
import type { DocumentSummary, Failure } from '../report/summary.js';
import { removeWritten, type Written } from './output/files.js';
import { runEntry, writeRun } from './output/write.js';
import type { Ledger } from './state/ledger.js';
import type { Work } from './work.js';

/**
 * Writes index and manifest; removes, or tells of, what is left of documents that are no longer there.
 *
 * @param names       output names of all documents there are
 * @param isComplete  whether all that was named could be looked through
 * @returns paths under the output folder that were removed
 * @throws PadanError where a file cannot be written
 */
export const writeUp = async (
  documents: readonly DocumentSummary[],
  failures: readonly Failure[],
  names: readonly string[],
  isComplete: boolean,
  model: Model,
  { place: { ledger }, options, tell }: Pick<Work, 'place' | 'options' | 'tell'>,
): Promise<string[]> => {
  const { out } = options;
  const before = ledger.get(runEntry);
  const files = await writeRun(documents, failures, model, options, out);
  if (JSON.stringify(files) !== JSON.stringify(before?.files))
    await ledger.record(runEntry, { fingerprint: '', files, summary: null });
  await removeObsolete(before?.files ?? [], files, out);

  const present = new Set([runEntry, ...names]);
  const gone = ledger.names().filter((name) => !present.has(name));
  const notice = (message: string) => tell({ kind: 'notice', message });
  if (options.prune && isComplete) return prune(gone, ledger, out, notice);
  if (options.prune) notice('nothing is pruned: part of the corpus cannot be read, and may not be gone');
  else if (gone.length > 0) notice(leftNotice(gone.length, out));
  return [];
};

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
