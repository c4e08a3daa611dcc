import { statSync } from 'node:fs';
import { discover, type Input, type PassedOver, type TranslationPlace } from '../formats/discover.js';
import type { DocumentSummary } from '../report/summary.js';
import type { RunContext } from './context.js';
import { fingerprintNow } from './fingerprint.js';
import { modelIdentities } from './identity.js';
import { refuseOverwriting } from './output/conflicts.js';
import { failedBefore } from './output/failures.js';
import { outputNames } from './output/names.js';
import { warnOfEdited } from './output/ownership.js';
import { pathsOfFiles, placeOf } from './systems/asked.js';
import { coverageOf } from './systems/coverage.js';
import { placeOfEarlier } from './systems/earlier.js';
import type { Workspace } from './workspace.js';

/** A document to process, with its output name. */
export interface OpenDocument {
  input: Input;
  name: string;
}

/** What a pass has to do. */
export interface Plan {
  /** In input order: documents to process, and summaries of those that are up to date. */
  documents: (OpenDocument | { summary: DocumentSummary })[];
  /** Output names of all documents, and the paths of their sources. */
  names: string[];
  paths: string[];
  /** Whether all given paths could be read. */
  isComplete: boolean;
  /** Files in the given folders that are not translated. */
  passedOver: PassedOver[];
}

/** What planning needs. */
export type PlanContext = Pick<RunContext, 'model' | 'options' | 'identity' | 'failures' | 'onEvent'> & {
  workspace: Pick<Workspace, 'ledger' | 'journal' | 'earlier'>;
};

/**
 * Finds the documents, and decides which of them need processing.
 *
 * @throws PadanError if the pass cannot start: the references folder is missing, an output would overwrite a source,
 *         `failed.json` is missing (with `onlyFailed`), or the journal cannot be opened
 */
export const planPass = async (context: PlanContext): Promise<Plan> => {
  const { options, model, failures, onEvent } = context;
  const languages = { from: model.config.sourceLanguage, to: model.config.targetLanguage };
  const { inputs, errors, ...others } = await discover(options.paths, languages, options.references, [
    ...options.references,
    ...pathsOfFiles(options.systems),
  ]);
  onEvent({ kind: 'found', ...others });
  const names = outputNames(inputs);
  const notices = coverageOf(options.systems, inputs, languages);
  refuseOverwriting(inputs, names, languages, options);
  const { documents, bytes } = await sortOut(inputs, names, context);
  for (const message of notices) onEvent({ kind: 'notice', message });
  const unchanged = documents.flatMap((document) => ('summary' in document ? document.summary : []));
  onEvent({
    kind: 'planned',
    documents: documents.length,
    unchanged: unchanged.length,
    unchangedParagraphs: unchanged.reduce((sum, { paragraphs }) => sum + paragraphs, 0),
    bytes: bytes * modelIdentities(model, options).length * (options.roundTrip === null ? 1 : 2),
  });
  for (const error of errors) failures.add(error, error.place.path ?? '');
  // Without a journal no translation could be kept, so do not start.
  if (documents.some((document) => 'input' in document)) await context.workspace.journal();
  return {
    documents,
    names,
    paths: inputs.map(({ path }) => path),
    isComplete: errors.length === 0,
    passedOver: others.passedOver,
  };
};

/** Where translations of a document may be: its references, the systems that are files, an earlier run's. */
export const placesOf = (
  input: Input,
  name: string,
  { model, options: { systems }, workspace: { earlier } }: PlanContext,
): TranslationPlace[] => {
  const languages = { from: model.config.sourceLanguage, to: model.config.targetLanguage };
  return [
    ...input.references,
    ...systems.flatMap((system) => (system.kind === 'files' ? [placeOf(system, input, languages)] : [])),
    ...(earlier === null ? [] : placeOfEarlier(earlier, name)),
  ];
};

/** Also returns the total size of the sources to process, in bytes. */
const sortOut = async (
  inputs: readonly Input[],
  names: readonly string[],
  context: PlanContext,
): Promise<Pick<Plan, 'documents'> & { bytes: number }> => {
  const {
    workspace: { ledger },
    identity,
    options: { force, onlyFailed, out },
    onEvent,
  } = context;
  const hasFailed = onlyFailed ? await failedBefore(out) : undefined;
  const documents: Plan['documents'] = [];
  const edited: string[] = [];
  let bytes = 0;
  for (const [i, input] of inputs.entries()) {
    const name = names[i]!;
    if (hasFailed && !hasFailed(input.path)) {
      const entry = ledger.get(name);
      if (entry?.summary && ledger.isWhole(name)) documents.push({ summary: entry.summary });
      // Its summary is from another version of Padan and cannot be used, or its files are not those that it tells of.
      else if (entry) documents.push({ input, name });
      continue;
    }
    const places = placesOf(input, name, context);
    const fingerprint = force ? undefined : fingerprintNow(input, name, places, out, identity);
    const entry = fingerprint === undefined ? undefined : ledger.current(name, fingerprint);
    if (entry?.summary) {
      documents.push({ summary: entry.summary });
      edited.push(...ledger.edited(entry));
    } else {
      documents.push({ input, name });
      bytes += statSync(input.path, { throwIfNoEntry: false })?.size ?? 0;
    }
    if (i % 256 === 255) await new Promise(setImmediate);
  }
  warnOfEdited(edited, out, onEvent);
  return { documents, bytes };
};
