import { join } from 'node:path';
import pLimit from 'p-limit';
import { describe } from '../errors.js';
import type { PassedOver } from '../formats/discover.js';
import type { Model } from '../model/model.js';
import type { Overview } from '../overview/overview.js';
import type { DocumentSummary, Failure } from '../report/summary.js';
import { createFailures, createHalt, type RunContext } from './context.js';
import type { OnEvent } from './events.js';
import type { Finished } from './finish.js';
import { runIdentity } from './identity.js';
import type { RunOptions } from './options.js';
import { failureOf } from './output/failures.js';
import type { OpenDocument, Plan } from './plan.js';
import { withRetries } from './retry.js';
import { createSilencer, readSilencing } from './state/silencing.js';
import { keepStatus } from './state/status.js';
import { createTally } from './state/tally.js';
import type { Workspace } from './workspace.js';

/** Result of a run, or of one pass of `watch`. */
export interface RunResult {
  /** All documents that have reports. */
  documents: DocumentSummary[];
  failures: Failure[];
  /** Files in the given folders that were not translated. */
  passedOver: PassedOver[];
  /** Number of paragraphs for which this run asked the model. */
  translated: number;
  /** Number of paragraphs whose translations were in the memory. */
  remembered: number;
  /** Number of paragraphs that this run had translated elsewhere. */
  repeated: number;
  /** Number of paragraphs whose translations were kept from earlier runs. */
  kept: number;
  /** Removed files, as paths under the output folder. */
  pruned: string[];
  /** What can be said of all documents, its lists cut short; null if the run did not come to its end. */
  overview: Overview | null;
  /** Whether the signal stopped the run: then only finished documents have new reports. */
  stopped: boolean;
  /** Why the run could not continue (the disk is full, …); null if it could. */
  halted: string | null;
  /** Path of the index page. */
  index: string;
  milliseconds: number;
}

/** One pass over the corpus. */
export interface Pass {
  context: RunContext;
  /** @param next  status to record if the pass succeeded */
  end(
    documents: DocumentSummary[],
    plan: Plan,
    finished: Finished,
    next: 'finished' | 'waiting',
  ): Promise<RunResult>;
  /** Call instead of `end` if the pass threw an error. */
  fail(error: unknown): Promise<void>;
}

/** @param user  the user's signal, which stops the pass */
export const beginPass = (
  workspace: Workspace,
  model: Model,
  options: RunOptions,
  report: OnEvent,
  user: AbortSignal | undefined,
): Pass => {
  const started = performance.now();
  const tally = createTally();
  const status = keepStatus(options.out, tally);
  const halt = createHalt(user);
  const onEvent: OnEvent = (event) => {
    tally.onEvent(event);
    try {
      report(event);
    } catch (error) {
      // It is the caller's, and says nothing about the document in work.
      halt.abandon(error);
    }
  };
  const failures = createFailures(onEvent, halt.halt);
  const silencing = readSilencing(options);
  const identity = runIdentity(model, options, workspace.lexiconHash, silencing.hash, workspace.earlier);
  return {
    context: {
      workspace,
      model,
      options,
      identity,
      onEvent,
      failures,
      silencer: createSilencer(silencing, onEvent),
      halt,
      signal: halt.signal,
      translatedIn: new Map(),
      reporting: pLimit(1),
    },
    end: async (documents, { passedOver }, finished, next) => {
      const halted = halt.reason();
      await status.close(halt.isStopped() ? 'stopped' : halted === null ? next : 'halted', halted);
      return {
        documents,
        failures: failures.sorted(),
        passedOver,
        ...tally.progress().paragraphs,
        ...finished,
        stopped: halt.isStopped(),
        halted,
        index: join(options.out, 'index.html'),
        milliseconds: performance.now() - started,
      };
    },
    fail: (error) => status.close('halted', describe(error)),
  };
};

/**
 * Processes the open documents of a plan, several at a time, with retries after transient errors.
 *
 * @param process  makes a document's reports
 * @returns summaries of all documents that have reports, in the plan's order
 * @throws the error that kept the pass from starting, if any
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

/** Processes a document, with retries after transient errors. Null if it failed. */
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
