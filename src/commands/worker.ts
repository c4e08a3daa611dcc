import pc from 'picocolors';
import type { CommandModule, InferredOptionTypes } from 'yargs';
import { PadanError, printable } from '../errors.js';
import { plural } from '../plural.js';
import type { WorkerEvent } from '../systems/queue/worker.js';
import { withConfig } from './config.js';
import { interruptSignal } from './exit.js';
import { logOption, memoryOf, modelOptions, wholeNumber } from './options.js';

const { model, dtype, workers, 'batch-size': batchSize, memory, 'no-memory': noMemory } = modelOptions;

const options = {
  queue: {
    type: 'string',
    requiresArg: true,
    describe:
      'The queue’s server: redis://[USER@]HOST[:PORT], rediss://… for TLS; password in $PADAN_QUEUE_PASSWORD',
  },
  concurrency: {
    type: 'number',
    requiresArg: true,
    default: 4,
    describe: 'Jobs at a time; several fill batches better than one',
    coerce: wholeNumber('concurrency', 1, 1000),
  },
  model,
  dtype,
  workers,
  'batch-size': batchSize,
  memory,
  'no-memory': noMemory,
  'stalled-after': {
    type: 'number',
    requiresArg: true,
    default: 30,
    describe: 'Seconds after which a worker that says nothing is taken for dead, and its jobs go to others',
    coerce: wholeNumber('stalled-after', 1, 3600),
  },
  metrics: {
    type: 'string',
    requiresArg: true,
    describe: 'Serve Prometheus metrics at http://[HOST:]PORT/metrics',
    defaultDescription: 'not served',
  },
  ...logOption,
} as const;

type Arguments = InferredOptionTypes<typeof options>;

export const workerCommand: CommandModule<object, Arguments> = {
  command: 'worker',
  describe: 'Translate what runs put on a queue (padan run --queue)',
  builder: async (yargs) =>
    (await withConfig(yargs.options(options), options))
      .example('$0 worker --queue redis://localhost', 'until Ctrl-C or SIGTERM; jobs in work are finished')
      .example('$0 worker --queue rediss://db --metrics 9464', 'with TLS, and metrics for Prometheus'),
  handler: async (args) => {
    const { queue: url } = args;
    if (url === undefined)
      throw new PadanError('invalid-option', 'no queue was named', {}, 'give --queue redis://HOST');
    const [{ openModel }, { work }] = await Promise.all([
      import('../model/model.js'),
      import('../systems/queue/worker.js'),
    ]);
    const metrics = args.metrics === undefined ? undefined : await openMetrics(args.metrics);
    const show = args.log === 'json' ? showJson : showText;
    const signal = interruptSignal(() => undefined);
    const opened = await openModel(args.model, args.dtype);
    try {
      await work(
        opened,
        {
          url,
          concurrency: args.concurrency,
          workers: args.workers,
          batchSize: args['batch-size'],
          memory: memoryOf(args),
          stalledAfter: args['stalled-after'],
        },
        (event) => {
          metrics?.tell(event);
          show(event);
        },
        signal,
      );
    } finally {
      metrics?.close();
      await opened.dispose();
    }
  },
};

const openMetrics = async (address: string) => {
  const { createMetrics, serveMetrics } = await import('../systems/queue/metrics.js');
  const metrics = createMetrics();
  const server = await serveMetrics(metrics, address);
  return {
    tell: metrics.tell,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};

const showJson = (event: WorkerEvent): void => {
  const { kind, ...rest } = event;
  const level = kind === 'jobFailed' ? 'error' : kind === 'notice' ? 'warn' : 'info';
  process.stderr.write(
    `${JSON.stringify({ time: new Date().toISOString(), level, event: kind, ...rest })}\n`,
  );
};

const showText = (event: WorkerEvent): void => {
  process.stderr.write(`${lineOf(event)}\n`);
};

const lineOf = (event: WorkerEvent): string => {
  switch (event.kind) {
    case 'ready':
      return `${printable(event.worker)} waits for jobs (queue ${event.queue}).`;
    case 'taken':
      return `${short(event.job)}: ${plural(event.paragraphs, 'paragraph')} taken`;
    case 'done':
      return `${short(event.job)}: done in ${(event.milliseconds / 1000).toFixed(1)} s`;
    case 'jobFailed':
      return `${pc.red('failed')} ${short(event.job)}: ${event.reason}`;
    case 'draining':
      return 'Finishing the jobs in work. Ctrl-C again leaves at once.';
    case 'notice':
      return `${pc.yellow('note')} ${printable(event.message)}`;
  }
};

const short = (job: string): string => printable(job.slice(0, 12));
