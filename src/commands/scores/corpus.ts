import { addStatistics, noSegments, type Statistics } from '../../score/metric.js';
import type { Resampling } from '../../score/signature.js';
import { conclusionOf, isTestable } from '../../score/significance/conclude.js';
import type { Conclusion, Interval, SignificanceMethod } from '../../score/significance/conclusion.js';
import { significant } from '../../score/significance/conclusion.js';
import { halfWidth, intervalsOf } from '../../score/significance/interval.js';
import { type Comparison, defaultSamples, pairedTests } from '../../score/significance/paired.js';
import { createTable, type StatisticsTable } from '../../score/table.js';
import { type Input, print, type Scorer } from './input.js';

export interface CorpusOptions {
  json: boolean;
  /** Whether intervals are wanted. They come with a bootstrap test in any case. */
  confidence: boolean;
  /** How the first system is compared with the others; null for not at all. */
  paired: SignificanceMethod | null;
  /** Samples or trials; undefined for sacreBLEU's number. */
  samples: number | undefined;
  seed: number;
}

/** A system's score by a metric. */
interface Result {
  system: string;
  score: number;
  segments: number;
  interval: Interval | null;
  /** Of the comparison with the baseline; null for the baseline. */
  p: number | null;
  conclusion: Conclusion | null;
}

/** Prints the scores of all segments together, and what may be concluded of the systems. */
export const printCorpus = async (
  input: Input,
  scorers: readonly Scorer[],
  options: CorpusOptions,
): Promise<void> => {
  const { systems, references } = input;
  const isResampled = options.confidence || options.paired !== null;
  const counted = await countedBy(input, scorers, isResampled ? createTable : createSum);
  const results = isResampled
    ? resampled(counted as StatisticsTable[][], systems, scorers, options)
    : scorers.map(({ metric }, at) =>
        systems.map((system, index) =>
          resultOf(system, metric.score(counted[index]![at]!.sum()), counted[index]![at]!),
        ),
      );
  const resampling = resamplingOf(options);
  for (const [at, { metric }] of scorers.entries())
    await (options.json ? printJson : printText)(
      metric.name,
      metric.signature(references, resampling),
      results[at]!,
    );
  if (!options.json && options.paired !== null && systems.length > 2)
    await print(severalNote(systems.length - 1));
};

/** What keeps statistics: all of them, or their sum only. */
type Counted = Pick<StatisticsTable, 'add' | 'sum' | 'length'>;

const createSum = (): Counted => {
  let sum: Statistics | undefined;
  let length = 0;
  return {
    add(statistics) {
      sum = sum === undefined ? statistics : addStatistics(sum, statistics);
      length++;
    },
    sum() {
      if (sum === undefined) throw noSegments();
      return sum;
    },
    get length() {
      return length;
    },
  };
};

/** For each system, the statistics for each metric. */
const countedBy = async (
  { systems, segments }: Input,
  scorers: readonly Scorer[],
  create: () => Counted,
): Promise<Counted[][]> => {
  const counted = systems.map(() => scorers.map(() => create()));
  for await (const { hypotheses, references } of segments)
    for (const [index, hypothesis] of hypotheses.entries())
      for (const [at, { metric }] of scorers.entries())
        counted[index]![at]!.add(metric.statistics(hypothesis, references));
  return counted;
};

const resultOf = (system: string, score: number, { length }: Counted): Result => ({
  system,
  score,
  segments: length,
  interval: null,
  p: null,
  conclusion: null,
});

/** For each metric, the results of each system. */
const resampled = (
  tables: readonly (readonly StatisticsTable[])[],
  systems: readonly string[],
  scorers: readonly Scorer[],
  { confidence, paired, samples, seed }: CorpusOptions,
): Result[][] => {
  const plain = scorers.map(({ metric }, at) =>
    systems.map((system, index) =>
      resultOf(system, metric.score(tables[index]![at]!.sum()), tables[index]![at]!),
    ),
  );
  if (paired === null) {
    const scored = scorers.flatMap(({ metric }, at) =>
      systems.map((_, index) => ({ metric, table: tables[index]![at]! })),
    );
    const intervals = intervalsOf(scored, samples ?? defaultSamples.bootstrap, seed);
    return plain.map((results, at) =>
      results.map((result, index) => ({ ...result, interval: intervals[at * systems.length + index]! })),
    );
  }
  const comparisons = scorers.flatMap(({ metric, key }, at) =>
    systems
      .slice(1)
      .map((after, index): Comparison & { key: string; after: StatisticsTable; name: string } => ({
        metric,
        key,
        name: after,
        before: tables[0]![at]!,
        after: tables[index + 1]![at]!,
      })),
  );
  const tests = pairedTests(comparisons, {
    method: paired,
    samples: samples ?? defaultSamples[paired],
    seed,
  });
  const showsIntervals = confidence || paired === 'bootstrap';
  return plain.map((results, at) =>
    results.map((result, index) => {
      const number = at * (systems.length - 1) + Math.max(0, index - 1);
      const test = tests[number]!;
      const isBaseline = index === 0;
      const interval = isBaseline ? test.before : test.after;
      if (isBaseline) return { ...result, interval: showsIntervals ? interval : null };
      const comparison = comparisons[number]!;
      const conclusion = conclusionOf(
        comparison,
        comparison.key,
        { before: systems[0]!, after: comparison.name },
        paired,
        isTestable(comparison) ? test : null,
      );
      return {
        ...result,
        interval: showsIntervals ? interval : null,
        p: conclusion.p ?? test.p,
        conclusion,
      };
    }),
  );
};

/** What signatures say, as sacreBLEU's do. */
const resamplingOf = ({ confidence, paired, samples, seed }: CorpusOptions): Resampling | undefined => {
  if (paired === 'randomisation') {
    const trials = samples ?? defaultSamples.randomisation;
    return { ...(confidence ? { bs: Math.min(trials, defaultSamples.bootstrap) } : {}), ar: trials, seed };
  }
  return confidence || paired !== null ? { bs: samples ?? defaultSamples.bootstrap, seed } : undefined;
};

type PrintResults = (name: string, signature: string, results: readonly Result[]) => Promise<void>;

const printJson: PrintResults = async (name, signature, results) => {
  for (const { system, score, segments, interval, p, conclusion } of results)
    await print(
      JSON.stringify({
        name,
        system,
        score,
        signature,
        segments,
        ...(interval === null
          ? {}
          : { confidence_mean: interval.mean, confidence_var: halfWidth(interval), interval }),
        ...(conclusion === null ? {} : { p, conclusion }),
      }),
    );
};

const printText: PrintResults = async (name, signature, results) => {
  const scoreOf = ({ score, interval }: Result) =>
    score.toFixed(2).padStart(6) +
    (interval === null ? '' : ` (μ = ${interval.mean.toFixed(2)} ± ${halfWidth(interval).toFixed(2)})`);
  if (results.length === 1) return print(`${name.padEnd(8)} ${scoreOf(results[0]!)}  ${signature}`);
  await print(`${name.padEnd(8)} ${signature}`);
  for (const result of results) await print(`  ${scoreOf(result)}  ${result.system}`);
  for (const { conclusion } of results) if (conclusion !== null) await print(conclusion.sentence);
};

/** A warning that of many comparisons some find a difference by chance. */
const severalNote = (candidates: number): string =>
  `${candidates} systems were compared with one: taken together, only p under ` +
  `${Number((significant / candidates).toPrecision(2))} tells a difference from chance (Bonferroni).`;
