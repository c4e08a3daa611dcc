import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sumStatistics } from '../../src/score/metric.js';
import { type MetricName, metrics } from '../../src/score/metrics.js';
import { version } from '../../src/version.js';

interface Expected {
  /** Version of sacreBLEU. */
  sacrebleu: string;
  sets: {
    name: string;
    /** Hypothesis, then references. */
    segments: [string, ...string[]][];
    scores: {
      metric: MetricName;
      options: object;
      name: string;
      signature: string;
      score: number;
      /** Of the first segments. */
      sentences: number[];
    }[];
  }[];
}

const { sacrebleu, sets } = JSON.parse(
  readFileSync(new URL('expected.json', import.meta.url), 'utf8'),
) as Expected;

/** Where two lists of numbers differ by more than rounding. */
const differences = (found: readonly number[], wanted: readonly number[]): unknown[] =>
  wanted.flatMap((value, index) =>
    Math.abs(found[index]! - value) < 1e-9 ? [] : [{ index, found: found[index], wanted: value }],
  );

describe.each(sets)('sacreBLEU’s scores of $name', ({ segments, scores }) => {
  it.each(scores)('$signature ($name)', (wanted) => {
    const metric = metrics[wanted.metric](wanted.options);
    const statistics = segments.map(([hypothesis, ...references]) =>
      metric.statistics(hypothesis, references),
    );
    expect(differences([metric.score(sumStatistics(statistics))], [wanted.score])).toEqual([]);
    expect(metric.name).toBe(wanted.name);
    expect(metric.signature(segments[0]!.length - 1)).toBe(
      wanted.signature.replace(`version:${sacrebleu}`, `version:padan-${version}`),
    );

    const sentence = metric.sentence ?? metric;
    const sentences = statistics.slice(0, wanted.sentences.length).map(sentence.score);
    expect(differences(sentences, wanted.sentences)).toEqual([]);
  });
});
