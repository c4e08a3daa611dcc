import { readFileSync, type Stats, statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { watch as watchFiles } from 'chokidar';
import { describe } from './errors.js';
import { checkPaths, discover } from './formats/discover.js';
import { formatOf } from './formats/formats.js';
import { hashOf } from './hash.js';
import type { Model } from './model/model.js';
import { isWithin } from './paths.js';
import { runPass } from './pipeline.js';
import type { OnEvent } from './run/events.js';
import { checkRunOptions, type RunOptions } from './run/options.js';
import { stateFolder } from './run/output/folder.js';
import { isBeadsPath, nameOfBeads, nameOfText } from './run/output/names.js';
import type { RunResult } from './run/pass.js';
import { pathsOfFiles } from './run/systems/asked.js';
import type { OpenRemote } from './run/systems/translators.js';
import { openWorkspace, type Workspace } from './run/workspace.js';

/** Changes less than this many milliseconds apart count as one. */
const debounce = 300;

/** How often, in milliseconds, it is looked whether what was named is still there. */
const glance = 500;

/**
 * Runs over a corpus, and again whenever a source, reference or system's file is added, changed or removed, or somebody corrects a bead
 * table in the output folder, until the signal aborts.
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
  remote?: OpenRemote,
): Promise<RunResult> => {
  checkRunOptions(options);
  checkPaths(options.paths);
  const warn = (message: string) => onEvent({ kind: 'notice', message });
  const workspace = await openWorkspace(model, options, warn, remote);
  const changes = createChanges(signal);
  const language = model.config.targetLanguage;
  const named = [...options.paths, ...pathsOfFiles(options.systems)];
  const paths = [...(await watchedPaths(model, options)), options.out];
  const openWatcher = () =>
    watchFiles(paths, { ignoreInitial: true, followSymlinks: false, ignored: isOwnOutput(options) })
      .on('all', onChange)
      .on('error', (error) => warn(`some files cannot be watched: ${describe(error)}`));
  const onChange = (event: string, path: string) => {
    if (event === 'unlink') roots.lose(path);
    // What is put into a new folder at once may be missed: a pass looks for itself.
    if (event === 'addDir' && !isWithin(resolve(options.out), resolve(path))) changes.add();
    const isChange = isBeadsPath(path)
      ? (event === 'add' || event === 'change') && !isOurs(path, nameOfBeads, options.out, workspace)
      : (formatOf(path) !== undefined || named.includes(path)) &&
        (event === 'unlink' || !isOurs(path, nameOfText(language), options.out, workspace));
    if (isChange) changes.add();
  };
  // Who watches a folder that is gone hears nothing of the one that comes in its place.
  const roots = createRoots([...named, ...options.references, options.out], (others) => {
    const old = watcher;
    watcher = openWatcher().on('ready', () => others.some((path) => path !== options.out) && changes.add());
    void old.close();
  });
  let watcher = openWatcher();
  const timer = setInterval(roots.look, glance);
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
    clearInterval(timer);
    await watcher.close();
    await workspace.close();
  }
};

/** The given paths, folders of references and systems, and the places where a given file's reference may appear. */
const watchedPaths = async ({ config }: Model, options: RunOptions): Promise<string[]> => {
  const { paths, references } = options;
  const languages = { from: config.sourceLanguage, to: config.targetLanguage };
  const { inputs } = await discover(paths, languages, references);
  const beside = inputs
    .filter(({ path }) => paths.includes(path))
    .flatMap(({ references }) => references.flatMap((place) => place.paths));
  return [
    ...new Set([
      ...paths,
      ...(references.length === 0 ? beside : references),
      ...pathsOfFiles(options.systems),
    ]),
  ];
};

/** Ignores our own reports but for bead tables, or only our state folder if the sources lie in the output folder. */
const isOwnOutput = ({ paths, out }: RunOptions): ((path: string, info?: Stats) => boolean) => {
  const root = resolve(out);
  const isAmong = paths.some((path) => isWithin(root, resolve(path)));
  return (path, info) =>
    isWithin(stateFolder(root), resolve(path)) ||
    (!isAmong && info?.isFile() === true && !isBeadsPath(path) && isWithin(root, resolve(path)));
};

/**
 * Whether a file is as Padan wrote it or is about to write it, or is gone again.
 *
 * @param nameOf  output name of the document that a path under the output folder belongs to
 */
const isOurs = (
  path: string,
  nameOf: (path: string) => string,
  out: string,
  { ledger }: Workspace,
): boolean => {
  const inside = relative(out, path).split(sep).join('/');
  const known = ledger.known(nameOf(inside)).get(inside);
  if (known === undefined && !isBeadsPath(path)) return false;
  try {
    const hash = hashOf(readFileSync(path));
    return known?.some((each) => each.hash === hash) ?? false;
  } catch {
    return true;
  }
};

/**
 * Tracks whether named files and folders are there, and are the folders that they were.
 *
 * @param onOthers  called with those that have gone, or come again
 */
const createRoots = (paths: readonly string[], onOthers: (paths: string[]) => void) => {
  const known = new Map(paths.map((path) => [path, whatIsAt(path)]));
  return {
    /** Takes note that one has gone, though it may have come again before anybody looked. */
    lose: (path: string): void => {
      if (known.has(path)) known.set(path, '');
    },
    look: (): void => {
      const others = paths.filter((path) => known.get(path) !== whatIsAt(path));
      for (const path of others) known.set(path, whatIsAt(path));
      if (others.length > 0) onOthers(others);
    },
  };
};

/** Files may be replaced, as editors do when they save; folders are themselves only. */
const whatIsAt = (path: string): string => {
  try {
    const info = statSync(path);
    return info.isDirectory() ? `${info.dev}:${info.ino}:${info.birthtimeMs}` : 'file';
  } catch {
    return '';
  }
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
