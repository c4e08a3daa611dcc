import { join } from 'node:path';
import pLimit from 'p-limit';
import { type RunIdentity, reportSettings, translationIdentity } from '../identity.js';
import type { Model } from '../model/model.js';
import { reportVersion } from '../report/page.js';
import type { DocumentSummary, Failure } from '../report/summary.js';
import { version } from '../version.js';
import { createFailures, createHalt, type RunContext } from './context.js';
import type { OnEvent } from './events.js';
import type { RunOptions } from './options.js';
import { failureOf } from './output/failures.js';
import type { OpenDocument, Plan } from './plan.js';
import { withRetries } from './retry.js';
import { keepStatus } from './state/status.js';
import { createTally } from './state/tally.js';
import type { Workspace } from './workspace.js';

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

/** One time over the corpus, from its beginning to its result. */
export interface Pass {
  context: RunContext;
  /** @param next  what the status says after a pass that got to its end */
  end(documents: DocumentSummary[], pruned: string[], next: 'finished' | 'waiting'): Promise<RunResult>;
  /** Nothing could be started, or an error came that nobody foresaw. */
  fail(): Promise<void>;
}

/** @param user  stops the pass */
export const beginPass = (
  workspace: Workspace,
  model: Model,
  options: RunOptions,
  onEventOutside: OnEvent,
  user: AbortSignal | undefined,
): Pass => {
  const started = performance.now();
  const tally = createTally();
  const status = keepStatus(options.out, tally);
  const onEvent: OnEvent = (event) => {
    tally.onEvent(event);
    onEventOutside(event);
  };
  const halt = createHalt(user);
  const failures = createFailures(onEvent, halt.halt);
  const identity: RunIdentity = {
    translation: translationIdentity(model, options),
    settings: reportSettings(options),
    lexicon: workspace.lexiconHash,
    padan: version,
    report: reportVersion,
  };
  return {
    context: { workspace, model, options, identity, onEvent, failures, halt, signal: halt.signal },
    end: async (documents, pruned, next) => {
      const halted = halt.reason();
      await status.close(halt.isStopped() ? 'stopped' : halted === null ? next : 'halted');
      return {
        documents,
        failures: failures.sorted(),
        ...tally.progress().paragraphs,
        pruned,
        stopped: halt.isStopped(),
        halted,
        index: join(options.out, 'index.html'),
        milliseconds: performance.now() - started,
      };
    },
    fail: () => status.close('halted'),
  };
};

/**
 * Works on all documents of a plan that are to be done, some at a time, each again where that may help.
 *
 * @param process  makes a document's reports
 * @returns the summaries of all documents that have reports, in the plan's order
 * @throws what kept the pass from beginning
 */
export const eachDocument = async (
  { documents }: Plan,
  context: RunContext,
  process: (document: OpenDocument, context: RunContext) => Promise<DocumentSummary>,
): Promise<DocumentSummary[]> => {
  const { workspace, halt } = context;
  const summaries = await pLimit(workspace.documentsInFlight).map(documents, (document) =>
    'summary' in document ? document.summary : workOn(document, context, process),
  );
  halt.throwIfNotBegun();
  return summaries.filter((summary) => summary !== null);
};

/** Works on a document, and again where that may help; null where there is no report of it. */
const workOn = async (
  document: OpenDocument,
  context: RunContext,
  process: (document: OpenDocument, context: RunContext) => Promise<DocumentSummary>,
): Promise<DocumentSummary | null> => {
  const { options, onEvent, signal, failures } = context;
  const { path } = document.input;
  try {
    signal.throwIfAborted();
    onEvent({ kind: 'started', path });
    return await withRetries(
      options.retries,
      () => process(document, context),
      (error, attempt) => onEvent({ kind: 'retried', attempt, ...failureOf(error, path) }),
      signal,
    );
  } catch (error) {
    if (!signal.aborted) failures.add(error, path);
    return null;
  }
};
