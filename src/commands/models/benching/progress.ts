import { printable } from '../../../errors.js';
import { plural } from '../../../plural.js';
import { createBar } from '../../terminal/bar.js';
import type { Watcher } from './measure.js';
import type { Outcome } from './results.js';

/** Shows which model is measured, and how far that is. */
export interface Progress {
  /** @param number  which of the models it is, from 1 */
  begin(name: string, number: number): Watcher;
  /** @param outcome  null if the user has stopped it */
  end(outcome: Outcome | null): void;
  stop(): void;
}

/**
 * Shows progress: with a bar on a terminal; elsewhere a line a model.
 *
 * @param models    their number
 * @param segments  that each of them translates
 */
export const createProgress = (
  stream: NodeJS.WriteStream,
  models: number,
  segments: number,
  isQuiet: boolean,
): Progress => {
  const bar =
    stream.isTTY && !isQuiet
      ? createBar(stream, '{bar} {percentage} % | {place} {name} | {doing}')
      : undefined;
  const say = (line: string) => stream.write(`padan: ${printable(line)}\n`);
  return {
    begin: (name, number) => {
      const place = `${number} of ${models}`;
      bar?.start(segments, 0, { name: printable(name), place, doing: 'loading' });
      if (bar === undefined && !isQuiet)
        say(`measuring ${name} on ${plural(segments, 'segment')} (${place})`);
      return {
        loaded: () => bar?.update({ doing: 'warming up' }),
        translated: () => bar?.increment(1, { doing: 'translating' }),
        notice: (message) => {
          bar?.stop();
          say(`${name}: ${message}`);
        },
      };
    },
    end: (outcome) => {
      bar?.stop();
      // A terminal has it in the table at once.
      if (outcome?.problem != null && !isQuiet && !stream.isTTY) say(`${outcome.name}: ${outcome.problem}`);
    },
    stop: () => bar?.stop(),
  };
};
