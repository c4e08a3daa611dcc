import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { makeBitext } from '../compare/bitext.js';
import { parseDocument, readBytes } from '../formats/text/read.js';
import { packOf } from '../languages/languages.js';
import { vocabularyOf } from '../languages/lexicon.js';
import { lint } from '../lint/lint.js';
import type { DocumentSummary } from '../report/summary.js';
import { parseReference, type ReferenceFile, readReferenceFile } from '../systems/reference.js';
import type { Tell } from './events.js';
import { failureOf, withRetries } from './failure.js';
import { fingerprintOf } from './fingerprint.js';
import { removeObsolete } from './finish.js';
import type { RunOptions } from './options.js';
import { writeDocument } from './output/write.js';
import type { Open } from './plan.js';
import { type Identity, translateDocument } from './translate.js';
import type { Workplace } from './workspace.js';

/** What the work on every document needs. */
export interface Work {
  place: Workplace;
  identity: Identity;
  /** What decides the reports of all documents (`fingerprintOf`). */
  shared: readonly unknown[];
  options: RunOptions;
  tell: Tell;
  fail(error: unknown, path: string): void;
  signal: AbortSignal;
}

/** Works on a document, and again where that may help; null where there is no report of it. */
export const workOn = async (document: Open, work: Work): Promise<DocumentSummary | null> => {
  const { options, tell, signal, fail } = work;
  const { path } = document.input;
  try {
    signal.throwIfAborted();
    tell({ kind: 'started', path });
    return await withRetries(
      options.retries,
      () => reportOn(document, work),
      (error, attempt) => tell({ kind: 'retried', attempt, ...failureOf(error, path) }),
      signal,
    );
  } catch (error) {
    if (!signal.aborted) fail(error, path);
    return null;
  }
};

/** The story for one document: read → segment → translate → align → compare → report. */
const reportOn = async ({ input, name }: Open, work: Work): Promise<DocumentSummary> => {
  const { place, identity, shared, options, tell, signal, fail } = work;
  const { path } = input;
  const { out } = options;
  const bytes = await readBytes(path);
  const document = parseDocument(bytes, input.name, path, options.split);
  const lexicon = await place.lexicon();
  const notes = lint(document, packOf('id'), vocabularyOf(lexicon));
  const translated = await translateDocument(
    document,
    await place.journal(),
    place.translate,
    identity,
    { path, bytes: bytes.length, force: options.force },
    tell,
    signal,
  );
  const bitextWith = (file: ReferenceFile | null) => ({
    file,
    bitext: makeBitext(document, notes, translated, file && parseReference(file), lexicon),
  });
  let isWhole = true;
  const { file, bitext } = await readReferenceFile(input.references, input.referenceRoot)
    .then(bitextWith)
    .catch((error: unknown) => {
      // Without its reference the document is still worth a report.
      isWhole = false;
      fail(error, path);
      return bitextWith(null);
    });

  const before = place.ledger.get(name)?.files ?? [];
  const { summary, files } = await writeDocument(bitext, name, out);
  const fingerprint = isWhole ? fingerprintOf(input, name, bytes, file, shared) : '';
  await place.ledger.record(name, { fingerprint, files, summary });
  await removeObsolete(before, files, out);
  await tellOfChange(path, bytes, tell);
  tell({ kind: 'written', path, document: summary, page: join(out, summary.files.page) });
  return summary;
};

/** A file may change while we work on what was in it. */
const tellOfChange = async (path: string, bytes: Uint8Array, tell: Tell): Promise<void> => {
  const isThere = await stat(path).catch(() => undefined);
  const now = isThere && (await readBytes(path).catch(() => undefined));
  if (now?.equals(bytes)) return;
  const what = isThere ? 'has changed' : 'has disappeared';
  tell({
    kind: 'notice',
    message: `${path}: the file ${what} since it was read; its report shows what was read`,
  });
};
