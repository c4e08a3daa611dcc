import { resolve } from 'node:path';
import { watch as watchFiles } from 'chokidar';
import { describe } from './errors.js';
import { checkPaths, discover } from './formats/discover.js';
import { formatOf } from './formats/formats.js';
import type { Model } from './model/model.js';
import { isWithin } from './paths.js';
import { runPass } from './pipeline.js';
import type { OnEvent } from './run/events.js';
import type { RunOptions } from './run/options.js';
import { stateFolder } from './run/output/files.js';
import type { RunResult } from './run/pass.js';
import { openWorkspace } from './run/workspace.js';
import type { RemoteTranslator } from './systems/remote.js';

/** Changes less than this many milliseconds apart count as one. */
const debounce = 300;

/**
 * Runs over a corpus, and again whenever a source or reference is added, changed or removed, until the signal aborts.
 * The model stays loaded between passes, so a change costs only its paragraphs.
 *
 * @param onResult  called after each pass
 * @returns the last result
 * @throws PadanError as `run`
 */
export const watch = async (
  model: Model,
  options: RunOptions,
  onEvent: OnEvent,
  signal: AbortSignal,
  onResult: (result: RunResult) => void,
  remote?: () => Promise<RemoteTranslator>,
): Promise<RunResult> => {
  checkPaths(options.paths);
  const warn = (message: string) => onEvent({ kind: 'notice', message });
  const workspace = await openWorkspace(model, options, warn, remote);
  const changes = createChanges(signal);
  const watcher = watchFiles(await watchedPaths(model, options), {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: isOwnOutput(options),
  })
    .on('all', (_, path) => {
      if (formatOf(path) !== undefined || options.paths.includes(path)) changes.add();
    })
    .on('error', (error) => warn(`some files cannot be watched: ${describe(error)}`));
  try {
    await new Promise<void>((ready) => watcher.once('ready', () => ready()));
    let force = options.force;
    for (;;) {
      changes.forget();
      const result = await runPass(workspace, model, { ...options, force }, onEvent, signal, 'waiting');
      onResult(result);
      if (signal.aborted) return result;
      // --force applies to the first pass only.
      force = false;
      await changes.settled();
      if (signal.aborted) return { ...result, stopped: true };
    }
  } finally {
    await watcher.close();
    await workspace.close();
  }
};

/** The given paths, the references folder, and the places where a given file's reference may appear. */
const watchedPaths = async ({ config }: Model, { paths, references }: RunOptions): Promise<string[]> => {
  const languages = { from: config.sourceLanguage, to: config.targetLanguage };
  const { inputs } = await discover(paths, languages, references ?? undefined);
  const beside = inputs.filter(({ path }) => paths.includes(path)).flatMap((input) => input.references);
  return [...new Set([...paths, ...(references === null ? beside : [references])])];
};

/** Ignores our own reports, or only our state folder if the sources lie in the output folder. */
const isOwnOutput = ({ paths, out }: RunOptions): ((path: string) => boolean) => {
  const root = resolve(out);
  const isAmong = paths.some((path) => isWithin(root, resolve(path)));
  return (path) => isWithin(isAmong ? stateFolder(root) : root, resolve(path));
};

/** Tracks changes since the last call of `forget`. */
const createChanges = (signal: AbortSignal) => {
  let last: number | undefined;
  let wake: () => void = () => undefined;
  signal.addEventListener('abort', () => wake(), { once: true });
  return {
    add: () => {
      last = performance.now();
      wake();
    },
    forget: () => {
      last = undefined;
    },
    /** Resolves once changes have stopped for `debounce` milliseconds, or when the signal aborts. */
    settled: async (): Promise<void> => {
      while (!signal.aborted) {
        const rest = last === undefined ? undefined : last + debounce - performance.now();
        if (rest !== undefined && rest <= 0) return;
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (rest !== undefined) setTimeout(resolve, rest);
        });
      }
    },
  };
};
