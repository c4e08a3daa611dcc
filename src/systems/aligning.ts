import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
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
 * @throws PadanError `too-large` if the texts are too long to align; as `alignedOutput`; the signal's reason
 */
export const alignedApart = async (
  document: Document,
  translation: readonly (readonly string[])[],
  system: string,
  help: AlignmentHelp,
  signal?: AbortSignal,
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
  const answer = await answerOf(task, signal);
  if ('output' in answer) return answer.output;
  throw new PadanError(answer.failed.code, answer.failed.message);
};

const answerOf = async (task: AlignTask, signal?: AbortSignal): Promise<AlignAnswer> => {
  const worker = new Worker(new URL('./align-thread.js', import.meta.url), { workerData: task });
  try {
    const [answer] = await once(worker, 'message', signal && { signal });
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
    await worker.terminate();
  }
};
