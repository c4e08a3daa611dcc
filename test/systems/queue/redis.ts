import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { Redis } from 'ioredis';
import { afterTest, untilLastTest } from '../../children.js';
import { testFolder } from '../../folder.js';

/** Whether Debian's redis-server is here. */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return port;
};

export interface TestRedis {
  url: string;
  /** A connection for the test itself. */
  client: Redis;
  /** Stops the server, if need be at once, and starts it on its append-only file. */
  restart(signal?: NodeJS.Signals): Promise<void>;
  /** Keeps the server from doing anything until it is thawed. Its connections stay open. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
}

/**
 * Starts a Redis server of its own on a free port, with an append-only file. It does not outlive its test.
 *
 * @param more  further arguments
 * @param tls   the authority that signed its certificate, where it is to speak TLS only
 */
export const startRedis = async (more: readonly string[] = [], tls?: { ca: Buffer }): Promise<TestRedis> => {
  const port = await freePort();
  const folder = testFolder('redis');
  const url = `${tls ? 'rediss' : 'redis'}://localhost:${port}`;
  let server: ChildProcess;
  const start = async () => {
    server = untilLastTest(
      spawn(
        'redis-server',
        [
          ...(tls ? ['--port', '0', '--tls-port', String(port)] : ['--port', String(port)]),
          ...['--bind', '127.0.0.1', '--save', '', '--appendonly', 'yes', '--dir', folder],
          ...more,
        ],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      ),
    );
    let log = '';
    await new Promise<void>((resolve, reject) => {
      server.once('exit', () => reject(new Error(log)));
      server.stdout!.on('data', (chunk) => {
        log += chunk;
        if (log.includes('Ready to accept connections')) resolve();
      });
    });
    server.removeAllListeners('exit');
  };
  const stop = async (signal: NodeJS.Signals) => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill(signal);
    // A frozen one takes its signals when it is thawed.
    server.kill('SIGCONT');
    await ended;
  };
  await start();
  const client = new Redis(url, {
    maxRetriesPerRequest: null,
    retryStrategy: () => 200,
    family: 4,
    ...(tls && { tls }),
  });
  client.on('error', () => undefined);
  // Of the test that started it, though another may restart it.
  afterTest(() => {
    client.disconnect();
    server.kill('SIGKILL');
  });
  return {
    url,
    client,
    restart: async (signal = 'SIGTERM') => {
      await stop(signal);
      await new Promise((resolve) => setTimeout(resolve, 500));
      await start();
    },
    freeze: () => void server.kill('SIGSTOP'),
    thaw: () => void server.kill('SIGCONT'),
    stop: async () => {
      client.disconnect();
      await stop('SIGTERM');
    },
  };
};
