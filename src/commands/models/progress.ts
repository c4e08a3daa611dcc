import { printable } from '../../errors.js';
import type { PullEvent } from '../../hub/pull.js';
import { plural } from '../../plural.js';
import { createBar } from '../terminal/bar.js';
import { duration } from '../terminal/duration.js';
import { bytesShown } from './shown.js';

/** Milliseconds between two lines where there is no terminal. */
const interval = 10_000;

/** Milliseconds over which speed is measured. */
const speedWindow = 10_000;

export interface PullProgress {
  onEvent(event: PullEvent): void;
  stop(): void;
}

/** Shows how a download goes on: a bar on a terminal; elsewhere a line a file, and one every ten seconds. */
export const createPullProgress = (
  stream: NodeJS.WriteStream,
  name: string,
  isQuiet: boolean,
): PullProgress => {
  const bar =
    stream.isTTY && !isQuiet
      ? createBar(stream, '{bar} {percentage} % | {here} of {all} | {speed}/s | {left} left')
      : undefined;
  const say = (line: string) => {
    if (isQuiet) return;
    if (bar?.isActive) stream.write('\r\u001b[K');
    stream.write(`padan: ${printable(line)}\n`);
    if (bar?.isActive) bar.render();
  };
  let total = 0;
  let here = 0;
  const seen: { at: number; here: number }[] = [];
  const shown = () => {
    const now = { at: performance.now(), here };
    while (seen.length > 0 && now.at - seen[0]!.at > speedWindow) seen.shift();
    const from = seen[0] ?? now;
    seen.push(now);
    const speed = now.at === from.at ? null : Math.max(0, (1000 * (here - from.here)) / (now.at - from.at));
    return {
      here: bytesShown(here),
      all: bytesShown(total),
      speed: speed === null ? '–' : bytesShown(Math.round(speed)),
      left: speed ? duration((total - here) / speed) : '–',
    };
  };
  const timer = setInterval(() => {
    if (bar === undefined && total > 0) {
      const { here, all, speed, left } = shown();
      say(`${here} of ${all}, ${speed}/s, ${left} left`);
    }
  }, interval);
  timer.unref();
  let drawn = 0;
  return {
    onEvent: (event) => {
      switch (event.kind) {
        case 'waiting':
          return say(`${event.message}; waiting`);
        case 'planned':
          total = event.bytes;
          here = event.here;
          say(
            `fetching ${plural(event.files, 'file')} of ${name} at ${event.revision.slice(0, 12)}, ` +
              `${bytesShown(event.bytes - event.here)}${event.here > 0 ? ` (${bytesShown(event.here)} are here)` : ''}`,
          );
          bar?.start(total, here, shown());
          return;
        case 'bytes':
          here += event.count;
          if (bar !== undefined && performance.now() - drawn > 100) {
            drawn = performance.now();
            bar.update(here, shown());
          }
          return;
        case 'fetched':
          if (bar === undefined) say(`${event.path}  ${bytesShown(event.size)}`);
          return;
        case 'retry':
          say(`${event.reason}; again in ${Math.ceil(event.pause / 1000)} s`);
      }
    },
    stop: () => {
      clearInterval(timer);
      bar?.stop();
    },
  };
};
