import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Queue, Worker } from 'bullmq';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { translationIdentity, translationKey } from '../../../src/identity.js';
import { paragraphsInJob, queueName } from '../../../src/systems/queue/jobs.js';
import { defaults } from '../../../src/translate/options.js';
import { padan, type Started, start } from '../../cli.js';
import { testFolder } from '../../folder.js';
import { embedded, modelFolder } from '../../model/embedded.js';
import { filesOf } from '../../output.js';
import { freePort, hasRedis, startRedis, type TestRedis } from './redis.js';

const folder = (): string => testFolder('queue');

/** Writes documents of so many paragraphs, no two the same. */
const corpusOf = (documents: number, paragraphs: number): string => {
  const corpus = folder();
  for (let i = 0; i < documents; i++)
    writeFileSync(
      join(corpus, `${i}.txt`),
      Array.from(
        { length: paragraphs },
        (_, k) =>
          `Presiden tiba di kota nomor ${i} pada hari ke-${k}. Ia disambut oleh ${i * k + 2} orang warga desa.\n\n`,
      ).join(''),
    );
  return corpus;
};

// CI installs Redis; elsewhere a machine without it counts these tests as skipped.
describe.skipIf(!hasRedis && process.env['CI'] === undefined)('a queue', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(async () => {
    await redis.stop();
  });
  // What one test asked for is not there for the next to find.
  beforeEach(() => redis.client.flushall());

  const worker = (...more: string[]): Started =>
    start(['worker', '--queue', redis.url, '--workers', '1', '--no-memory', '--stalled-after', '2', ...more]);
  const runArgs = (corpus: string, out: string, ...more: string[]) => [
    // Links are made by the run itself, whatever the queue does.
    ...['run', corpus, '-o', out, '--beam', '1', '--links', 'none', '--no-memory'],
    ...more,
  ];
  const queueOf = async () =>
    new Queue(queueName(await embedded()), { connection: redis.client, prefix: 'padan' });

  it('gives the same files as a local run, even if a worker is killed, one joins late and Redis restarts', async () => {
    const corpus = corpusOf(24, 20);
    const local = folder();
    expect((await padan(runArgs(corpus, local))).code).toBe(0);

    const out = folder();
    const [first, second] = [worker('--concurrency', '2'), worker('--concurrency', '2')];
    await Promise.all([first.says('is waiting for jobs'), second.says('is waiting for jobs')]);
    const run = start(runArgs(corpus, out, '--queue', redis.url, '--json'));
    await first.says(/took/);
    first.child.kill('SIGKILL');
    expect((await first.ended).code).toBeNull();
    // In mid-job: it took more than it did.
    expect(first.said().match(/took/g)!.length).toBeGreaterThan(first.said().match(/done in/g)?.length ?? 0);

    const third = worker('--concurrency', '2');
    await Promise.all([third.says('is waiting for jobs'), second.says(/done in/)]);
    await redis.restart('SIGKILL');
    expect(run.child.exitCode).toBeNull();
    await third.says(/done in/);

    const { code, stdout, stderr } = await run.ended;
    expect(stderr).toMatch(/does not answer \(.*\): waiting for it\n.*is back/);
    expect(JSON.parse(stdout)).toMatchObject({ translated: 24 * 20, kept: 0, failures: [] });
    expect(code).toBe(0);
    expect(filesOf(out)).toEqual(filesOf(local));
    const { workers } = JSON.parse(readFileSync(join(out, '.padan/status.json'), 'utf8'));
    expect(Object.keys(workers).length).toBeGreaterThanOrEqual(2);

    for (const each of [second, third]) each.child.kill('SIGTERM');
    for (const each of [second, third]) expect((await each.ended).code).toBe(0);
  }, 600_000);

  it('lets a stopping worker finish its jobs, and a killed run continue', async () => {
    const corpus = corpusOf(6, 20);
    const local = folder();
    expect((await padan(runArgs(corpus, local))).code).toBe(0);

    const out = folder();
    const only = worker('--concurrency', '1');
    await only.says('is waiting for jobs');
    const run = start(runArgs(corpus, out, '--queue', redis.url));
    await only.says('took');
    only.child.kill('SIGTERM');
    expect((await only.ended).code).toBe(0);
    const taken = only.said().match(/took/g)!.length;
    expect(only.said().match(/done in/g)).toHaveLength(taken);
    run.child.kill('SIGKILL');
    await run.ended;

    // What the worker did before the end is on the queue or in the journal, and not asked for again.
    const next = worker('--log', 'json');
    const { code, stdout } = await padan(runArgs(corpus, out, '--queue', redis.url, '--json'));
    expect(code).toBe(0);
    expect(JSON.parse(stdout).failures).toEqual([]);
    expect(filesOf(out)).toEqual(filesOf(local));
    next.child.kill('SIGTERM');
    await next.ended;
    const done = next
      .said()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
      .filter(({ event }) => event === 'done')
      .map(({ job }) => job);
    // On a busy machine a job may count as stalled, and be done twice.
    expect(new Set(done).size).toBe(6 - taken);
  }, 600_000);

  it('never has more jobs than --in-flight, and warns if there is no worker', async () => {
    const corpus = corpusOf(9, 2);
    const run = start(runArgs(corpus, folder(), '--queue', redis.url, '--in-flight', '3'));
    await run.says(/no worker at redis:\/\/localhost:\d+ has this model/);
    const queue = await queueOf();
    expect(await queue.getJobCountByTypes('waiting', 'active', 'delayed')).toBe(3);
    await queue.obliterate({ force: true });
    // Jobs that Redis lost are put there again.
    const only = worker();
    await run.ended.then(({ code, stderr }) => expect({ code, stderr }).toMatchObject({ code: 0 }));
    only.child.kill('SIGTERM');
    await only.ended;
    await queue.close();
  }, 600_000);

  it('translates paragraphs that occur in many documents only once', async () => {
    const corpus = corpusOf(1, 2);
    for (let i = 1; i < 8; i++) cpSync(join(corpus, '0.txt'), join(corpus, `${i}.txt`));
    const only = worker('--log', 'json');
    const { code, stdout } = await padan(
      runArgs(corpus, folder(), '--queue', redis.url, '--in-flight', '2', '--json'),
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout).documents).toHaveLength(8);
    only.child.kill('SIGTERM');
    await only.ended;
    expect(only.said().match(/"done"/g)!.length).toBeLessThan(8);
  }, 600_000);

  it('is left in a clean state by Ctrl-C', async () => {
    const corpus = corpusOf(6, 2);
    const out = folder();
    const run = start(runArgs(corpus, out, '--queue', redis.url, '--in-flight', '2'));
    const queue = await queueOf();
    await expect.poll(() => queue.getWaitingCount(), { timeout: 60_000 }).toBe(2);
    run.child.kill('SIGINT');
    expect(await run.ended).toMatchObject({
      code: 130,
      stdout: expect.stringContaining('Run the same command again to continue.'),
    });
    const only = worker();
    expect(await padan(runArgs(corpus, out, '--queue', redis.url))).toMatchObject({ code: 0 });
    only.child.kill('SIGTERM');
    await only.ended;
    await queue.close();
  }, 600_000);

  it('has workers that reject invalid jobs and go on', async () => {
    const model = await embedded();
    const queue = await queueOf();
    const identity = translationIdentity(model, { ...defaults, beamSize: 1 });
    const sentences = ['Selamat pagi.'];
    const key = translationKey(sentences, identity);
    const good = { ...identity, paragraphs: [{ key, sentences }] };
    const bad: Record<string, unknown> = {
      'no object': 42,
      'no paragraphs': { ...good, paragraphs: [] },
      'too many paragraphs': { ...good, paragraphs: Array(paragraphsInJob + 1).fill(good.paragraphs[0]) },
      'a path': { ...good, path: '/etc/passwd' },
      'a huge beam': { ...good, settings: { ...identity.settings, beamSize: 1e6 } },
      'a text that is none': { ...good, paragraphs: [{ key, sentences: [{}] }] },
      'a paragraph that is too long': {
        ...good,
        paragraphs: [{ key, sentences: Array(3).fill('a'.repeat(70_000)) }],
      },
      'another model': { ...good, model: 'f'.repeat(64) },
      'another key': { ...good, paragraphs: [{ key: 'f'.repeat(64), sentences }] },
    };
    const only = worker('--log', 'json');
    for (const [name, data] of Object.entries(bad))
      await queue.add('translate', data, { jobId: name.replaceAll(' ', '-'), attempts: 5 });
    const raw = await queue.add('translate', good, { jobId: 'raw', delay: 3_600_000 });
    await redis.client.hset(queue.toKey('raw'), 'data', '{"model":');
    await raw.promote();
    const job = await queue.add('translate', good, { jobId: 'good' });
    await expect.poll(() => job.getState(), { timeout: 60_000 }).toBe('completed');
    const failed = Object.fromEntries(
      (await queue.getFailed()).map(({ id, failedReason, attemptsMade }) => [
        id,
        { failedReason, attemptsMade },
      ]),
    );
    for (const name of Object.keys(bad)) {
      const { failedReason, attemptsMade } = failed[name.replaceAll(' ', '-')]!;
      expect(failedReason).toMatch(/^refused: (?:invalid job: |the job is for model|key .* does not match)/);
      // No other try would help.
      expect(attemptsMade).toBe(1);
    }
    expect((await queue.getJob('good'))!.returnvalue.records).toMatchObject([
      { key, hypotheses: [{ text: expect.any(String) }] },
    ]);
    only.child.kill('SIGTERM');
    expect((await only.ended).code).toBe(0);
    await queue.obliterate({ force: true });
    await queue.close();
  }, 600_000);

  it('refuses invalid results of workers, and gives up where there are no others', async () => {
    const before = await (await queueOf()).getJobCountByTypes('completed');
    const answers: unknown[] = [
      'rubbish',
      { worker: 'x', records: [] },
      { worker: 'x', records: [{ key: 'k', hypotheses: [{ text: 1 }] }] },
    ];
    let next = 0;
    const connection = redis.client.duplicate();
    const fake = new Worker(queueName(await embedded()), async () => answers[next++ % answers.length], {
      connection,
      prefix: 'padan',
    });
    const out = folder();
    const { code, stdout } = await padan(runArgs(corpusOf(3, 1), out, '--queue', redis.url, '--json'));
    expect(code).toBe(1);
    const { failures } = JSON.parse(stdout);
    expect(failures).toHaveLength(3);
    for (const { reason } of failures) expect(reason).toMatch(/^a worker's result is invalid: /);
    await fake.close();
    connection.disconnect();
    // None is left for the next run to find.
    const queue = await queueOf();
    expect(await queue.getJobCountByTypes('completed')).toBe(before);
    await queue.close();
  }, 600_000);

  it('retries failed jobs, then reports them', async () => {
    let tries = 0;
    const connection = redis.client.duplicate();
    const fake = new Worker(
      queueName(await embedded()),
      async () => {
        tries++;
        throw new Error('out of order');
      },
      { connection, prefix: 'padan' },
    );
    const { code, stderr } = await padan(
      runArgs(corpusOf(1, 1), folder(), '--queue', redis.url, '--retries', '1'),
    );
    expect(code).toBe(1);
    expect(stderr).toContain('the workers could not translate it: out of order');
    expect(tries).toBe(2);
    await fake.close();
    connection.disconnect();
  }, 600_000);

  it('has workers with Prometheus metrics', async () => {
    const port = await freePort();
    const only = worker('--metrics', `127.0.0.1:${port}`);
    await only.says('is waiting for jobs');
    expect((await padan(runArgs(corpusOf(2, 3), folder(), '--queue', redis.url))).code).toBe(0);
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
    const text = await answer.text();
    expect(text).toMatch(/^padan_jobs_total\{result="done"\} 2$/m);
    expect(text).toMatch(/^padan_paragraphs_total 6$/m);
    expect(text).toMatch(/^padan_jobs_active 0$/m);
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
    only.child.kill('SIGTERM');
    expect((await only.ended).code).toBe(0);
  }, 600_000);

  it('that cannot be reached is reported without its password', async () => {
    const { code, stderr } = await padan([
      ...['run', corpusOf(1, 1), '-o', folder(), '--queue', 'redis://me:secret@127.0.0.1:1'],
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain('redis://me:***@127.0.0.1:1');
    expect(stderr).toContain('cannot be reached (ECONNREFUSED)');
    expect(stderr).not.toContain('secret');
    const wrong = await padan(['worker', '--queue', 'http://x', '--model', modelFolder]);
    expect(wrong).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('write it like redis://HOST'),
    });
    const none = await padan(['worker']);
    expect(none).toMatchObject({ code: 2, stderr: expect.stringContaining('no queue was given') });
  });

  it('works with a password and TLS', async () => {
    const keys = folder();
    const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: keys, stdio: 'ignore' });
    openssl(
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'key.pem', '-out', 'cert.pem'],
      ...['-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'],
    );
    const ca = readFileSync(join(keys, 'cert.pem'));
    // Redis is started as the compose file has it.
    const compose = readFileSync(new URL('../../../docs/cluster/compose.yaml', import.meta.url), 'utf8');
    const command = [.../- redis-server\n([\s\S]*?)secrets:/.exec(compose)![1]!.matchAll(/^ +- (.*)$/gm)].map(
      ([, each]) => each!.replaceAll('"', ''),
    );
    const own: Record<string, string> = {
      '/tls/redis.crt': join(keys, 'cert.pem'),
      '/tls/redis.key': join(keys, 'key.pem'),
    };
    expect(command.slice(0, 5)).toEqual(['/run/secrets/redis.conf', '--port', '0', '--tls-port', '6379']);
    const files = command.slice(5).map((each) => own[each] ?? each);
    expect(files).toEqual(expect.arrayContaining([...Object.values(own), '--maxmemory-policy']));
    const secret = createHash('sha256').update('x').digest('hex');
    const safe = await startRedis([...files, '--requirepass', secret], { ca });
    const trusting = { NODE_EXTRA_CA_CERTS: join(keys, 'cert.pem') };
    const env = { ...trusting, PADAN_QUEUE_PASSWORD: secret };
    const refused = await padan(['worker', '--queue', safe.url], { env: trusting });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('NOAUTH');
    const only = start(['worker', '--workers', '1', '--queue', safe.url], env);
    const out = folder();
    const withSecret = safe.url.replace('://', `://:${secret}@`);
    const { code } = await padan(runArgs(corpusOf(1, 2), out, '--queue', withSecret), { env: trusting });
    expect(code).toBe(0);
    expect(existsSync(join(out, '0.html'))).toBe(true);
    only.child.kill('SIGTERM');
    expect((await only.ended).code).toBe(0);
    await safe.stop();
  }, 600_000);
});
