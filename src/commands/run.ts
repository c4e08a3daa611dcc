import pc from 'picocolors';
import type { CommandModule, InferredOptionTypes } from 'yargs';
import { printable } from '../errors.js';
import { plural } from '../plural.js';
import type { RunResult } from '../run/pass.js';
import { withConfig } from './config.js';
import { interruptSignal, stoppedCode } from './exit.js';
import {
  decodingOf,
  documentOptions,
  logOption,
  memoryOf,
  modelOptions,
  pathsOrCorpus,
  queueOf,
  runOptions,
  withPaths,
} from './options.js';

const options = {
  ...modelOptions,
  ...documentOptions,
  ...runOptions,
  force: { type: 'boolean', default: false, describe: 'Translate again what an earlier run has translated' },
  'only-failed': {
    type: 'boolean',
    default: false,
    describe: 'Work only on the documents that failed in the last run',
  },
  prune: {
    type: 'boolean',
    default: false,
    describe: 'Remove the reports of documents that are no longer there',
  },
  watch: {
    type: 'boolean',
    alias: 'w',
    default: false,
    describe: 'Go on, and bring the reports up to date whenever a file changes',
  },
  json: { type: 'boolean', default: false, describe: 'Print the result as JSON' },
  quiet: { type: 'boolean', alias: 'q', default: false, describe: 'Print errors only' },
  ...logOption,
} as const;

type Arguments = InferredOptionTypes<typeof options> & { paths: string[] };

export const runCommand: CommandModule<object, Arguments> = {
  command: 'run [paths..]',
  describe: 'Translate files and folders, and write side-by-side reports',
  builder: async (yargs) =>
    (await withConfig(withPaths(yargs).options(options), { ...options, paths: null }))
      .example('$0 run', 'translate corpus/ and write out/index.html')
      .example('$0 run news/ -o reports --beam 1', 'a folder, greedily')
      .example('$0 run news/ --watch', 'and again whenever a file changes')
      .example('$0 run news/ --only-failed', 'what failed the last time, and nothing else')
      .example('$0 run news/ --queue redis://localhost', 'with the workers of a queue')
      .example('$0 run a.txt b.txt --json | jq .failures', 'what failed, for a script'),
  handler: async (args) => {
    const paths = pathsOrCorpus(args.paths);
    const decoding = decodingOf(args);
    const queue = queueOf(args);
    const [{ openModel }, { run }, { createLog, createProgress }] = await Promise.all([
      import('../model/model.js'),
      import('../pipeline.js'),
      import('./progress.js'),
    ]);
    const reporter =
      args.log === 'json'
        ? createLog(process.stderr)
        : createProgress(process.stderr, args.quiet || args.json);
    const signal = interruptSignal((byUser) => {
      if (byUser) reporter.say('Stopping after this batch. Ctrl-C again leaves at once.');
    });
    const model = await openModel(args.model, args.dtype);
    const show = (result: RunResult) => {
      reporter.rest();
      if (args.json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
      else if (!args.quiet) process.stdout.write(summary(result));
    };
    try {
      const settings = {
        ...decoding,
        paths,
        out: args.out,
        references: args.references ?? null,
        split: args.paragraphs,
        memory: memoryOf(args),
        force: args.force,
        retries: args.retries,
        onlyFailed: args['only-failed'],
        prune: args.prune,
      };
      const elsewhere =
        queue === null
          ? undefined
          : async () => {
              const { openCollector } = await import('../systems/queue/collector.js');
              return openCollector(model, settings, queue, (message) =>
                reporter.tell({ kind: 'notice', message }),
              );
            };
      let result: RunResult;
      if (args.watch) {
        const { watch } = await import('../watch.js');
        const showAndWait = (each: RunResult) => {
          show(each);
          if (!args.quiet && !args.json && !each.stopped)
            reporter.say('Waiting for changes. Ctrl-C ends it.');
        };
        result = await watch(model, settings, reporter.tell, signal, showAndWait, elsewhere);
      } else {
        result = await run(model, settings, reporter.tell, signal, elsewhere);
        show(result);
      }
      process.exitCode = result.stopped
        ? stoppedCode(signal)
        : result.failures.length > 0 || result.halted !== null
          ? 1
          : 0;
    } finally {
      reporter.stop();
      await model.dispose();
    }
  },
};

/** Reasons that the summary names, the most frequent first. */
const mostReasons = 5;

/** What was done, what was not and why, and what to do next. */
const summary = (result: RunResult): string => {
  const { documents, failures, pruned, stopped, halted, index } = result;
  const lines = [workDone(result)];
  if (pruned.length > 0) lines.push(`Removed ${plural(pruned.length, 'file')} of documents that are gone.`);
  if (stopped) lines.push('The same command goes on from here.');
  else if (halted !== null)
    lines.push(
      pc.red(`The run could not go on: ${halted}`),
      'What was translated is kept: the same command goes on from here.',
    );
  else {
    if (failures.length > 0) lines.push(...failuresSummary(failures));
    lines.push(`${plural(documents.length, 'document')}. Look at ${pc.bold(printable(index))}`);
  }
  return `${stopped ? 'Stopped. ' : ''}${lines.join('\n')}\n`;
};

const workDone = ({ translated, kept, milliseconds }: RunResult): string => {
  if (translated + kept === 0) return 'Nothing was translated.';
  if (translated === 0)
    return `Nothing to translate: ${plural(kept, 'paragraph')} unchanged since an earlier run.`;
  const before = kept > 0 ? `, ${kept} kept from an earlier run` : '';
  return `Translated ${plural(translated, 'paragraph')} in ${(milliseconds / 1000).toFixed(1)} s${before}.`;
};

const failuresSummary = (failures: RunResult['failures']): string[] => {
  const byReason = new Map<string, string[]>();
  for (const { reason, path } of failures) {
    const paths = byReason.get(reason);
    if (paths) paths.push(path);
    else byReason.set(reason, [path]);
  }
  const reasons = [...byReason].sort((a, b) => b[1].length - a[1].length);
  return [
    pc.red(`Not done: ${plural(failures.length, 'failure')}, listed in failed.json:`),
    ...reasons.slice(0, mostReasons).map(([reason, paths]) => {
      const others = paths.length > 1 ? ` and ${plural(paths.length - 1, 'other')}` : '';
      return `  ${printable(paths[0]!)}${others}: ${reason}`;
    }),
    ...(reasons.length > mostReasons ? [`  and ${reasons.length - mostReasons} other reasons`] : []),
    'When that is mended, add --only-failed to the command to do these alone.',
  ];
};
