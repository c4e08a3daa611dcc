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
  /** Jobs on the queue at a time. */
  inFlight: number;
  /** How often a job that failed is tried again. */
  retries: number;
}

type OnProgress = Parameters<TranslateParagraphs>[1];
type Records = ReadonlyMap<string, Hypothesis[]>;

/** A job that is on the queue, or on its way there. */
interface Pending {
  data: JobData;
  /** Paragraphs that a worker has told of. */
  done: number;
  onProgress: OnProgress;
  /** Whether it has been put there: before, it is not missed. */
  isThere: boolean;
  resolve(records: Records): void;
  reject(error: unknown): void;
}

/** Time between two looks at what is pending, for what an event that was lost would have told. */
const sweepInterval = 2000;
/** Pause before a failed job's next try, doubled each time. */
const firstPause = 1000;
/** Events that Redis keeps: each has a job's whole answer, and what we miss of them we find by looking. */
const eventsKept = 200;
/** How long Redis keeps the results: a run that was killed finds them there when it goes on. */
const keepDone = { age: 24 * 60 * 60, count: 1000 };

/**
 * Opens a queue as a source of translations: paragraphs go out as jobs, and the workers' answers come back.
 *
 * @param warn  hears what a person should know
 * @throws PadanError where the server cannot be reached
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
  // Reading events blocks a connection; BullMQ closes none that it was given.
  const listening = connection.duplicate();
  listening.on('error', () => undefined);
  const events = new QueueEvents(queueName(model), { connection: listening, prefix: keyPrefix });
  // The connection itself tells of what goes wrong with it.
  queue.on('error', () => undefined);
  events.on('error', () => undefined);
  await events.waitUntilReady();

  const identity = translationIdentity(model, options);
  const salt = options.force ? randomUUID() : '';
  const pending = new Map<string, Pending>();
  /** What was asked for and not yet answered: the same paragraphs in two documents are one job. */
  const asked = new Map<string, Promise<Records>>();
  const limit = pLimit(inFlight);

  const settle = (id: string, value: unknown): void => {
    const job = pending.get(id);
    if (!job) return;
    try {
      job.resolve(recordsOf(value, job.data));
    } catch (error) {
      const refused = new PadanError('queue-refused', `a worker's answer cannot be used: ${describe(error)}`);
      // Not for the next run to find it there.
      queue
        .remove(id)
        .finally(() => job.reject(refused))
        .catch(() => undefined);
    }
  };

  /** Looks where a job stands; puts it on the queue where it is not. */
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
      // What failed in an earlier run is tried anew.
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
      // Where a job went to another worker, that one begins anew.
      job.onProgress({ worker, paragraphs: done >= job.done ? done - job.done : done });
      job.done = done;
    } catch {
      // Progress is for show only.
    }
  });

  let lonely = 0;
  let sweeping: Promise<void> | undefined;
  const sweep = async () => {
    for (const [id, { isThere }] of pending) if (isThere) await lookQuietly(id);
    if (pending.size === 0 || connection.status !== 'ready') return;
    lonely = (await queue.getWorkersCount().catch(() => 1)) === 0 ? lonely + 1 : 0;
    if (lonely === 2)
      warn(
        `no worker listens at ${shownAddress(url)} with this model (${model.hash.slice(0, 12)}): start "padan worker --queue …" with the same model`,
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
    // A document has one job at least.
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

/** A job's answer: for each of its paragraphs one hypothesis a sentence. */
const recordsOf = (value: unknown, { paragraphs }: JobData): Records => {
  const { records } = parseResult(value);
  const byKey = new Map(records.map(({ key, hypotheses }) => [key, hypotheses]));
  for (const { key, sentences } of paragraphs)
    if (byKey.get(key)?.length !== sentences.length)
      throw new Error(`it has not one translation for each sentence of ${key.slice(0, 12)}`);
  return byKey;
};
