import { setImmediate } from 'node:timers/promises';
import type { CommandModule } from 'yargs';
import type { Bitext } from '../core/bitext.js';
import { describe, PadanError, printable } from '../errors.js';
import type { Arguments } from '../options/values.js';
import { plural } from '../plural.js';
import type { Known } from '../study/known.js';
import type { Studied } from '../study/studied.js';
import type { WordFold } from '../study/words.js';
import { givenLanguage } from './arguments/model.js';
import { withOptions } from './arguments/options.js';
import { createDocumentsBar } from './comparing/progress.js';
import { AfterStart, calculating, interruptSignal, stoppedCode } from './process/exit.js';
import type { WordInput } from './words/inputs.js';

type Args = Arguments<'words'>;
type Format = 'text' | 'tsv' | 'json';

export const wordsCommand: CommandModule<object, Args> = {
  command: 'words <inputs..>',
  describe: 'List the words of texts: what is typical of them, what it means, where it stands',
  builder: async (yargs) =>
    (await withOptions(yargs, 'words'))
      .example('$0 words out', 'the most typical words of a run, with translations and a sentence')
      .example('$0 words out --families --sort count', 'families of words by root, the most frequent first')
      .example('$0 words out/b.jsonl --new-since out/a.jsonl', 'what is new after a')
      .example('$0 words article.id.txt --known padan-known.tsv', 'a text’s words, without those you know')
      .example('$0 words out --min-count 2 -o words.tsv', 'for a spreadsheet')
      .example('$0 words out --concordance harga', 'every place of “harga”, in both languages')
      .epilogue(
        'Typical are words that are more frequent here than in the texts that the lexicon was made from, by the log-likelihood ratio (Dunning 1993). Function words and names are left out unless asked for.',
      ),
  handler: async (given) => {
    const from = givenLanguage('from', given.from);
    // As for the other commands, - is standard output.
    const output = given.output === '-' ? undefined : given.output;
    const args = { ...given, output };
    const [{ isMistake }, { knownIn }, inputs, { checkPrinted, checkWritten }] = await Promise.all([
      import('./exporting/outputs.js'),
      import('./exporting/known.js'),
      import('./words/inputs.js'),
      import('./terminal/save.js'),
    ]);
    if (args.exact && args.concordance === undefined)
      throw new PadanError(
        'invalid-option',
        '--exact says which places --concordance lists, which is not given',
      );
    if (args.concordance?.trim() === '')
      throw new PadanError('invalid-option', '--concordance is blank, expected a word');
    if (output !== undefined) await checkWritten(output, [args.known], args.force);
    const known = await knownIn(args.known);
    const documents = await inputs.wordInputs(args.inputs, from);
    const earlier = args.newSince === undefined ? [] : await inputs.wordInputs([args.newSince], from);
    const sources = [...documents, ...earlier].map(({ path }) => path);
    if (output === undefined) await checkPrinted([...sources, args.known]);
    else await checkWritten(output, sources, args.force);
    const signal = interruptSignal(() => undefined);
    const isQuiet = args.quiet || args.json;
    const warn = (message: string) => process.stderr.write(`padan: ${printable(message)}\n`);
    const reader = createReader(args.side, documents.length + earlier.length, isQuiet, warn, signal);
    try {
      const pieces = await (args.concordance === undefined
        ? list(args, documents, earlier, known, reader)
        : concordance(args, args.concordance, documents, reader));
      reader.stop();
      await write(pieces, args, signal);
      if (reader.failures() > 0) {
        warn(`${plural(reader.failures(), 'document')} could not be read`);
        process.exitCode = 1;
      }
    } catch (error) {
      if (!signal.aborted) throw isMistake(error) ? error : new AfterStart(error);
      process.exitCode = stoppedCode(signal);
    } finally {
      reader.stop();
    }
  },
};

/** Reads documents one after the other. A damaged one is named and left out, unless there is no other. */
interface Reader {
  /** What is studied, as the first document that can be read has it. @throws PadanError if there is none */
  each(documents: readonly WordInput[], use: (bitext: Bitext, studied: Studied) => void): Promise<Studied>;
  failures(): number;
  stop(): void;
}

const createReader = (
  side: Args['side'],
  total: number,
  isQuiet: boolean,
  warn: (message: string) => void,
  signal: AbortSignal,
): Reader => {
  const progress = createDocumentsBar(total, isQuiet, 'read');
  let studied: Studied | undefined;
  let [read, failures] = [0, 0];
  return {
    each: async (documents, use) => {
      const { checkLanguage, studiedIn } = await import('./words/inputs.js');
      let done = 0;
      for (const { path, read: readBitext } of documents) {
        signal.throwIfAborted();
        // Hears Ctrl-C between documents.
        await setImmediate();
        try {
          const bitext = await readBitext();
          studied ??= await studiedIn(bitext, side);
          checkLanguage(bitext, studied, path);
          use(bitext, studied);
          done++;
        } catch (error) {
          if (!(error instanceof PadanError) || documents.length === 1) throw error;
          failures++;
          warn(describe(error));
        }
        progress.done(++read);
      }
      if (done === 0 || studied === undefined)
        throw new PadanError('invalid-bitext', 'no document could be read');
      return studied;
    },
    failures: () => failures,
    stop: progress.stop,
  };
};

const list = async (
  args: Args,
  documents: readonly WordInput[],
  earlier: readonly WordInput[],
  known: Known | null,
  reader: Reader,
): Promise<Iterable<string>> => {
  const [{ createWords }, choice, { glossaryOf }, formats] = await Promise.all([
    import('../study/words.js'),
    import('../study/families.js'),
    import('../study/glossary.js'),
    import('./words/list.js'),
  ]);
  const gather = async (inputs: readonly WordInput[], examples: number): Promise<[WordFold, Studied]> => {
    let fold: WordFold | undefined;
    const studied = await reader.each(inputs, (bitext, of) => {
      fold ??= createWords(of, examples);
      fold.add(bitext, null);
    });
    return [fold!, studied];
  };
  const [fold, studied] = await gather(documents, args.examples);
  const before = earlier.length === 0 ? null : (await gather(earlier, 0))[0];
  reader.stop();
  const [words, newSince] = calculating(() => [fold.finish(), before?.finish() ?? null]);
  const { functionWords, properNames, minCount, sort } = args;
  const chosen = choice.chosenWords(words, { functionWords, names: properNames, minCount, newSince, known });
  const format = formatOf(args);
  const limit = args.limit ?? (format === 'text' ? textLimit : Number.POSITIVE_INFINITY);
  const families = args.families
    ? choice.ordered(choice.familiesOf(chosen, words), sort, ({ root }) => root).slice(0, limit)
    : null;
  const shown = {
    list: words,
    chosen,
    families,
    words:
      families?.flatMap((family) => family.words) ??
      choice.ordered(chosen, sort, ({ word }) => word).slice(0, limit),
    glossary: glossaryOf(studied),
    left: [
      ...(functionWords ? [] : ['function words (--function-words)']),
      ...(properNames ? [] : ['names (--proper-names)']),
      ...(newSince === null ? [] : [`words of which a form is in ${args.newSince}`]),
      ...(known === null ? [] : ['words that you know']),
    ],
  };
  if (format === 'tsv') return formats.listTsv(shown);
  if (format === 'json') return formats.listJson(shown);
  return formats.listText(shown, widthOf(args), await isColored(args));
};

/** Words that are listed for people, if nobody says how many. */
const textLimit = 50;

/** Cells of a concordance's lines where there is no terminal. */
const concordanceWidth = 100;

const concordance = async (
  args: Args,
  word: string,
  documents: readonly WordInput[],
  reader: Reader,
): Promise<Iterable<string>> => {
  const [{ concordanceOf, wantedForms }, formats] = await Promise.all([
    import('../study/concordance.js'),
    import('./words/concordance.js'),
  ]);
  const format = formatOf(args);
  const limit = args.limit ?? (format === 'text' ? textLimit : Number.POSITIVE_INFINITY);
  const lines: Parameters<typeof formats.concordanceText>[0]['lines'][number][] = [];
  let all = 0;
  let isWanted: ReturnType<typeof wantedForms> | undefined;
  await reader.each(documents, (bitext, studied) => {
    isWanted ??= wantedForms(word.trim().split(/\s+/), studied, !args.exact);
    for (const line of concordanceOf(bitext, isWanted, studied)) if (all++ < limit) lines.push(line);
  });
  const shown = { word, lines, all };
  if (format === 'tsv') return formats.concordanceTsv(shown);
  if (format === 'json') return formats.concordanceJson(shown);
  const width = widthOf(args);
  return formats.concordanceText(
    shown,
    Number.isFinite(width) ? width : concordanceWidth,
    await isColored(args),
  );
};

const formatOf = ({ json, format, output }: Args): Format => {
  if (json) return 'json';
  if (format !== undefined) return format;
  if (output !== undefined) return /\.json$/i.test(output) ? 'json' : /\.txt$/i.test(output) ? 'text' : 'tsv';
  return process.stdout.isTTY ? 'text' : 'tsv';
};

/** Cells of the terminal; elsewhere lines may have any length. */
const widthOf = ({ output }: Args): number =>
  (output === undefined ? process.stdout.columns : undefined) ?? Number.POSITIVE_INFINITY;

/** Colours are for terminals: a file gets none. */
const isColored = async ({ color, output }: Args): Promise<boolean> => {
  const { hasColors } = await import('./differences/print.js');
  return hasColors(color, process.env, process.stdout.isTTY && output === undefined);
};

const write = async (pieces: Iterable<string>, { output, force }: Args, signal: AbortSignal) => {
  const { printPieces, saveFile } = await import('./terminal/save.js');
  if (output === undefined) await printPieces(pieces, signal);
  else await saveFile(output, pieces, force, signal);
};
