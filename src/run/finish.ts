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
 * Ends a pass: writes index and manifest, and removes the reports of documents that no longer exist, or warns about
 * them. A file that cannot be written halts the pass.
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
    // After a fatal error, still list the failures.
    if (!halt.isStopped()) await writeFailures(failures.sorted(), options.out);
  } catch (error) {
    halt.halt(error);
  }
  return [];
};

const writeUp = async (
  documents: readonly DocumentSummary[],
  { names, isComplete, passedOver }: Plan,
  { workspace: { ledger }, model, failures, options, onEvent }: RunContext,
): Promise<string[]> => {
  const { out } = options;
  const before = ledger.get(runEntry);
  const files = await writeRun(documents, failures.sorted(), passedOver, model, options, out);
  if (JSON.stringify(files) !== JSON.stringify(before?.files))
    await ledger.record(runEntry, { fingerprint: '', files, summary: null });
  await removeObsolete(before?.files ?? [], files, out);

  const present = new Set([runEntry, ...names]);
  const gone = ledger.names().filter((name) => !present.has(name));
  const warn = (message: string) => onEvent({ kind: 'notice', message });
  if (options.prune && isComplete) return prune(gone, ledger, out, warn);
  if (options.prune)
    warn('nothing was pruned: part of the corpus cannot be read, so its documents may still exist');
  else if (gone.length > 0) warn(leftNotice(gone.length, out));
  return [];
};

/** Removes files that a document or the index had before but no longer has. */
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
 * Removes the reports of documents that no longer exist.
 *
 * @param gone  output names of those documents
 * @param warn  called for each file that is kept because somebody changed it
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
    for (const path of stay)
      warn(`${join(out, path)}: not removed, because it was changed after Padan wrote it`);
    await ledger.forget(name);
  }
  return removed;
};

/** Warning about reports of documents that no longer exist. */
export const leftNotice = (gone: number, out: string): string =>
  `${out}: reports of ${plural(gone, 'document')} from earlier runs were kept; --prune removes them`;
