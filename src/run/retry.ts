import { setTimeout as delay } from 'node:timers/promises';
import { describe, PadanError } from '../errors.js';

/** The translator cannot be opened, so nothing can be translated. */
export class CannotBegin extends Error {
  constructor(readonly reason: unknown) {
    super(describe(reason));
  }
}

/** Whether an error affects all documents. */
export const isFatal = (error: unknown): boolean =>
  error instanceof CannotBegin || (error instanceof PadanError && error.fatal);

/** Whether trying again may succeed. Unexpected errors count as transient. */
const isTransient = (error: unknown): boolean =>
  error instanceof PadanError ? error.transient : !(error instanceof CannotBegin);

/** Pauses between attempts, in milliseconds; each is four times as long as the last. */
const firstPause = 250;
const maxPause = 10_000;

/**
 * Calls `work`, and calls it again after a growing pause if it fails with a transient error.
 *
 * @param retries  maximum attempts after the first
 * @param onRetry  called before each retry with the error and the number of the retry, from 1
 * @throws the error of the last attempt
 */
export const withRetries = async <T>(
  retries: number,
  work: () => Promise<T>,
  onRetry: (error: unknown, attempt: number) => void,
  signal: AbortSignal,
): Promise<T> => {
  for (let attempt = 0; ; attempt++)
    try {
      signal.throwIfAborted();
      return await work();
    } catch (error) {
      if (signal.aborted || attempt >= retries || !isTransient(error)) throw error;
      onRetry(error, attempt + 1);
      await delay(Math.min(maxPause, firstPause * 4 ** attempt), undefined, { signal }).catch(
        () => undefined,
      );
    }
};
