import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import type { CommandModule } from 'yargs';
import { PadanError, printable } from '../errors.js';
import type { Lines } from '../formats/text/parallel.js';
import type { Unit } from '../formats/text/stream.js';
import type { LoadedModel, ReturnedTranslation, Translation } from '../library.js';
import type { AskedLanguages } from '../model/direction.js';
import { type Arguments, libraryOptions } from '../options/values.js';
import { hiddenModels, modelBack, modelFolder } from './arguments/model.js';
import { memoryOf, withOptions } from './arguments/options.js';
import { AfterStart, interruptSignal, stoppedCode } from './process/exit.js';

export const translateCommand: CommandModule<object, Arguments<'translate'>> = {
  command: 'translate [files..]',
  describe: 'Translate standard input, files or a text to standard output, as it arrives',
  builder: async (yargs) =>
    (await withOptions(yargs, 'translate'))
      .example('echo "Selamat pagi." | $0 translate', 'one line out for each line in')
      .example('$0 translate --text "Selamat pagi."', 'a text')
      .example('$0 translate --by paragraph article.txt', 'one paragraph out for each paragraph in')
      .example('$0 translate --n-best 3 --json a.txt', 'the three best translations of each sentence')
      .example('$0 translate --round-trip opus-mt-en-id a.txt', 'and what comes of them on the way back'),
  handler: async (args) => {
    await checkFiles(args.files);
    const memory = memoryOf(args);
    const warn = (message: string) => process.stderr.write(`padan: ${printable(message)}\n`);
    const [
      { loadModel, roundTrip, translate },
      { readUnits },
      { inputLines },
      { isMarkup },
      { foundWarnings },
      { checkPrinted },
    ] = await Promise.all([
      import('../library.js'),
      import('../formats/text/stream.js'),
      import('./terminal/input.js'),
      import('../formats/markup.js'),
      import('./terminal/found.js'),
      import('./terminal/save.js'),
    ]);
    await checkPrinted(args.files.length > 0 || args.text !== undefined ? args.files : ['-']);
    const inputs: Lines[] =
      args.text !== undefined
        ? [{ name: '--text', bytes: bytesOf(args.text) }]
        : (args.files.length === 0 ? ['-'] : args.files).map(inputLines);
    foundWarnings({ markup: args.files.filter(isMarkup), unmatched: [] }).forEach(warn);
    (await hiddenModels([args.model, args.roundTrip])).forEach(warn);
    const signal = interruptSignal(() => process.stdin.destroy());
    const settings = {
      ...libraryOptions(args, 'TranslateOptions'),
      ...(memory === null ? {} : { memory }),
      onNotice: warn,
    };
    const { from, to } = args;
    const loaded = await loadModel(await modelFolder(args), {
      ...settings,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(args.dtype === undefined ? {} : { dtype: args.dtype }),
    });
    const back = await openBack(args.roundTrip, loaded, (folder, { from, to }) =>
      loadModel(folder, {
        ...settings,
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        nBest: 1,
      }),
    );
    const translated = (texts: AsyncIterable<string>) =>
      back === null ? translate(loaded, texts, signal) : roundTrip(loaded, back, texts, signal);
    const isInput = args.text === undefined && (args.files.length === 0 || args.files.includes('-'));
    if (isInput && process.stdin.isTTY)
      warn('reading standard input, until Ctrl-D (or name a file, or give --text "…")');

    // Each text's line break is written after its translation, unchanged.
    const endings: string[] = [];
    const texts = async function* () {
      for (const [i, { name, bytes }] of inputs.entries())
        for await (const unit of readUnits(bytes, args.by, name)) {
          if (args.json && unit.text.trim() === '') continue;
          endings.push(endingOf(unit, args.by, i < inputs.length - 1));
          yield unit.text;
        }
    };
    try {
      for await (const translation of translated(texts())) {
        const ending = endings.shift() ?? '\n';
        const drained = process.stdout.write(
          args.json ? jsonOf(translation) : `${textOf(translation)}${ending}`,
        );
        if (!drained) await once(process.stdout, 'drain', { signal });
      }
    } catch (error) {
      if (!signal.aborted) throw new AfterStart(error);
    } finally {
      await back?.dispose();
      await loaded.dispose();
    }
    if (signal.aborted) process.exitCode = stoppedCode(signal);
  },
};

/** @throws PadanError if one is missing, or a folder */
const checkFiles = async (files: readonly string[]): Promise<void> => {
  for (const path of files) {
    if (path === '-') continue;
    const info = await stat(path).catch(() => undefined);
    if (info === undefined)
      throw new PadanError('file-not-found', 'no such file', { path }, 'to translate a text, use --text "…"');
    if (info.isDirectory())
      throw new PadanError('not-a-file', 'is a folder', { path }, '"padan run" translates folders');
  }
};

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** The break after a unit: a blank line between the last paragraph of a file and the first of the next. */
const endingOf = ({ ending }: Unit, by: 'line' | 'paragraph', hasNext: boolean): string =>
  by === 'paragraph' && hasNext && /^\r?\n$/.test(ending) ? ending.repeat(2) : ending;

/** Blank text stays as it is. The way back is a line of its own below the translation. */
const textOf = (translation: Translation | ReturnedTranslation): string => {
  const { source, text } = translation;
  if (source.trim() === '') return source;
  if (!('roundTrip' in translation)) return text;
  const { text: back, chrf } = translation.roundTrip;
  return `${text}\n  ↩ ${back}${chrf === null ? '' : ` (chrF ${chrf.toFixed(1)})`}`;
};

const jsonOf = ({ source, text, sentences, ...rest }: Translation | ReturnedTranslation): string =>
  `${JSON.stringify({ source, translation: text, ...rest, sentences })}\n`;

/**
 * Opens the model that translates back, if one is named.
 *
 * @throws PadanError if it cannot be used; then the other model is closed
 */
const openBack = async (
  named: string | undefined,
  there: LoadedModel,
  load: (folder: string, asked: AskedLanguages) => Promise<LoadedModel>,
): Promise<LoadedModel | null> => {
  if (named === undefined) return null;
  let back: LoadedModel | undefined;
  try {
    const { sourceLanguage: from, targetLanguage: to } = there.model.config;
    const { folder, asked } = await modelBack(named, { from, to });
    back = await load(folder, asked);
    const { checkRoundTrip } = await import('../run/systems/round-trip.js');
    checkRoundTrip(back.model, { from, to });
    return back;
  } catch (error) {
    await back?.dispose();
    await there.dispose();
    throw error;
  }
};
