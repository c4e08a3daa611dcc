import { plural } from '../../plural.js';
import { createBar } from './bar.js';

/** Milliseconds between two lines where there is no terminal. */
const interval = 10_000;

/** Shows how many sentences are translated. */
export interface Counter {
  add(): void;
  stop(): void;
}

/**
 * Counts translated sentences: with a bar on a terminal; elsewhere a line at the start, and one every ten seconds.
 *
 * @param name  of the text
 */
export const createCounter = (stream: NodeJS.WriteStream, total: number, name: string): Counter => {
  let done = 0;
  if (!stream.isTTY) {
    const say = (line: string) => stream.write(`padan: ${line}\n`);
    say(`translating ${plural(total, 'sentence')} of ${name} to align by (--no-translate does without)`);
    const timer = setInterval(() => say(`${done} of ${plural(total, 'sentence')} translated`), interval);
    timer.unref();
    return {
      add: () => {
        done++;
      },
      stop: () => clearInterval(timer),
    };
  }
  const bar = createBar(stream, '{bar} {percentage} % | {value} of {total} sentences translated');
  bar.start(total, 0);
  return {
    add: () => bar.increment(),
    stop: () => bar.stop(),
  };
};
