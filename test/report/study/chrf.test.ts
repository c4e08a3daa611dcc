import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chrfScript } from '../../../src/report/assets/study/chrf-script.js';
import { chrf } from '../../../src/score/chrf.js';

/** Of sacreBLEU, made for the tests of `padan score` (test/score/make-expected.py). */
const { sets } = JSON.parse(readFileSync(new URL('../../score/expected.json', import.meta.url), 'utf8')) as {
  sets: {
    segments: string[][];
    scores: { metric: string; options: object; sentences: number[] }[];
  }[];
};

const onPage = runInNewContext(`${chrfScript}; chrf`) as (hypothesis: string, reference: string) => number;
const metric = chrf();
const ofScores = (hypothesis: string, reference: string): number =>
  metric.score(metric.statistics(hypothesis, [reference]));

/** Texts that share much: drawn from few letters and words, with spaces of all kinds, marks and emoji. */
const pieces = fc.constantFrom(
  ...'aab bé \t\u00a0\u3000\u0085\u001c\ufeff😀e\u0301',
  'the ',
  'house',
  ' of ',
  'kata-kata',
  '…',
);
const text = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));

describe('chrF in the page', () => {
  it('is that of padan score, to four decimals, whatever the texts', () => {
    fc.assert(
      fc.property(text, text, (hypothesis, reference) => {
        expect(onPage(hypothesis, reference)).toBeCloseTo(ofScores(hypothesis, reference), 4);
      }),
      { numRuns: 1500 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(onPage(a + b, b + a)).toBeCloseTo(ofScores(a + b, b + a), 4);
      }),
      { numRuns: 500 },
    );
  });

  it('is sacreBLEU’s sentence score', () => {
    for (const { segments, scores } of sets) {
      const own = scores.find(
        ({ metric, options }) => metric === 'chrf' && Object.keys(options).length === 0,
      )!;
      segments.forEach(([hypothesis, reference, ...others], i) => {
        if (others.length === 0) expect(onPage(hypothesis!, reference!)).toBeCloseTo(own.sentences[i]!, 4);
      });
    }
    expect(sets.flatMap(({ segments }) => segments).length).toBeGreaterThan(100);
  });
});
