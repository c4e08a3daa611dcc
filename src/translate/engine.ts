import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { PadanError } from '../errors.js';
import type { Model } from '../model/model.js';
import { decodersOf } from './decoder.js';
import { type SearchOptions, type SearchResult, type Source, search } from './search.js';
import type { Answer, Order, WorkerSetup } from './worker.js';

/** What decodes batches: this thread, or worker threads with sessions of their own. */
export interface Engine {
  /** Batches that are decoded at a time. */
  readonly width: number;
  /** As `search`. */
  search(sources: readonly Source[], paddedLength: number, options: SearchOptions): Promise<SearchResult[][]>;
  /** Stops the threads, after the batches in work. */
  dispose(): Promise<void>;
}

/**
 * Opens sessions for a model.
 *
 * @param workers  threads that decode; with 1 it is the caller's own thread
 * @throws PadanError `model` where the files cannot be used
 */
export const openEngine = async (model: Model, workers: number): Promise<Engine> => {
  if (workers > 1) return openPool(model, workers);
  const start = decodersOf(await model.sessions(), model.config);
  return {
    width: 1,
    search: (sources, paddedLength, options) => search(start, model.config, sources, paddedLength, options),
    dispose: async () => undefined,
  };
};

/** A worker thread, and whom its next answer is for; the first is that its sessions are open. */
interface Thread {
  worker: Worker;
  isReady: boolean;
  resolve?: (results: SearchResult[][]) => void;
  reject?: (error: unknown) => void;
}

const openPool = async (model: Model, width: number): Promise<Engine> => {
  const setup: WorkerSetup = { files: model.files, config: model.config };
  const threads = new Set<Thread>();
  const waiting: { resolve(thread: Thread): void; reject(error: unknown): void }[] = [];
  const free: Thread[] = [];
  let isOpen = true;

  const release = (thread: Thread) => {
    delete thread.resolve;
    delete thread.reject;
    const next = waiting.shift();
    if (next) next.resolve(thread);
    else free.push(thread);
  };
  const start = (): Promise<Thread> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: setup, execArgv: [] });
      const thread: Thread = { worker, isReady: false, resolve: () => resolve(thread), reject };
      threads.add(thread);
      worker.on('message', (answer: Answer) => {
        if (!threads.has(thread)) return;
        const { resolve: done, reject: fail } = thread;
        if (thread.isReady) release(thread);
        if (answer.kind === 'error') fail?.(errorOf(answer));
        else {
          thread.isReady = true;
          done?.(answer.kind === 'results' ? answer.results : []);
        }
      });
      let reason = '';
      worker.on('error', (error: Error) => {
        reason = error.message;
      });
      worker.on('exit', () => {
        threads.delete(thread);
        const at = free.indexOf(thread);
        if (at >= 0) free.splice(at, 1);
        thread.reject?.(new WorkerDied(reason));
        // Another takes its place, for those who wait.
        if (isOpen && thread.isReady) startAnother();
        else if (threads.size === 0)
          for (const { reject: fail } of waiting.splice(0)) fail(new WorkerDied(reason));
      });
    });

  const startAnother = () => {
    void start().then(release, () => undefined);
  };

  const dispose = async () => {
    isOpen = false;
    // Not `terminate`: ONNX Runtime's binding aborts the process where that comes while it works.
    await Promise.all(
      [...threads].map(({ worker }) => {
        worker.postMessage('close');
        return once(worker, 'exit');
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
    if (threads.size === 0) throw new WorkerDied('');
    const thread =
      free.shift() ?? (await new Promise<Thread>((resolve, reject) => waiting.push({ resolve, reject })));
    return new Promise((resolve, reject) => {
      thread.resolve = resolve;
      thread.reject = reject;
      thread.worker.postMessage(order);
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

class WorkerDied extends PadanError {
  constructor(reason: string) {
    super(
      'model',
      `a translation thread died${reason === '' ? '' : ` (${reason})`}`,
      {},
      'try fewer --workers, or a smaller --batch-size',
    );
  }
}

const errorOf = ({ code, message, place, hint }: Extract<Answer, { kind: 'error' }>): PadanError =>
  new PadanError(code, message, place, hint);
