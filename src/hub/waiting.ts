/** Pure rules of how long to wait before a request is made again. */

/** How often a request is made again without a byte of progress in between. */
export const maxRetries = 5;

/** Maximum milliseconds that a hub may make us wait. */
export const maxPause = 120_000;

/** Milliseconds before the retry of this number (from 0), where the hub names none: half a second, doubled each time. */
export const pauseBefore = (retry: number): number => Math.min(500 * 2 ** retry, maxPause);

/**
 * Reads a `Retry-After` header: seconds, or a date.
 *
 * @param now  milliseconds since 1970
 * @returns milliseconds; undefined if there is none, or it cannot be read
 */
export const retryAfter = (header: string | undefined, now: number): number | undefined => {
  if (header === undefined) return undefined;
  const text = header.trim();
  if (/^\d{1,15}$/.test(text)) return Number(text) * 1000;
  const date = /^[A-Za-z]{3,9},? /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
};

/** Statuses after which trying again may help. */
export const isPassing = (status: number): boolean =>
  status === 408 || status === 429 || (status >= 500 && status !== 501 && status !== 505);
