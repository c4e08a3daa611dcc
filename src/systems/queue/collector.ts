import { randomUUID } from 'node:crypto';
import { Queue, QueueEvents } from 'bullmq';
import pLimit from 'p-limit';
import { describe, PadanError } from '../../errors.js';
import { hashOf } from '../../hash.js';
import { translationIdentity } from '../../identity.js';
import type { Model } from '../../model/model.js';
import type { Hypothesis } from '../../translate/hypothesis.js';
import type { TranslateOptions } from '../../translate/options.js';
import type { OpenParagraph, RemoteTranslator, TranslateParagraphs } from '../remote.js';
import { connect, shownAddress } from './connection.js';
import { type JobData, keyPrefix, paragraphsInJob, parseProgress, parseResult, queueName } from './jobs.js';

export interface QueueOptions {
  url: string;
  /** Maximum jobs on the queue at once. */
  inFlight: number;
  /** Maximum retries of a failed job. */
  retries: number;
}

type OnProgress = Parameters<TranslateParagraphs>[1];
type Records = ReadonlyMap<string, Hypothesis[]>;

/** A job that is on the queue, or on its way there. */
interface Pending {
  data: JobData;
  /** Paragraphs that a worker has reported as done. */
  done: number;
  onProgress: OnProgress;
  /** Whether it was added to the queue. */
  isThere: boolean;
  resolve(records: Records): void;
  reject(error: unknown): void;
}

/** Milliseconds between two checks of all pending jobs, in case an event was lost. */
const sweepInterval = 2000;
/** Milliseconds before a failed job's next try, doubled each time. */
const firstPause = 1000;
/** Maximum events kept in Redis. Each contains a whole result; a missed one is found by the next sweep. */
const eventsKept = 200;
/** How long (seconds) and how many results Redis keeps, for killed runs that continue later. */
const keepDone = { age: 24 * 60 * 60, count: 1000 };

/**
 * Opens a translator that sends paragraphs as jobs to a queue and collects the workers' results.
 *
 * @param warn  called with messages that the user should see
 * @throws PadanError if the server cannot be reached
 */
export const openCollector = async (
  model: Model,
  options: TranslateOptions & { force: boolean },
  { url, inFlight, retries }: QueueOptions,
  warn: (message: string) => void,
): Promise<RemoteTranslator> => {
  const connection = await connect(url, warn);
  const queue = new Queue<JobData>(queueName(model), {
    connection,
    prefix: keyPrefix,
    streams: { events: { maxLen: eventsKept } },
  });
  // Reading events blocks a connection, so use a second one. BullMQ leaves closing both to us.
  const listening = connection.duplicate();
  listening.on('error', () => undefined);
  const events = new QueueEvents(queueName(model), { connection: listening, prefix: keyPrefix });
  // The connection reports its own errors.
  queue.on('error', () => undefined);
  events.on('error', () => undefined);
  await events.waitUntilReady();

  const identity = translationIdentity(model, options);
  const salt = options.force ? randomUUID() : '';
  const pending = new Map<string, Pending>();
  /** Requests without a result yet. The same paragraphs in two documents share a job. */
  const asked = new Map<string, Promise<Records>>();
  const limit = pLimit(inFlight);

  const settle = (id: string, value: unknown): void => {
    const job = pending.get(id);
    if (!job) return;
    try {
      job.resolve(recordsOf(value, job.data));
    } catch (error) {
      const refused = new PadanError('queue-refused', `a worker's result is invalid: ${describe(error)}`);
      // Remove it, so that the next run does not find it.
      queue
        .remove(id)
        .finally(() => job.reject(refused))
        .catch(() => undefined);
    }
  };

  /** Checks on a job, and puts it on the queue if it is not there. */
  const look = async (id: string): Promise<void> => {
    const job = pending.get(id);
    if (!job) return;
    const found = await queue.getJob(id);
    const state = await found?.getState();
    if (found && state === 'completed') settle(id, found.returnvalue);
    else if (found && state === 'failed' && job.isThere)
      job.reject(
        new PadanError('queue-refused', `the workers could not translate it: ${found.failedReason}`),
      );
    else if (!found || state === 'failed') {
      // Missing, or failed in an earlier run: add it (again).
      await found?.remove();
      await queue.add('translate', job.data, {
        jobId: id,
        attempts: retries + 1,
        backoff: { type: 'exponential', delay: firstPause },
        removeOnComplete: keepDone,
        removeOnFail: keepDone,
      });
    }
    job.isThere = true;
  };
  const lookQuietly = (id: string) =>
    look(id).catch((error: unknown) => warn(`the queue: ${describe(error)}`));

  events.on('completed', ({ jobId, returnvalue }) => settle(jobId, returnvalue));
  events.on('failed', ({ jobId }) => void lookQuietly(jobId));
  events.on('progress', ({ jobId, data }) => {
    const job = pending.get(jobId);
    if (!job) return;
    try {
      const { worker, done } = parseProgress(data);
      // A job that went to another worker starts over.
      job.onProgress({ worker, paragraphs: done >= job.done ? done - job.done : done });
      job.done = done;
    } catch {
      // Progress is only for display.
    }
  });

  let sweepsWithoutWorkers = 0;
  let sweeping: Promise<void> | undefined;
  const sweep = async () => {
    for (const [id, { isThere }] of pending) if (isThere) await lookQuietly(id);
    if (pending.size === 0 || connection.status !== 'ready') return;
    const hasNone = (await queue.getWorkersCount().catch(() => 1)) === 0;
    sweepsWithoutWorkers = hasNone ? sweepsWithoutWorkers + 1 : 0;
    if (sweepsWithoutWorkers === 2)
      warn(
        `no worker at ${shownAddress(url)} has this model (${model.hash.slice(0, 12)}): start "padan worker --queue …" with it`,
      );
  };
  const timer = setInterval(() => {
    sweeping ??= sweep().finally(() => {
      sweeping = undefined;
    });
  }, sweepInterval);

  const ask = (
    paragraphs: readonly OpenParagraph[],
    onProgress: OnProgress,
    signal?: AbortSignal,
  ): Promise<Records> => {
    const data: JobData = {
      ...identity,
      paragraphs: paragraphs.map(({ key, sentences }) => ({ key, sentences: [...sentences] })),
    };
    const id = hashOf(JSON.stringify([data.paragraphs.map(({ key }) => key), salt]));
    const known = asked.get(id);
    if (known) return known;
    const answer = limit(async () => {
      signal?.throwIfAborted();
      let stop = () => {};
      try {
        return await new Promise<Records>((resolve, reject) => {
          stop = () => reject(signal?.reason);
          signal?.addEventListener('abort', stop);
          pending.set(id, { data, done: 0, onProgress, isThere: false, resolve, reject });
          look(id).catch(reject);
        });
      } finally {
        signal?.removeEventListener('abort', stop);
        pending.delete(id);
        asked.delete(id);
      }
    });
    asked.set(id, answer);
    return answer;
  };

  const translate: TranslateParagraphs = (paragraphs, onProgress, signal) => {
    const chunks = Array.from({ length: Math.ceil(paragraphs.length / paragraphsInJob) }, (_, i) =>
      paragraphs.slice(i * paragraphsInJob, (i + 1) * paragraphsInJob),
    );
    return chunks.flatMap((chunk) => {
      const records = ask(chunk, onProgress, signal);
      return chunk.map(async ({ key }) => (await records).get(key)!);
    });
  };

  return {
    translate,
    // Every document has at least one job.
    documentsInFlight: inFlight,
    close: async () => {
      clearInterval(timer);
      await sweeping?.catch(() => undefined);
      await events.close();
      await queue.close();
      listening.disconnect();
      connection.disconnect();
    },
  };
};

/** A job's result by paragraph key: one hypothesis per sentence. */
const recordsOf = (value: unknown, { paragraphs }: JobData): Records => {
  const { records } = parseResult(value);
  const byKey = new Map(records.map(({ key, hypotheses }) => [key, hypotheses]));
  for (const { key, sentences } of paragraphs)
    if (byKey.get(key)?.length !== sentences.length)
      throw new Error(`not one translation per sentence for ${key.slice(0, 12)}`);
  return byKey;
};
