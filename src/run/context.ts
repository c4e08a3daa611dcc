import { setMaxListeners } from 'node:events';
import { describe } from '../errors.js';
import type { RunIdentity } from '../identity.js';
import type { Model } from '../model/model.js';
import type { Failure } from '../report/summary.js';
import type { OnEvent } from './events.js';
import type { RunOptions } from './options.js';
import { failureOf } from './output/failures.js';
import { CannotBegin, isFatal } from './retry.js';
import type { Workspace } from './workspace.js';

/** What the work on every document of a pass needs. */
export interface RunContext {
  workspace: Workspace;
  model: Model;
  options: RunOptions;
  identity: RunIdentity;
  onEvent: OnEvent;
  failures: Failures;
  halt: Halt;
  /** Aborted by the user, or by what nothing helps against. */
  signal: AbortSignal;
}

/** What failed in a pass. */
export interface Failures {
  /**
   * Takes note of a failure, once. One that is fatal halts the pass.
   *
   * @param path  of the document, or of what else failed
   */
  add(error: unknown, path: string): void;
  /** By path. */
  sorted(): Failure[];
}

/** What stops a pass: the user, or an error that nothing helps against. */
export interface Halt {
  signal: AbortSignal;
  halt(error: unknown): void;
  /** By the user. */
  isStopped(): boolean;
  /** Why the pass could not go on; null where it could, or where the user stopped it. */
  reason(): string | null;
  /** @throws what kept the pass from beginning, if anything did */
  throwIfNotBegun(): void;
}

export const createHalt = (user: AbortSignal | undefined): Halt => {
  const controller = new AbortController();
  const signal = AbortSignal.any([controller.signal, ...(user ? [user] : [])]);
  // Every document and job in flight listens.
  setMaxListeners(0, signal);
  const isStopped = () => user?.aborted ?? false;
  return {
    signal,
    halt: (error) => controller.abort(error),
    isStopped,
    reason: () => (!isStopped() && controller.signal.aborted ? describe(controller.signal.reason) : null),
    throwIfNotBegun: () => {
      if (controller.signal.reason instanceof CannotBegin) throw controller.signal.reason.reason;
    },
  };
};

export const createFailures = (onEvent: OnEvent, halt: (error: unknown) => void): Failures => {
  const all: Failure[] = [];
  const told = new Set<string>();
  return {
    add: (error, path) => {
      if (isFatal(error)) halt(error);
      if (error instanceof CannotBegin) return;
      const failure = failureOf(error, path);
      // A bad reference is found again at every try of its document.
      const key = `${failure.path}\n${failure.reason}`;
      if (told.has(key)) return;
      told.add(key);
      all.push(failure);
      onEvent({ kind: 'failed', ...failure });
    },
    sorted: () => [...all].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
  };
};
