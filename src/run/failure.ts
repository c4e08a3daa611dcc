import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, PadanError } from '../errors.js';
import type { Failure } from '../report/summary.js';
import { writeFiles } from './output/files.js';

/** The path is told apart from the reason, which need not say it again. */
export const failureOf = (error: unknown, document: string): Failure => {
  if (!(error instanceof PadanError)) return { document, path: document, reason: describe(error) };
  const { path = document, line } = error.place;
  return {
    document,
    path: line === undefined ? path : `${path}:${line}`,
    reason: describe(new PadanError(error.code, error.message, {}, error.hint)),
  };
};

/** Nothing can be translated at all, for the given reason. */
export class CannotBegin extends Error {
  constructor(readonly reason: unknown) {
    super(describe(reason));
  }
}

/** Whether no other document could be done either. */
export const isHopeless = (error: unknown): boolean =>
  error instanceof CannotBegin || (error instanceof PadanError && error.fatal);

/** Whether the same may go well a moment later; of what nobody thought of, nobody knows. */
const isTransient = (error: unknown): boolean =>
  error instanceof PadanError ? error.transient : !(error instanceof CannotBegin);

const firstPause = 250;
const longestPause = 10_000;

/**
 * Does something, and again after a pause that grows, where it fails of something transient.
 *
 * @param retry  hears of each failure after which it is tried again
 * @throws what the last try threw
 */
export const withRetries = async <T>(
  retries: number,
  work: () => Promise<T>,
  retry: (error: unknown, attempt: number) => void,
  signal: AbortSignal,
): Promise<T> => {
  for (let attempt = 0; ; attempt++)
    try {
      signal.throwIfAborted();
      return await work();
    } catch (error) {
      if (signal.aborted || attempt >= retries || !isTransient(error)) throw error;
      retry(error, attempt + 1);
      await delay(Math.min(longestPause, firstPause * 4 ** attempt), undefined, { signal }).catch(
        () => undefined,
      );
    }
};

const failedFile = 'failed.json';

/**
 * Writes `failed.json`, an empty list where nothing failed.
 *
 * @throws PadanError where it cannot be written
 */
export const writeFailures = async (failures: readonly Failure[], out: string): Promise<void> => {
  await writeFiles(out, { [failedFile]: `${JSON.stringify(failures, null, 2)}\n` });
};

/**
 * Tells whether a path is one that failed in the last run, or lies in a folder that did.
 *
 * @throws PadanError where `failed.json` cannot be read or is no such list
 */
export const failedBefore = async (out: string): Promise<(path: string) => boolean> => {
  const path = join(out, failedFile);
  const refuse = (reason: string) => (error: unknown) => {
    throw new PadanError('invalid-option', reason, { path }, 'run once without --only-failed', {
      cause: error,
    });
  };
  const text = await readFile(path, 'utf8').catch(refuse('there is no list of what failed'));
  try {
    const failures = JSON.parse(text) as Failure[];
    const paths = new Set(failures.map(({ document }) => resolve(document)));
    return (path) => {
      for (let part = resolve(path); ; part = dirname(part)) {
        if (paths.has(part)) return true;
        if (part === dirname(part)) return false;
      }
    };
  } catch (error) {
    return refuse('this is no list of failures')(error);
  }
};
