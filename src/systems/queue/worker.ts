import { hostname } from 'node:os';
import { type Job, UnrecoverableError, Worker } from 'bullmq';
import { describe, PadanError } from '../../errors.js';
import { createClosing } from '../../flow/closing.js';
import { translationKey } from '../../identity.js';
import type { Model } from '../../model/model.js';
import { type Engine, openEngine } from '../../translate/decode/engine.js';
import type { Hypothesis } from '../../translate/hypothesis.js';
import { type Memory, openMemoryIfUsable } from '../../translate/memory.js';
import type { TranslateOptions } from '../../translate/options.js';
import { type Translator, translatorOn } from '../../translate/translator.js';
import { createComplaints } from './complaints.js';
import { connect, unlessLost } from './connection.js';
import {
  type JobData,
  type JobProgress,
  type JobResult,
  keyPrefix,
  parseJob,
  queueName,
  refusalOf,
} from './jobs.js';

export interface WorkerOptions {
  url: string;
  /** Jobs to process at once. */
  concurrency: number;
  /** Processes that decode. */
  workers: number;
  batchSize: number;
  /** Folder of the memory; null for none. */
  memory: string | null;
  /** Seconds after which a silent worker counts as dead, and its jobs go to others. */
  stalledAfter: number;
}

/** Events of a worker. */
export type WorkerEvent =
  | { kind: 'ready'; worker: string; queue: string; model: string }
  | { kind: 'taken'; job: string; paragraphs: number }
  | { kind: 'done'; job: string; paragraphs: number; sentences: number; words: number; milliseconds: number }
  | { kind: 'jobFailed'; job: string; reason: string; attempt: number }
  | { kind: 'draining' }
  | { kind: 'notice'; message: string };

/** How many workers may die with a job before it is given up. */
const maxStalls = 10;
/** Milliseconds before a command that a broken connection refused is tried again. */
const retryPause = 1000;
/** Minimum milliseconds between two reports on a job. */
const reportInterval = 500;
/** Maximum translators kept for different settings; all share the model. */
const maxTranslators = 8;

/**
 * Takes jobs from a queue until the signal aborts, then finishes the jobs in work.
 *
 * @throws PadanError if the server cannot be reached, or the model cannot be used (any more)
 */
export const work = async (
  model: Model,
  options: WorkerOptions,
  onEvent: (event: WorkerEvent) => void,
  signal: AbortSignal,
): Promise<void> => {
  const warn = (message: string) => onEvent({ kind: 'notice', message });
  const closing = createClosing();
  try {
    const { redis, stopWaiting, hangUp } = await connect(options.url, warn);
    closing.add(hangUp);
    const engine = await openEngine(model, options.workers, warn);
    closing.add(() => engine.dispose());
    const memory = await openMemoryIfUsable(options.memory, warn);
    closing.add(() => memory?.close());
    const translateJob = jobTranslator(model, engine, memory, options, onEvent);
    let end: (error: unknown) => void = () => undefined;
    const broken = new Promise<never>((_, reject) => {
      end = reject;
    });
    broken.catch(() => undefined);
    const translateOrEnd = (job: Job<unknown>) =>
      translateJob(job).catch((error: unknown) => {
        // It would fail all others, too, which other workers can do.
        if (error instanceof PadanError && error.fatal) end(error);
        throw error;
      });
    const worker = new Worker(queueName(model), translateOrEnd, {
      connection: redis,
      prefix: keyPrefix,
      name: workerName,
      concurrency: options.concurrency,
      lockDuration: options.stalledAfter * 1000,
      stalledInterval: options.stalledAfter * 1000,
      maxStalledCount: maxStalls,
      runRetryDelay: retryPause,
    });
    closing.add(async () => {
      const closed = worker.close();
      stopWaiting();
      // Where the server is gone, the jobs in work go to others once it is back.
      await unlessLost(redis, closed);
    });
    worker.on('failed', (job, error) => {
      onEvent({
        kind: 'jobFailed',
        job: job?.id ?? '?',
        reason: describe(error),
        attempt: job?.attemptsMade ?? 0,
      });
    });
    // The connection reports its own errors. Any other concerns one job, which stalls and is retried, or comes again
    // and again while the server takes no writes: that is said once, until a job comes.
    const complaints = createComplaints(warn);
    worker.on('active', complaints.end);
    worker.on('error', (error) => {
      if (redis.status === 'ready') complaints.say(describe(error));
    });
    const stopped = new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      else signal.addEventListener('abort', () => resolve(), { once: true });
    });
    await Promise.race([worker.waitUntilReady(), stopped, broken]);
    if (!signal.aborted)
      onEvent({ kind: 'ready', worker: workerName, queue: queueName(model), model: model.hash });
    await Promise.race([stopped, broken]);
    onEvent({ kind: 'draining' });
  } finally {
    await closing.close();
  }
};

const workerName = `${hostname()}:${process.pid}`;

/** Translates a job's paragraphs, whatever its settings. */
const jobTranslator = (
  model: Model,
  engine: Engine,
  memory: Memory | undefined,
  options: WorkerOptions,
  onEvent: (event: WorkerEvent) => void,
): ((job: Job<unknown>) => Promise<JobResult>) => {
  const translators = new Map<string, Pick<Translator, 'translate'>>();
  const translatorFor = (settings: JobData['settings']): Pick<Translator, 'translate'> => {
    const key = JSON.stringify(settings);
    const known = translators.get(key);
    if (known) return known;
    const { workers, batchSize } = options;
    const whole: TranslateOptions = { ...settings, workers, batchSize };
    const made = translatorOn(engine, model, whole, memory?.drafts(model, whole));
    translators.set(key, made);
    if (translators.size > maxTranslators) translators.delete(translators.keys().next().value!);
    return made;
  };

  return async (job) => {
    const data = checked(job.data, model);
    const translator = translatorFor(data.settings);
    const started = performance.now();
    onEvent({ kind: 'taken', job: job.id!, paragraphs: data.paragraphs.length });
    let done = 0;
    let reported = started;
    // Progress is only for display.
    const report = () =>
      job.updateProgress({ worker: workerName, done } satisfies JobProgress).catch(() => undefined);
    const translate = async ({ key, sentences }: JobData['paragraphs'][number]) => {
      const hypotheses: Hypothesis[] = await translator.translate(sentences);
      done++;
      if (performance.now() - reported > reportInterval) {
        reported = performance.now();
        await report();
      }
      return { key, hypotheses };
    };
    const records = await Promise.all(data.paragraphs.map(translate));
    await report();
    const sentences = data.paragraphs.flatMap((paragraph) => paragraph.sentences);
    onEvent({
      kind: 'done',
      job: job.id!,
      paragraphs: records.length,
      sentences: sentences.length,
      words: sentences.reduce((sum, sentence) => sum + sentence.trim().split(/\s+/).length, 0),
      milliseconds: Math.round(performance.now() - started),
    });
    return { worker: workerName, records };
  };
};

/** Checks that a job is valid and for this model. If not, fails it for good. */
const checked = (value: unknown, model: Model): JobData => {
  const refuse = (reason: string): never => {
    throw new UnrecoverableError(refusalOf(reason));
  };
  let data: JobData;
  try {
    data = parseJob(value);
  } catch (error) {
    return refuse(`invalid job: ${describe(error)}`);
  }
  if (data.model !== model.hash)
    return refuse(
      `the job is for model ${data.model.slice(0, 12)}, this worker has ${model.hash.slice(0, 12)}`,
    );
  for (const { key, sentences } of data.paragraphs)
    if (translationKey(sentences, data) !== key)
      return refuse(`key ${key.slice(0, 12)} does not match its text, model and settings`);
  return data;
};
