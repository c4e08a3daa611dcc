import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bitext } from '../core/bitext.js';
import { readBytes } from '../formats/bytes.js';
import type { DocumentSummary } from '../report/summary.js';
import type { RunContext } from './context.js';
import type { OnEvent } from './events.js';
import { type FileContent, fingerprintOf } from './fingerprint.js';
import type { Written } from './output/files.js';
import { checkHeld } from './output/folder.js';
import { ownership, settle, warnOfKept } from './output/ownership.js';
import { type Reviewed, writeDocument } from './output/write.js';
import type { OpenDocument } from './plan.js';
import type { BeadsFile } from './systems/corrections.js';

/**
 * Writes a document's reports, and records in the ledger what was written and from which content.
 *
 * @param bytes     content of the source, as read
 * @param files     its translations, as read; undefined if one was unusable: the next run then tries again
 * @param reviewed  the bead table, as read
 * @throws PadanError if a file cannot be written
 */
export const recordReports = async (
  bitext: Bitext,
  { input, name }: OpenDocument,
  bytes: Buffer,
  files: readonly (FileContent | null)[] | undefined,
  reviewed: Reviewed,
  context: RunContext,
): Promise<DocumentSummary> => {
  const {
    workspace: { ledger, glossary },
    options: { out, ui },
    identity,
    onEvent,
  } = context;
  await checkHeld(out);
  const { summary, written, kept } = await writeDocument(
    bitext,
    name,
    out,
    reviewed,
    ownership(name, ledger),
    { ui, glossary: await glossary() },
  );
  const beads = hashNow(reviewed.file, written);
  const fingerprint = files === undefined ? '' : fingerprintOf(input, name, bytes, files, beads, identity);
  await settle(name, { fingerprint, files: written, summary }, ledger, out);
  warnOfKept(kept, out, onEvent);
  await warnOfChange(input.path, bytes, onEvent);
  onEvent({ kind: 'written', path: input.path, document: summary, page: join(out, summary.files.page) });
  return summary;
};

/** Hash of a bead table that was written, or of the person's that was read. */
const hashNow = ({ path, hash }: BeadsFile, written: readonly Written[]): string | null => {
  const place = written.find((each) => each.path === path);
  if (place === undefined) return null;
  return place.role === undefined ? place.hash! : hash;
};

/** Warns if a source changed while it was being processed. */
const warnOfChange = async (path: string, bytes: Uint8Array, onEvent: OnEvent): Promise<void> => {
  const isThere = await stat(path).catch(() => undefined);
  const now = isThere && (await readBytes(path).catch(() => undefined));
  if (now?.equals(bytes)) return;
  const what = isThere ? 'has changed' : 'has disappeared';
  onEvent({
    kind: 'notice',
    message: `${path}: the file ${what} since it was read; its report shows the old text`,
  });
};
