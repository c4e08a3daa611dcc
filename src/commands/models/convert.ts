import { resolve } from 'node:path';
import pc from 'picocolors';
import type { CommandModule } from 'yargs';
import type { Conversion } from '../../convert/convert.js';
import type { Part } from '../../convert/graphs.js';
import { PadanError, printable } from '../../errors.js';
import type { Arguments } from '../../options/values.js';
import { plural } from '../../plural.js';
import { version } from '../../version.js';
import { withOptions } from '../arguments/options.js';
import { AfterStart, interruptSignal, stoppedCode } from '../process/exit.js';

export const convertCommand: CommandModule<object, Arguments<'models convert'>> = {
  command: 'convert <source>',
  describe: 'Make a model with 8-bit integers from one in fp32',
  builder: async (yargs) =>
    (await withOptions(yargs, 'models convert'))
      .example(
        '$0 models convert opus-mt-id-en/ -o models/opus-mt-id-en',
        'a quarter of the size, and faster',
      )
      .example('$0 run --model models/opus-mt-id-en', 'then translates with it'),
  handler: async (args) => {
    const { output } = args;
    if (output === undefined)
      throw new PadanError('invalid-option', '-o is missing', {}, 'name the folder to write: -o FOLDER');
    const [{ convertModel }, { findModel, manifestName }, { manifestText, readManifest }] = await Promise.all(
      [import('../../convert/convert.js'), import('../../hub/store.js'), import('../../hub/manifest.js')],
    );
    const source = await findModel(args.source);
    const pulled = await readManifest(source);
    const describe = ({ from, sources, files }: Conversion) => {
      const model = pulled === undefined ? null : { id: pulled.id, revision: pulled.revision };
      const converted = { by: version, from, model, sources: [...sources] };
      const license = pulled?.license ?? null;
      return new Map([
        [manifestName, manifestText({ formatVersion: 1, converted, license, files: [...files] })],
      ]);
    };
    const signal = interruptSignal(() => undefined);
    const progress = await createProgress(args.quiet);
    let isStarted = false;
    try {
      const conversion = await convertModel(source, output, {
        isForced: args.force,
        describe,
        signal,
        onProgress: (part, done, total) => {
          isStarted = true;
          progress.update(part, done, total);
        },
      });
      progress.stop();
      process.stdout.write(
        args.json
          ? `${JSON.stringify({ source: resolve(source), output: resolve(output), ...conversion })}\n`
          : summary(output, conversion),
      );
    } catch (error) {
      if (!signal.aborted) throw isStarted ? new AfterStart(error) : error;
      process.exitCode = stoppedCode(signal);
    } finally {
      progress.stop();
    }
  },
};

/** A bar on a terminal; elsewhere a line for each part. */
const createProgress = async (isQuiet: boolean) => {
  const stream = process.stderr;
  const { createBar } = await import('../terminal/bar.js');
  const bar =
    stream.isTTY && !isQuiet ? createBar(stream, '{bar} {percentage} % of the {part}’s weights') : undefined;
  let current: Part | undefined;
  return {
    update: (part: Part, done: number, total: number): void => {
      if (part !== current && bar) {
        bar.stop();
        bar.start(total, done, { part });
      } else if (part !== current && !isQuiet)
        stream.write(`padan: converting the ${part}, ${plural(total, 'weight')}\n`);
      current = part;
      bar?.update(done, { part });
    },
    stop: () => bar?.stop(),
  };
};

const summary = (output: string, { parts, from }: Conversion): string => {
  const { encoder, decoder } = parts;
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
  const before = encoder.bytesBefore + decoder.bytesBefore;
  const after = encoder.bytesAfter + decoder.bytesAfter;
  return [
    `${pc.bold(printable(output))}: ${megabytes(after)}, from ${megabytes(before)}${from === 'onnx' ? '' : ' in fp32'}`,
    `  ${plural(encoder.products + decoder.products, 'product')} with 8-bit integers, a scale for each piece: the same output in every batch`,
    `  try it: padan translate --model ${printable(output)} "…"`,
    '',
  ].join('\n');
};
