import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PadanError } from '../../src/errors.js';
import { bleu } from '../../src/score/bleu.js';
import { chrf } from '../../src/score/chrf.js';
import { addStatistics, sumStatistics } from '../../src/score/metric.js';
import { metrics } from '../../src/score/metrics.js';
import { ter } from '../../src/score/ter.js';

const all = [
  ...Object.values(metrics).map((create) => create({})),
  bleu({ tokenize: 'char', smooth: 'add-k' }),
  chrf({ whitespace: true, epsSmoothing: true }),
  ter({ normalized: true }),
].map((metric) => ({ metric, label: `${metric.name} ${metric.signature(1)}` }));

const words = fc
  .array(fc.constantFrom('rain', 'fell', 'on', 'the', 'hills', 'Hills', '3.5', '“so”', '雨', '👍🏽', ','), {
    minLength: 6,
    maxLength: 15,
  })
  .map((list) => list.join(' '));
const segments = fc.array(fc.tuple(words, fc.array(words, { minLength: 1, maxLength: 3 })), {
  minLength: 1,
  maxLength: 12,
});

describe.each(all)('$label', ({ metric }) => {
  const corpus = (list: [string, string[]][]) =>
    metric.score(
      sumStatistics(list.map(([hypothesis, references]) => metric.statistics(hypothesis, references))),
    );

  it('gives a text that is its reference the best score, as sentence and as corpus', () => {
    const best = metric.name === 'TER' ? 0 : 100;
    fc.assert(
      fc.property(fc.array(words, { minLength: 1 }), (texts) => {
        expect(corpus(texts.map((text) => [text, [text]]))).toBeCloseTo(best, 9);
        const [text] = texts as [string];
        const sentence = metric.sentence ?? metric;
        expect(sentence.score(metric.statistics(text, ['something else', text]))).toBeCloseTo(best, 9);
      }),
    );
  });

  it('never leaves its bounds, and is worse than the best for a text that shares nothing', () => {
    fc.assert(
      fc.property(words, words, (hypothesis, reference) => {
        const score = corpus([[hypothesis, [reference]]]);
        expect(score).toBeGreaterThanOrEqual(0);
        if (metric.name !== 'TER') expect(score).toBeLessThanOrEqual(100 + 1e-9);
      }),
    );
    const nothing = corpus([['qqqqzzzzqqqq', ['one more text here']]]);
    if (metric.name === 'TER') expect(nothing).toBe(100);
    else expect(nothing).toBeLessThan(1e-9);
  });

  it('scores a corpus from its parts’ statistics, in whatever order they come', () => {
    fc.assert(
      fc.property(segments, fc.nat(), (list, cut) => {
        const whole = corpus(list);
        expect(corpus(list.toReversed())).toBeCloseTo(whole, 9);
        const at = 1 + (cut % list.length);
        const counted = list.map(([hypothesis, references]) => metric.statistics(hypothesis, references));
        const first = sumStatistics(counted.slice(0, at));
        const sum = at < list.length ? addStatistics(first, sumStatistics(counted.slice(at))) : first;
        expect(metric.score(sum)).toBeCloseTo(whole, 9);
      }),
    );
  });

  it('does not remember earlier segments', () => {
    const once = metric.statistics('a b c d e', ['a b x d e']);
    metric.statistics('a b c '.repeat(200), ['c b a '.repeat(200)]);
    metric.statistics('', ['']);
    expect(metric.statistics('a b c d e', ['a b x d e'])).toEqual(once);
  });

  it('asks for a reference, and for a segment', () => {
    expect(() => metric.statistics('a', [])).toThrow(PadanError);
    expect(() => sumStatistics([])).toThrow('no segments');
  });
});

describe('metrics', () => {
  it('say what their scores are, with the number of references', () => {
    expect(bleu({ smooth: 'floor', lowercase: true }).signature('var')).toMatch(
      /^nrefs:var\|case:lc\|eff:no\|tok:13a\|smooth:floor\[0\.10\]\|version:padan-\d/,
    );
    expect(metrics['chrf++']({}).name).toBe('chrF2++');
  });

  it('score sentences with effective order where they are BLEU', () => {
    const metric = bleu();
    const statistics = metric.statistics('Good morning', ['Good morning']);
    expect(metric.score(statistics)).toBe(0);
    expect(metric.sentence?.score(statistics)).toBeCloseTo(100, 9);
    expect(metric.sentence?.signature(1)).toContain('eff:yes');
  });

  it.each([
    [() => bleu({ smoothValue: 1 }), 'smoothValue is for floor and add-k, smooth is exp'],
    [() => bleu({ smooth: 'floor', smoothValue: -1 }), 'smoothValue is -1, expected a number from 0'],
    [() => bleu({ smooth: 'add-k', smoothValue: Number.NaN }), 'smoothValue is NaN'],
    [
      () => bleu({ tokenize: 'toString' as 'none' }),
      'tokenize is toString, expected one of 13a, intl, char, none',
    ],
    [() => chrf({ charOrder: 0 }), 'charOrder is 0, expected a whole number from 1'],
    [() => chrf({ wordOrder: 1.5 }), 'wordOrder is 1.5, expected a whole number from 0'],
    [() => chrf({ beta: 0 }), 'beta is 0, expected a whole number from 1'],
  ])('say which options they take', (create, message) => {
    expect(create).toThrow(PadanError);
    expect(create).toThrow(message);
  });
});
