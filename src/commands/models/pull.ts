import { join } from 'node:path';
import type { CommandModule } from 'yargs';
import { PadanError, printable } from '../../errors.js';
import type { Pulled } from '../../hub/pull.js';
import type { Arguments } from '../../options/values.js';
import { withOptions } from '../arguments/options.js';
import { AfterStart, interruptSignal, stoppedCode } from '../process/exit.js';

export const pullCommand: CommandModule<object, Arguments<'models pull'>> = {
  command: 'pull <name>',
  describe: 'Fetch a model from the hub: the only command that goes out to the network by itself',
  builder: async (yargs) =>
    (await withOptions(yargs, 'models pull'))
      .example('$0 models pull opus-mt-id-en', 'then: padan run --model opus-mt-id-en')
      .example('$0 models pull Xenova/opus-mt-fr-en', 'any other model of the hub')
      .example(
        '$0 models pull opus-mt-id-en --revision main',
        'the newest, instead of the one that was pulled',
      ),
  handler: async (args) => {
    const [{ pull }, { hubSettings }, { modelsFolder }, { namedModel }, { createPullProgress }, shown] =
      await Promise.all([
        import('../../hub/pull.js'),
        import('../../hub/settings.js'),
        import('../../hub/store.js'),
        import('./named.js'),
        import('./progress.js'),
        import('./shown.js'),
      ]);
    const { id, entry } = await namedModel(args.name);
    const settings = hubSettings(process.env);
    const signal = interruptSignal(() => undefined);
    const progress = createPullProgress(process.stderr, `${id.owner}/${id.name}`, args.quiet);
    try {
      const { revision, dtype, force } = args;
      const pulled = await pull(id, {
        settings,
        models: modelsFolder(),
        revision,
        dtype,
        force,
        entry,
        signal,
        onEvent: progress.onEvent,
      });
      progress.stop();
      process.stdout.write(
        args.json
          ? `${JSON.stringify(pulled, null, 2)}\n`
          : `${linesOf(args.name, pulled, await isMarian(pulled.folder), shown.bytesShown).join('\n')}\n`,
      );
    } catch (error) {
      progress.stop();
      if (signal.aborted) {
        process.stderr.write('padan: stopped; what has come is kept, and the same command goes on\n');
        process.exitCode = stoppedCode(signal);
      } else
        throw error instanceof PadanError && error.code === 'invalid-option' ? error : new AfterStart(error);
    }
  },
};

/** Whether `--model` can take a model; others are for `--system`. */
const isMarian = async (folder: string): Promise<boolean> => {
  const { readJson } = await import('../../model/files.js');
  return (
    (await readJson(join(folder, 'config.json')).catch(() => ({}) as Record<string, unknown>))[
      'model_type'
    ] === 'marian'
  );
};

const linesOf = (
  name: string,
  pulled: Pulled,
  isMarian: boolean,
  bytesShown: (bytes: number) => string,
): string[] => {
  const { folder, revision, license, wasHere, size, layout, dtypes } = pulled;
  return [
    wasHere
      ? `${pulled.id} is here already, whole and intact: nothing was fetched.`
      : `${pulled.id}: ${bytesShown(size)}, checked.`,
    `  folder    ${printable(folder)}`,
    `  revision  ${revision}`,
    `  licence   ${printable(license ?? 'not named; see the model’s card (README.md)')}`,
    layout === 'onnx'
      ? `  use it    ${isMarian ? '--model ' : '--system NAME='}${name}${dtypes.length > 1 ? ` (--dtype ${dtypes.join(', ')})` : ''}`
      : `  to do     padan models convert ${pulled.id} -o FOLDER, then --model FOLDER`,
  ];
};
