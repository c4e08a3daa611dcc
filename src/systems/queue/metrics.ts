import { createServer, type Server } from 'node:http';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { PadanError, systemCode } from '../../errors.js';
import type { WorkerEvent } from './worker.js';

/** Prometheus metrics of a worker. */
export const createMetrics = () => {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const jobs = new Counter({
    name: 'padan_jobs_total',
    help: 'Jobs ended, by result',
    labelNames: ['result'],
    registers,
  });
  const counter = (name: string, help: string) => new Counter({ name, help, registers });
  const paragraphs = counter('padan_paragraphs_total', 'Paragraphs translated');
  const sentences = counter('padan_sentences_total', 'Sentences translated');
  const words = counter('padan_words_total', 'Source words translated');
  const active = new Gauge({ name: 'padan_jobs_active', help: 'Jobs in work', registers });
  const seconds = new Histogram({
    name: 'padan_job_seconds',
    help: 'Duration of a job',
    buckets: [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
    registers,
  });
  const open = new Set<string>();
  const close = (job: string, result: string) => {
    if (!open.delete(job)) return;
    active.set(open.size);
    jobs.inc({ result });
  };
  return {
    onEvent: (event: WorkerEvent): void => {
      if (event.kind === 'taken') active.set(open.add(event.job).size);
      else if (event.kind === 'jobFailed') {
        open.add(event.job);
        close(event.job, 'failed');
      } else if (event.kind === 'done') {
        close(event.job, 'done');
        paragraphs.inc(event.paragraphs);
        sentences.inc(event.sentences);
        words.inc(event.words);
        seconds.observe(event.milliseconds / 1000);
      }
    },
    /** All metrics in Prometheus' text format. */
    text: (): Promise<string> => registry.metrics(),
    contentType: registry.contentType,
  };
};

/**
 * Serves metrics at `/metrics`.
 *
 * @param address  `PORT` (on this machine only) or `HOST:PORT`
 * @throws PadanError if the address is invalid or cannot be listened on
 */
export const serveMetrics = async (
  { text, contentType }: ReturnType<typeof createMetrics>,
  address: string,
): Promise<Server> => {
  const [, host = '127.0.0.1', port] = /^(?:(.+):)?(\d{1,5})$/.exec(address) ?? [];
  if (port === undefined || Number(port) > 65_535)
    throw new PadanError('invalid-option', `--metrics is ${address}, expected PORT or HOST:PORT`);
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') response.writeHead(404).end();
    else
      text().then(
        (body) => response.writeHead(200, { 'content-type': contentType }).end(body),
        () => response.writeHead(500).end(),
      );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject(
        new PadanError(
          'port-taken',
          `cannot listen on ${address} (${systemCode(error)})`,
          {},
          'check --metrics',
        ),
      ),
    );
    server.listen(Number(port), host, resolve);
  });
  return server;
};
