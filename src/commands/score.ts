import { once } from 'node:events';
import type { CommandModule } from 'yargs';
import { PadanError, printable } from '../errors.js';
import type { Arguments } from '../options/values.js';
import type { Metric, Statistics } from '../score/metric.js';
import type { MetricName, metrics as Metrics } from '../score/metrics.js';
import { withOptions } from './arguments/options.js';
import { AfterStart } from './exit.js';

export const scoreCommand: CommandModule<object, Arguments<'score'>> = {
  command: 'score <hyp>',
  describe: 'Score translations against references: BLEU, chrF, TER, with sacreBLEU’s numbers',
  builder: async (yargs) =>
    (await withOptions(yargs, 'score'))
      .example('$0 score out.txt --ref ref.txt', 'BLEU, chrF and chrF++, with their signatures')
      .example('$0 score out.txt --ref a.txt b.txt --metric bleu,ter', 'two references; TER takes longer')
      .example('$0 translate < id.txt | $0 score - --ref en.txt', 'the model’s score on a file')
      .example('$0 score out.txt --ref ref.txt --sentence --json', 'one JSON object per line and metric'),
  handler: async (args) => {
    const [{ fileLines, parallelLines }, { metrics }] = await Promise.all([
      import('../formats/text/parallel.js'),
      import('../score/metrics.js'),
    ]);
    const chosen = metricsOf(args, metrics);
    const hypotheses =
      args.hyp === '-' ? { name: 'standard input', bytes: process.stdin } : fileLines(args.hyp);
    // References first, so that a missing one is reported without waiting for standard input.
    const lines = parallelLines([...args.ref.map(fileLines), hypotheses]);
    await (args.sentence ? printSentences : printCorpus)(lines, chosen, args.ref.length, args.json);
  },
};

/** @param lines  for each segment, a line of each reference, then one of the translation */
type Print = (
  lines: AsyncIterable<readonly string[]>,
  chosen: readonly Metric[],
  references: number,
  json: boolean,
) => Promise<void>;

const printCorpus: Print = async (lines, chosen, references, json) => {
  const { addStatistics } = await import('../score/metric.js');
  let sums: Statistics[] | undefined;
  let segments = 0;
  for await (const line of lines) {
    const counted = chosen.map((metric) => metric.statistics(line.at(-1)!, line.slice(0, -1)));
    sums = sums?.map((sum, index) => addStatistics(sum, counted[index]!)) ?? counted;
    segments++;
  }
  for (const [index, metric] of chosen.entries()) {
    const score = metric.score(sums![index]!);
    const signature = metric.signature(references);
    await print(
      json
        ? JSON.stringify({ name: metric.name, score, signature, segments })
        : `${metric.name.padEnd(8)} ${score.toFixed(2).padStart(6)}  ${signature}`,
    );
  }
};

const printSentences: Print = async (lines, chosen, references, json) => {
  const scorers = chosen.map((metric) => metric.sentence ?? metric);
  const signatures = scorers.map((metric) => metric.signature(references));
  let number = 0;
  try {
    for await (const line of lines) {
      const scores = scorers.map((metric) =>
        metric.score(metric.statistics(line.at(-1)!, line.slice(0, -1))),
      );
      if (++number === 1 && !json)
        await print(scorers.map(({ name }, index) => `${name}|${signatures[index]}`).join('\t'));
      if (!json) await print(scores.map((score) => score.toFixed(2)).join('\t'));
      else
        for (const [index, { name }] of scorers.entries())
          await print(
            JSON.stringify({ line: number, name, score: scores[index], signature: signatures[index] }),
          );
    }
  } catch (error) {
    throw number === 0 ? error : new AfterStart(error);
  }
};

const metricsOf = (args: Arguments<'score'>, metrics: typeof Metrics): Metric[] =>
  args.metric.split(',').map((name) => {
    if (!Object.hasOwn(metrics, name))
      throw new PadanError(
        'invalid-option',
        `--metric has “${printable(name)}”, expected some of ${Object.keys(metrics).join(', ')}`,
      );
    return metrics[name as MetricName]({
      tokenize: args.tokenize,
      smooth: args.smooth,
      ...(args.smoothValue === undefined ? {} : { smoothValue: args.smoothValue }),
      lowercase: args.lowercase,
      caseSensitive: args.terCaseSensitive,
      normalized: args.terNormalized,
      noPunct: args.terNoPunct,
      asianSupport: args.terAsianSupport,
    });
  });

const print = async (line: string): Promise<void> => {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
};
