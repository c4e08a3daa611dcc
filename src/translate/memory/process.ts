import { type ChildProcess, fork } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Answer, Answers, Request } from './server.js';

/** A process that has a memory open. */
export interface MemoryProcess {
  /** @throws MemoryFailure */
  ask<K extends Request['kind']>(request: Extract<Request, { kind: K }>): Promise<Answers[K]>;
  /** Ends the process at once. */
  kill(): void;
}

/** Why a memory's process did not answer. */
export class MemoryFailure extends Error {
  /**
   * @param kind  `damaged`: the file is; `unusable`: disk, permissions, installation or the like are at fault; `killed`:
   *              somebody ended the process; `silent`: it waited for something, a disk or a lock, for too long
   */
  constructor(
    readonly kind: 'damaged' | 'unusable' | 'killed' | 'silent',
    message: string,
  ) {
    super(message);
  }
}

const serverFile = fileURLToPath(new URL('./server.js', import.meta.url));
/** Milliseconds to wait for an answer. */
const usualPatience = 30_000;
/** V8's young generation, in MiB. */
const youngGeneration = 4;
/** Signals that others send, and no fault of the process. */
const killSignals = new Set<NodeJS.Signals | null>(['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT']);

interface Waiting {
  resolve(value: never): void;
  reject(error: MemoryFailure): void;
  timer: NodeJS.Timeout;
}

/**
 * Starts a process that opens the memory in a folder.
 *
 * @param patience  milliseconds to wait for each answer
 * @throws MemoryFailure
 */
export const startMemoryProcess = async (
  folder: string,
  patience = usualPatience,
): Promise<MemoryProcess> => {
  const child = fork(serverFile, [folder], {
    serialization: 'advanced',
    execArgv: [`--max-semi-space-size=${youngGeneration}`],
    // LMDB prints its errors, too.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const waiting = new Map<number, Waiting>();
  let isOpen = false;
  let failure: MemoryFailure | undefined;
  const failAll = (reason: MemoryFailure): void => {
    failure ??= reason;
    for (const { reject, timer } of waiting.values()) {
      clearTimeout(timer);
      reject(failure);
    }
    waiting.clear();
    referTo(child, false);
  };
  const expectAnswer = <T>(id: number): Promise<T> =>
    new Promise((resolve, reject) => {
      if (failure) return reject(failure);
      const timer = setTimeout(() => {
        const kind = isRunning(child.pid) ? 'damaged' : 'silent';
        failAll(new MemoryFailure(kind, 'it did not answer'));
        child.kill('SIGKILL');
      }, patience);
      referTo(child, true);
      waiting.set(id, { resolve, reject, timer });
    });

  child.on('message', (answer: Answer) => {
    const asked = waiting.get(answer.id);
    if (!asked) return;
    waiting.delete(answer.id);
    clearTimeout(asked.timer);
    if (waiting.size === 0) referTo(child, false);
    if ('value' in answer) asked.resolve(answer.value as never);
    else asked.reject(new MemoryFailure(answer.isDamage ? 'damaged' : 'unusable', answer.error));
  });
  child.on('error', (error) => failAll(new MemoryFailure('unusable', error.message)));
  child.on('exit', (code, signal) => {
    failAll(
      new MemoryFailure(
        causeOf(code, signal, isOpen),
        `its process ended with ${signal ?? `exit code ${code}`}`,
      ),
    );
  });

  await expectAnswer(0).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  isOpen = true;
  let last = 0;
  return {
    ask: (request) => {
      const id = ++last;
      const answer = expectAnswer<never>(id);
      // If sending fails, the process is gone, and its exit rejects the promise.
      if (child.connected) child.send({ ...request, id }, () => undefined);
      return answer;
    },
    kill: () => void child.kill('SIGKILL'),
  };
};

/** Why a process ended. One that ends itself before it has opened the file was not started properly. */
const causeOf = (
  code: number | null,
  signal: NodeJS.Signals | null,
  isOpen: boolean,
): MemoryFailure['kind'] => {
  if (killSignals.has(signal)) return 'killed';
  // On Windows crashes have large codes.
  return signal === null && !isOpen && code! <= 0xff ? 'unusable' : 'damaged';
};

/**
 * Whether a process computes, as one does that walks a damaged tree for ever; one that waits for a disk or for another
 * process's lock does not. Also true where the system cannot tell.
 */
const isRunning = (pid: number | undefined): boolean => {
  try {
    return readdirSync(`/proc/${pid}/task`).some((thread) => {
      const stat = readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8');
      return stat[stat.lastIndexOf(')') + 2] === 'R';
    });
  } catch {
    return process.platform !== 'linux';
  }
};

/** Whether the child keeps this process running: only while an answer is expected. */
const referTo = (child: ChildProcess, isNeeded: boolean): void => {
  if (isNeeded) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
};
