/** A long calculation that can be left off after each of its steps. */
export type Steps<T> = Generator<undefined, T>;

/** Does all of a calculation at once. */
export const atOnce = <T>(steps: Steps<T>): T => {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
};

/** Milliseconds after which signals, progress and other documents have their turn. */
const turn = 50;

/**
 * Does a calculation without keeping anybody waiting for longer than one of its steps takes.
 *
 * @throws the signal's reason
 */
export const inTurns = async <T>(steps: Steps<T>, signal?: AbortSignal): Promise<T> => {
  for (let began = performance.now(); ; ) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - began < turn) continue;
    await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
    began = performance.now();
  }
};
