import type { Redis } from 'ioredis';

/** Milliseconds between two looks at a connection. */
const interval = 1000;
/** Looks without an answer after which a connection counts as dead. */
const maxSilence = 15;

/**
 * Watches a connection, until it ends. Where a server hangs, or something on the way drops what is sent, the connection
 * stays open, and no command on it is ever answered.
 *
 * @param onSilent  called with the seconds without an answer, again and again while there is none
 */
export const onSilence = (redis: Redis, onSilent: (seconds: number) => void): void => {
  // Looks are counted, not time: where this process was busy, it has not read the answer yet.
  let silent = 0;
  let isAsked = false;
  const look = (): void => {
    // Neither asked for nor connected: ioredis is at work on it.
    if (redis.status !== 'ready' && redis.status !== 'connect') {
      silent = 0;
      return;
    }
    if (redis.status === 'ready' && !isAsked) {
      isAsked = true;
      void redis
        .ping()
        .catch(() => undefined)
        .then(() => {
          isAsked = false;
          silent = 0;
        });
    }
    silent++;
    if (silent % maxSilence === 0) onSilent((silent * interval) / 1000);
  };
  const timer = setInterval(look, interval).unref();
  redis.on('end', () => clearInterval(timer));
};
