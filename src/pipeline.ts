import { setMaxListeners } from 'node:events';
import { statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pLimit from 'p-limit';
import { lintLanguage } from './align/lexicon.js';
import { makeBitext } from './compare/bitext.js';
import { parseReference, type ReferenceFile, readReferenceFile } from './compare/reference.js';
import { discover, type Input } from './document/discover.js';
import { lint } from './document/lint.js';
import { parseDocument, readBytes, type SplitChoice } from './document/read.js';
import { describe, PadanError } from './errors.js';
import type { Model } from './model/model.js';
import { reportVersion } from './report/page.js';
import type { DocumentSummary, Failure } from './report/summary.js';
import type { Tell } from './run/events.js';
import {
  CannotBegin,
  failedBefore,
  failureOf,
  isHopeless,
  withRetries,
  writeFailures,
} from './run/failure.js';
import { fingerprintNow, fingerprintOf, hashOf } from './run/fingerprint.js';
import { type Identity, translateDocument } from './run/keep.js';
import { outputNames } from './run/names.js';
import { keepStatus } from './run/status.js';
import { createTally } from './run/tally.js';
import { leftNotice, prune, removeObsolete } from './run/tidy.js';
import { type Elsewhere, openWorkplace, type Workplace } from './run/workplace.js';
import { runEntry, textPath, writeDocument, writeRun } from './run/write.js';
import { decisiveSettings, type TranslateOptions, textVersion } from './translate/translator.js';
import { version } from './version.js';

export interface RunOptions extends TranslateOptions {
  /** Files and folders with Indonesian text. */
  paths: string[];
  /** Output folder. */
  out: string;
  /** Folder of references; null looks for `name.en.txt` beside `name.id.txt`. */
  references: string | null;
  split: SplitChoice;
  /** Translate again what the journal or the memory has already. */
  force: boolean;
  /** Folder of the memory (`translate/memory.ts`); null for none. */
  memory: string | null;
  /** How often a document that failed is tried again, where that may help. */
  retries: number;
  /** Work only on the documents that `out/failed.json` names. */
  onlyFailed: boolean;
  /** Remove what earlier runs wrote for documents that are no longer there. */
  prune: boolean;
}

export interface RunResult {
  documents: DocumentSummary[];
  failures: Failure[];
  /** Paragraphs translated now, and those whose translation an earlier run had kept. */
  translated: number;
  kept: number;
  /** Paths under the output folder that were removed. */
  pruned: string[];
  /** True where the signal stopped the run: only finished documents have new reports then. */
  stopped: boolean;
  /** Why the run could not go on (the disk is full, …); null where it could. */
  halted: string | null;
  index: string;
  milliseconds: number;
}

/**
 * The whole story: read → segment → translate → align → compare → report.
 *
 * @param signal     stops the run after the batch that is being decoded; what is finished is kept
 * @param elsewhere  opens another source of translations than the model
 * @throws PadanError `output` where the output folder cannot be used, or another run has it; a document that
 *         fails is in the result, and costs no other document anything
 */
export const run = async (
  model: Model,
  options: RunOptions,
  tell: Tell = () => undefined,
  signal?: AbortSignal,
  elsewhere?: () => Promise<Elsewhere>,
): Promise<RunResult> => {
  const place = await openWorkplace(
    model,
    options,
    (message) => tell({ kind: 'notice', message }),
    elsewhere,
  );
  try {
    return await goOver(place, model, options, tell, signal);
  } finally {
    await place.close();
  }
};

/**
 * Goes over the corpus once.
 *
 * @param next  what the status says after it
 * @throws PadanError `usage` or `output` where nothing can be started
 */
export const goOver = async (
  place: Workplace,
  model: Model,
  options: RunOptions,
  tellOutside: Tell,
  signal?: AbortSignal,
  next: 'finished' | 'waiting' = 'finished',
): Promise<RunResult> => {
  const started = performance.now();
  const { out } = options;
  const tally = createTally();
  const status = keepStatus(out, tally);
  const tell: Tell = (event) => {
    tally.tell(event);
    tellOutside(event);
  };
  const halt = new AbortController();
  const stop = AbortSignal.any([halt.signal, ...(signal ? [signal] : [])]);
  // Every document and job in flight listens.
  setMaxListeners(0, stop);
  const failures: Failure[] = [];
  const fail = (error: unknown, path: string) => {
    if (isHopeless(error)) halt.abort(error);
    if (error instanceof CannotBegin) return;
    const failure = failureOf(error, path);
    failures.push(failure);
    tell({ kind: 'failed', ...failure });
  };

  try {
    const { inputs, errors } = await discover(options.paths, options.references ?? undefined);
    const names = outputNames(inputs);
    refuseOverwriting(inputs, names, out);

    const identity: Identity = {
      model: model.hash,
      settings: { ...decisiveSettings(model, options), textVersion },
    };
    const shared = [identity, options.split, place.lexiconHash, version, reportVersion];
    const work: Work = { place, identity, shared, options, tell, fail, signal: stop };
    const plan = await planOf(inputs, names, work);
    for (const error of errors) fail(error, error.place.path ?? '');
    // Without a journal nothing can be kept, and so nothing is begun.
    if (plan.some((document) => 'input' in document)) await place.journal();
    const summaries = await pLimit(place.documentsInFlight).map(plan, (document) =>
      'summary' in document ? document.summary : workOn(document, work),
    );
    if (halt.signal.reason instanceof CannotBegin) throw halt.signal.reason.reason;
    const documents = summaries.filter((summary) => summary !== null);

    failures.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
    let pruned: string[] = [];
    try {
      if (!stop.aborted) pruned = await writeUp(documents, failures, names, model, work);
      // What failed is worth knowing where the run could not go on.
      else if (!signal?.aborted) await writeFailures(failures, out);
    } catch (error) {
      halt.abort(error);
    }

    const stopped = signal?.aborted ?? false;
    const halted = !stopped && halt.signal.aborted ? describe(halt.signal.reason) : null;
    await status.close(stopped ? 'stopped' : halted === null ? next : 'halted');
    return {
      documents,
      failures,
      ...tally.progress().paragraphs,
      pruned,
      stopped,
      halted,
      index: join(out, 'index.html'),
      milliseconds: performance.now() - started,
    };
  } catch (error) {
    await status.close('halted');
    throw error;
  }
};

/** What the work on every document needs. */
interface Work {
  place: Workplace;
  identity: Identity;
  /** What decides the reports of all documents (`fingerprintOf`). */
  shared: readonly unknown[];
  options: RunOptions;
  tell: Tell;
  fail(error: unknown, path: string): void;
  signal: AbortSignal;
}

/** A document to work on, with its output name. */
interface Open {
  input: Input;
  name: string;
}

/** Tells what is as an earlier run wrote it from what is to be worked on. */
const planOf = async (
  inputs: readonly Input[],
  names: readonly string[],
  { place: { ledger }, shared, options: { force, onlyFailed, out }, tell }: Work,
): Promise<(Open | { summary: DocumentSummary })[]> => {
  const hasFailed = onlyFailed ? await failedBefore(out) : undefined;
  const plan: (Open | { summary: DocumentSummary })[] = [];
  let bytes = 0;
  for (const [i, input] of inputs.entries()) {
    const name = names[i]!;
    if (hasFailed && !hasFailed(input.path)) {
      const entry = ledger.get(name);
      if (entry?.summary) plan.push({ summary: entry.summary });
      continue;
    }
    const fingerprint = force ? undefined : fingerprintNow(input, name, shared);
    const entry = fingerprint === undefined ? undefined : ledger.current(name, fingerprint);
    if (entry?.summary) plan.push({ summary: entry.summary });
    else {
      plan.push({ input, name });
      bytes += statSync(input.path, { throwIfNoEntry: false })?.size ?? 0;
    }
    if (i % 256 === 255) await new Promise(setImmediate);
  }
  const unchanged = plan.flatMap((document) => ('summary' in document ? document.summary : []));
  tell({
    kind: 'planned',
    documents: plan.length,
    unchanged: unchanged.length,
    unchangedParagraphs: unchanged.reduce((sum, { paragraphs }) => sum + paragraphs, 0),
    bytes,
  });
  return plan;
};

/** Works on a document, and again where that may help; null where there is no report of it. */
const workOn = async (document: Open, work: Work): Promise<DocumentSummary | null> => {
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

const reportOn = async ({ input, name }: Open, work: Work): Promise<DocumentSummary> => {
  const { place, identity, shared, options, tell, signal, fail } = work;
  const { path } = input;
  const { out } = options;
  const bytes = await readBytes(path);
  const document = parseDocument(bytes, input.name, path, options.split);
  const lexicon = await place.lexicon();
  const notes = lint(document, lintLanguage(lexicon));
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
  if (now && hashOf(now) === hashOf(bytes)) return;
  const what = isThere ? 'has changed' : 'has disappeared';
  tell({
    kind: 'notice',
    message: `${path}: the file ${what} since it was read; its report shows what was read`,
  });
};

/** Writes index and manifest; removes, or tells of, what is left of documents that are no longer there. */
const writeUp = async (
  documents: readonly DocumentSummary[],
  failures: readonly Failure[],
  names: readonly string[],
  model: Model,
  { place: { ledger }, options, tell }: Work,
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
  if (options.prune) return prune(gone, ledger, out, notice);
  if (gone.length > 0) notice(leftNotice(gone.length, out));
  return [];
};

/** Our English for `a.txt` is written as `a.en.txt`: beside the source it would be taken for its reference. */
const refuseOverwriting = (inputs: readonly Input[], names: readonly string[], out: string): void => {
  const taken = new Set(
    inputs.flatMap(({ path, references }) => [path, ...references].map((each) => resolve(each))),
  );
  for (const name of names) {
    const path = textPath(name);
    if (taken.has(resolve(out, path)))
      throw new PadanError(
        'output',
        `${path} would stand where a source or its reference belongs`,
        { path: out },
        'give --out a folder apart from the texts',
      );
  }
};
