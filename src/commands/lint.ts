import pc from 'picocolors';
import type { CommandModule } from 'yargs';
import { describe, printable } from '../errors.js';
import { inTurns } from '../flow/turns.js';
import type { Arguments } from '../options/values.js';
import { plural } from '../plural.js';
import { languagesOf } from './arguments/model.js';
import { pathsOrCorpus, withOptions } from './arguments/options.js';
import { gateCode } from './process/exit.js';
import { foundWarnings, passedOverLines } from './terminal/found.js';
import { foundRules, parseRules } from './terminal/gates.js';

export const lintCommand: CommandModule<object, Arguments<'lint'>> = {
  command: 'lint [paths..]',
  describe: 'Report problems in source texts; changes nothing',
  builder: async (yargs) =>
    (await withOptions(yargs, 'lint'))
      .example('$0 lint', 'notes on all of corpus/')
      .example('$0 lint --fail-on truncated-heading', 'exits with 3 if a heading is cut off')
      .example('$0 lint a.txt --json', 'a JSON object a note: path, line, column, rule, message'),
  handler: async (args) => {
    const paths = pathsOrCorpus(args.paths);
    const [
      { discover },
      { linting },
      { ruleNames },
      { readDocument },
      { packOf },
      lexicons,
      { segmenting },
      { findModel },
      { checkPrinted },
    ] = await Promise.all([
      import('../formats/discover.js'),
      import('../lint/lint.js'),
      import('../lint/rules.js'),
      import('../formats/formats.js'),
      import('../languages/languages.js'),
      import('../languages/lexicon.js'),
      import('../segment/document.js'),
      import('../hub/store.js'),
      import('./terminal/save.js'),
    ]);
    const gate = args.failOn === undefined ? [] : parseRules(args.failOn, ruleNames);
    const languages = await languagesOf(args);
    const { from } = languages;
    const file = await lexicons.lexiconFor(await findModel(args.model), from, languages.to);
    const lexicon = await lexicons.openLexicon(file);
    const vocabulary = lexicons.vocabularyOf(lexicon);
    const { inputs, errors, ...found } = await discover(paths, languages);
    await checkPrinted(inputs.map(({ path }) => path));
    const say = (line: string) => process.stderr.write(`padan: ${line}\n`);
    foundWarnings(found).map(printable).forEach(say);
    passedOverLines(found.passedOver).forEach(say);
    const counts: Record<string, number> = {};
    let notes = 0;
    let failures = 0;
    const fail = (error: unknown) => {
      failures++;
      say(describe(error));
    };
    errors.forEach(fail);
    for (const { path, name } of inputs)
      try {
        const read = await readDocument(name, { path, language: from, split: args.paragraphs });
        const document = await inTurns(segmenting(read));
        const places = placesIn(document.text);
        const all = await inTurns(linting(document, packOf(from), vocabulary));
        for (const { rule, message, start, end } of all) {
          notes++;
          counts[rule] = (counts[rule] ?? 0) + 1;
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
    const reason = foundRules(gate, counts);
    if (reason !== null) say(reason);
    process.exitCode = failures > 0 ? 1 : reason !== null ? gateCode : 0;
  },
};

/** Returns a function that gives line and column, both from 1, of an offset. */
const placesIn = (text: string): ((offset: number) => { line: number; column: number }) => {
  const starts = [
    0,
    ...[...text.matchAll(/\r\n|\r|\n/g)].map(({ 0: ending, index }) => index + ending.length),
  ];
  return (offset) => {
    let line = 1;
    for (let after = starts.length; line < after; ) {
      const middle = (line + after) >> 1;
      if (starts[middle]! <= offset) line = middle + 1;
      else after = middle;
    }
    return { line, column: offset - starts[line - 1]! + 1 };
  };
};
