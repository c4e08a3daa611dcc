import pc from 'picocolors';
import type { CommandModule, InferredOptionTypes } from 'yargs';
import { describe, printable } from '../errors.js';
import { plural } from '../plural.js';
import { withConfig } from './config.js';
import { documentOptions, modelOptions, pathsOrCorpus, withPaths } from './options.js';

const options = {
  ...documentOptions,
  model: {
    ...modelOptions.model,
    describe: 'Model folder; the lexicon beside it tells whole words from cut ones',
  },
  json: { type: 'boolean', default: false, describe: 'Print a JSON object a note' },
} as const;

type Arguments = InferredOptionTypes<typeof options> & { paths: string[] };

export const lintCommand: CommandModule<object, Arguments> = {
  command: 'lint [paths..]',
  describe: 'Point at what is wrong with texts as they came; changes nothing',
  builder: async (yargs) =>
    (await withConfig(withPaths(yargs).options(options), { ...options, paths: null }))
      .example('$0 lint', 'notes on all of corpus/')
      .example('$0 lint a.txt --json', 'a JSON object a note: path, line, column, rule, message'),
  handler: async (args) => {
    const paths = pathsOrCorpus(args.paths);
    const [{ discover }, { lint }, { readDocument }, { packOf }, lexicons] = await Promise.all([
      import('../formats/discover.js'),
      import('../lint/lint.js'),
      import('../formats/text/read.js'),
      import('../languages/languages.js'),
      import('../languages/lexicon.js'),
    ]);
    const pack = packOf('id');
    const file = await lexicons.lexiconFor(args.model, 'id', 'en');
    const lexicon = file ? await lexicons.readLexicon(file.path, file.direction) : lexicons.emptyLexicon;
    const vocabulary = lexicons.vocabularyOf(lexicon);
    const { inputs, errors } = await discover(paths);
    let notes = 0;
    let failures = 0;
    const fail = (error: unknown) => {
      failures++;
      process.stderr.write(`padan: ${describe(error)}\n`);
    };
    errors.forEach(fail);
    for (const { path, name } of inputs)
      try {
        const document = await readDocument(path, name, args.paragraphs);
        const places = placesIn(document.text);
        for (const { rule, message, start, end } of lint(document, pack, vocabulary)) {
          notes++;
          const { line, column } = places(start);
          process.stdout.write(
            args.json
              ? `${JSON.stringify({ path, line, column, rule, message, start, end })}\n`
              : `${printable(path)}:${line}:${column} ${pc.yellow(rule)} ${printable(message)}\n`,
          );
        }
      } catch (error) {
        fail(error);
      }
    const files = inputs.length - failures + errors.length;
    if (!args.json) process.stdout.write(`${plural(notes, 'note')} on ${plural(files, 'document')}.\n`);
    process.exitCode = failures > 0 ? 1 : 0;
  },
};

/** Finds line and column, both from 1, of ascending offsets. */
const placesIn = (text: string): ((offset: number) => { line: number; column: number }) => {
  const starts = [
    0,
    ...[...text.matchAll(/\r\n|\r|\n/g)].map(({ 0: ending, index }) => index + ending.length),
  ];
  return (offset) => {
    const next = starts.findIndex((start) => start > offset);
    const line = next < 0 ? starts.length : next;
    return { line, column: offset - starts[line - 1]! + 1 };
  };
};
