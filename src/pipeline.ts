import { setMaxListeners } from 'node:events';
import { join, resolve } from 'node:path';
import pLimit from 'p-limit';
import { describe, PadanError } from './errors.js';
import { discover, type Input } from './formats/discover.js';
import { type RunIdentity, translationIdentity } from './identity.js';
import type { Model } from './model/model.js';
import { reportVersion } from './report/page.js';
import type { DocumentSummary, Failure } from './report/summary.js';
import type { Tell } from './run/events.js';
import { CannotBegin, failureOf, isHopeless, writeFailures } from './run/failure.js';
import { writeUp } from './run/finish.js';
import { type RunOptions, reportSettings } from './run/options.js';
import { outputNames } from './run/output/names.js';
import { textPath } from './run/output/write.js';
import { planOf } from './run/plan.js';
import { keepStatus } from './run/state/status.js';
import { createTally } from './run/state/tally.js';
import { type Work, workOn } from './run/work.js';
import { type Elsewhere, openWorkplace, type Workplace } from './run/workspace.js';
import { version } from './version.js';

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
 * @throws PadanError where the output folder cannot be used, or another run has it; a document that
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
 * @throws PadanError where nothing can be started
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
  const toldOf = new Set<string>();
  const fail = (error: unknown, path: string) => {
    if (isHopeless(error)) halt.abort(error);
    if (error instanceof CannotBegin) return;
    const failure = failureOf(error, path);
    // A reference that is bad is so at every try of its document.
    const told = `${failure.path}\n${failure.reason}`;
    if (toldOf.has(told)) return;
    toldOf.add(told);
    failures.push(failure);
    tell({ kind: 'failed', ...failure });
  };

  try {
    const { inputs, errors } = await discover(options.paths, options.references ?? undefined);
    const names = outputNames(inputs);
    refuseOverwriting(inputs, names, out);

    const identity: RunIdentity = {
      translation: translationIdentity(model, options),
      settings: reportSettings(options),
      lexicon: place.lexiconHash,
      padan: version,
      report: reportVersion,
    };
    const work: Work = { place, identity, options, tell, fail, signal: stop };
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
      if (!stop.aborted) pruned = await writeUp(documents, failures, names, errors.length === 0, model, work);
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

/** Our English for `a.txt` is written as `a.en.txt`: beside the source it would be taken for its reference. */
const refuseOverwriting = (inputs: readonly Input[], names: readonly string[], out: string): void => {
  const taken = new Set(
    inputs.flatMap(({ path, references }) => [path, ...references].map((each) => resolve(each))),
  );
  for (const name of names) {
    const path = textPath(name);
    if (taken.has(resolve(out, path)))
      throw new PadanError(
        'output-conflict',
        `${path} would stand where a source or its reference belongs`,
        { path: out },
        'give --out a folder apart from the texts',
      );
  }
};
