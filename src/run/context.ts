import { setMaxListeners } from 'node:events';
import type { LimitFunction } from 'p-limit';
import { describe } from '../errors.js';
import type { RunIdentity } from '../identity.js';
import type { Model } from '../model/model.js';
import type { Failure } from '../report/summary.js';
import type { OnEvent } from './events.js';
import type { RunOptions } from './options.js';
import { failureOf } from './output/failures.js';
import { CannotBegin, isFatal } from './retry.js';
import type { Silencer } from './state/silencing.js';
import type { Workspace } from './workspace.js';

/** What processing a document needs; shared by all documents of a pass. */
export interface RunContext {
  workspace: Workspace;
  model: Model;
  options: RunOptions;
  identity: RunIdentity;
  onEvent: OnEvent;
  failures: Failures;
  halt: Halt;
  /** Writes reports of large documents one after the other: several at once take hundreds of megabytes. */
  reporting: LimitFunction;
  /** Takes away the flags that are silenced. */
  silencer: Silencer;
  /** Aborted by the user, or by a fatal error. */
  signal: AbortSignal;
  /** For each key of a paragraph that this pass has translated, the path of its document. */
  translatedIn: Map<string, string>;
}

/** Collects the failures of a pass. */
export interface Failures {
  /**
   * Records a failure, ignoring repeats. A fatal error also halts the pass.
   *
   * @param path  of the document or other file that failed
   */
  add(error: unknown, path: string): void;
  /** All failures, sorted by path. */
  sorted(): Failure[];
}

/** Stops a pass: at the user's request, or after a fatal error. */
export interface Halt {
  signal: AbortSignal;
  /** Stops the pass because of an error. */
  halt(error: unknown): void;
  /** Stops the pass, which throws the error when what is under way has ended. */
  abandon(error: unknown): void;
  /** Whether the user stopped the pass. */
  isStopped(): boolean;
  /** Why the pass could not continue; null if it could, or the user stopped it. */
  reason(): string | null;
  /** @throws the error that kept the pass from starting, or for which it was abandoned, if any */
  throwIfNotBegun(): void;
}

export const createHalt = (user: AbortSignal | undefined): Halt => {
  const controller = new AbortController();
  const signal = AbortSignal.any([controller.signal, ...(user ? [user] : [])]);
  // Every document and job in work adds a listener.
  setMaxListeners(0, signal);
  let abandoned: { error: unknown } | undefined;
  const isStopped = () => user?.aborted ?? false;
  return {
    signal,
    halt: (error) => controller.abort(error),
    abandon: (error) => {
      abandoned ??= { error };
      controller.abort(error);
    },
    isStopped,
    reason: () => (!isStopped() && controller.signal.aborted ? describe(controller.signal.reason) : null),
    throwIfNotBegun: () => {
      if (controller.signal.reason instanceof CannotBegin) throw controller.signal.reason.reason;
      if (abandoned) throw abandoned.error;
    },
  };
};

export const createFailures = (onEvent: OnEvent, halt: (error: unknown) => void): Failures => {
  const all: Failure[] = [];
  const reported = new Set<string>();
  return {
    add: (error, path) => {
      if (isFatal(error)) halt(error);
      if (error instanceof CannotBegin) return;
      const failure = failureOf(error, path);
      // A bad reference fails again on every retry of its document.
      const key = `${failure.path}\n${failure.reason}`;
      if (reported.has(key)) return;
      reported.add(key);
      all.push(failure);
      onEvent({ kind: 'failed', ...failure });
    },
    sorted: () => [...all].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
  };
};
