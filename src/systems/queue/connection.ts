import { Redis } from 'ioredis';
import { PadanError, systemCode } from '../../errors.js';
import { onSilence } from './heartbeat.js';

/** A connection to a server, with those that BullMQ makes from it to wait for events or jobs. */
export interface Connection {
  redis: Redis;
  /** Ends at once the connections that BullMQ made. */
  stopWaiting(): void;
  /** Ends at once all of them, for good. Commands without an answer are rejected. */
  hangUp(): void;
}

/** An address without its password, and without a query, which may have one, too. */
export const shownAddress = (url: string): string => {
  const shown = new URL(url);
  if (shown.password) shown.password = '***';
  shown.search = '';
  shown.hash = '';
  return shown.href;
};

/** Adds the password from the environment, because other users can see command lines. */
const withPassword = (url: string): string => {
  const password = process.env['PADAN_QUEUE_PASSWORD'];
  const whole = new URL(url);
  if (password !== undefined && !whole.password) whole.password = encodeURIComponent(password);
  return whole.href;
};

/** Milliseconds to wait for a server that may be gone. */
export const patience = 5000;

/**
 * Connects to a Redis server. Once connected, a broken connection is retried until it works again.
 *
 * @param url   `redis://[user:password@]host[:port][/database]`, or `rediss://` for TLS. If it has no password,
 *              `$PADAN_QUEUE_PASSWORD` is used.
 * @param warn  called when the server is lost, and when it is back
 * @throws PadanError if the address is invalid, or the server does not answer or refuses the connection
 */
export const connect = async (url: string, warn: (message: string) => void): Promise<Connection> => {
  if (!/^rediss?:\/\/[^/]/i.test(url) || !URL.canParse(url))
    // It may have a password.
    throw new PadanError(
      'invalid-option',
      'what is given as the queue is no address of a Redis server',
      {},
      'write it like redis://HOST, or rediss://HOST for TLS',
    );
  const address = shownAddress(url);
  const whole = withPassword(url);
  await probe(whole).catch((error: unknown) => {
    throw new PadanError(
      'queue-unreachable',
      `the queue's server cannot be reached (${systemCode(error) ?? String(error)})`,
      { path: address },
      'check its address and password, and that it is running',
      { cause: error },
    );
  });
  const redis = new Redis(whole, {
    maxRetriesPerRequest: null,
    retryStrategy: (times) => Math.min(times * 200, 2000),
  });
  let isGone = false;
  const isLost = (reason: string): void => {
    if (!isGone) warn(`${address} does not answer (${reason}): waiting for it`);
    isGone = true;
  };
  redis.on('error', (error: Error) => isLost(systemCode(error) ?? error.message));
  redis.on('ready', () => {
    if (isGone) warn(`${address} is back`);
    isGone = false;
  });
  onSilence(redis, (seconds) => {
    isLost(`silent for ${seconds} s`);
    redis.disconnect(true);
  });
  const made = duplicatesOf(redis);
  const stopWaiting = () => made.forEach(endAtOnce);
  return {
    redis,
    stopWaiting,
    hangUp: () => {
      stopWaiting();
      endAtOnce(redis);
    },
  };
};

/** Collects the connections that will be made from another one. Only their maker has them otherwise. */
const duplicatesOf = (redis: Redis): Redis[] => {
  const made: Redis[] = [];
  const duplicate = redis.duplicate.bind(redis);
  redis.duplicate = (options) => {
    const other = duplicate(options);
    // The first connection reports what is wrong.
    other.on('error', () => undefined);
    made.push(other);
    return other;
  };
  return made;
};

/**
 * Ends a connection for good. Between two tries to connect, ioredis's `disconnect` alone would leave it as it is, never
 * to end nor to connect, and everything that waits for it would wait for ever.
 */
const endAtOnce = (redis: Redis): void => {
  redis.on('connect', () => redis.disconnect());
  redis.disconnect();
  if (redis.status !== 'reconnecting') return;
  redis.connect().catch(() => undefined);
  redis.disconnect();
};

const probe = async (url: string): Promise<void> => {
  const connection = new Redis(url, {
    lazyConnect: true,
    connectTimeout: patience,
    commandTimeout: patience,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  let reason: unknown;
  connection.on('error', (error) => {
    reason = error;
  });
  try {
    await connection.connect();
    await connection.ping();
  } catch (error) {
    throw reason ?? error;
  } finally {
    connection.disconnect();
  }
};

/** Errors of a server that is full, starting, busy, or changing its role. */
const transient =
  /\b(?:OOM|LOADING|BUSY|TRYAGAIN|READONLY|MASTERDOWN|CLUSTERDOWN|NOREPLICAS|MISCONF|EXECABORT|UNBLOCKED)\b|Connection is closed|\bE(?:CONN\w+|TIMEDOUT|PIPE)\b/;

/** Whether an error of Redis, by its message, may go away by itself. */
export const isTransient = (message: string): boolean => transient.test(message);

/** Waits for some last work with a server, but gives up once the server has been gone for some seconds. */
export const unlessLost = async (redis: Redis, work: Promise<unknown>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  let lastSeen = performance.now();
  const lost = new Promise<void>((resolve) => {
    timer = setInterval(() => {
      if (redis.status === 'ready') lastSeen = performance.now();
      else if (performance.now() - lastSeen > patience) resolve();
    }, patience / 20);
  });
  await Promise.race([work, lost]).finally(() => clearInterval(timer));
};

/** What a promise gives; undefined if it takes longer. */
export const atMost = async <T>(milliseconds: number, promise: Promise<T>): Promise<T | undefined> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, milliseconds, undefined);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};
