import cliProgress from 'cli-progress';
import pc from 'picocolors';
import { printable } from '../errors.js';
import type { RunEvents } from '../pipeline.js';

export interface Progress {
  events: RunEvents;
  /** A line for the user, above the bar where there is one. */
  say(line: string): void;
  stop(): void;
}

/**
 * Shows a run's progress: a bar on a terminal, a line a document elsewhere.
 *
 * @param quiet  show failures only
 */
export const createProgress = (stream: NodeJS.WriteStream, quiet: boolean): Progress => {
  const bar =
    stream.isTTY && !quiet
      ? new cliProgress.SingleBar({
          stream,
          format: '{bar} {value}/{total} paragraphs | {speed} words/s | {left} left',
          barCompleteChar: '█',
          barIncompleteChar: '░',
          barsize: 24,
          hideCursor: true,
          clearOnComplete: true,
          gracefulExit: false,
        })
      : undefined;
  let started = 0;
  let paragraphs = 0;
  let words = 0;
  let wordsDone = 0;
  let done = 0;

  const say = (line: string) => {
    if (bar?.isActive) stream.write('\r\u001b[K');
    stream.write(`${line}\n`);
    bar?.render();
  };
  return {
    say,
    stop: () => bar?.stop(),
    events: {
      read: (more, moreWords) => {
        paragraphs += more;
        words += moreWords;
        if (bar === undefined || paragraphs === 0) return;
        if (bar.isActive) bar.setTotal(paragraphs);
        else {
          started = performance.now();
          bar.start(paragraphs, 0, { speed: '–', left: '–' });
        }
      },
      translated: (count) => {
        wordsDone += count;
        done++;
        const speed = wordsDone / ((performance.now() - started) / 1000);
        bar?.update(done, { speed: Math.round(speed), left: duration((words - wordsDone) / speed) });
      },
      written: (_, page) => {
        if (bar === undefined && !quiet) stream.write(`${printable(page)}\n`);
      },
      notice: (message) => {
        say(`${pc.yellow('note')} ${printable(message)}`);
      },
      failed: ({ path, reason }) => {
        say(`${pc.red('failed')} ${printable(path)}: ${reason}`);
      },
    },
  };
};

const duration = (seconds: number): string => {
  const whole = Math.max(0, Math.round(seconds));
  const minutes = Math.floor(whole / 60);
  if (minutes >= 60) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return minutes > 0 ? `${minutes} min ${whole % 60} s` : `${whole} s`;
};
