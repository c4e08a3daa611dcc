import { setTimeout as delay } from 'node:timers/promises';
import { type Job, Queue, UnrecoverableError, Worker } from 'bullmq';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashOf } from '../../../src/hash.js';
import { openCollector } from '../../../src/systems/queue/collector.js';
import { parseJob, queueName, refusalOf } from '../../../src/systems/queue/jobs.js';
import { defaults } from '../../../src/translate/options.js';
import { tiny } from '../../model/embedded.js';
import { seeded } from '../../translate/damage.js';
import { hasRedis, startRedis, type TestRedis } from './redis.js';

/** Number of queues, each with faults of its own. */
const count = Number(process.env['PADAN_ROUNDS'] ?? 16);

/** What a worker says of a sentence. */
const hypothesis = (sentence: string) => ({
  ...{ text: sentence.toUpperCase(), score: null, logProbs: [], ended: true, parts: 1, guarded: false },
  ...{ alternatives: [], misplaced: [], copied: null },
});

describe.skipIf(!hasRedis && process.env['CI'] === undefined)('a run’s jobs', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  /** A queue of its own, and a worker that is real but for the model. */
  const setUp = async (name: string, pause: () => number) => {
    const model = { ...(await tiny()), hash: hashOf(name) };
    const connection = redis.client.duplicate();
    const worker = new Worker(
      queueName(model),
      async ({ data }: Job<unknown>) => {
        await delay(pause());
        try {
          const { paragraphs } = parseJob(data);
          const records = paragraphs.map(({ key, sentences }) => ({
            key,
            hypotheses: sentences.map(hypothesis),
          }));
          return { worker: 'x', records };
        } catch (error) {
          throw new UnrecoverableError(refusalOf(String(error)));
        }
      },
      { connection, prefix: 'padan', lockDuration: 1000, stalledInterval: 500, concurrency: 2 },
    );
    worker.on('error', () => undefined);
    const queue = new Queue(queueName(model), { connection: redis.client, prefix: 'padan' });
    const said: string[] = [];
    const collector = await openCollector(
      model,
      { ...defaults, force: false },
      { url: redis.url, inFlight: 6, retries: 2 },
      (each) => said.push(each),
    );
    const asked = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ key: hashOf(`${name} ${i}`), sentences: [`kalimat ${i}`] }));
    return {
      ...{ queue, said, worker },
      translate: async (count: number) => {
        const paragraphs = asked(count);
        // A job each: together they would be one.
        const found = await Promise.all(
          paragraphs.flatMap((each) => collector.translate([each], () => undefined)),
        );
        expect(found.map(([only]) => only!.text)).toEqual(
          paragraphs.map(({ sentences }) => sentences[0]!.toUpperCase()),
        );
      },
      end: async () => {
        await collector.close();
        await worker.close(true);
        connection.disconnect();
      },
    };
  };

  it('are done whatever happens to their keys', async () => {
    const rounds = Array.from({ length: count }, async (_, seed) => {
      const random = seeded(seed);
      const any = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
      const { client } = redis;
      const { queue, said, translate, end } = await setUp(`states ${seed}`, () => random() * 60);
      const keys = (pattern = '*') => client.keys(queue.toKey(pattern));
      const jobs = () => keys('[0-9a-f]*[0-9a-f]');
      const faults: Record<string, () => Promise<unknown>> = {
        'any key deleted': async () => client.del('x', ...(await keys()).filter(() => random() < 0.3)),
        'all deleted': async () => client.del('x', ...(await keys())),
        'a list deleted': () =>
          client.del(
            queue.toKey(
              any(['wait', 'active', 'completed', 'failed', 'events', 'marker', 'meta', 'stalled']),
            ),
          ),
        'jobs deleted': async () => client.del('x', ...(await jobs())),
        'jobs damaged': async () => {
          for (const job of await jobs())
            await client.hdel(
              job,
              any(['data', 'returnvalue', 'finishedOn', 'opts', 'atm', 'name', 'timestamp']),
            );
        },
        'jobs in another state': async () => {
          const id = await client.lpop(queue.toKey('wait'));
          if (id === null) return;
          const to = any(['active', 'completed', 'failed', 'waiting-children', 'delayed']);
          if (to === 'active') await client.rpush(queue.toKey(to), id);
          else await client.zadd(queue.toKey(to), Date.now(), id);
        },
        renamed: async () => client.rename(any(await keys()), `gone ${seed}`),
        paused: async () => {
          await queue.pause();
          await delay(random() * 500);
          await queue.resume();
        },
      };
      const names: string[] = [];
      const disturb = async () => {
        for (let left = 6; left > 0; left--) {
          await delay(random() * 200);
          const name = any(Object.keys(faults));
          names.push(name);
          await faults[name]!().catch(() => undefined);
        }
      };
      const result = await Promise.race([
        Promise.all([translate(30), disturb()]).then(
          () => 'done',
          (error: unknown) => `${error}`,
        ),
        delay(40_000, 'it hangs', { ref: false }),
      ]);
      expect(result, `${seed}: ${names}\n${said.join('\n')}`).toBe('done');
      await end();
    });
    await Promise.all(rounds);
  }, 60_000);

  it('are told to wait where the queue is paused', async () => {
    const { queue, said, translate, end } = await setUp('paused', () => 0);
    await queue.pause();
    const done = translate(2);
    await expect
      .poll(() => said, { timeout: 30_000 })
      .toContainEqual(expect.stringMatching(/is paused: no worker takes anything/));
    await queue.resume();
    await done;
    await end();
  }, 60_000);
});
