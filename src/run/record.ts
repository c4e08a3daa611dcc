import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bitext } from '../core/bitext.js';
import { readBytes } from '../formats/bytes.js';
import type { DocumentSummary } from '../report/summary.js';
import type { TranslationFile } from '../systems/file.js';
import type { RunContext } from './context.js';
import type { OnEvent } from './events.js';
import { fingerprintOf } from './fingerprint.js';
import { removeObsolete } from './finish.js';
import { writeDocument } from './output/write.js';
import type { OpenDocument } from './plan.js';

/**
 * Writes a document's reports, and records what was written, and of what, in the ledger.
 *
 * @param bytes      of the source, as they were read
 * @param reference  as it was read; `undefined` where it could not be used: the document is looked at again
 * @throws PadanError where a file cannot be written
 */
export const recordReports = async (
  bitext: Bitext,
  { input, name }: OpenDocument,
  bytes: Buffer,
  reference: TranslationFile | null | undefined,
  { workspace: { ledger }, options: { out }, identity, onEvent }: RunContext,
): Promise<DocumentSummary> => {
  const before = ledger.get(name)?.files ?? [];
  const { summary, files } = await writeDocument(bitext, name, out);
  const fingerprint = reference === undefined ? '' : fingerprintOf(input, name, bytes, reference, identity);
  await ledger.record(name, { fingerprint, files, summary });
  await removeObsolete(before, files, out);
  await tellOfChange(input.path, bytes, onEvent);
  onEvent({ kind: 'written', path: input.path, document: summary, page: join(out, summary.files.page) });
  return summary;
};

/** A file may change while we work on what was in it. */
const tellOfChange = async (path: string, bytes: Uint8Array, onEvent: OnEvent): Promise<void> => {
  const isThere = await stat(path).catch(() => undefined);
  const now = isThere && (await readBytes(path).catch(() => undefined));
  if (now?.equals(bytes)) return;
  const what = isThere ? 'has changed' : 'has disappeared';
  onEvent({
    kind: 'notice',
    message: `${path}: the file ${what} since it was read; its report shows what was read`,
  });
};
