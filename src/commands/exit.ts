import { describe } from '../errors.js';

/** Exit codes, as `--help` and the README give them. */
export const exitCodes =
  'Exit codes: 0 all done; 1 some documents failed (they are named), or the run could not go on; ' +
  '2 nothing was started: a wrong argument or configuration, or a model, output folder or queue that cannot be used; 130 stopped by Ctrl-C.';

/** Why a command stopped before its end. */
class Stopped extends Error {
  constructor(readonly exitCode: number) {
    super('stopped');
  }
}

/** What went wrong after a command had begun to give results: its exit code says so. */
export class AfterStart extends Error {
  constructor(override readonly cause: unknown) {
    super(describe(cause));
  }
}

/**
 * A signal that Ctrl-C aborts, and a reader of our output that goes away (`readerGone`). A second Ctrl-C leaves
 * at once.
 *
 * @param onFirst  called when it is aborted; `byUser` is false where the reader went away
 */
export const interruptSignal = (onFirst: (byUser: boolean) => void): AbortSignal => {
  const controller = new AbortController();
  const stop = (exitCode: number) => {
    if (controller.signal.aborted) return;
    controller.abort(new Stopped(exitCode));
    onFirst(exitCode !== 0);
  };
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.on(name, () => {
      // By the signal itself: `process.exit` while a thread is in ONNX Runtime ends in an abort.
      if (controller.signal.aborted) process.removeAllListeners(name).kill(process.pid, name);
      stop(130);
    });
  // Not at SIGPIPE: a socket of a worker or a queue may break, too.
  onReaderGone = () => stop(0);
  return controller.signal;
};

/** Exit code of a command that its signal stopped. */
export const stoppedCode = ({ reason }: AbortSignal): number =>
  reason instanceof Stopped ? reason.exitCode : 130;

/** What a command does when nobody reads its output any more. */
let onReaderGone: () => void = () => process.exit(0);

/** To be called when nobody reads our output any more, as after `| head`. */
export const readerGone = (): void => onReaderGone();
