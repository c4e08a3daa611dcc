import { join } from 'node:path';
import { PadanError } from '../errors.js';
import type { Overview } from '../overview/overview.js';
import { plural } from '../plural.js';
import type { DocumentSummary } from '../report/summary.js';
import type { RunContext } from './context.js';
import { writeFailures } from './output/failures.js';
import { checkHeld } from './output/folder.js';
import { ownership, prune, settle, warnOfKept } from './output/ownership.js';
import { overviewEntry, runEntry, writeRun } from './output/write.js';
import { writeOverview } from './overview.js';
import type { Plan } from './plan.js';
import { filesOf, type Ledger, noEntry } from './state/ledger.js';
import type { Workspace } from './workspace.js';

/** What the end of a pass gives. */
export interface Finished {
  /** Removed files, as paths under the output folder. */
  pruned: string[];
  overview: Overview | null;
}

/**
 * Ends a pass: writes index and manifest. Documents of earlier runs that this one was not about stay in the index, or
 * are removed with their reports (`prune`). A file that cannot be written halts the pass.
 *
 * @returns paths under the output folder that were removed, and what can be said of all documents: null if the run was
 *          stopped
 */
export const finishPass = async (
  documents: readonly DocumentSummary[],
  plan: Plan,
  context: RunContext,
): Promise<Finished> => {
  const { failures, halt, options } = context;
  try {
    if (!halt.signal.aborted) return await writeUp(documents, plan, context);
    // After a fatal error, still list the failures.
    if (!halt.isStopped()) {
      await checkHeld(options.out);
      await writeFailures(failures.sorted(), options.out);
    }
  } catch (error) {
    halt.halt(error);
  }
  return { pruned: [], overview: null };
};

const writeUp = async (
  documents: readonly DocumentSummary[],
  { names, paths, isComplete, passedOver }: Plan,
  context: RunContext,
): Promise<Finished> => {
  const { model, failures, options, onEvent } = context;
  const { ledger, history, translators } = context.workspace;
  const { out } = options;
  await checkHeld(out);
  for (const [i, name] of names.entries()) {
    const error = lost(name, ledger, out);
    if (error !== undefined) failures.add(error, paths[i]!);
  }
  const warn = (message: string) => onEvent({ kind: 'notice', message });
  const present = new Set([runEntry, overviewEntry, ...names]);
  const others = () => ledger.names().filter((name) => !present.has(name));
  const pruned = options.prune && isComplete ? await prune(others(), ledger, out, warn) : [];
  if (options.prune && !isComplete)
    warn('nothing was pruned: part of the corpus cannot be read, so its documents may still exist');

  const earlier = others().filter((name) => ledger.get(name)?.summary);
  const rest = earlier
    .filter(ledger.isWhole)
    .sort()
    .map((name) => ledger.get(name)!.summary!);
  if (rest.length > 0) warn(leftNotice(rest.length, out));
  if (rest.length < earlier.length) warn(partNotice(earlier.length - rest.length, out));
  warnOfKept(await writeFailures(failures.sorted(), out), out, onEvent);
  const overview = await writeOverview(documents, rest, names, context);
  if (overview !== null && lacksEarlier(overview, context.workspace)) warn(nothingEarlier(context.workspace));
  const { written, kept } = await writeRun(
    documents,
    rest,
    failures.sorted(),
    passedOver,
    model,
    options,
    overview,
    ownership(runEntry, ledger),
  );
  if (JSON.stringify(written) !== JSON.stringify(filesOf(ledger.get(runEntry) ?? noEntry)))
    await settle(runEntry, { fingerprint: '', files: written, summary: null }, ledger, out);
  warnOfKept(kept, out, onEvent);
  if (overview !== null) await history.record({ model: model.name, translation: translators[0].identity });
  return { pruned, overview };
};

/** An error if a document's reports are not there any more: somebody removed them while others were made. */
const lost = (name: string, ledger: Ledger, out: string): PadanError | undefined => {
  const entry = ledger.get(name);
  if (!entry?.summary || ledger.current(name, entry.fingerprint)) return undefined;
  return new PadanError(
    'write-failed',
    'was removed during the run',
    { path: join(out, entry.summary.files.page) },
    'run again',
  );
};

/** Whether the run to compare with has no document of this one. */
const lacksEarlier = ({ documents, systems }: Overview, { earlier }: Pick<Workspace, 'earlier'>): boolean =>
  earlier !== null && documents.length > 0 && !systems.some(({ id }) => id === earlier.id);

const nothingEarlier = ({ earlier }: Pick<Workspace, 'earlier'>): string =>
  `--against: ${earlier!.label} has no translation of these documents that could be read, so nothing is compared with it`;

/** Says that the index has documents that the run was not about. */
export const leftNotice = (others: number, out: string): string =>
  `${out}: the index keeps ${plural(others, 'document')} of earlier runs; --prune removes their reports`;

/** Says that it has not those of which only a part is there. */
const partNotice = (others: number, out: string): string =>
  `${out}: of ${plural(others, 'document')} of earlier runs only a part is there, so the index has none of it; --prune removes the rest`;
