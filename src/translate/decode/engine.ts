import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import pLimit from 'p-limit';
import { PadanError } from '../../errors.js';
import type { Model } from '../../model/model.js';
import { decodersOf } from './decoder.js';
import { type SearchOptions, type SearchResult, type Source, search } from './search.js';
import type { Answer, Order, WorkerSetup } from './worker.js';

/** What decodes batches: this process, or worker processes with sessions of their own. */
export interface Engine {
  /** Batches that are decoded at a time. */
  readonly width: number;
  /**
   * As `search`.
   *
   * @throws WorkerDied where a worker process died of the batch, twice
   */
  search(sources: readonly Source[], paddedLength: number, options: SearchOptions): Promise<SearchResult[][]>;
  /** Stops the workers, after the batches in work. */
  dispose(): Promise<void>;
}

/**
 * Opens sessions for a model.
 *
 * @param workers  processes that decode; with 1 it is the caller's own
 * @param notice   hears of workers that died
 * @throws PadanError where the files cannot be used
 */
export const openEngine = async (
  model: Model,
  workers: number,
  notice: (message: string) => void = () => undefined,
): Promise<Engine> => {
  if (workers > 1) return openPool(model, workers, notice);
  const start = decodersOf(await model.sessions(), model.config);
  // The sessions' caches serve one batch at a time.
  const limit = pLimit(1);
  return {
    width: 1,
    search: (sources, paddedLength, options) =>
      limit(() => search(start, model.config, sources, paddedLength, options)),
    dispose: async () => undefined,
  };
};

/** A worker process, and whom its next answer is for; the first is that its sessions are open. */
interface Hand {
  worker: ChildProcess;
  isReady: boolean;
  resolve?: (results: SearchResult[][]) => void;
  reject?: (error: unknown) => void;
}

const workerFile = fileURLToPath(new URL('./worker.js', import.meta.url));
/** V8's young generation, in MiB: with its default a process grows by some 60 MB (docs/performance.md). */
const youngGeneration = 4;

const openPool = async (model: Model, width: number, notice: (message: string) => void): Promise<Engine> => {
  const setup: WorkerSetup = { files: model.files, config: model.config };
  const hands = new Set<Hand>();
  const waiting: { resolve(hand: Hand): void; reject(error: unknown): void }[] = [];
  const free: Hand[] = [];
  let isOpen = true;

  const release = (hand: Hand) => {
    delete hand.resolve;
    delete hand.reject;
    const next = waiting.shift();
    if (next) next.resolve(hand);
    else free.push(hand);
  };
  const start = (): Promise<Hand> =>
    new Promise((resolve, reject) => {
      const worker = fork(workerFile, {
        serialization: 'advanced',
        execArgv: [`--max-semi-space-size=${youngGeneration}`],
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      const hand: Hand = { worker, isReady: false, resolve: () => resolve(hand), reject };
      hands.add(hand);
      worker.send(setup);
      worker.on('message', (answer: Answer) => {
        if (!hands.has(hand)) return;
        const { resolve: done, reject: fail } = hand;
        if (hand.isReady) release(hand);
        if (answer.kind === 'error') fail?.(errorOf(answer));
        else {
          hand.isReady = true;
          done?.(answer.kind === 'results' ? answer.results : []);
        }
      });
      worker.on('error', () => undefined);
      worker.on('exit', (code, signal) => {
        hands.delete(hand);
        const at = free.indexOf(hand);
        if (at >= 0) free.splice(at, 1);
        const death = new WorkerDied(signal ?? `exit code ${code}`);
        hand.reject?.(death);
        // Another takes its place, for those who wait.
        if (isOpen && hand.isReady) {
          notice(`${death.message}; another takes its place`);
          startAnother();
        } else if (hands.size === 0) for (const { reject: fail } of waiting.splice(0)) fail(death);
      });
    });

  const startAnother = () => {
    void start().then(release, () => {
      if (hands.size === 0)
        for (const { reject } of waiting.splice(0)) reject(new WorkerDied('no other can be started'));
    });
  };

  const dispose = async () => {
    isOpen = false;
    await Promise.all(
      [...hands].map(({ worker }) => {
        const ended = once(worker, 'exit');
        if (worker.connected) worker.disconnect();
        return ended;
      }),
    );
  };
  try {
    release(await start());
  } catch (error) {
    await dispose();
    throw error;
  }
  // The first sentence need not wait for the others; where they cannot be had, the first does all.
  for (let more = 1; more < width; more++) startAnother();

  const send = async (order: Order): Promise<SearchResult[][]> => {
    if (hands.size === 0) throw new WorkerDied('no other can be started');
    const hand =
      free.shift() ?? (await new Promise<Hand>((resolve, reject) => waiting.push({ resolve, reject })));
    return new Promise((resolve, reject) => {
      hand.resolve = resolve;
      hand.reject = reject;
      // Where it cannot be sent the worker is gone, and its exit says so.
      hand.worker.send(order, () => undefined);
    });
  };
  return {
    width,
    search: async (sources, paddedLength, options) => {
      const order: Order = { sources, paddedLength, options };
      return send(order).catch((error: unknown) => {
        // Once more: the batch need not be what the worker died of.
        if (error instanceof WorkerDied && isOpen) return send(order);
        throw error;
      });
    },
    dispose,
  };
};

/** A worker process died: out of memory, by a crash of native code, or killed. */
export class WorkerDied extends PadanError {
  constructor(reason: string) {
    super(
      'worker-died',
      `a translation worker died (${reason})`,
      {},
      'try fewer --workers, or a smaller --batch-size',
    );
  }
}

const errorOf = ({ code, message, place, hint }: Extract<Answer, { kind: 'error' }>): PadanError =>
  new PadanError(code, message, place, hint);
