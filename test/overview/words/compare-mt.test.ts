import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Bucket } from '../../../src/overview/overview.js';
import type { Segment } from '../../../src/overview/segments.js';
import { createWordComparisons } from '../../../src/overview/words/words.js';
import { metrics } from '../../../src/score/metrics.js';

type Row = [label: string, count: number, before: number, after: number];

/** What compare-mt 0.2.10 says (`make-compare-mt.py`). */
interface Expected {
  segments: [reference: string, before: string, after: string][];
  /** All that the systems have right at different rates: matches of both, and the second one's share, smoothed. */
  ngrams: Record<string, [before: number, after: number, ratio: number]>;
  byFrequency: Row[];
  /** Segments whose translations both have four words. */
  long: number[];
  byLength: Row[];
}

const expected = JSON.parse(readFileSync(new URL('compare-mt.json', import.meta.url), 'utf8')) as Expected;

const bleu = metrics.bleu();

const compared = (segments: Expected['segments'], mostNgrams?: number) => {
  const words = createWordComparisons({ bleu }, mostNgrams);
  for (const [reference, before, after] of segments) {
    const texts = new Map([
      ['r', reference],
      ['a', before],
      ['b', after],
    ]);
    const counted = new Map(
      ['a', 'b'].map((id) => [id, { statistics: [bleu.statistics(texts.get(id)!, [reference])], chrf: 0 }]),
    );
    const segment = { texts, references: ['r'] } as Partial<Segment> as Segment;
    words.add(segment, [['a', 'b']], counted);
  }
  return words.of('a', 'b')!;
};

const rowsOf = (buckets: readonly Bucket[]) =>
  buckets.map(({ label, count, before, after }) => [label, count, before ?? 0, after ?? 0]);
const close = (rows: readonly Row[]) =>
  rows.map(([label, count, ...scores]) => [label, count, ...scores.map((score) => expect.closeTo(score, 9))]);

describe('compare-mt’s analyses', () => {
  const found = compared(expected.segments);
  const ratios = Object.values(expected.ngrams).map(([, , ratio]) => ratio);

  it('give the n-grams that each system has right more often, with the same counts and ratios', () => {
    const listed = [...found.better, ...found.worse];
    expect(
      Object.fromEntries(listed.map(({ ngram, before, after, ratio }) => [ngram, [before, after, ratio]])),
    ).toEqual(
      Object.fromEntries(
        listed.map(({ ngram }) => [ngram, expected.ngrams[ngram]!.map((value) => expect.closeTo(value, 9))]),
      ),
    );
    const gains = (all: readonly number[]) => all.map((ratio) => expect.closeTo(ratio, 9));
    expect(found.better.map(({ ratio }) => ratio)).toEqual(gains(ratios.sort((a, b) => b - a).slice(0, 50)));
    expect(found.worse.map(({ ratio }) => ratio)).toEqual(gains(ratios.sort((a, b) => a - b).slice(0, 50)));
  });

  it('give the F1 of words by their frequency in the references', () => {
    const [absent, ...rows] = expected.byFrequency;
    expect(absent).toEqual(['<1', 0, 0, 0]);
    expect(rowsOf(found.byFrequency)).toEqual(close(rows));
    expect(found.byFrequency.filter(({ count }) => count === 0).every(({ before }) => before === null)).toBe(
      true,
    );
  });

  it('give BLEU by the length of the reference, where no translation is shorter than four words', () => {
    const { byLength } = compared(expected.long.map((at) => expected.segments[at]!));
    expect(rowsOf(byLength)).toEqual(close(expected.byLength));
  });
});
