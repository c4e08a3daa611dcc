import pc from 'picocolors';
import { printable } from '../../errors.js';
import { plural } from '../../plural.js';
import type { OnEvent, RunEvent } from '../../run/events.js';
import { createTally, type Progress } from '../../run/state/tally.js';
import { createBar } from './bar.js';
import { duration } from './duration.js';
import { foundWarnings, passedOverLines } from './found.js';

/** Shows a run's progress to the user. */
export interface Reporter {
  onEvent: OnEvent;
  /** Prints a line, above the progress bar if there is one. */
  say(line: string): void;
  /** Hides the progress bar until work goes on. */
  rest(): void;
  stop(): void;
}

/**
 * Shows a run's progress: a bar on a terminal, one line per document elsewhere.
 *
 * @param quiet  show only failures and warnings
 */
export const createProgress = (stream: NodeJS.WriteStream, quiet: boolean): Reporter => {
  const tally = createTally();
  const bar =
    stream.isTTY && !quiet
      ? createBar(stream, '{bar} {percentage} % | {documents} | {speed} words/s | {left} left')
      : undefined;

  const say = (line: string) => {
    if (bar?.isActive) stream.write('\r\u001b[K');
    stream.write(`${line}\n`);
    if (bar?.isActive) bar.render();
  };
  const found = new Set<string>();
  /** Says what was not said before: with `--watch`, every pass finds it again. */
  const sayFound = (line: string) => {
    if (!found.has(line)) say(`${pc.yellow('note')} ${line}`);
    found.add(line);
  };
  const update = () => {
    const { documents, words, wordsExpected, wordsPerSecond, secondsLeft } = tally.progress();
    if (bar === undefined || wordsExpected === 0) return;
    const shown = {
      documents: `${documents.written} of ${plural(documents.found - documents.unchanged, 'document')}`,
      speed: wordsPerSecond ?? '–',
      left: secondsLeft === null ? '–' : duration(secondsLeft),
    };
    if (!bar.isActive) bar.start(wordsExpected, words, shown);
    bar.setTotal(wordsExpected);
    bar.update(words, shown);
  };
  return {
    say,
    rest: () => bar?.stop(),
    stop: () => bar?.stop(),
    onEvent: (event) => {
      tally.onEvent(event);
      switch (event.kind) {
        case 'found':
          foundWarnings(event).map(printable).forEach(sayFound);
          if (!quiet) passedOverLines(event.passedOver).forEach(sayFound);
          break;
        case 'read':
        case 'translated':
          update();
          break;
        case 'written':
          update();
          if (bar === undefined && !quiet) say(printable(event.page));
          break;
        case 'notice':
          say(`${pc.yellow('note')} ${printable(event.message)}`);
          break;
        case 'retried':
          if (!quiet) say(`${pc.yellow('again')} ${printable(event.path)}: ${event.reason}`);
          break;
        case 'failed':
          say(`${pc.red('failed')} ${printable(event.path)}: ${event.reason}`);
      }
    },
  };
};

/** Milliseconds between two progress lines. */
const progressInterval = 5000;

/** Prints events as JSON lines with time and level, and a progress line every few seconds. */
export const createLog = (stream: NodeJS.WriteStream): Reporter => {
  const tally = createTally();
  const write = (level: 'info' | 'warn' | 'error', event: string, rest: object) => {
    stream.write(`${JSON.stringify({ time: new Date().toISOString(), level, event, ...rest })}\n`);
  };
  let found = JSON.stringify({ passedOver: [], markup: [], unmatched: null });
  const timer = setInterval(() => write('info', 'progress', tally.progress()), progressInterval);
  timer.unref();
  return {
    say: (message) => write('info', 'message', { message }),
    rest: () => undefined,
    stop: () => clearInterval(timer),
    onEvent: (event) => {
      tally.onEvent(event);
      // Progress lines count these.
      if (event.kind === 'translated' || event.kind === 'worked') return;
      const { kind, ...rest } = event;
      if (kind === 'found') {
        // With `--watch`, every pass finds the same again.
        const now = JSON.stringify(rest);
        if (now === found) return;
        found = now;
      }
      write(levels[kind] ?? 'info', kind, rest);
    },
  };
};

const levels: Partial<Record<RunEvent['kind'], 'warn' | 'error'>> = {
  failed: 'error',
  found: 'warn',
  retried: 'warn',
  notice: 'warn',
};

/** Progress in one line. */
export const progressLine = ({ documents, paragraphs, wordsPerSecond, secondsLeft }: Progress): string =>
  [
    `${documents.written} of ${plural(documents.found - documents.unchanged, 'document')} written`,
    ...(documents.unchanged > 0 ? [`${documents.unchanged} unchanged`] : []),
    ...(documents.failed > 0 ? [plural(documents.failed, 'failure')] : []),
    `${plural(paragraphs.translated, 'paragraph')} translated`,
    ...(paragraphs.remembered > 0 ? [`${paragraphs.remembered} from the memory`] : []),
    ...(paragraphs.repeated > 0 ? [`${paragraphs.repeated} repeated`] : []),
    ...(paragraphs.kept > 0 ? [`${paragraphs.kept} kept`] : []),
    ...(wordsPerSecond === null ? [] : [`${wordsPerSecond} words/s`]),
    ...(secondsLeft === null ? [] : [`${duration(secondsLeft)} left`]),
  ].join(', ');
