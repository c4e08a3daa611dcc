import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { CommandModule } from 'yargs';
import type { Bitext } from '../core/bitext.js';
import { PadanError, printable } from '../errors.js';
import type { Arguments } from '../options/values.js';
import type { OverviewFold } from '../overview/create.js';
import type { GateTerm } from '../overview/gates.js';
import type { MetricName } from '../score/metrics.js';
import type { RunOutput } from '../systems/outputs.js';
import { withOptions } from './arguments/options.js';
import { createDocumentsBar } from './comparing/progress.js';
import { AfterStart, calculating, gateCode, interruptSignal, stoppedCode } from './process/exit.js';
import { parseGates } from './terminal/gates.js';
import { checkSummaries } from './terminal/summaries.js';

export const compareCommand: CommandModule<object, Arguments<'compare'>> = {
  command: 'compare <runA> <runB>',
  describe: 'Say what got better and worse from one run to another',
  builder: async (yargs) =>
    (await withOptions(yargs, 'compare'))
      .example('$0 compare out/old out/new', 'scores, what changed, new flags, the worst regressions')
      .example('$0 compare old new --fail-on "bleu<-0.5,flags.number>0"', 'exits with 3 on a regression')
      .example('$0 compare old new --summary "$GITHUB_STEP_SUMMARY"', 'a summary for a pull request')
      .example('$0 compare out#base out#greedy -o pages', 'two systems of one run; pages to look through')
      .example('$0 compare old/a.jsonl new/a.jsonl --json', 'one document, for a script'),
  handler: async (args) => {
    const { parseMetrics } = await import('./arguments/metrics.js');
    const chosen = parseMetrics(args.metric);
    const terms = await termsOf(args, chosen);
    if (args.json && args.summary === '-')
      throw new PadanError('invalid-option', '--json and --summary - both write to standard output');
    const [runs, { comparisonText }, { checkGates, gateReason }, pagesIn] = await Promise.all([
      import('./comparing/runs.js'),
      import('./comparing/summary.js'),
      import('../overview/gates.js'),
      import('./comparing/pages.js'),
    ]);
    const a = await runs.openRun(args.runA, args.systemA);
    const b = await runs.openRun(args.runB, args.systemB);
    const matches = runs.matchesOf(a.output, b.output);
    const { output } = args;
    if (output !== undefined) {
      checkFolder(output);
      await pagesIn.checkPages(output, [pagesIn.firstPage]);
    }
    await checkSummaries(args, output);
    const warn = (message: string) => process.stderr.write(`padan: ${printable(message)}\n`);
    const signal = interruptSignal(() => undefined);
    const progress = createDocumentsBar(matches.length, args.quiet || args.json, 'compared');
    const pages = pagesIn.createPages();
    try {
      const { fold, failed, damaged, notices } = await runs.compareRuns(
        matches,
        { a, b },
        {
          fold: (first) => foldFor(first, chosen, args),
          each: (found) => {
            if (output !== undefined) pages.add(found);
          },
          page: (name) => pageOf(name, b.output, output),
          done: progress.done,
        },
        signal,
      );
      progress.stop();
      for (const notice of notices) if (!args.quiet) warn(notice);
      const overview = calculating(() => fold!.finish());
      const rules = Object.fromEntries(
        overview.flags.rules.map(({ rule, systems }) => [rule, systems['B'] ?? 0]),
      );
      const gates = checkGates(terms, { overview, failed: failed.size, rules });
      await pages.write(overview, gates, failed, args, signal);
      if (args.json) process.stdout.write(`${JSON.stringify({ overview, gates }, null, 2)}\n`);
      else if (!args.quiet && args.summary !== '-') process.stdout.write(comparisonText(overview, gates));
      const reason = gateReason(gates);
      if (reason !== null) warn(reason);
      process.exitCode = damaged.size > 0 ? 1 : reason === null ? 0 : gateCode;
    } catch (error) {
      if (!signal.aborted) throw isMistake(error) ? error : new AfterStart(error);
      process.exitCode = stoppedCode(signal);
    } finally {
      progress.stop();
    }
  },
};

/** Whether the user named what is not there, so that nothing was begun. */
const isMistake = (error: unknown): boolean => error instanceof PadanError && error.code === 'invalid-system';

const termsOf = async (
  { failOn }: Arguments<'compare'>,
  chosen: readonly MetricName[],
): Promise<GateTerm[]> => {
  if (failOn === undefined) return [];
  const [{ flagNames }, { metrics }] = await Promise.all([
    import('../compare/flags/flags.js'),
    import('../score/metrics.js'),
  ]);
  return parseGates(failOn, {
    rules: flagNames,
    flags: flagNames,
    metrics: chosen,
    allMetrics: Object.keys(metrics),
  });
};

const foldFor = async (
  { document, systems }: Bitext,
  chosen: readonly MetricName[],
  { samples, seed }: Arguments<'compare'>,
): Promise<OverviewFold> => {
  const [
    { createOverview },
    { metricsNamed },
    { defaultSamples },
    { lexiconFor, openLexicon },
    { embeddedModel },
  ] = await Promise.all([
    import('../overview/create.js'),
    import('../score/metrics.js'),
    import('../score/significance/paired.js'),
    import('../languages/lexicon.js'),
    import('../model/files.js'),
  ]);
  return createOverview({
    metrics: metricsNamed(chosen),
    pairs: [['A', 'B']],
    baseline: 'A',
    method: 'randomisation',
    samples: samples ?? defaultSamples.randomisation,
    seed,
    lexicon: await openLexicon(await lexiconFor(embeddedModel, document.language, systems[0]!.language)),
  });
};

/** @throws PadanError `output-conflict` if a folder for pages is a run's own; `output-unusable` if it is a file */
const checkFolder = (path: string): void => {
  if (existsSync(path) && !statSync(path).isDirectory())
    throw new PadanError('output-unusable', 'is no folder', { path }, 'name another folder for --output');
  if (existsSync(join(path, '.padan')))
    throw new PadanError(
      'output-conflict',
      'is the output folder of a run, whose pages would be overwritten',
      { path },
      'name another folder for --output',
    );
};

/** Path of a document's page in the second run, from where the pages of the comparison are; null if it has none. */
const pageOf = (name: string, { path, isFolder }: RunOutput, output: string | undefined): string | null => {
  const page = isFolder ? join(path, `${name}.html`) : path.replace(/\.jsonl$/, '.html');
  if (page === path || !existsSync(page)) return null;
  return relative(resolve(output ?? (isFolder ? path : dirname(path))), resolve(page))
    .split(sep)
    .join('/');
};
