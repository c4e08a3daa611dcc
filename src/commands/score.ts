import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CommandModule } from 'yargs';
import { PadanError, printable } from '../errors.js';
import type { Arguments } from '../options/values.js';
import type { MetricName, metrics as Metrics } from '../score/metrics.js';
import type { SignificanceMethod } from '../score/significance/conclusion.js';
import { withOptions } from './arguments/options.js';
import type { Input, Scorer, Segment } from './scores/input.js';

export const scoreCommand: CommandModule<object, Arguments<'score'>> = {
  command: 'score [hyp..]',
  describe: 'Score translations against references: BLEU, chrF, TER, with sacreBLEU’s numbers',
  builder: async (yargs) =>
    (await withOptions(yargs, 'score'))
      .example('$0 score out.txt --ref ref.txt', 'BLEU, chrF and chrF++, with their signatures')
      .example('$0 score out.txt --ref a.txt b.txt --metric bleu,ter', 'two references; TER takes longer')
      .example('$0 score old.txt new.txt --ref ref.txt', 'is the second better than the first?')
      .example('$0 score *.txt --baseline old.txt --paired bs --ref ref', 'several, by bootstrap samples')
      .example('$0 score out.txt --ref ref.txt --confidence', 'with 95 % confidence intervals')
      .example('$0 score out.txt --ref ref.txt --documents names.txt', 'a score for each document')
      .example('$0 score out.txt --ref ref.txt --sentence --json', 'one JSON object per line and metric')
      .example('$0 translate < id.txt | $0 score - --ref en.txt', 'the model’s score on a file'),
  handler: async (args) => {
    const [{ parallelLines }, { inputLines, standardInput }, { metrics }, { metricNamed }, { checkPrinted }] =
      await Promise.all([
        import('../formats/text/parallel.js'),
        import('./terminal/input.js'),
        import('../score/metrics.js'),
        import('./arguments/metrics.js'),
        import('./terminal/save.js'),
      ]);
    const scorers = scorersOf(args, metrics, metricNamed);
    const systems = systemsOf(args);
    const paired = pairedOf(args, systems);
    checkStandardInput([...systems, ...args.ref, ...(args.documents ? [args.documents] : [])]);
    // References first, so that a missing one is reported without waiting for standard input.
    const files = [...args.ref, ...(args.documents === undefined ? [] : [args.documents]), ...systems];
    await checkPrinted(files);
    const input: Input = {
      systems: systems.map((path) => (path === '-' ? standardInput : printable(path))),
      references: args.ref.length,
      segments: segmentsOf(parallelLines(files.map(inputLines)), args),
    };
    if (args.sentence)
      await (await import('./scores/sentences.js')).printSentences(input, scorers, args.json);
    else if (args.documents !== undefined)
      await (await import('./scores/documents.js')).printDocuments(input, scorers, args.json);
    else {
      const { json, confidence, samples, seed } = args;
      const { printCorpus } = await import('./scores/corpus.js');
      await printCorpus(input, scorers, { json, confidence, paired, samples, seed });
    }
  },
};

const scorersOf = (
  args: Arguments<'score'>,
  metrics: typeof Metrics,
  metricNamed: (name: string) => MetricName,
): Scorer[] =>
  [...new Set(args.metric.split(','))].map((name) => {
    const key = metricNamed(name);
    const metric = metrics[key]({
      tokenize: args.tokenize,
      smooth: args.smooth,
      ...(args.smoothValue === undefined ? {} : { smoothValue: args.smoothValue }),
      lowercase: args.lowercase,
      caseSensitive: args.terCaseSensitive,
      normalized: args.terNormalized,
      noPunct: args.terNoPunct,
      asianSupport: args.terAsianSupport,
    });
    return { key, metric };
  });

/** What sacreBLEU takes with spaces between, so that people write it so here. */
const metricNames: readonly string[] = ['bleu', 'chrf', 'chrf++', 'ter'] satisfies MetricName[];

/** The systems' files, the baseline first. */
const systemsOf = ({ hyp, baseline }: Arguments<'score'>): string[] => {
  if (hyp.length === 0)
    throw new PadanError(
      'invalid-option',
      'no translations were given',
      {},
      'name them before --ref, which takes all files that follow it',
    );
  const metric = hyp.find((path) => metricNames.includes(path) && !existsSync(path));
  if (metric !== undefined)
    throw new PadanError(
      'invalid-option',
      `${metric} is a metric, and no file of translations`,
      {},
      'write metrics with commas between, as in --metric bleu,chrf',
    );
  const places = hyp.map((path) => resolve(path));
  const twice = hyp.find((_, index) => places.indexOf(places[index]!) !== index);
  if (twice !== undefined)
    throw new PadanError('invalid-option', `HYP has ${twice} twice, expected different systems`);
  if (baseline === undefined) return hyp;
  const others = hyp.filter((_, index) => places[index] !== resolve(baseline));
  if (others.length === 0)
    throw new PadanError(
      'invalid-option',
      `${baseline} is the baseline and the only HYP`,
      {},
      'name another one that is to be compared with it',
    );
  return [baseline, ...others];
};

const pairedOf = (
  { paired, sentence, documents }: Arguments<'score'>,
  systems: readonly string[],
): SignificanceMethod | null => {
  if (paired !== undefined && paired !== 'none' && systems.length === 1)
    throw new PadanError(
      'invalid-option',
      `--paired ${paired} compares systems, and there is only one HYP`,
      {},
      'name several, or use --confidence',
    );
  if (systems.length === 1 || sentence || documents !== undefined || paired === 'none') return null;
  return paired === 'bs' || paired === 'bootstrap' ? 'bootstrap' : 'randomisation';
};

const checkStandardInput = (paths: readonly string[]): void => {
  if (paths.filter((path) => path === '-').length > 1)
    throw new PadanError('invalid-option', '- was given more than once, standard input can be read once');
};

/** @param rows  for each segment, its lines in the references, the list of documents and the systems */
async function* segmentsOf(
  rows: AsyncIterable<readonly string[]>,
  { ref, documents }: Arguments<'score'>,
): AsyncGenerator<Segment> {
  let line = 0;
  for await (const row of rows) {
    line++;
    const references = row.slice(0, ref.length);
    if (documents === undefined) yield { references, hypotheses: row.slice(ref.length), document: '' };
    else
      yield {
        references,
        hypotheses: row.slice(ref.length + 1),
        document: documentOf(row[ref.length]!, documents, line),
      };
  }
}

/** The name of a segment's document: the line, or its last column as in the lists of WMT's metrics tasks. */
const documentOf = (text: string, path: string, line: number): string => {
  const name = text.split('\t').at(-1)!.trim();
  if (name === '')
    throw new PadanError(
      'invalid-option',
      'there is no name of a document',
      { path, line },
      'each line must name the document of the segment in this line',
    );
  return name;
};
