/**
 * Faults at random against a run with a queue: its workers, their processes, the server, its keys and connections, the
 * run itself. Whatever happens, the run (made again where it was ended) has the files of an undisturbed one, everything
 * ends when it is told to, and no process is left behind. Needs Linux and redis-server.
 *
 * node bench/chaos.mjs [rounds] [first seed] [model]
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import { seeded, writeSeededParagraphs } from './common.mjs';

const [rounds = 20, first = 0] = process.argv.slice(2).map(Number);
const model = process.argv[4] ?? fileURLToPath(new URL('../test/model/tiny', import.meta.url));
const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'padan-chaos-'));
const texts = join(root, 'texts');
const documents = 16;
writeSeededParagraphs(texts, documents * 8, 8, 1);
/** Seconds that anything may take until it counts as hanging. */
const patience = 150;

const settings = ['--model', model, '--beam', '2', '--links', 'none'];
const filesOf = (out) =>
  Object.fromEntries(
    readdirSync(out, { recursive: true, encoding: 'utf8' })
      .filter((name) => !name.startsWith('.padan') && statSync(join(out, name)).isFile())
      .sort()
      .map((name) => [name, readFileSync(join(out, name), 'utf8')]),
  );

const start = (tag, args) => {
  const child = spawn(process.execPath, [cli, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', PADAN_CHAOS: tag, PADAN_MEMORY: join(root, 'memory') },
  });
  const started = { child, said: '', ended: once(child, 'exit') };
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      started.said += chunk;
    });
  return started;
};
/** [code, signal]; undefined if it hangs. */
const endOf = (started) => Promise.race([started.ended, delay(patience * 1000, undefined, { ref: false })]);

/** Processes of a round, by their environment. */
const processesOf = (tag) =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return (
          readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`PADAN_CHAOS=${tag}`) &&
          !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
        );
      } catch {
        return false;
      }
    })
    .map(Number);
const childrenOf = (pid) => {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter(Boolean)
      .map(Number);
  } catch {
    return [];
  }
};
const send = (pid, signal) => {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended.
  }
};

const startServer = async (isKept) => {
  const free = createServer().listen(0, '127.0.0.1');
  await once(free, 'listening');
  const { port } = free.address();
  free.close();
  const dir = mkdtempSync(join(root, 'redis-'));
  let server;
  const run = async () => {
    server = spawn(
      'redis-server',
      ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', dir]
        .concat(['--appendonly', isKept ? 'yes' : 'no', '--maxmemory-policy', 'noeviction'])
        .concat(['--enable-debug-command', 'yes']),
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    let log = '';
    for await (const chunk of server.stdout) {
      log += chunk;
      if (log.includes('Ready to accept')) break;
    }
    server.stdout.resume();
  };
  await run();
  const client = new Redis(port, '127.0.0.1', { maxRetriesPerRequest: 3, retryStrategy: () => 200 });
  client.on('error', () => undefined);
  return {
    url: `redis://127.0.0.1:${port}`,
    client,
    signal: (name) => server.kill(name),
    kill: async () => {
      const ended = once(server, 'exit');
      server.kill('SIGKILL');
      await ended;
    },
    run,
    stop: () => {
      client.disconnect();
      server.kill('SIGKILL');
    },
  };
};

/** Whether a worker ended as it was told to. One that had not begun is ended by the system. */
const hasEnded = (started) => (code, signal) =>
  code === 0 ||
  code === 130 ||
  (signal !== null && started.said === '') ||
  // It may have begun while the server was gone.
  (code === 2 && /cannot be reached/.test(started.said));

/** What may happen. Each takes the round and gives, when it is over, nothing. */
const faults = {
  'worker killed': ({ workers, addWorker, any }) => {
    const gone = any(workers);
    workers.splice(workers.indexOf(gone), 1);
    gone.child.kill('SIGKILL');
    addWorker();
  },
  'worker told to end': async ({ workers, addWorker, any, check, random }) => {
    const gone = any(workers);
    workers.splice(workers.indexOf(gone), 1);
    gone.child.kill(random() < 0.5 ? 'SIGTERM' : 'SIGINT');
    addWorker();
    check(gone, 'worker told to end', hasEnded(gone));
  },
  'child killed': ({ workers, run, any }) => {
    const pids = childrenOf(any([...workers, run()]).child.pid);
    if (pids.length > 0) send(any(pids), 'SIGKILL');
  },
  'child crashed': ({ workers, run, any }) => {
    const pids = childrenOf(any([...workers, run()]).child.pid);
    if (pids.length > 0) send(any(pids), 'SIGSEGV');
  },
  'something stopped for a while': async ({ workers, run, any, random }) => {
    const { pid } = any([...workers, run()]).child;
    const chosen = any([pid, ...childrenOf(pid)]);
    send(chosen, 'SIGSTOP');
    await delay(random() * 6000);
    send(chosen, 'SIGCONT');
  },
  'SIGPIPE to something': ({ workers, run, any }) => {
    const { pid } = any([...workers, run()]).child;
    send(any([pid, ...childrenOf(pid)]), 'SIGPIPE');
  },
  'SIGHUP to something': ({ workers, run, any }) => {
    const { pid } = any([...workers, run()]).child;
    send(any([pid, ...childrenOf(pid)]), 'SIGHUP');
  },
  'run killed': ({ run }) => void run().child.kill('SIGKILL'),
  'run told to end': ({ run, random }) => void run().child.kill(random() < 0.5 ? 'SIGTERM' : 'SIGINT'),
  'errors not read any more': ({ run, workers, any }) => void any([...workers, run()]).child.stderr.destroy(),
  'server killed': async ({ server, random }) => {
    await server.kill();
    await delay(random() * 3000);
    await server.run();
  },
  'server stopped': async ({ server, random }) => {
    server.signal('SIGSTOP');
    await delay(random() * (random() < 0.2 ? 25_000 : 4000));
    server.signal('SIGCONT');
  },
  'server emptied': ({ server }) => server.client.flushall(),
  'server full': async ({ server, random }) => {
    await server.client.config('SET', 'maxmemory', '1');
    await delay(random() * 4000);
    await server.client.config('SET', 'maxmemory', '0');
  },
  'server a replica': async ({ server, random }) => {
    await server.client.replicaof('127.0.0.1', '1');
    await delay(random() * 4000);
    await server.client.replicaof('NO', 'ONE');
  },
  'connections cut': ({ server, random }) =>
    server.client.client('KILL', 'TYPE', random() < 0.5 ? 'normal' : 'pubsub', 'SKIPME', 'yes'),
  'scripts lost': ({ server }) => server.client.script('FLUSH'),
  'queue paused': async ({ server, random, any }) => {
    const metas = await server.client.keys('padan:*:meta');
    if (metas.length === 0) return;
    await server.client.hset(any(metas), 'paused', '1');
    await delay(random() * 4000);
    for (const meta of metas) await server.client.hdel(meta, 'paused');
  },
  'keys deleted': async ({ server, random, any }) => {
    const keys = await server.client.keys('padan:*');
    for (let left = 1 + Math.floor(random() * 3); left > 0 && keys.length > 0; left--)
      await server.client.del(any(keys));
  },
  'list deleted': async ({ server, any }) => {
    const name = any([
      'wait',
      'active',
      'delayed',
      'completed',
      'failed',
      'events',
      'marker',
      'meta',
      'stalled',
      'id',
    ]);
    for (const key of await server.client.keys(`padan:*:${name}`)) await server.client.del(key);
  },
  'key renamed': async ({ server, any }) => {
    const keys = await server.client.keys('padan:*');
    if (keys.length > 0) await server.client.rename(any(keys), 'elsewhere');
  },
  'jobs moved between lists': async ({ server }) => {
    for (const key of await server.client.keys('padan:*:wait')) {
      const id = await server.client.lpop(key);
      if (id !== null) await server.client.rpush(key.replace(/wait$/, 'active'), id);
    }
  },
  'hashes emptied': async ({ server, any }) => {
    const keys = (await server.client.keys('padan:*')).filter((key) => /:[0-9a-f]{64}$/.test(key));
    if (keys.length === 0) return;
    await server.client.hdel(any(keys), any(['data', 'returnvalue', 'opts', 'atm', 'timestamp', 'name']));
  },
};

const play = async (seed, expected) => {
  const random = seeded(seed);
  const any = (list) => list[Math.floor(random() * list.length)];
  const tag = `${process.pid}-${seed}`;
  const out = mkdtempSync(join(root, 'out-'));
  const server = await startServer(random() < 0.5);
  const memory = random() < 0.5 ? [] : ['--no-memory'];
  const wrong = [];
  const ends = [];
  const check = (started, what, isRight) => {
    ends.push(
      endOf(started).then((ended) => {
        if (ended === undefined) {
          wrong.push(`${what}: hangs\n${started.said}`);
          started.child.kill('SIGKILL');
        } else if (!isRight(...ended)) wrong.push(`${what}: ${ended}\n${started.said}`);
      }),
    );
  };
  const workers = [];
  const addWorker = () =>
    workers.push(
      start(tag, [
        ...['worker', '--queue', server.url, '--model', model, '--stalled-after', '2', ...memory],
        ...['--workers', any(['1', '2']), '--concurrency', any(['1', '3'])],
      ]),
    );
  addWorker();
  addWorker();
  let current;
  const begin = () => {
    current = start(tag, [
      ...[
        'run',
        texts,
        '-o',
        out,
        ...settings,
        ...memory,
        '--queue',
        server.url,
        '--in-flight',
        any(['2', '8', '40']),
      ],
    ]);
  };
  begin();
  const log = [];
  const round = { random, any, server, workers, addWorker, check, out, run: () => current };
  const pending = [];
  const names = Object.keys(faults);
  let isCalm = false;
  const disturb = async () => {
    for (let left = 2 + Math.floor(random() * 5); left > 0; left--) {
      await delay(random() * 2000);
      if (isCalm) return;
      const name = any(names);
      log.push(name);
      pending.push(
        Promise.resolve()
          .then(() => faults[name](round))
          .catch((error) => log.push(`(${name}: ${error.message})`)),
      );
      if (random() < 0.7) await pending.at(-1);
    }
    await Promise.all(pending);
  };
  // A worker that began while the server was gone has ended: let there be one at the end.
  const disturbed = disturb().then(addWorker);
  let isOver = false;
  void disturbed.then(() => {
    isOver = true;
  });
  for (let attempt = 0; ; attempt++) {
    const ended = await endOf(current);
    if (ended === undefined) {
      wrong.push(`run: hangs\n${current.said}`);
      current.child.kill('SIGKILL');
      break;
    }
    const [code, signal] = ended;
    if (code === 0) break;
    const wasTold =
      code === 130 ||
      signal === 'SIGKILL' ||
      signal === 'SIGHUP' ||
      signal === 'SIGINT' ||
      signal === 'SIGTERM';
    // A server that cannot be reached is told to the user, who tries again.
    if (!wasTold && !(code === 2 && /cannot be reached/.test(current.said))) {
      wrong.push(`run: ${ended}\n${current.said}`);
      if (attempt > 8) break;
    }
    if (isOver && attempt > 8) break;
    await delay(300);
    begin();
  }
  isCalm = true;
  await disturbed;
  const found = filesOf(out);
  const names2 = new Set([...Object.keys(found), ...Object.keys(expected)]);
  const differ = [...names2].filter((name) => found[name] !== expected[name]);
  if (differ.length > 0) wrong.push(`files differ: ${differ}\n${current.said}`);
  if (random() < 0.3) await server.kill();
  for (const worker of workers) {
    worker.child.kill('SIGTERM');
    check(worker, 'worker at the end', hasEnded(worker));
  }
  await Promise.all(ends);
  for (let tries = 0; tries < 50 && processesOf(tag).length > 0; tries++) await delay(100);
  const left = processesOf(tag);
  if (left.length > 0)
    wrong.push(
      `left behind: ${left.map((pid) => `${pid} ${readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')}`)}`,
    );
  for (const pid of left) send(pid, 'SIGKILL');
  server.stop();
  rmSync(out, { recursive: true });
  return { log, wrong };
};

const undisturbed = join(root, 'undisturbed');
const { status } = spawnSync(
  process.execPath,
  [cli, 'run', texts, '-o', undisturbed, ...settings, '--no-memory'],
  {
    stdio: 'ignore',
  },
);
if (status !== 0) throw new Error(`the undisturbed run ended with ${status}`);
const expected = filesOf(undisturbed);
let bad = 0;
for (let seed = first; seed < first + rounds; seed++) {
  const began = performance.now();
  const { log, wrong } = await play(seed, expected);
  console.log(`${seed} (${((performance.now() - began) / 1000).toFixed(0)} s): ${log.join(', ')}`);
  for (const each of wrong) console.log(`  WRONG ${each.replaceAll('\n', '\n        ')}`);
  if (wrong.length > 0) bad++;
}
console.log(`${rounds - bad} of ${rounds} rounds as they should be`);
rmSync(root, { recursive: true });
process.exitCode = bad > 0 ? 1 : 0;
