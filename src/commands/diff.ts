import { once } from 'node:events';
import type { CommandModule } from 'yargs';
import { type DifferenceClass, differenceClasses } from '../core/bitext.js';
import { describe, PadanError, printable } from '../errors.js';
import type { Lexicon } from '../languages/lexicon.js';
import type { Arguments } from '../options/values.js';
import { plural } from '../plural.js';
import { withOptions } from './arguments/options.js';
import type { ReadPair } from './differences/inputs.js';
import type { Compared, Printer } from './differences/print.js';
import { AfterStart } from './process/exit.js';

type Args = Arguments<'diff'>;

export const diffCommand: CommandModule<object, Args> = {
  command: 'diff <before> <after>',
  describe: 'Show word by word what differs between two translations',
  builder: async (yargs) =>
    (await withOptions(yargs, 'diff'))
      .example('$0 diff old.en.txt new.en.txt', 'the sentences that differ: [-removed-]{+added+}')
      .example('$0 diff out-monday out | less -R', 'two runs, document by document')
      .example('$0 diff out#base out#greedy', 'two systems of one run')
      .example('$0 diff out-monday out --class number,name', 'only where a number or a name differs')
      .example('$0 diff out-monday out --stat', 'how many sentences differ in what')
      .example(
        '$0 diff old.en.txt new.en.txt --unified > x.diff',
        'a patch; apply it with patch -p1 < x.diff',
      )
      .example('$0 diff out-monday out --json --exit-code', 'for scripts; 1 if something differs')
      .epilogue(
        'With --exit-code: 0 nothing differs (of --class, if given), 1 something does, or a document failed.',
      ),
  handler: async (args) => {
    const [{ inputsOf }, { hasColors, printer }, { checkPrinted }] = await Promise.all([
      import('./differences/inputs.js'),
      import('./differences/print.js'),
      import('./terminal/save.js'),
    ]);
    await checkPrinted([args.before, args.after]);
    const wanted = classesIn(args.class);
    const compare = createComparer();
    const { documents, alone } = await inputsOf(args.before, args.after, args.to);
    const printing = printer(hasColors(args.color, process.env, process.stdout.isTTY));
    const say = (line: string) => process.stderr.write(`padan: ${line}\n`);
    for (const { name, in: folder } of alone) say(printable(`${name}: only in ${folder}`));
    const total = { sentences: 0, differing: 0, byClass: new Map<DifferenceClass, number>() };
    let [differs, failures, hasPrinted] = [alone.length > 0, 0, false];
    for (const document of documents)
      try {
        const pair = await document.read();
        if (args.unified) {
          const patch = await patchOf(pair);
          differs ||= patch !== '';
          // A file gets the texts as they are; a terminal nothing that it would obey.
          await print(process.stdout.isTTY ? patch.split('\n').map(shownLine).join('\n') : patch);
          continue;
        }
        const compared = await compare(pair);
        const isShown = ({ classes }: Compared) =>
          !classes.includes('identical') && (wanted === null || classes.some((name) => wanted.has(name)));
        const differing = compared.filter(isShown);
        total.sentences += compared.length;
        total.differing += differing.length;
        for (const { classes } of differing)
          for (const name of classes) total.byClass.set(name, (total.byClass.get(name) ?? 0) + 1);
        if (args.stat) continue;
        const shown = args.all ? compared : around(compared, isShown, args.context ?? 0);
        if (shown.length === 0) continue;
        await (args.json
          ? printJson(document.name, shown)
          : printText(document.name, shown, printing, hasPrinted));
        hasPrinted = true;
      } catch (error) {
        if (documents.length === 1) throw hasPrinted ? new AfterStart(error) : error;
        failures++;
        say(describe(error));
      }
    if (args.stat) await printStat(total, args.json);
    differs ||= total.differing > 0;
    if (failures > 0 || (args.exitCode && differs)) process.exitCode = 1;
  },
};

/** @throws PadanError `invalid-option` if one is no class */
const classesIn = (list: string | undefined): ReadonlySet<string> | null => {
  if (list === undefined) return null;
  const names = list.split(',').map((name) => name.trim());
  const known: readonly string[] = differenceClasses.filter((name) => name !== 'identical');
  for (const name of names)
    if (!known.includes(name))
      throw new PadanError(
        'invalid-option',
        `--class has “${printable(name)}”, expected some of ${known.join(', ')}`,
      );
  return new Set(names);
};

/** Makes a function that gives a document's sentences with what differs. Lexicons are read once. */
const createComparer = (): ((pair: ReadPair) => Promise<Compared[]>) => {
  const lexicons = new Map<string, Promise<Lexicon>>();
  return async ({ sentences, from, to }) => {
    const [{ differenceOf }, { emptyLexicon, lexiconFor, openLexicon }, { embeddedModel }] =
      await Promise.all([
        import('../compare/difference.js'),
        import('../languages/lexicon.js'),
        import('../model/files.js'),
      ]);
    const open = async () => openLexicon(await lexiconFor(embeddedModel, from, to));
    const hasSource = sentences.some(({ source }) => source !== null);
    const known = lexicons.get(`${from} ${to}`) ?? (hasSource ? open() : Promise.resolve(emptyLexicon));
    if (hasSource) lexicons.set(`${from} ${to}`, known);
    const lexicon = await known;
    return sentences.map((sentence) => {
      const [before, after] = [sentence.before ?? '', sentence.after ?? ''];
      return { sentence, ...differenceOf({ source: sentence.source, before, after, from, to, lexicon }) };
    });
  };
};

const patchOf = async ({ texts: { before, after, path } }: ReadPair): Promise<string> => {
  const { patchBetween } = await import('../report/text.js');
  return patchBetween(before, after, path);
};

/** Sentences that are wanted, with so many others before and after each. */
const around = (
  all: readonly Compared[],
  isWanted: (compared: Compared) => boolean,
  context: number,
): Compared[] => {
  const isShown = new Uint8Array(all.length);
  let until = -1;
  all.forEach((compared, i) => {
    if (isWanted(compared)) {
      for (let k = Math.max(until + 1, i - context); k <= i; k++) isShown[k] = 1;
      until = i + context;
    }
    if (i <= until) isShown[i] = 1;
  });
  return all.filter((_, i) => isShown[i] === 1);
};

const printText = async (
  name: string,
  shown: readonly Compared[],
  { heading, sentence }: Printer,
  hasPrinted: boolean,
): Promise<void> => {
  await print(`${hasPrinted ? '\n' : ''}${heading(name)}`);
  for (const compared of shown) await print(sentence(compared));
};

const printJson = async (document: string, shown: readonly Compared[]): Promise<void> => {
  for (const { sentence, changes, classes } of shown)
    await print(`${escaped(JSON.stringify({ document, ...sentence, changes, classes }))}\n`);
};

const printStat = async (
  total: { sentences: number; differing: number; byClass: ReadonlyMap<DifferenceClass, number> },
  isJson: boolean,
): Promise<void> => {
  const { sentences, differing, byClass } = total;
  const counts = differenceClasses.flatMap((name) => {
    const count = byClass.get(name);
    return count === undefined ? [] : [[name, count] as const];
  });
  if (isJson)
    return print(`${JSON.stringify({ sentences, differing, classes: Object.fromEntries(counts) })}\n`);
  const width = String(differing).length;
  for (const [name, count] of counts) await print(`${String(count).padStart(width)}  ${name}\n`);
  await print(`${differing} of ${plural(sentences, 'sentence')} ${differing === 1 ? 'differs' : 'differ'}\n`);
};

/** JSON with what a terminal would obey in escapes: C1 controls, marks of direction. */
const escaped = (json: string): string => printable(json);

/** A line of a patch as a terminal may have it. */
const shownLine = (line: string): string => line.split('\t').map(printable).join('\t');

const print = async (text: string): Promise<void> => {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
};
