import { once } from 'node:events';
import type { CommandModule, InferredOptionTypes } from 'yargs';
import { PadanError, printable } from '../errors.js';
import { smoothings } from '../score/bleu.js';
import { addStatistics, type Metric, type Statistics } from '../score/metric.js';
import { type MetricName, metrics } from '../score/metrics.js';
import { tokenizers } from '../score/tokenizers/tokenizers.js';
import { withConfig } from './config.js';
import { AfterStart } from './exit.js';

const namesOf = <T extends object>(table: T) => Object.keys(table) as (keyof T & string)[];

const options = {
  ref: {
    type: 'string',
    array: true,
    requiresArg: true,
    demandOption: true,
    describe: 'Reference translations, a file or several; after HYP',
  },
  metric: {
    type: 'string',
    requiresArg: true,
    default: 'bleu,chrf,chrf++',
    describe: `Which, with commas between: ${namesOf(metrics).join(', ')}`,
  },
  sentence: { type: 'boolean', default: false, describe: 'Score each line, not all of them together' },
  json: { type: 'boolean', default: false, describe: 'Print a JSON object a score' },
  tokenize: {
    choices: namesOf(tokenizers),
    requiresArg: true,
    default: '13a',
    describe: 'BLEU: how text is cut into words; intl for other scripts, char for text without spaces',
  },
  smooth: {
    choices: namesOf(smoothings),
    requiresArg: true,
    default: 'exp',
    describe: 'BLEU: how orders of n-grams without a match are smoothed',
  },
  'smooth-value': {
    type: 'number',
    requiresArg: true,
    defaultDescription: '0.1 for floor, 1 for add-k',
    describe: 'BLEU: value for --smooth floor or add-k',
  },
  lowercase: { type: 'boolean', default: false, describe: 'BLEU, chrF: ignore case' },
  'ter-case-sensitive': { type: 'boolean', default: false, describe: 'TER: do not ignore case' },
  'ter-normalized': { type: 'boolean', default: false, describe: 'TER: separate punctuation from words' },
  'ter-no-punct': { type: 'boolean', default: false, describe: 'TER: ignore punctuation' },
  'ter-asian-support': {
    type: 'boolean',
    default: false,
    describe: 'TER: let --ter-normalized and --ter-no-punct cover Chinese and Japanese',
  },
} as const;

type Arguments = InferredOptionTypes<typeof options> & { hyp: string };

export const scoreCommand: CommandModule<object, Arguments> = {
  command: 'score <hyp>',
  describe: 'Score translations against references: BLEU, chrF, TER, with sacreBLEU’s numbers',
  builder: async (yargs) =>
    (await withConfig(yargs.options(options), options))
      .positional('hyp', {
        type: 'string',
        demandOption: true,
        describe: 'Translations, a segment a line; - for standard input',
      })
      .example('$0 score out.txt --ref ref.txt', 'BLEU, chrF and chrF++, with their signatures')
      .example('$0 score out.txt --ref a.txt b.txt --metric bleu,ter', 'two references; TER takes longer')
      .example('$0 translate < id.txt | $0 score - --ref en.txt', 'the model’s score on a file')
      .example('$0 score out.txt --ref ref.txt --sentence --json', 'a JSON object a line and metric'),
  handler: async (args) => {
    const { fileLines, parallelLines } = await import('../formats/text/parallel.js');
    const chosen = metricsOf(args);
    // yargs gives a positional "-" as an empty text.
    const isStandardInput = args.hyp === '' && process.argv.includes('-');
    const hypotheses = isStandardInput
      ? { name: 'standard input', bytes: process.stdin }
      : fileLines(args.hyp);
    // References first: where one is missing, standard input is not waited for.
    const lines = parallelLines([...args.ref.map(fileLines), hypotheses]);
    await (args.sentence ? printSentences : printCorpus)(lines, chosen, args.ref.length, args.json);
  },
};

/** @param lines  a line of each reference, then one of the translations */
type Print = (
  lines: AsyncIterable<readonly string[]>,
  chosen: readonly Metric[],
  references: number,
  json: boolean,
) => Promise<void>;

const printCorpus: Print = async (lines, chosen, references, json) => {
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

const metricsOf = (args: Arguments): Metric[] => {
  const smoothValue = args['smooth-value'];
  return args.metric.split(',').map((name) => {
    if (!Object.hasOwn(metrics, name))
      throw new PadanError(
        'invalid-option',
        `--metric has “${printable(name)}”, expected some of ${namesOf(metrics).join(', ')}`,
      );
    return metrics[name as MetricName]({
      tokenize: args.tokenize,
      smooth: args.smooth,
      ...(smoothValue === undefined ? {} : { smoothValue }),
      lowercase: args.lowercase,
      caseSensitive: args['ter-case-sensitive'],
      normalized: args['ter-normalized'],
      noPunct: args['ter-no-punct'],
      asianSupport: args['ter-asian-support'],
    });
  });
};

const print = async (line: string): Promise<void> => {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
};
