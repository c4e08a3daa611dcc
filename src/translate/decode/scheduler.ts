import type { Model } from '../../model/model.js';
import type { TranslateOptions } from '../options.js';
import { batchLimit, paddedLength } from './batch.js';
import { type Engine, WorkerDied } from './engine.js';
import { lengthCap } from './length.js';
import type { SearchResult, Source } from './search.js';

/** A source waiting for its turn in a batch. */
interface Job {
  source: Source;
  signal: AbortSignal | undefined;
  resolve(results: SearchResult[]): void;
  reject(error: unknown): void;
}

/** Jobs that can share a batch. */
interface Queue {
  padded: number;
  noRepeatNgramSize: number;
  jobs: Job[];
}

/** Minimum batch size when sources are shared among workers. */
const minShare = 4;

/** Decodes a source in a batch with others that are waiting. Returns hypotheses, best first. */
export type Decode = (
  source: Source,
  signal?: AbortSignal,
  noRepeatNgramSize?: number,
) => Promise<SearchResult[]>;

/**
 * Fills batches for an engine. Requests that arrive while batches are decoded wait in queues by padded length, so
 * many short documents fill batches as well as one long document.
 */
export const createScheduler = (engine: Engine, model: Model, options: TranslateOptions): Decode => {
  const { config } = model;
  const queues = new Map<string, Queue>();
  const batchSize = options.reproducible && !model.batchInvariant ? 1 : options.batchSize;
  let running = 0;

  /** The next batch, from the fullest queue. */
  const nextBatch = (): Queue | undefined => {
    let fullest: Queue | undefined;
    for (const queue of queues.values())
      if (queue.jobs.length * queue.padded > (fullest ? fullest.jobs.length * fullest.padded : 0))
        fullest = queue;
    if (fullest === undefined) return undefined;
    const { padded, jobs } = fullest;
    const maxLength = lengthCap(padded, options.maxLengthRatio, config.maxPositions);
    const limit = batchLimit(config, padded, maxLength, options.beamSize, batchSize);
    const share = Math.max(Math.ceil(jobs.length / engine.width), minShare);
    const taken = jobs.splice(0, Math.min(limit, share));
    return {
      ...fullest,
      jobs: taken.filter(({ signal, reject }) => !signal?.aborted || reject(signal.reason)),
    };
  };

  const decodeBatch = async ({ padded, noRepeatNgramSize, jobs }: Queue): Promise<void> => {
    try {
      const sources = jobs.map(({ source }) => source);
      const signals = new Set(jobs.flatMap(({ signal }) => signal ?? []));
      const results = await engine.search(
        sources,
        padded,
        { ...options, noRepeatNgramSize },
        AbortSignal.any([...signals]),
      );
      jobs.forEach((job, i) => {
        job.resolve(results[i]!);
      });
    } catch (error) {
      if (error instanceof WorkerDied && jobs.length > 1) {
        // Halve the batch, so that one sentence that kills workers does not fail the others.
        const middle = jobs.length >> 1;
        for (const half of [jobs.slice(0, middle), jobs.slice(middle)])
          await decodeBatch({ padded, noRepeatNgramSize, jobs: half });
      } else for (const { reject } of jobs) reject(error);
    }
  };

  const run = async (): Promise<void> => {
    if (running >= engine.width) return;
    running++;
    // Let callers that start together all queue up before the first batch.
    await new Promise(setImmediate);
    for (let batch = nextBatch(); batch; batch = nextBatch()) {
      if (batch.jobs.length === 0) continue;
      await decodeBatch(batch);
      await new Promise(setImmediate);
    }
    running--;
  };

  return (source, signal, noRepeatNgramSize = options.noRepeatNgramSize) =>
    new Promise((resolve, reject) => {
      const padded = paddedLength(source.ids.length);
      const key = `${padded} ${noRepeatNgramSize}`;
      const queue = queues.get(key) ?? { padded, noRepeatNgramSize, jobs: [] };
      queues.set(key, queue);
      queue.jobs.push({ source, signal, resolve, reject });
      void run();
    });
};
