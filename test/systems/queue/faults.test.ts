import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Queue, Worker } from 'bullmq';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openCollector } from '../../../src/systems/queue/collector.js';
import { queueName } from '../../../src/systems/queue/jobs.js';
import { defaults } from '../../../src/translate/options.js';
import { padan, type Started, start } from '../../cli.js';
import { testFolder } from '../../folder.js';
import { embedded } from '../../model/embedded.js';
import { filesOf } from '../../output.js';
import { seeded } from '../../translate/damage.js';
import { hasRedis, startRedis, type TestRedis } from './redis.js';

const folder = (): string => testFolder('faults');
/** How many rounds of faults; `bench/queue.mjs` asks for more. */
const rounds = Number(process.env['PADAN_ROUNDS'] ?? 2);
const withoutFile = ['--appendonly', 'no'];
/** Links are made by the run itself, whatever the queue does. */
const unlinked = ['--links', 'none', '--no-memory'];
const quick = ['--beam', '1', '--max-length-ratio', '0.1', ...unlinked];
/** Work that is still there when faults come. */
const longer = ['--beam', '2', ...unlinked];

describe.skipIf(!hasRedis && process.env['CI'] === undefined)('a run with a queue', () => {
  const corpus = folder();
  for (let i = 0; i < 12; i++)
    writeFileSync(
      join(corpus, `${i}.txt`),
      Array.from(
        { length: 12 },
        (_, k) =>
          `Presiden tiba di kota nomor ${i} pada hari ke-${k}. Ia disambut ${i * k + 2} orang warga.\n\n`,
      ).join(''),
    );
  const withoutQueue = async (settings: readonly string[]): Promise<Record<string, string>> => {
    const out = folder();
    expect((await padan(['run', corpus, '-o', out, ...settings])).code).toBe(0);
    return filesOf(out);
  };
  let expected: Record<string, string>;
  beforeAll(async () => {
    expected = await withoutQueue(quick);
  }, 600_000);

  const redisWith = async (...more: string[]): Promise<TestRedis> => {
    const redis = await startRedis(more);
    onTestFinished(() => redis.stop());
    return redis;
  };
  const worker = (redis: TestRedis, ...more: string[]): Started =>
    start(['worker', '--queue', redis.url, '--workers', '1', '--no-memory', '--stalled-after', '2', ...more]);
  const runWith = (settings: readonly string[], redis: TestRedis, out: string, ...more: string[]): Started =>
    start(['run', corpus, '-o', out, ...settings, '--queue', redis.url, ...more]);
  const runOn = (redis: TestRedis, out: string, ...more: string[]): Started =>
    runWith(quick, redis, out, ...more);
  const queueOf = async (redis: TestRedis) =>
    new Queue(queueName(await embedded()), { connection: redis.client, prefix: 'padan' });
  /** Long enough for a machine with other things to do. */
  const patience = 180_000;
  const endOf = (each: Started) => Promise.race([each.ended, delay(patience, 'it hangs', { ref: false })]);
  const endsWell = async (run: Started, out: string, files = expected): Promise<void> => {
    expect(await endOf(run), run.said()).toMatchObject({ code: 0 });
    expect(filesOf(out)).toEqual(files);
  };

  it(
    `ends with the same files whatever dies (${rounds} rounds)`,
    async () => {
      const files = await withoutQueue(longer);
      for (let round = 0; round < rounds; round++) {
        const random = seeded(round);
        const redis = await startRedis(round % 2 === 0 ? withoutFile : []);
        const workers = [worker(redis), worker(redis)];
        const out = folder();
        const run = runWith(longer, redis, out);
        await workers[0]!.says(/took/);
        const faults: string[] = [];
        for (let left = 1 + Math.floor(random() * 3); left > 0; left--) {
          await delay(random() * 1500);
          const what = Math.floor(random() * 3);
          if (what !== 1) {
            workers.shift()!.child.kill('SIGKILL');
            workers.push(worker(redis));
          }
          if (what !== 0) await redis.restart('SIGKILL');
          faults.push(['worker', 'redis', 'both'][what]!);
        }
        await endsWell(run, out, files);
        if (rounds > 10) console.log(`round ${round}, ${round % 2 === 0 ? 'no file' : 'file'}: ${faults}`);
        for (const each of workers) each.child.kill('SIGKILL');
        await redis.stop();
      }
    },
    rounds * 600_000,
  );

  it('puts jobs back that are on none of the queue’s lists, of this run or one before', async () => {
    const redis = await redisWith();
    const queue = await queueOf(redis);
    const out = folder();
    const run = runOn(redis, out, '--in-flight', '4');
    await expect.poll(() => queue.getWaitingCount(), { timeout: 60_000 }).toBe(4);
    await redis.client.del(queue.toKey('wait'));
    await expect.poll(() => queue.getWaitingCount(), { timeout: 60_000 }).toBe(4);
    run.child.kill('SIGKILL');
    await run.ended;
    await redis.client.del(queue.toKey('wait'));
    worker(redis);
    await endsWell(runOn(redis, out), out);
    await queue.close();
  }, 600_000);

  it('waits for a full server, and makes room on it', async () => {
    const redis = await redisWith('--maxmemory-policy', 'noeviction');
    const memory = (bytes: number) => redis.client.config('SET', 'maxmemory', String(bytes));
    await memory(1);
    const out = folder();
    const run = runOn(redis, out, '--in-flight', '4');
    await run.says(/the queue: .*OOM.*: trying again/);
    await memory(0);
    const only = worker(redis);
    await only.says('took');
    await memory(1);
    await delay(3000);
    await memory(0);
    await endsWell(run, out);
  }, 600_000);

  it('refuses wrong answers and lets another worker do the jobs', async () => {
    const redis = await redisWith();
    const answers: unknown[] = [null, 'rubbish', { worker: 7, records: [] }, { worker: 'x', records: [] }];
    let rogue = 0;
    const connection = redis.client.duplicate();
    const fake = new Worker(queueName(await embedded()), async () => answers[rogue++ % answers.length], {
      connection,
      prefix: 'padan',
    });
    const out = folder();
    const run = runOn(redis, out);
    await expect.poll(() => rogue, { timeout: 60_000 }).toBeGreaterThan(12);
    await fake.close();
    connection.disconnect();
    worker(redis);
    await endsWell(run, out);
    expect(run.said()).toMatch(/a worker's result is invalid: .*; the job is put back/);
  }, 600_000);

  it('ends as the server dies and comes back', async () => {
    const redis = await redisWith();
    const only = worker(redis);
    const first = folder();
    await endsWell(runOn(redis, first), first);
    only.child.kill('SIGKILL');
    // The results are kept, so that further runs have them at once.
    for (let round = 0; round < 6; round++) {
      const random = seeded(100 + round);
      const out = folder();
      const run = runOn(redis, out, '--log', 'json');
      const written = 7 + Math.floor(random() * 6);
      await run.says(new RegExp(`("event":"written"[^]*){${written}}`));
      await delay(random() * 100);
      await redis.restart('SIGKILL');
      await endsWell(run, out);
      for (const line of (await run.ended).stderr.trimEnd().split('\n'))
        expect(JSON.parse(line)).not.toMatchObject({ message: expect.stringMatching(/the queue|closed/) });
    }
  }, 600_000);

  it('closes its connections at once, whatever they are doing', async () => {
    const redis = await redisWith();
    const model = await embedded();
    const collectors = await Promise.all(
      Array.from({ length: 12 }, async (_, i) => {
        const said: string[] = [];
        const options = { url: redis.url, inFlight: 1, retries: 0 };
        const { translate, close } = await openCollector(
          model,
          { ...defaults, force: false },
          options,
          (each) => said.push(each),
        );
        const stop = new AbortController();
        // Half of them have a command under way.
        const asked =
          i % 2 === 0
            ? []
            : translate([{ key: String(i), sentences: ['Ya.'] }], () => undefined, stop.signal);
        const answered = Promise.allSettled(asked);
        const end = async () => {
          stop.abort();
          await answered;
          await close();
        };
        return { said, end };
      }),
    );
    const random = seeded(7);
    const back = redis.restart('SIGKILL');
    await Promise.all(
      collectors.map(async ({ said, end }) => {
        await delay(random() * 900);
        expect(await Promise.race([end(), delay(5000, 'it hangs')])).toBeUndefined();
        const before = [...said];
        await back;
        await delay(3000);
        expect(said).toEqual(before);
      }),
    );
    const clients = String(await redis.client.client('LIST'))
      .trimEnd()
      .split('\n');
    expect(clients).toHaveLength(1);
  }, 600_000);

  it('has workers that end on a signal as the server dies and comes back', async () => {
    const redis = await redisWith();
    const random = seeded(11);
    for (let round = 0; round < 2; round++) {
      const workers = [worker(redis), worker(redis), worker(redis)];
      await Promise.all(workers.map((each) => each.says('is waiting for jobs')));
      const back = redis.restart('SIGKILL');
      for (const each of workers) {
        await delay(random() * 250);
        each.child.kill('SIGTERM');
      }
      for (const each of workers) expect(await endOf(each), each.said()).toMatchObject({ code: 0 });
      await back;
    }
  }, 600_000);

  it('goes on after the server hung, and its workers can end while it does', async () => {
    const redis = await redisWith();
    const only = worker(redis);
    const out = folder();
    const run = runOn(redis, out);
    await only.says(/took/);
    redis.freeze();
    only.child.kill('SIGTERM');
    expect(await endOf(only), only.said()).toMatchObject({ code: 0 });
    await run.says(/does not answer \(silent for 15 s\): waiting for it/);
    redis.thaw();
    await run.says(/is back/);
    worker(redis);
    await endsWell(run, out);
  }, 600_000);

  it('and its workers end on a signal even if the server is gone', async () => {
    const redis = await startRedis();
    const only = worker(redis);
    const run = runOn(redis, folder());
    await only.says(/took/);
    await redis.stop();
    await delay(500);
    for (const each of [only, run]) {
      each.child.kill('SIGTERM');
      expect(await endOf(each), each.said()).toMatchObject({ code: each === only ? 0 : 130 });
    }
  }, 600_000);
});
