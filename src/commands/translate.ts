import { once } from 'node:events';
import type { CommandModule } from 'yargs';
import { printable } from '../errors.js';
import type { Translation } from '../library.js';
import { type Arguments, libraryOptions } from '../options/values.js';
import { AfterStart, interruptSignal, stoppedCode } from './exit.js';
import { memoryOf, withOptions } from './options.js';

export const translateCommand: CommandModule<object, Arguments<'translate'>> = {
  command: 'translate',
  describe: 'Translate standard input to standard output, as it arrives',
  builder: async (yargs) =>
    (await withOptions(yargs, 'translate'))
      .example('echo "Selamat pagi." | $0 translate', 'one line out for each line in')
      .example('$0 translate --by paragraph < article.txt', 'one paragraph out for each paragraph in')
      .example('$0 translate --n-best 3 --json < a.txt', 'the three best translations of each sentence'),
  handler: async (args) => {
    const memory = memoryOf(args);
    const [{ loadModel, translate }, { readUnits }] = await Promise.all([
      import('../library.js'),
      import('../formats/text/stream.js'),
    ]);
    const signal = interruptSignal(() => process.stdin.destroy());
    const loaded = await loadModel(args.model, {
      ...libraryOptions(args, 'TranslateOptions'),
      ...(args.dtype === undefined ? {} : { dtype: args.dtype }),
      ...(memory === null ? {} : { memory }),
      onNotice: (message) => process.stderr.write(`padan: ${printable(message)}\n`),
    });

    // Each text's line break is written after its translation, unchanged.
    const endings: string[] = [];
    const texts = async function* () {
      for await (const { text, ending } of readUnits(process.stdin, args.by)) {
        if (args.json && text.trim() === '') continue;
        endings.push(ending);
        yield text;
      }
    };
    try {
      for await (const translation of translate(loaded, texts(), signal)) {
        const ending = endings.shift() ?? '\n';
        const drained = process.stdout.write(
          args.json ? jsonOf(translation) : `${textOf(translation)}${ending}`,
        );
        if (!drained) await once(process.stdout, 'drain', { signal });
      }
    } catch (error) {
      if (!signal.aborted) throw new AfterStart(error);
    } finally {
      await loaded.dispose();
    }
    if (signal.aborted) process.exitCode = stoppedCode(signal);
  },
};

/** Blank text stays as it is. */
const textOf = ({ source, text }: Translation): string => (source.trim() === '' ? source : text);

const jsonOf = ({ source, text, sentences }: Translation): string =>
  `${JSON.stringify({ source, translation: text, sentences })}\n`;
