import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Holder, holderOf } from '../../core/lock.js';
import { PadanError } from '../../errors.js';
import { readBytes } from '../../formats/bytes.js';
import { draftFolder, lockPath, stateFolder } from '../output/folder.js';
import type { RunState, Status } from './status-file.js';
import type { Tally } from './tally.js';

export type { RunState, Status } from './status-file.js';

const statusPath = (out: string): string => join(stateFolder(out), 'status.json');

/** Milliseconds between updates during a run. */
const interval = 1000;

/** Writes a run's status to its file until closed. Errors are ignored: the status is only for display. */
export const keepStatus = (out: string, tally: Tally) => {
  const since = new Date().toISOString();
  const started = performance.now();
  let last: Promise<void> = Promise.resolve();
  const write = (state: RunState, reason: string | null = null) => {
    const status: Status = {
      state,
      since,
      updated: new Date().toISOString(),
      milliseconds: Math.round(performance.now() - started),
      ...tally.progress(),
      ...(state === 'running' ? {} : { secondsLeft: null }),
      reason,
    };
    last = last.then(() => replace(out, `${JSON.stringify(status, null, 2)}\n`));
    return last;
  };
  void write('running');
  const timer = setInterval(() => void write('running'), interval);
  timer.unref();
  return {
    /** @param reason  why it halted */
    close: (state: Exclude<RunState, 'running'>, reason: string | null = null): Promise<void> => {
      clearInterval(timer);
      return write(state, reason);
    },
  };
};

const replace = async (out: string, content: string): Promise<void> => {
  const draft = join(draftFolder(out), randomUUID());
  try {
    // Not where the output folder is gone: it is not made again.
    await writeFile(draft, content);
    await rename(draft, statusPath(out));
  } catch {
    await rm(draft, { force: true }).catch(() => undefined);
  }
};

/** A run's status, as another process sees it. */
export interface SeenStatus {
  /** `interrupted` if the run's process died; `unknown` if there never was a run, or its file is damaged. */
  state: RunState | 'interrupted' | 'unknown';
  holder: Holder | null;
  status: Status | null;
  /** What is wrong with the file, if it is there. */
  problem: string | null;
}

/** Reads the status of the run in an output folder. */
export const readStatus = async (out: string): Promise<SeenStatus> => {
  const path = statusPath(out);
  const holder = (await holderOf(lockPath(out)).catch(() => undefined)) ?? null;
  const seen = (status: Status | null, problem: string | null): SeenStatus => ({
    state: stateOf(status, holder !== null),
    holder,
    status,
    problem,
  });
  const bytes = await readBytes(path).catch((error: unknown) => error);
  if (!(bytes instanceof Buffer)) {
    const isMissing = bytes instanceof PadanError && bytes.code === 'file-not-found';
    return seen(null, isMissing ? null : `${path} cannot be read; remove it`);
  }
  const { readStatusFile } = await import('./status-file.js');
  const status = readStatusFile(bytes);
  const isDamaged = `${path} is damaged or of another version of Padan; the next run writes it again`;
  return seen(status, status === null ? isDamaged : null);
};

const stateOf = (status: Status | null, isAlive: boolean): SeenStatus['state'] => {
  if (isAlive) return status?.state ?? 'running';
  if (status === null) return 'unknown';
  if (status.state === 'running') return 'interrupted';
  return status.state === 'waiting' ? 'finished' : status.state;
};
