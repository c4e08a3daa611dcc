import { join } from 'node:path';
import type { CommandModule } from 'yargs';
import { type Arguments, libraryOptions } from '../options/values.js';
import type { RunOptions } from '../run/options.js';
import type { RunResult } from '../run/pass.js';
import type { OpenRemote } from '../run/systems/translators.js';
import { hiddenModels } from './arguments/model.js';
import { memoryOf, pathsOrCorpus, silencedHere, withOptions } from './arguments/options.js';
import { openSystems, parseAgainst, placesOf } from './arguments/systems.js';
import { AfterStart, gateCode, interruptSignal, stoppedCode } from './process/exit.js';
import { type GateNames, gatesOf, parseGates, parseRules, reasonToFail } from './terminal/gates.js';
import { openInBrowser } from './terminal/open.js';
import { checkSummaries, writeSummaries } from './terminal/summaries.js';
import { drySummary, summary } from './terminal/summary.js';

export const runCommand: CommandModule<object, Arguments<'run'>> = {
  command: 'run [paths..]',
  describe: 'Translate files and folders, and write side-by-side reports',
  builder: async (yargs) =>
    (await withOptions(yargs, 'run'))
      .example('$0 run', 'translate corpus/ and write out/index.html')
      .example('$0 run news/ -o reports --beam 1', 'a folder, greedily')
      .example('$0 run news/ --dry-run', 'what there is to do; nothing is written')
      .example('$0 run news/ --fail-on numbers-differ,cut-off', 'exits with 3 if there are such flags')
      .example('$0 run --system base=models/a --system greedy=models/a,beam=1', 'two systems, compared')
      .example('$0 run news/ --model models/new --against last', 'what a new model changed')
      .example(
        '$0 run --against last --fail-on "bleu<-0.5" --summary pr.md',
        'a gate, and a summary for people',
      )
      .example('$0 run --round-trip opus-mt-en-id', 'translates the translations back, too')
      .example('$0 run news/ --watch', 'and again whenever a file changes')
      .example('$0 run news/ --only-failed', 'only what failed last time')
      .example('$0 run news/ --queue redis://localhost', 'with workers on a queue')
      .example('$0 run a.txt b.txt --json | jq .failures', 'what failed, for a script'),
  handler: async (args) => {
    const { parseMetrics } = await import('./arguments/metrics.js');
    const metrics = parseMetrics(args.metric);
    const terms = args.failOn === undefined ? [] : parseGates(args.failOn, await gateNames(metrics));
    const paths = pathsOrCorpus(args.paths);
    const silence =
      args.silence === undefined ? null : parseRules(args.silence, await ownFlags(), '--silence').join();
    await checkSummaries(args, args.out);
    const { queue, inFlight, retries, quiet, json, watch: isWatching } = args;
    const [{ openModel }, { run }, { overviewFile }, { createLog, createProgress }] = await Promise.all([
      import('../model/model.js'),
      import('../pipeline.js'),
      import('../run/output/overview-files.js'),
      import('./terminal/progress.js'),
    ]);
    const reporter =
      args.log === 'json' ? createLog(process.stderr) : createProgress(process.stderr, quiet || json);
    const signal = interruptSignal((byUser) => {
      if (byUser) reporter.say('Stopping after this batch. Press Ctrl-C again to exit now.');
    });
    const warn = (message: string) => reporter.onEvent({ kind: 'notice', message });
    (await hiddenModels([args.model, args.roundTrip, ...placesOf(args.system)])).forEach(warn);
    const { model, settings, dispose, ...systems } = await openSystems(args, openModel);
    const options: RunOptions = {
      ...libraryOptions(args, 'RunOptions'),
      ...settings,
      ...systems,
      paths,
      memory: memoryOf(args),
      silence,
      silenced: args.silenced ?? silencedHere(),
      baseline: args.baseline ?? null,
      metrics,
      against: args.against === undefined ? null : parseAgainst(args.against),
    };
    let toOpen = args.open;
    let opening: Promise<void> | undefined;
    const show = (result: RunResult) => {
      reporter.rest();
      // What can be said of all documents is in a file of its own.
      const { overview } = result;
      const shown = { ...result, overview: overview && join(args.out, overviewFile) };
      if (json) process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
      else if (!quiet && args.summary !== '-') process.stdout.write(summary(result));
      // Where the summary that says it is not printed.
      if (result.halted !== null && (quiet || json || args.summary === '-'))
        reporter.say(`padan: the run could not continue: ${result.halted}`);
      if (toOpen && !result.stopped && result.halted === null) {
        toOpen = false;
        opening = openInBrowser(result.index).then((problem) => {
          if (problem !== null) warn(`${result.index}: ${problem}`);
        });
      }
    };
    const showAndWait = (result: RunResult) => {
      show(result);
      if (!quiet && !json && !result.stopped) reporter.say('Waiting for changes. Press Ctrl-C to stop.');
    };
    const remote =
      queue === undefined
        ? undefined
        : async (...[asked, decoding]: Parameters<OpenRemote>) => {
            const { openCollector } = await import('../systems/queue/collector.js');
            return openCollector(
              asked,
              { ...decoding, force: args.force },
              { url: queue, inFlight, retries },
              warn,
            );
          };
    try {
      if (args.dryRun) {
        const { dryRun } = await import('../run/dry.js');
        const plan = await dryRun(model, options, reporter.onEvent, signal);
        if (json) process.stdout.write(`${JSON.stringify(plan, null, 2)}\n`);
        else if (!quiet) process.stdout.write(drySummary(plan));
        process.exitCode = plan.failures.length > 0 ? 1 : 0;
        return;
      }
      let result: RunResult;
      if (isWatching) {
        const { watch } = await import('../watch.js');
        result = await watch(model, options, reporter.onEvent, signal, showAndWait, remote);
      } else {
        result = await run(model, options, reporter.onEvent, signal, remote);
        show(result);
      }
      await opening;
      const gates = gatesOf(result, terms);
      const failed = new Set(result.failures.map(({ document }) => document));
      if (result.overview !== null)
        await writeSummaries(result.overview, gates, failed, args, signal).catch((error: unknown) => {
          throw signal.aborted ? error : new AfterStart(error);
        });
      const reason = reasonToFail(result.documents, gates, args.maxFlagged);
      if (reason !== null && !result.stopped) reporter.say(`padan: ${reason}`);
      process.exitCode = exitCodeOf(result, signal) || (reason === null ? 0 : gateCode);
    } finally {
      reporter.stop();
      await dispose();
    }
  },
};

const exitCodeOf = ({ stopped, halted, failures }: RunResult, signal: AbortSignal): number => {
  if (stopped) return stoppedCode(signal);
  return halted !== null || failures.length > 0 ? 1 : 0;
};

const ownFlags = async () => (await import('../compare/flags/flags.js')).flagNames;

const gateNames = async (asked: readonly string[]): Promise<GateNames> => {
  const [{ flagNames }, { misfitRule }, { ruleNames }, { correctionRule }, reference, { metrics }] =
    await Promise.all([
      import('../compare/flags/flags.js'),
      import('../compare/misfit.js'),
      import('../lint/rules.js'),
      import('../run/systems/corrections.js'),
      import('../systems/reference.js'),
      import('../score/metrics.js'),
    ]);
  const { sameTextRule, swappedRule, unusedRule } = reference;
  return {
    rules: [...flagNames, misfitRule, sameTextRule, swappedRule, unusedRule, correctionRule, ...ruleNames],
    flags: flagNames,
    metrics: asked,
    allMetrics: Object.keys(metrics),
  };
};
