import pc from 'picocolors';
import type { CommandModule, InferredOptionTypes } from 'yargs';
import { printable } from '../errors.js';
import type { RunResult } from '../pipeline.js';
import { plural } from '../plural.js';
import { interruptSignal, stoppedCode } from './exit.js';
import { decodingOf, documentOptions, memoryOf, modelOptions, pathsOrCorpus, withPaths } from './options.js';

const options = {
  out: { type: 'string', alias: 'o', requiresArg: true, default: 'out', describe: 'Folder for the reports' },
  ...modelOptions,
  references: {
    type: 'string',
    requiresArg: true,
    describe:
      'Folder of reference translations, laid out as the sources; else name.en.txt beside name.id.txt',
  },
  ...documentOptions,
  force: { type: 'boolean', default: false, describe: 'Translate again what an earlier run has translated' },
  json: { type: 'boolean', default: false, describe: 'Print the result as JSON' },
  quiet: { type: 'boolean', alias: 'q', default: false, describe: 'Print errors only' },
} as const;

type Arguments = InferredOptionTypes<typeof options> & { paths: string[] };

export const runCommand: CommandModule<object, Arguments> = {
  command: 'run [paths..]',
  describe: 'Translate files and folders, and write side-by-side reports',
  builder: (yargs) =>
    withPaths(yargs)
      .options(options)
      .example('$0 run', 'translate corpus/ and write out/index.html')
      .example('$0 run news/ -o reports --beam 1', 'a folder, greedily')
      .example('$0 run a.txt b.txt --json | jq .failures', 'what failed, for a script'),
  handler: async (args) => {
    const paths = pathsOrCorpus(args.paths);
    const decoding = decodingOf(args);
    const [{ openModel }, { run }, { createProgress }] = await Promise.all([
      import('../model/model.js'),
      import('../pipeline.js'),
      import('./progress.js'),
    ]);
    const progress = createProgress(process.stderr, args.quiet || args.json);
    const signal = interruptSignal((byUser) => {
      if (byUser) progress.say('Stopping after this batch. Ctrl-C again leaves at once.');
    });
    const model = await openModel(args.model, args.dtype);
    try {
      const result = await run(
        model,
        {
          ...decoding,
          paths,
          out: args.out,
          references: args.references ?? null,
          split: args.paragraphs,
          memory: memoryOf(args),
          force: args.force,
        },
        progress.events,
        signal,
      );
      progress.stop();
      if (args.json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
      else if (!args.quiet) process.stdout.write(summary(result));
      process.exitCode = result.stopped ? stoppedCode(signal) : result.failures.length > 0 ? 1 : 0;
    } finally {
      progress.stop();
      await model.dispose();
    }
  },
};

const summary = ({
  documents,
  failures,
  translated,
  kept,
  stopped,
  index,
  milliseconds,
}: RunResult): string => {
  const work =
    translated + kept === 0
      ? 'Nothing was translated.'
      : translated === 0
        ? `Nothing to translate: ${plural(kept, 'paragraph')} unchanged since an earlier run.`
        : `Translated ${plural(translated, 'paragraph')} in ${(milliseconds / 1000).toFixed(1)} s${kept > 0 ? `, ${kept} kept from an earlier run` : ''}.`;
  const failed =
    failures.length === 0 ? '' : pc.red(`Not done: ${plural(failures.length, 'failure')}, named above.\n`);
  if (stopped) return `Stopped. ${work}\nThe same command goes on from here.\n`;
  return `${work}\n${failed}${plural(documents.length, 'document')}. Look at ${pc.bold(printable(index))}\n`;
};
