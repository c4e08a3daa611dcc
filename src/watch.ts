import { resolve } from 'node:path';
import { watch as watchFiles } from 'chokidar';
import { isWithin } from './document/read.js';
import { describe } from './errors.js';
import type { Model } from './model/model.js';
import { goOver, type RunResult } from './pipeline.js';
import type { Tell } from './run/events.js';
import type { RunOptions } from './run/options.js';
import { type Elsewhere, openWorkplace } from './run/workplace.js';

/** Changes that follow one another within so many milliseconds are one. */
const debounce = 300;

/**
 * Runs, and again whenever a source or reference appears, changes or goes, until the signal. What was opened stays
 * open, so that a change costs no more than its paragraphs.
 *
 * @param each       hears of each result
 * @returns the last result
 * @throws PadanError as `run`
 */
export const watch = async (
  model: Model,
  options: RunOptions,
  tell: Tell,
  signal: AbortSignal,
  each: (result: RunResult) => void,
  elsewhere?: () => Promise<Elsewhere>,
): Promise<RunResult> => {
  const notice = (message: string) => tell({ kind: 'notice', message });
  const place = await openWorkplace(model, options, notice, elsewhere);
  const changes = createChanges();
  const out = resolve(options.out);
  const watcher = watchFiles(
    [...options.paths, ...(options.references === null ? [] : [options.references])],
    {
      ignoreInitial: true,
      ignored: (path) => isWithin(out, resolve(path)),
    },
  )
    .on('all', (_, path) => {
      if (path.endsWith('.txt') || options.paths.includes(path)) changes.add();
    })
    .on('error', (error) => notice(`files are not watched well: ${describe(error)}`));
  try {
    await new Promise<void>((ready) => watcher.once('ready', () => ready()));
    let force = options.force;
    for (;;) {
      changes.forget();
      const result = await goOver(place, model, { ...options, force }, tell, signal, 'waiting');
      each(result);
      if (signal.aborted) return result;
      // What was asked for once is not done again at every change.
      force = false;
      await changes.settled(signal);
      if (signal.aborted) return { ...result, stopped: true };
    }
  } finally {
    await watcher.close();
    await place.close();
  }
};

/** Changes that came since they were last forgotten. */
const createChanges = () => {
  let last: number | undefined;
  let wake: () => void = () => undefined;
  return {
    add: () => {
      last = performance.now();
      wake();
    },
    forget: () => {
      last = undefined;
    },
    /** Resolves when there was a change and no other followed for a while, or at the signal. */
    settled: async (signal: AbortSignal): Promise<void> => {
      while (!signal.aborted) {
        const rest = last === undefined ? undefined : last + debounce - performance.now();
        if (rest !== undefined && rest <= 0) return;
        await new Promise<void>((resolve) => {
          wake = resolve;
          signal.addEventListener('abort', () => resolve(), { once: true });
          if (rest !== undefined) setTimeout(resolve, rest);
        });
      }
    },
  };
};
