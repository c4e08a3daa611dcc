import type { CommandModule } from 'yargs';
import { printable } from '../errors.js';
import type { LoadedModel } from '../library.js';
import type { Arguments } from '../options/values.js';
import { plural } from '../plural.js';
import type { SegmentedText } from '../systems/texts.js';
import { memoryOf, withOptions } from './arguments/options.js';
import { AfterStart, calculating, gateCode, interruptSignal, stoppedCode } from './process/exit.js';
import { parseRules } from './terminal/gates.js';
import type { PivotTranslation } from './terminal/texts.js';

export const alignCommand: CommandModule<object, Arguments<'align'>> = {
  command: 'align <source> <target>',
  describe: 'Say which sentences of a text and its translation correspond',
  builder: async (yargs) =>
    (await withOptions(yargs, 'align'))
      .example('$0 align a.id.txt a.en.txt', 'side by side; the model translates a.id.txt to align by')
      .example('$0 align a.id.txt a.en.txt -o a.tmx', 'for a translation memory; also .tsv and .jsonl')
      .example('$0 align --lines id.txt en.txt --format beads', 'a sentence a line: [0]:[0, 1]')
      .example('$0 align a.id.txt a.en.txt --pivot out/a.en.txt', 'by the translation of an earlier run')
      .example('$0 align de.txt fr.txt --from de --to fr --no-translate', 'other languages, without a model')
      .example('$0 align a.id.txt a.en.txt -o a.tsv --fail-on any', 'exits with 3 if the files do not fit'),
  handler: async (args) => {
    const [{ readTexts, settingsOf }, { bitextFormat }, { printPieces, saveFile }, doubts] =
      await Promise.all([
        import('./terminal/texts.js'),
        import('../report/bitext/formats.js'),
        import('./terminal/save.js'),
        import('./terminal/doubts.js'),
      ]);
    const gate = args.failOn === undefined ? [] : parseRules(args.failOn, doubts.doubtNames);
    const warn = (message: string) => process.stderr.write(`padan: ${printable(message)}\n`);
    const settings = await settingsOf(args);
    const { languages, lexicon, output, format, translation } = settings;
    const texts = await readTexts(args, settings, warn);
    const { source, target } = texts;
    const write = await bitextFormat(format);
    const judge = doubts.createJudge(texts, languages, warn);
    // Before the model begins, which may take long.
    judge.texts(texts.pivot);

    const signal = interruptSignal(() => process.stdin.destroy());
    const loaded = translation ? await loadFor(args, translation, signal, warn) : undefined;
    const isTurned = translation?.side === 'target';
    try {
      const [from, to] = isTurned ? [target, source] : [source, target];
      const pivot = loaded ? await translated(loaded, from, args.quiet, signal) : texts.pivot;
      if (loaded && !isTurned) judge.pivot(pivot!);
      const [{ alignWithVerdict }, { turned }] = await Promise.all([
        import('../align/align.js'),
        import('../align/turned.js'),
      ]);
      const { beads: found, verdict } = calculating(() =>
        alignWithVerdict(from.shown, to.shown, {
          ...(pivot && { pivot }),
          lexicon: isTurned ? lexicon.inverse() : lexicon,
        }),
      );
      const beads = isTurned ? turned(found) : found;
      judge.verdict(verdict);
      const sides = {
        source: { name: source.name, language: languages.from, sentences: source.sentences.flat() },
        target: { name: target.name, language: languages.to, sentences: target.sentences.flat() },
      };
      const pieces = write({ ...sides, beads }, settings.show);
      if (output === undefined) await printPieces(pieces, signal);
      else await saveFile(output, pieces, args.force, signal);
      const alone = beads.filter((bead) => bead.source.length === 0 || bead.target.length === 0).length;
      if (format === 'tmx' && alone > 0 && !args.quiet)
        warn(`${plural(alone, 'sentence')} without a counterpart left out of the TMX`);
    } catch (error) {
      if (!signal.aborted) throw new AfterStart(error);
    }
    if (signal.aborted) {
      process.exitCode = stoppedCode(signal);
      return;
    }
    const failing = gate.filter((name) => judge.found.has(name));
    if (failing.length === 0) return;
    warn(`--fail-on: ${failing.join(', ')}`);
    process.exitCode = gateCode;
  },
};

/** Opens the model. @throws PadanError if it cannot be used */
const loadFor = async (
  args: Arguments<'align'>,
  { folder, from, to }: PivotTranslation,
  signal: AbortSignal,
  warn: (message: string) => void,
): Promise<LoadedModel> => {
  const { loadModel } = await import('../library.js');
  const memory = memoryOf(args);
  return loadModel(folder, {
    ...(from === 'und' ? {} : { from }),
    ...(to === 'und' ? {} : { to }),
    beamSize: args.beam,
    workers: args.workers,
    batchSize: args.batchSize,
    reproducible: args.reproducible,
    ...(args.dtype === undefined ? {} : { dtype: args.dtype }),
    ...(memory === null ? {} : { memory }),
    // Ctrl-C in a terminal ends the workers, too; that is no news.
    onNotice: (message) => {
      if (!signal.aborted) warn(message);
    },
  });
};

/** Translates the source, says how far it is, and closes the model. */
const translated = async (
  loaded: LoadedModel,
  source: SegmentedText,
  isQuiet: boolean,
  signal: AbortSignal,
): Promise<string[][]> => {
  const [{ translatedPivot }, { createCounter }] = await Promise.all([
    import('../systems/pivot.js'),
    import('./terminal/counter.js'),
  ]);
  const count = source.shown.flat().length;
  const counter = isQuiet ? undefined : createCounter(process.stderr, count, printable(source.name));
  try {
    return await translatedPivot(
      source,
      (sentences) => loaded.translate(sentences, signal),
      () => counter?.add(),
    );
  } finally {
    counter?.stop();
    await loaded.dispose();
  }
};
