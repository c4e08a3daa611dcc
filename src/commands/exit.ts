/** Exit codes, as `--help` and the README give them. */
export const exitCodes =
  'Exit codes: 0 all done; 1 some documents failed (they are named); ' +
  '2 nothing was started: a wrong argument, or a model or output folder that cannot be used; 130 stopped by Ctrl-C.';

/**
 * A signal that Ctrl-C aborts. A second Ctrl-C leaves at once.
 *
 * @param onFirst  called on the first Ctrl-C
 */
export const interruptSignal = (onFirst: () => void): AbortSignal => {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(130);
    onFirst();
    controller.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return controller.signal;
};
