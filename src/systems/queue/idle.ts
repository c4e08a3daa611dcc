import type { Queue } from 'bullmq';
import { atMost, patience, shownAddress } from './connection.js';

/** Looks in a row at a queue without workers before that is said: one may just be starting. */
const looks = 2;

/** Says once why nothing comes from a queue that is asked for something: it has no workers, or is paused. */
export const createIdleWatch = (
  queue: Queue,
  url: string,
  modelHash: string,
  warn: (message: string) => void,
): (() => Promise<void>) => {
  const address = shownAddress(url);
  let withoutWorkers = 0;
  let isPaused = false;
  return async () => {
    // While a connection is made, ioredis may lose these commands.
    const [workers, paused] = await Promise.all([
      atMost(patience, queue.getWorkersCount()).catch(() => undefined),
      atMost(patience, queue.isPaused()).catch(() => undefined),
    ]);
    withoutWorkers = workers === 0 ? withoutWorkers + 1 : 0;
    if (withoutWorkers === looks)
      warn(
        `no worker at ${address} has this model (${modelHash.slice(0, 12)}): start "padan worker --queue …" with it`,
      );
    if (paused && !isPaused)
      warn(`the queue ${queue.name} at ${address} is paused: no worker takes anything until it is resumed`);
    isPaused = paused ?? isPaused;
  };
};
