import { describe } from '../../errors.js';
import { handOver, isToEnd, stopSignals } from './early.js';

/** Exit codes, as shown by `--help` and in the README. */
export const exitCodes =
  'Exit codes: 0 all done; 1 some documents failed (they are named), or the run could not go on; ' +
  '2 nothing was started: a wrong argument or configuration, or a model, output folder or queue that cannot be used; ' +
  '3 all done, but --fail-on or --max-flagged found something; 130 stopped by Ctrl-C.';

/** All done, but `--fail-on` or `--max-flagged` found something. */
export const gateCode = 3;
/** Stopped by a signal. */
const interrupted = 130;

/** Reason of an aborted signal: the exit code to end with. */
class Stopped extends Error {
  constructor(readonly exitCode: number) {
    super('stopped');
  }
}

/** An error after a command began to print results: exits with 1 instead of 2. */
export class AfterStart extends Error {
  constructor(override readonly cause: unknown) {
    super(describe(cause));
  }
}

/**
 * A signal that aborts on Ctrl-C, or when our output cannot be written (`endWith`). A second Ctrl-C exits at once.
 *
 * @param onFirst  called when the signal aborts; `byUser` is false if the output cannot be written
 */
export const interruptSignal = (onFirst: (byUser: boolean) => void): AbortSignal => {
  const controller = new AbortController();
  const stop = (exitCode: number) => {
    if (controller.signal.aborted) return;
    controller.abort(new Stopped(exitCode));
    onFirst(exitCode === interrupted);
  };
  for (const name of stopSignals)
    process.on(name, () => {
      if (!isToEnd(name)) return;
      // Kill by signal: `process.exit` while a thread is in ONNX Runtime would crash. A terminal sends SIGHUP twice.
      if (controller.signal.aborted && name !== 'SIGHUP')
        process.removeAllListeners(name).kill(process.pid, name);
      stop(interrupted);
    });
  // Only now: with no listener at all, a signal that has come already would be lost.
  handOver();
  // Do not use SIGPIPE: it also comes from broken sockets of workers and queues.
  onEnd = stop;
  return controller.signal;
};

/** Exit code of a command that was stopped by its signal. */
export const stoppedCode = ({ reason }: AbortSignal): number =>
  reason instanceof Stopped ? reason.exitCode : interrupted;

/**
 * Does a long calculation, during which no listener could hear a signal: Ctrl-C ends the program at once, as the system
 * does it (a shell has 130 for that). For work that leaves nothing behind half done.
 */
export const calculating = <T>(work: () => T): T => {
  const heard = stopSignals.map((name) => ({ name, listeners: process.listeners(name) }));
  for (const { name } of heard) process.removeAllListeners(name);
  try {
    return work();
  } finally {
    for (const { name, listeners } of heard) for (const listener of listeners) process.on(name, listener);
  }
};

let onEnd: (exitCode: number) => void = (exitCode) => process.exit(exitCode);

/** Ends the program with a code: through the command's signal, or at once if it has none. */
export const endWith = (exitCode: number): void => onEnd(exitCode);
