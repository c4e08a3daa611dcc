import { setTimeout as delay } from 'node:timers/promises';
import { describe, PadanError } from '../errors.js';

/** Nothing can be translated at all, for the given reason. */
export class CannotBegin extends Error {
  constructor(readonly reason: unknown) {
    super(describe(reason));
  }
}

/** Whether no other document could be done either. */
export const isFatal = (error: unknown): boolean =>
  error instanceof CannotBegin || (error instanceof PadanError && error.fatal);

/** Whether the same may succeed a moment later; an error that nobody foresaw may. */
const isTransient = (error: unknown): boolean =>
  error instanceof PadanError ? error.transient : !(error instanceof CannotBegin);

/** Pauses between tries, in milliseconds: each is four times the one before. */
const firstPause = 250;
const maxPause = 10_000;

/**
 * Does something, and does it again after a growing pause where it fails with a transient error.
 *
 * @param onRetry  hears of each failure after which it is tried again
 * @throws what the last try threw
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
