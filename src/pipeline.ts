import { join, resolve } from 'node:path';
import pLimit from 'p-limit';
import { lintLanguage, readLexicon } from './align/lexicon.js';
import { makeBitext } from './compare/bitext.js';
import { readReference } from './compare/reference.js';
import { discover, type Input } from './document/discover.js';
import { lint } from './document/lint.js';
import { readDocument, type SplitChoice } from './document/read.js';
import { describe, PadanError } from './errors.js';
import type { Model } from './model/model.js';
import type { DocumentSummary, Failure } from './report/summary.js';
import { makeOutputFolder } from './run/files.js';
import { openJournal } from './run/journal.js';
import { createKeeper, type KeepEvents } from './run/keep.js';
import { outputNames } from './run/names.js';
import { textPath, writeDocument, writeRun } from './run/write.js';
import { openRememberingTranslator } from './translate/memory.js';
import type { TranslateOptions } from './translate/translator.js';

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
}

/** What happens in a run, as it happens. */
export interface RunEvents extends KeepEvents {
  /** All documents are known. */
  found?(documents: number): void;
  /** A document's reports are written; `page` is the path of its page. */
  written?(document: DocumentSummary, page: string): void;
  failed?(failure: Failure): void;
  /** Something that a person should know, and that fails nothing. */
  notice?(message: string): void;
}

export interface RunResult {
  documents: DocumentSummary[];
  failures: Failure[];
  /** Paragraphs translated now, and those whose translation an earlier run had kept. */
  translated: number;
  kept: number;
  /** True where the signal stopped the run: only finished documents have new reports then. */
  stopped: boolean;
  index: string;
  milliseconds: number;
}

/** Documents that are worked on at a time: enough to fill batches with short ones. */
const documentsInFlight = 16;

/**
 * The whole story: read → segment → translate → align → compare → report.
 *
 * @param signal  stops the run after the batch that is being decoded; what is finished is kept
 * @throws PadanError `output` where the output folder or its journal cannot be used; a document that
 *         fails is in the result, and costs no other document anything
 */
export const run = async (
  model: Model,
  options: RunOptions,
  events: RunEvents = {},
  signal?: AbortSignal,
): Promise<RunResult> => {
  const started = performance.now();
  const { out } = options;
  await makeOutputFolder(out);
  const { inputs, errors } = await discover(options.paths, options.references ?? undefined);
  const names = outputNames(inputs);
  refuseOverwriting(inputs, names, out);
  events.found?.(inputs.length);

  const failures: Failure[] = [];
  const fail = (error: unknown, path: string) => {
    const failure = failureOf(error, path);
    failures.push(failure);
    events.failed?.(failure);
  };
  for (const error of errors) fail(error, error.place.path ?? '');

  const lexicon = await readLexicon(model.lexiconPath);
  const journal = await openJournal(join(out, '.padan', 'journal.jsonl'));
  const translator = await openRememberingTranslator(
    model,
    options,
    options.memory,
    (message) => events.notice?.(message),
    options.force,
  ).catch(async (error: unknown) => {
    await journal.close();
    throw error;
  });
  const keeper = createKeeper(journal, translator, model, options, options.force);

  const work = async (input: Input, name: string): Promise<DocumentSummary | null> => {
    try {
      signal?.throwIfAborted();
      const document = await readDocument(input.path, input.name, options.split);
      const notes = lint(document, lintLanguage(lexicon));
      const translated = await keeper.translate(document, events, signal);
      const bitext = await readReference(input.references)
        .then((reference) => makeBitext(document, notes, translated, reference, lexicon))
        .catch((error: unknown) => {
          // Without its reference the document is still worth a report.
          fail(error, input.path);
          return makeBitext(document, notes, translated, null, lexicon);
        });
      const summary = await writeDocument(bitext, name, out);
      events.written?.(summary, join(out, summary.files.page));
      return summary;
    } catch (error) {
      if (!signal?.aborted) fail(error, input.path);
      return null;
    }
  };
  const summaries = await pLimit(documentsInFlight)
    .map(inputs, (input, i) => work(input, names[i]!))
    .finally(() => translator.dispose())
    .finally(() => journal.close());

  const documents = summaries.filter((summary) => summary !== null);
  failures.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const milliseconds = performance.now() - started;
  const stopped = signal?.aborted ?? false;
  const { translated, kept } = keeper.counts();
  if (!stopped) {
    const timings = {
      milliseconds: Math.round(milliseconds),
      translatedParagraphs: translated,
      keptParagraphs: kept,
    };
    await writeRun(documents, failures, model, options, timings, out);
  }
  return { documents, failures, translated, kept, stopped, index: join(out, 'index.html'), milliseconds };
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

/** The path is told apart from the reason, which need not say it again. */
const failureOf = (error: unknown, fallback: string): Failure => {
  if (!(error instanceof PadanError)) return { path: fallback, reason: describe(error) };
  const { path = fallback, line } = error.place;
  return {
    path: line === undefined ? path : `${path}:${line}`,
    reason: describe(new PadanError(error.code, error.message, {}, error.hint)),
  };
};
