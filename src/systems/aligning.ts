import { once } from 'node:events';
import { type ResourceLimits, Worker } from 'node:worker_threads';
import { type AskedEntries, entriesFor } from '../align/evidence/asked.js';
import { type Document, sentencesOf } from '../core/document.js';
import type { Output } from '../core/system.js';
import { describe, type ErrorCode, PadanError } from '../errors.js';
import { emptyLexicon } from '../languages/lexicon.js';
import { type AlignmentHelp, alignedOutput } from './file.js';

/** What a thread is given; all of it can be copied. */
export interface AlignTask extends Omit<AlignmentHelp, 'lexicon'> {
  document: Pick<Document, 'text' | 'blocks'>;
  translation: readonly (readonly string[])[];
  system: string;
  entries: AskedEntries;
}

/** What it answers. */
export type AlignAnswer = { output: Output } | { failed: { code: ErrorCode; message: string } };

/** Characters of both texts that are aligned in a fraction of a second. */
const maxHere = 100_000;

/**
 * As `alignedOutput`, without keeping anybody waiting: long texts are aligned in a thread, which can be stopped, and
 * which may run out of memory without harm.
 *
 * @param limits  of the thread's memory
 * @throws PadanError `too-large` if the texts are too long to align; as `alignedOutput`; the signal's reason
 */
export const alignedApart = async (
  document: Document,
  translation: readonly (readonly string[])[],
  system: string,
  help: AlignmentHelp,
  signal?: AbortSignal,
  limits?: ResourceLimits,
): Promise<Output> => {
  const size = translation.flat().reduce((sum, { length }) => sum + length, document.text.length);
  if (size <= maxHere) return alignedOutput(document, translation, system, help);
  const { lexicon = emptyLexicon, pivot, corrections = [] } = help;
  const { text, blocks } = document;
  const entries = entriesFor(
    sentencesOf(document).map((sentence) => sentence.text),
    lexicon,
  );
  const task: AlignTask = {
    ...{ document: { text, blocks }, translation, system, entries, corrections },
    ...(pivot && { pivot: { ...pivot, targets: pivot.targets.map(({ text, block }) => ({ text, block })) } }),
  };
  const answer = await answerOf(task, signal, limits);
  if ('output' in answer) return answer.output;
  throw new PadanError(answer.failed.code, answer.failed.message);
};

/** @throws PadanError `too-large` if the thread ends without an answer, whatever of; the signal's reason */
const answerOf = async (
  task: AlignTask,
  signal?: AbortSignal,
  resourceLimits?: ResourceLimits,
): Promise<AlignAnswer> => {
  const worker = new Worker(new URL('./align-thread.js', import.meta.url), {
    workerData: task,
    ...(resourceLimits && { resourceLimits }),
  });
  const settled = new AbortController();
  const either = { signal: AbortSignal.any([settled.signal, ...(signal ? [signal] : [])]) };
  const ended = async (): Promise<never> => {
    const [code] = await once(worker, 'exit', either);
    throw new Error(`the thread ended with ${code}`);
  };
  try {
    const [answer] = await Promise.race([once(worker, 'message', either), ended()]);
    return answer as AlignAnswer;
  } catch (error) {
    signal?.throwIfAborted();
    throw new PadanError(
      'too-large',
      `too long to align (${describe(error)})`,
      {},
      'split the document and its translation into several files',
    );
  } finally {
    settled.abort();
    await worker.terminate();
  }
};
