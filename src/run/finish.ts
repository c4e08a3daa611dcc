import { join } from 'node:path';
import { plural } from '../plural.js';
import type { DocumentSummary } from '../report/summary.js';
import type { RunContext } from './context.js';
import { writeFailures } from './output/failures.js';
import { removeWritten, type Written } from './output/files.js';
import { runEntry, writeRun } from './output/write.js';
import type { Plan } from './plan.js';
import type { Ledger } from './state/ledger.js';

/**
 * Ends a pass: writes index and manifest; removes, or tells of, what is left of documents that are no longer there.
 * What cannot be written halts it.
 *
 * @returns paths under the output folder that were removed
 */
export const finishPass = async (
  documents: readonly DocumentSummary[],
  plan: Plan,
  context: RunContext,
): Promise<string[]> => {
  const { failures, halt, options } = context;
  try {
    if (!halt.signal.aborted) return await writeUp(documents, plan, context);
    // What failed is worth knowing where the run could not go on.
    if (!halt.isStopped()) await writeFailures(failures.sorted(), options.out);
  } catch (error) {
    halt.halt(error);
  }
  return [];
};

const writeUp = async (
  documents: readonly DocumentSummary[],
  { names, isComplete }: Plan,
  { workspace: { ledger }, model, failures, options, onEvent }: RunContext,
): Promise<string[]> => {
  const { out } = options;
  const before = ledger.get(runEntry);
  const files = await writeRun(documents, failures.sorted(), model, options, out);
  if (JSON.stringify(files) !== JSON.stringify(before?.files))
    await ledger.record(runEntry, { fingerprint: '', files, summary: null });
  await removeObsolete(before?.files ?? [], files, out);

  const present = new Set([runEntry, ...names]);
  const gone = ledger.names().filter((name) => !present.has(name));
  const warn = (message: string) => onEvent({ kind: 'notice', message });
  if (options.prune && isComplete) return prune(gone, ledger, out, warn);
  if (options.prune) warn('nothing is pruned: part of the corpus cannot be read, and may not be gone');
  else if (gone.length > 0) warn(leftNotice(gone.length, out));
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
 * @param warn    hears of what stays because somebody changed it
 * @returns paths under the output folder that were removed
 */
export const prune = async (
  gone: readonly string[],
  ledger: Ledger,
  out: string,
  warn: (message: string) => void,
): Promise<string[]> => {
  const removed: string[] = [];
  for (const name of gone) {
    const files = ledger.get(name)?.files ?? [];
    const stay = await removeWritten(out, files);
    removed.push(...files.map(({ path }) => path).filter((path) => !stay.includes(path)));
    for (const path of stay) warn(`${join(out, path)}: changed since Padan wrote it, and so not removed`);
    await ledger.forget(name);
  }
  return removed;
};

/** What is said where reports are left of documents that are gone. */
export const leftNotice = (gone: number, out: string): string =>
  `${out}: the reports of ${plural(gone, 'document')} of earlier runs are left as they were; --prune removes them`;
