import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { PadanError } from '../errors.js';
import { discover, type Input } from '../formats/discover.js';
import type { DocumentSummary } from '../report/summary.js';
import type { RunContext } from './context.js';
import { fingerprintNow } from './fingerprint.js';
import { failedBefore } from './output/failures.js';
import { outputNames } from './output/names.js';
import { textPath } from './output/write.js';

/** A document to work on, with its output name. */
export interface OpenDocument {
  input: Input;
  name: string;
}

/** What a pass has to do. */
export interface Plan {
  /** In the inputs' order: to work on, or as an earlier run wrote it. */
  documents: (OpenDocument | { summary: DocumentSummary })[];
  /** Output names of all documents there are. */
  names: string[];
  /** Whether all that was named could be looked through. */
  isComplete: boolean;
}

/**
 * Finds the documents, and tells those that are as an earlier run wrote them from those to work on.
 *
 * @throws PadanError where nothing can be started: no such folder of references, an output that would stand in a
 *         source's place, no list of what failed, no journal
 */
export const planPass = async (context: RunContext): Promise<Plan> => {
  const { options, model, failures, onEvent } = context;
  const languages = { from: model.config.sourceLanguage, to: model.config.targetLanguage };
  const { inputs, errors } = await discover(options.paths, languages, options.references ?? undefined);
  const names = outputNames(inputs);
  refuseOverwriting(inputs, names, languages.to, options.out);
  const { documents, bytes } = await sortOut(inputs, names, context);
  const unchanged = documents.flatMap((document) => ('summary' in document ? document.summary : []));
  onEvent({
    kind: 'planned',
    documents: documents.length,
    unchanged: unchanged.length,
    unchangedParagraphs: unchanged.reduce((sum, { paragraphs }) => sum + paragraphs, 0),
    bytes,
  });
  for (const error of errors) failures.add(error, error.place.path ?? '');
  // Without a journal nothing can be kept, and so nothing is begun.
  if (documents.some((document) => 'input' in document)) await context.workspace.journal();
  return { documents, names, isComplete: errors.length === 0 };
};

/** Also gives the bytes of what is to be worked on. */
const sortOut = async (
  inputs: readonly Input[],
  names: readonly string[],
  { workspace: { ledger }, identity, options: { force, onlyFailed, out } }: RunContext,
): Promise<Pick<Plan, 'documents'> & { bytes: number }> => {
  const hasFailed = onlyFailed ? await failedBefore(out) : undefined;
  const documents: Plan['documents'] = [];
  let bytes = 0;
  for (const [i, input] of inputs.entries()) {
    const name = names[i]!;
    if (hasFailed && !hasFailed(input.path)) {
      const entry = ledger.get(name);
      if (entry?.summary) documents.push({ summary: entry.summary });
      // What another version of Padan said of it is not known any more.
      else if (entry) documents.push({ input, name });
      continue;
    }
    const fingerprint = force ? undefined : fingerprintNow(input, name, identity);
    const entry = fingerprint === undefined ? undefined : ledger.current(name, fingerprint);
    if (entry?.summary) documents.push({ summary: entry.summary });
    else {
      documents.push({ input, name });
      bytes += statSync(input.path, { throwIfNoEntry: false })?.size ?? 0;
    }
    if (i % 256 === 255) await new Promise(setImmediate);
  }
  return { documents, bytes };
};

/** Our English for `a.txt` is written as `a.en.txt`: beside the source it would be taken for its reference. */
const refuseOverwriting = (
  inputs: readonly Input[],
  names: readonly string[],
  language: string,
  out: string,
): void => {
  const taken = new Set(
    inputs.flatMap(({ path, references }) => [path, ...references].map((each) => resolve(each))),
  );
  for (const name of names) {
    const path = textPath(name, language);
    if (taken.has(resolve(out, path)))
      throw new PadanError(
        'output-conflict',
        `${path} would stand where a source or its reference belongs`,
        { path: out },
        'give --out a folder apart from the texts',
      );
  }
};
