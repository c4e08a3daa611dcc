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
import { createComplaints } from './complaints.js';
import { atMost, connect, isTransient, patience } from './connection.js';
import { createIdleWatch } from './idle.js';
import {
  isRefusal,
  type JobData,
  keyPrefix,
  paragraphsInJob,
  parseProgress,
  queueName,
  recordsOf,
} from './jobs.js';

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
  /** Whether this run has seen it on the queue, or added it. */
  isThere: boolean;
  isLookedAt: boolean;
  /** How often it was put back because of a worker's answer, or of an error of the server. */
  putBack: number;
  /** How often looking at it failed, for reasons that may stay. */
  troubles: number;
  resolve(records: Records): void;
  reject(error: unknown): void;
}

/** States in which a worker has a job, or will. */
const comesToWorkers: ReadonlySet<string> = new Set(['waiting', 'prioritized', 'delayed', 'active']);
/** Milliseconds between two checks of all pending jobs, in case an event was lost. */
const sweepInterval = 2000;
/** Milliseconds before a failed job's next try, doubled each time. */
const firstPause = 1000;
/** The same for a job that is put back, up to a maximum: another worker should come first. */
const putBackPause = 100;
const maxPutBackPause = 5000;
const maxPutBack = 6;
const maxTroubles = 5;
/** Maximum events kept in Redis. Each contains a whole result; a missed one is found by the next sweep. */
const eventsKept = 200;
/** How long (seconds) and how many results Redis keeps, for killed runs that continue later. */
const keepDone = { age: 24 * 60 * 60, count: 1000 };

/**
 * Opens a translator that sends paragraphs as jobs to a queue and collects the workers' results.
 *
 * @param tell  called with messages that the user should see
 * @throws PadanError if the server cannot be reached
 */
export const openCollector = async (
  model: Model,
  options: TranslateOptions & { force: boolean },
  { url, inFlight, retries }: QueueOptions,
  tell: (message: string) => void,
): Promise<RemoteTranslator> => {
  let isClosed = false;
  /** Of a server that is asked nothing any more there is nothing to say. */
  const warn = (message: string): void => {
    if (!isClosed) tell(message);
  };
  const { redis, hangUp } = await connect(url, warn);
  const queue = new Queue<JobData>(queueName(model), {
    connection: redis,
    prefix: keyPrefix,
    streams: { events: { maxLen: eventsKept } },
  });
  const events = new QueueEvents(queueName(model), { connection: redis, prefix: keyPrefix });
  // The connection reports its own errors.
  queue.on('error', () => undefined);
  events.on('error', () => undefined);
  // Without events, jobs are looked at now and then.
  await atMost(patience, events.waitUntilReady()).catch((error: unknown) => {
    hangUp();
    throw error;
  });

  const identity = translationIdentity(model, options);
  const salt = options.force ? randomUUID() : '';
  const pending = new Map<string, Pending>();
  /** Requests without a result yet. The same paragraphs in two documents share a job. */
  const asked = new Map<string, Promise<Records>>();
  const limit = pLimit(inFlight);

  const complaints = createComplaints(warn);
  let troubles = 0;

  const add = (id: string, { data }: Pending, delay = 0) =>
    queue.add('translate', data, {
      jobId: id,
      delay,
      attempts: retries + 1,
      backoff: { type: 'exponential', delay: firstPause },
      removeOnComplete: keepDone,
      removeOnFail: keepDone,
    });
  /** Puts a job on the queue again. Where a worker still has it, this does nothing, and the next sweep looks again. */
  const putBack = async (id: string, job: Pending, reason: string): Promise<void> => {
    job.putBack++;
    if (job.putBack > maxPutBack && !isTransient(reason)) {
      // Remove it, so that the next run does not find it.
      await queue.remove(id);
      job.reject(new PadanError('queue-refused', reason));
      return;
    }
    warn(`${reason}; the job is put back`);
    await queue.remove(id);
    await add(id, job, Math.min(maxPutBackPause, putBackPause * 2 ** job.putBack));
  };

  /** Resolves a job with a result. Returns what is wrong with it; undefined if nothing is. */
  const settle = (id: string, job: Pending, value: unknown): string | undefined => {
    try {
      job.resolve(recordsOf(value, job.data));
    } catch (error) {
      return `a worker's result is invalid: ${describe(error)}`;
    }
    settled.push(id);
    if (settled.length > keepDone.count) settled.shift();
    return undefined;
  };
  const settled: string[] = [];
  /** Removes from a full server what this run has collected. */
  const makeRoom = async (): Promise<void> => {
    await queue.trimEvents(0);
    for (const id of settled.splice(0)) await queue.remove(id);
  };

  /** Checks on a job, and puts it on the queue if it is not there. */
  const look = async (id: string, job: Pending): Promise<void> => {
    // The state first: what is completed has its result.
    const state = await queue.getJobState(id);
    if (comesToWorkers.has(state)) {
      job.isThere = true;
      return;
    }
    const found = await queue.getJob(id);
    if (state === 'completed' && found?.finishedOn) {
      const reason = settle(id, job, found.returnvalue);
      if (reason !== undefined) await putBack(id, job, reason);
    } else if (state === 'failed' && found?.finishedOn && job.isThere) {
      const reason = `the workers could not translate it: ${found.failedReason}`;
      if (isTransient(found.failedReason) || isRefusal(found.failedReason)) await putBack(id, job, reason);
      else job.reject(new PadanError('queue-refused', reason));
    } else {
      // Not there, or not whole, as when the server has lost something; where no worker takes it; failed in an earlier run.
      await queue.remove(id);
      await add(id, job);
    }
    job.isThere = true;
  };
  const lookAt = async (id: string): Promise<void> => {
    const job = pending.get(id);
    if (!job || job.isLookedAt) return;
    job.isLookedAt = true;
    try {
      await look(id, job);
      job.troubles = 0;
    } catch (error) {
      const reason = `the queue: ${describe(error)}`;
      if (!isTransient(describe(error)) && ++job.troubles === maxTroubles)
        job.reject(new PadanError('queue-refused', reason));
      troubles++;
      complaints.say(`${reason}: trying again`);
      await makeRoom().catch(() => undefined);
    } finally {
      job.isLookedAt = false;
    }
  };

  events.on('completed', ({ jobId, returnvalue }) => {
    const job = pending.get(jobId);
    if (job && settle(jobId, job, returnvalue) !== undefined) void lookAt(jobId);
  });
  events.on('failed', ({ jobId }) => void lookAt(jobId));
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

  const lookIdle = createIdleWatch(queue, url, model.hash, warn);
  let isSweeping = false;
  const sweep = async () => {
    const before = troubles;
    for (const id of pending.keys()) await lookAt(id);
    if (troubles === before) complaints.end();
    if (pending.size === 0 || redis.status !== 'ready') return;
    await lookIdle();
  };
  const timer = setInterval(() => {
    if (isSweeping) return;
    isSweeping = true;
    void sweep().finally(() => {
      isSweeping = false;
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
          pending.set(id, {
            ...{ data, done: 0, onProgress, resolve, reject },
            ...{ isThere: false, isLookedAt: false, putBack: 0, troubles: 0 },
          });
          void lookAt(id);
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
    // Everything is here, or not wanted any more: the server is not asked, as it may not answer.
    close: async () => {
      isClosed = true;
      clearInterval(timer);
      events.close().catch(() => undefined);
      hangUp();
    },
  };
};
