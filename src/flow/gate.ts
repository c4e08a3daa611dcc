import { PadanError } from '../errors.js';

/** Admits calls until it is closed. */
export interface Gate {
  /**
   * Makes a call.
   *
   * @throws PadanError `closed` once `close` has been called
   */
  enter<T>(call: () => Promise<T>): Promise<T>;
  /** Waits for the calls under way, then releases what they used. Later calls return the same promise. */
  close(): Promise<void>;
}

/**
 * Makes an open gate.
 *
 * @param what  what it guards, as errors name it
 */
export const createGate = (what: string, release: () => Promise<void>): Gate => {
  const inside = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;

  const close = async () => {
    while (inside.size > 0) await Promise.allSettled(inside);
    await release();
  };
  return {
    enter: async (call) => {
      if (closing) throw new PadanError('closed', `the ${what} is closed`, {}, 'open another');
      const made = call();
      inside.add(made);
      return made.finally(() => inside.delete(made));
    },
    close: () => {
      closing ??= close();
      return closing;
    },
  };
};
