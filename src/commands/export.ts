import { resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { CommandModule } from 'yargs';
import { describe, PadanError, printable } from '../errors.js';
import type { Arguments } from '../options/values.js';
import { plural } from '../plural.js';
import { withOptions } from './arguments/options.js';
import { createDocumentsBar } from './comparing/progress.js';
import type { Exporter } from './exporting/exporter.js';
import { AfterStart, interruptSignal, stoppedCode } from './process/exit.js';

type Args = Arguments<'export'>;

export const exportCommand: CommandModule<object, Args> = {
  command: 'export <inputs..>',
  describe: 'Take translations along: flash cards to learn from, bilingual books for e-readers',
  builder: async (yargs) =>
    (await withOptions(yargs, 'export'))
      .example('$0 export out --anki padan.apkg', 'cards of a run, for Anki')
      .example('$0 export out --anki padan.apkg --known padan-known.tsv', 'without the words that you know')
      .example(
        '$0 export out --anki padan.apkg --know 3000 --limit 200',
        'the 200 most useful words beyond 3,000',
      )
      .example('$0 export out/a.jsonl --tsv a.txt --cards sentence', 'sentences of one document, as text')
      .example('$0 export out --epub book.epub --layout interleaved', 'a bilingual book')
      .example('$0 export out#base --anki base.apkg', 'of one of several systems'),
  handler: async (args) => {
    const files = outputsOf(args);
    const [{ checkWritten, saveFile }, { isMistake }, { findDocuments, readFound }] = await Promise.all([
      import('./terminal/save.js'),
      import('./exporting/outputs.js'),
      import('./exporting/inputs.js'),
    ]);
    for (const file of files) await checkWritten(file, [args.known], args.force);
    const exporters = await exportersOf(args);
    const documents = await findDocuments(args.inputs);
    const sources = documents.map(({ path }) => path);
    for (const file of files) await checkWritten(file, sources, args.force);
    const signal = interruptSignal(() => undefined);
    const progress = createDocumentsBar(documents.length, args.quiet || args.json, 'exported');
    const warn = (message: string) => process.stderr.write(`padan: ${printable(message)}\n`);
    let failures = 0;
    let unknown: PadanError | undefined;
    try {
      for (const [i, document] of documents.entries()) {
        signal.throwIfAborted();
        // Hears Ctrl-C between documents.
        await setImmediate();
        try {
          const read = await readFound(document);
          for (const exporter of exporters) await exporter.add(read);
        } catch (error) {
          if (!(error instanceof PadanError) || documents.length === 1) throw error;
          if (error.code === 'invalid-system') unknown ??= error;
          failures++;
          warn(describe(error));
        }
        progress.done(i + 1);
      }
      progress.stop();
      // A system that is nowhere is the user's mistake, not a document's.
      if (failures === documents.length)
        throw unknown ?? new PadanError('invalid-bitext', 'no document could be exported');
      const results = [];
      for (const exporter of exporters) results.push(...(await exporter.finish(signal)));
      for (const { path, pieces } of results) await saveFile(path, pieces, args.force, signal);
      if (args.json) {
        const counts = { documents: documents.length - failures, failed: failures };
        const made = results.map(({ path, counts: each }) => ({ path, ...each }));
        process.stdout.write(`${JSON.stringify({ ...counts, files: made }, null, 2)}\n`);
      } else if (!args.quiet)
        for (const { path, said } of results) process.stdout.write(`${printable(path)}: ${said}\n`);
      if (failures > 0) {
        warn(`${plural(failures, 'document')} could not be exported`);
        process.exitCode = 1;
      }
    } catch (error) {
      if (!signal.aborted) throw isMistake(error) ? error : new AfterStart(error);
      process.exitCode = stoppedCode(signal);
    } finally {
      progress.stop();
    }
  },
};

/** The files to write. @throws PadanError `invalid-option` if there is none, one is no file, or there twice */
const outputsOf = ({ anki, tsv, epub }: Args): string[] => {
  const files = [anki, tsv, epub].filter((file) => file !== undefined);
  if (files.length === 0)
    throw new PadanError(
      'invalid-option',
      'nothing to write was named',
      {},
      'add --anki FILE, --tsv FILE or --epub FILE',
    );
  if (files.includes('-'))
    throw new PadanError(
      'invalid-option',
      'an export cannot be written to standard output (-)',
      {},
      'name a file; one of this name is ./-',
    );
  if (new Set(files.map((file) => resolve(file))).size < files.length)
    throw new PadanError('invalid-option', 'one file is named for two exports', {}, 'name two files');
  return files;
};

/** The ways to export that were asked for. */
const exportersOf = async (args: Args): Promise<Exporter[]> => {
  const exporters: Exporter[] = [];
  if (args.anki !== undefined || args.tsv !== undefined) {
    const { createCardExporter } = await import('./exporting/cards.js');
    exporters.push(await createCardExporter(args));
  }
  if (args.epub !== undefined) {
    const { createBookExporter } = await import('./exporting/book.js');
    exporters.push(await createBookExporter(args.epub, args));
  }
  return exporters;
};
