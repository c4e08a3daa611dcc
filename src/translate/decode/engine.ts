import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import pLimit from 'p-limit';
import { describe, PadanError, systemCode } from '../../errors.js';
import type { Model } from '../../model/model.js';
import { attend, type PieceAttention, type PiecePair } from './attend.js';
import { decodersOf } from './decoder.js';
import { type SearchOptions, type SearchResult, type Source, search } from './search.js';
import { createStates } from './states.js';
import type { Answer, Order, WorkerSetup } from './worker.js';

/** Decodes batches: in this process, or in worker processes with sessions of their own. */
export interface Engine {
  /** Number of batches decoded at once. */
  readonly width: number;
  /**
   * As `search`. A worker that somebody has stopped goes on when the signal aborts.
   *
   * @throws WorkerDied if two worker processes died with the batch
   */
  search(
    sources: readonly Source[],
    paddedLength: number,
    options: SearchOptions,
    signal?: AbortSignal,
  ): Promise<SearchResult[][]>;
  /**
   * As `attend`.
   *
   * @throws WorkerDied as `search`
   */
  attend(pairs: readonly PiecePair[], signal?: AbortSignal): Promise<PieceAttention[] | null>;
  /** Resolves when no worker is starting any more: all are ready, or could not be started. */
  started(): Promise<void>;
  /** Stops the workers once they have finished their batches. */
  dispose(): Promise<void>;
}

/**
 * Opens an engine for a model.
 *
 * @param workers  number of processes that decode; 1 uses the caller's process
 * @param warn     called when a worker dies
 * @throws PadanError if the model's files cannot be used
 */
export const openEngine = async (
  model: Model,
  workers: number,
  warn: (message: string) => void = () => undefined,
): Promise<Engine> => {
  if (workers > 1) return openPool(model, workers, warn);
  const sessions = await model.sessions();
  const states = keepsStates(model) ? createStates() : undefined;
  const start = decodersOf(sessions, model.config, states);
  // The caches serve one batch at a time.
  const limit = pLimit(1);
  return {
    width: 1,
    search: (sources, paddedLength, options) =>
      limit(() => search(start, model.config, sources, paddedLength, options)),
    attend: (pairs) => limit(() => attend(sessions, model.config, pairs, states)),
    started: async () => undefined,
    dispose: async () => undefined,
  };
};

/** Whether sources are worth keeping encoded: they are read again, and are the same in every batch. */
const keepsStates = ({ batchInvariant, config }: Model): boolean =>
  batchInvariant && config.alignment !== null;

/** A worker process, and the callbacks for its next answer. Its first answer says that its sessions are open. */
interface PoolWorker {
  process: ChildProcess;
  isReady: boolean;
  /** Why it cannot start, once it has said so. */
  refusal?: PadanError;
  resolve?: (answer: Exclude<Answer, { kind: 'error' }>) => void;
  reject?: (error: unknown) => void;
}

const workerFile = fileURLToPath(new URL('./worker.js', import.meta.url));
/** V8's young generation, in MiB: the default costs each process some 60 MB more (docs/performance.md). */
const youngGeneration = 4;

/** How many workers may die one after the other while they start. */
const maxStarts = 5;

const openPool = async (model: Model, width: number, warn: (message: string) => void): Promise<Engine> => {
  const setup: WorkerSetup = {
    graphs: model.graphs,
    config: model.config,
    keepsStates: keepsStates(model),
  };
  const pool = new Set<PoolWorker>();
  const waiting: { resolve(worker: PoolWorker): void; reject(error: unknown): void }[] = [];
  const idle: PoolWorker[] = [];
  /** Number of calls of `startAnother` that have not ended, and those who wait for their end. */
  let starting = 0;
  let whenStarted: (() => void)[] = [];
  let isOpen = true;

  const release = (worker: PoolWorker) => {
    delete worker.resolve;
    delete worker.reject;
    const next = waiting.shift();
    if (next) next.resolve(worker);
    else idle.push(worker);
  };
  const start = (): Promise<PoolWorker> =>
    new Promise((resolve, reject) => {
      const child = fork(workerFile, {
        serialization: 'advanced',
        execArgv: [`--max-semi-space-size=${youngGeneration}`],
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      const worker: PoolWorker = { process: child, isReady: false, resolve: () => resolve(worker), reject };
      // What was never started has no exit. Of a message that could not be sent, the exit says all.
      child.on('error', (error) => {
        if (child.pid === undefined)
          reject(new WorkerDied(systemCode(error) ?? error.message, 'cannot be started'));
      });
      if (child.pid === undefined) return;
      pool.add(worker);
      child.send(setup, () => undefined);
      child.on('message', (answer: Answer) => {
        if (!pool.has(worker)) return;
        const { resolve: done, reject: fail } = worker;
        if (worker.isReady) release(worker);
        if (answer.kind === 'error') {
          if (worker.isReady) return fail?.(errorOf(answer));
          worker.refusal = errorOf(answer);
          child.disconnect();
        } else {
          worker.isReady = true;
          done?.(answer);
        }
      });
      child.on('exit', (code, signal) => {
        pool.delete(worker);
        const at = idle.indexOf(worker);
        if (at >= 0) idle.splice(at, 1);
        const death = new WorkerDied(signal ?? `exit code ${code}`);
        worker.reject?.(worker.refusal ?? death);
        if (isOpen && worker.isReady) {
          warn(`${death.message}; starting another`);
          startAnother();
        }
      });
    });

  /** Starts a worker. If it dies while it starts, tries again. */
  const startSurely = async (): Promise<PoolWorker> => {
    for (let tries = 1; ; tries++)
      try {
        return await start();
      } catch (error) {
        if (!(error instanceof WorkerDied) || !isOpen || tries === maxStarts) throw error;
        warn(`${error.message}; starting another`);
      }
  };
  const startAnother = () => {
    starting++;
    startSurely()
      .finally(() => {
        starting--;
        if (starting > 0) return;
        for (const resolve of whenStarted) resolve();
        whenStarted = [];
      })
      .then(release, (error: unknown) => {
        if (isOpen) warn(`no other translation worker can be started (${describe(error)})`);
        if (pool.size + starting === 0) for (const { reject } of waiting.splice(0)) reject(error);
      });
  };

  const dispose = async () => {
    isOpen = false;
    await Promise.all([...pool].map(({ process: child }) => end(child)));
  };
  try {
    release(await startSurely());
  } catch (error) {
    await dispose();
    throw error;
  }
  // Do not wait for the others. If none of them starts, the first worker does everything.
  for (let more = 1; more < width; more++) startAnother();

  const sendOnce = async (order: Order): Promise<Exclude<Answer, { kind: 'error' }>> => {
    if (pool.size + starting === 0) startAnother();
    const worker =
      idle.shift() ?? (await new Promise<PoolWorker>((resolve, reject) => waiting.push({ resolve, reject })));
    return new Promise((resolve, reject) => {
      worker.resolve = resolve;
      worker.reject = reject;
      try {
        // If sending fails, the worker is gone, and its exit rejects the promise.
        worker.process.send(order, () => undefined);
      } catch (error) {
        // The order cannot be sent at all: the worker waits for another.
        release(worker);
        reject(error);
      }
    });
  };
  /** What somebody has stopped (SIGSTOP) would never finish the batch that the end of the run waits for. */
  const wake = () => {
    if (process.platform !== 'win32') for (const worker of pool) worker.process.kill('SIGCONT');
  };
  const send = async (order: Order, signal: AbortSignal | undefined) => {
    signal?.addEventListener('abort', wake);
    try {
      return await sendOnce(order).catch((error: unknown) => {
        // The batch may not be what killed the worker: try again once.
        if (error instanceof WorkerDied && isOpen) return sendOnce(order);
        throw error;
      });
    } finally {
      signal?.removeEventListener('abort', wake);
    }
  };
  return {
    width,
    started: () => new Promise((resolve) => (starting === 0 ? resolve() : whenStarted.push(resolve))),
    search: async (sources, paddedLength, options, signal) => {
      const answer = await send({ kind: 'search', sources, paddedLength, options }, signal);
      return answer.kind === 'results' ? answer.results : [];
    },
    attend: async (pairs, signal) => {
      const answer = await send({ kind: 'attend', pairs }, signal);
      return answer.kind === 'attention' ? answer.attention : null;
    },
    dispose,
  };
};

/** Milliseconds in which a worker that has nothing to do ends by itself, unless somebody has stopped it. */
const grace = 5000;

const end = async (child: ChildProcess): Promise<void> => {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  if (child.connected) child.disconnect();
  const timer = setTimeout(() => child.kill('SIGKILL'), grace);
  await ended;
  clearTimeout(timer);
};

/** A worker process died: it could not be started, ran out of memory, crashed in native code, or was killed. */
export class WorkerDied extends PadanError {
  constructor(reason: string, what = 'died') {
    super(
      'worker-died',
      `a translation worker ${what} (${reason})`,
      {},
      'try fewer workers, or smaller batches',
    );
  }
}

const errorOf = ({ code, message, place, hint }: Extract<Answer, { kind: 'error' }>): PadanError =>
  new PadanError(code, message, place, hint);
