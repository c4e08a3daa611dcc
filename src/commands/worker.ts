import pc from 'picocolors';
import type { CommandModule } from 'yargs';
import { PadanError, printable } from '../errors.js';
import type { Arguments } from '../options/values.js';
import { plural } from '../plural.js';
import type { WorkerEvent } from '../systems/queue/worker.js';
import { hiddenModels, modelFolder } from './arguments/model.js';
import { memoryOf, withOptions } from './arguments/options.js';
import { AfterStart, interruptSignal } from './process/exit.js';

export const workerCommand: CommandModule<object, Arguments<'worker'>> = {
  command: 'worker',
  describe: 'Translate jobs from a queue (see padan run --queue)',
  builder: async (yargs) =>
    (await withOptions(yargs, 'worker'))
      .example('$0 worker --queue redis://localhost', 'until Ctrl-C or SIGTERM, then finish jobs in work')
      .example('$0 worker --queue rediss://db --metrics 9464', 'with TLS, and metrics for Prometheus'),
  handler: async (args) => {
    const { queue: url } = args;
    if (url === undefined)
      throw new PadanError('invalid-option', 'no queue was given', {}, 'give --queue redis://HOST');
    const [{ openModel }, { work }] = await Promise.all([
      import('../model/model.js'),
      import('../systems/queue/worker.js'),
    ]);
    const metrics = args.metrics === undefined ? undefined : await openMetrics(args.metrics);
    const show = args.log === 'json' ? showJson : showText;
    const signal = interruptSignal(() => undefined);
    const opened = await openModel(await modelFolder(args), args);
    for (const message of await hiddenModels([args.model])) show({ kind: 'notice', message });
    let hasBegun = false;
    try {
      await work(
        opened,
        {
          url,
          concurrency: args.concurrency,
          workers: args.workers,
          batchSize: args.batchSize,
          memory: memoryOf(args),
          stalledAfter: args.stalledAfter,
        },
        (event) => {
          if (event.kind === 'ready') hasBegun = true;
          metrics?.onEvent(event);
          show(event);
        },
        signal,
      );
    } catch (error) {
      throw hasBegun ? new AfterStart(error) : error;
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
    onEvent: metrics.onEvent,
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
      return `${printable(event.worker)} is waiting for jobs (queue ${event.queue}).`;
    case 'taken':
      return `${short(event.job)}: took ${plural(event.paragraphs, 'paragraph')}`;
    case 'done':
      return `${short(event.job)}: done in ${(event.milliseconds / 1000).toFixed(1)} s`;
    case 'jobFailed':
      return `${pc.red('failed')} ${short(event.job)}: ${event.reason}`;
    case 'draining':
      return 'Finishing the jobs in work. Press Ctrl-C again to exit now.';
    case 'notice':
      return `${pc.yellow('note')} ${printable(event.message)}`;
  }
};

const short = (job: string): string => printable(job.slice(0, 12));
