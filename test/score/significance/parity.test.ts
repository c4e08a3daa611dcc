import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type MetricName, metrics } from '../../../src/score/metrics.js';
import { halfWidth, intervalsOf } from '../../../src/score/significance/interval.js';
import { pairedTests } from '../../../src/score/significance/paired.js';
import { createTable } from '../../../src/score/table.js';
import { version } from '../../../src/version.js';

/** A column of the set's segments, or the first with its words in reverse. */
type SystemColumn = number | 'reversed';

interface Case {
  set: string;
  segments: number;
  before: SystemColumn;
  after: SystemColumn;
  references: number[];
  test: 'bs' | 'ar';
  samples: number;
  seed: number;
  results: {
    metric: MetricName;
    options: object;
    signature: string;
    before: number;
    after: number;
    p: number;
    /** Of both systems; null with randomisation. */
    means: number[] | null;
    halves: number[] | null;
    /** Of the first system alone; null with randomisation, and where sacreBLEU fails. */
    confidence: { mean: number; half: number } | null;
  }[];
}

const read = (name: string) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));
const { sacrebleu, cases } = read('significance.json') as { sacrebleu: string; cases: Case[] };
const { sets } = read('expected.json') as { sets: { name: string; segments: string[][] }[] };

const textOf = (segment: readonly string[], column: SystemColumn): string =>
  column === 'reversed' ? segment[0]!.split(' ').reverse().join(' ') : segment[column]!;

const near = (value: number) => expect.closeTo(value, 9);

describe.each(cases)('sacreBLEU’s $test of $segments segments of $set with seed $seed', (wanted) => {
  const segments = sets.find(({ name }) => name === wanted.set)!.segments.slice(0, wanted.segments);
  const comparisons = wanted.results.map(({ metric: name, options }) => {
    const metric = metrics[name](options);
    const [before, after] = [wanted.before, wanted.after].map((column) => {
      const table = createTable();
      for (const segment of segments)
        table.add(
          metric.statistics(
            textOf(segment, column),
            wanted.references.map((reference) => segment[reference]!),
          ),
        );
      return table;
    });
    return { metric, before: before!, after: after! };
  });
  const { samples, seed } = wanted;

  it('has the same signatures', () => {
    expect(
      comparisons.map(({ metric }) =>
        metric.signature(wanted.references.length, { [wanted.test]: samples, seed }),
      ),
    ).toEqual(
      wanted.results.map(({ signature }) =>
        signature.replace(`version:${sacrebleu}`, `version:padan-${version}`),
      ),
    );
  });

  it('has the same p-values, means and intervals', () => {
    const method = wanted.test === 'bs' ? 'bootstrap' : 'randomisation';
    const tests = pairedTests(comparisons, { method, samples, seed });
    const found = tests.map(({ p, before, after }) => ({
      p,
      means: wanted.test === 'ar' ? null : [before.mean, after.mean],
      halves: wanted.test === 'ar' ? null : [before, after].map(halfWidth),
    }));
    expect(found).toEqual(
      wanted.results.map(({ p, means, halves }) => ({
        p: near(p),
        means: means?.map(near) ?? null,
        halves: halves?.map(near) ?? null,
      })),
    );
  });

  if (wanted.test === 'ar') return;
  it('has the same confidence intervals of one system', () => {
    const intervals = intervalsOf(
      comparisons.map(({ metric, before }) => ({ metric, table: before })),
      samples,
      seed,
    );
    expect(
      intervals.map((interval, index) =>
        wanted.results[index]!.confidence === null
          ? null
          : { mean: interval.mean, half: halfWidth(interval) },
      ),
    ).toEqual(
      wanted.results.map(
        ({ confidence }) => confidence && { mean: near(confidence.mean), half: near(confidence.half) },
      ),
    );
  });
});
