import { join } from 'node:path';
import type { OnEvent } from '../events.js';
import { type Entry, filesOf, type Ledger, noEntry } from '../state/ledger.js';
import { besideEnding, removeWritten, type WriteOptions } from './files.js';
import { checkHeld } from './folder.js';
import { isBeadsPath } from './names.js';

/** The rule for all outputs: a file that Padan wrote and somebody changed, or that somebody else wrote, is theirs. */

/** How to write the files of a ledger's entry without touching what is somebody's. */
export const ownership = (name: string, ledger: Ledger): WriteOptions => ({
  known: ledger.known(name),
  onWrite: (hashes) => ledger.intend(name, hashes),
});

/** Says which files were kept though there was something new to write. */
export const warnOfKept = (kept: readonly string[], out: string, onEvent: OnEvent): void => {
  for (const path of kept)
    onEvent({
      kind: 'notice',
      message: isBeadsPath(path)
        ? `${join(out, path)}: kept as you left it; ${path}${besideEnding} has your corrections with the sentence numbers and the alignment of now: put it in its place to go on from there`
        : `${join(out, path)}: not written by Padan, or changed since, and so kept; the new version is ${path}${besideEnding}`,
    });
};

/** Files that a notice names. */
const maxNamed = 3;

/** Says which files of documents that need no work were changed by somebody. */
export const warnOfEdited = (edited: readonly string[], out: string, onEvent: OnEvent): void => {
  if (edited.length === 0) return;
  const named = edited.slice(0, maxNamed).join(', ');
  const rest = edited.length > maxNamed ? ` and ${edited.length - maxNamed} more` : '';
  onEvent({ kind: 'notice', message: `${out}: changed since Padan wrote them, and kept: ${named}${rest}` });
};

/**
 * Ends what `ownership` began: removes the files that an entry had and has no longer, then records those that it has. A
 * run that is killed in between finds all of them recorded: what is not would stay for ever.
 *
 * @throws PadanError if it cannot be recorded, or the output folder is not there any more
 */
export const settle = async (name: string, entry: Entry, ledger: Ledger, out: string): Promise<void> => {
  const present = new Set(entry.files.map(({ path }) => path));
  const before = filesOf(ledger.get(name) ?? noEntry);
  await removeWritten(
    out,
    before.filter(({ path }) => !present.has(path)),
  );
  await ledger.record(name, entry);
  await checkHeld(out);
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
    const entry = ledger.get(name) ?? noEntry;
    const files = filesOf(entry);
    const stay = new Set(await removeWritten(out, files));
    removed.push(...new Set(files.map(({ path }) => path).filter((path) => !stay.has(path))));
    for (const path of stay)
      warn(`${join(out, path)}: not removed, because it was changed after Padan wrote it`);
    await ledger.forget(name);
  }
  return removed;
};
