import { describe, expect, it } from 'vitest';
import { confidenceOf, meanLogProb } from '../../src/core/confidence.js';
import { defaults } from '../../src/translate/options.js';
import { translatorOn } from '../../src/translate/translator.js';
import { tiny } from '../model/embedded.js';
import { stubEngine } from '../translate/stub.js';

describe('confidence', () => {
  it('is the geometric mean probability of a piece', () => {
    expect(confidenceOf({ logProbs: [Math.log(0.5), Math.log(0.125)] })).toBeCloseTo(0.25, 12);
    expect(confidenceOf({ logProbs: [0, 0] })).toBe(1);
    expect(meanLogProb([-1, -2, -6])).toBe(-3);
  });

  it('is null if no model was asked', () => {
    expect(confidenceOf({ logProbs: [] })).toBeNull();
    expect(meanLogProb([])).toBeNull();
  });

  // Three pieces at a probability of 0.5, then two pieces at 0.25.
  const said = [
    { ids: [5, 6, 0], logProb: Math.log(0.5) },
    { ids: [7, 0], logProb: Math.log(0.25) },
  ];

  it.each([0, 0.5, 1, 2])(
    'does not depend on the length penalty (%d), for translations and alternatives',
    async (lengthPenalty) => {
      const model = await tiny();
      const options = { ...defaults, nBest: 2, lengthPenalty };
      const [hypothesis] = await translatorOn(
        stubEngine(() => said),
        model,
        options,
      ).translate(['abc']);
      expect(confidenceOf(hypothesis!)).toBeCloseTo(0.5, 12);
      expect(hypothesis!.alternatives).toEqual([
        {
          text: expect.any(String),
          score: expect.closeTo((2 * Math.log(0.25)) / 2 ** lengthPenalty, 12),
          confidence: expect.closeTo(0.25, 12),
        },
      ]);
    },
  );

  it('of a sentence in parts is the mean over all its pieces', async () => {
    const model = await tiny();
    const parts: number[] = [];
    const engine = stubEngine(() => {
      parts.push(parts.length);
      return [parts.length === 1 ? said[0]! : said[1]!];
    });
    const options = { ...defaults, lengthPenalty: 0, batchSize: 1 };
    const [hypothesis] = await translatorOn(engine, model, options).translate(['abc def ghi, '.repeat(9)]);
    expect(hypothesis!.parts).toBe(parts.length);
    expect(parts.length).toBeGreaterThan(1);
    const pieces = 3 + 2 * (parts.length - 1);
    const sum = 3 * Math.log(0.5) + 2 * (parts.length - 1) * Math.log(0.25);
    expect(confidenceOf(hypothesis!)).toBeCloseTo(Math.exp(sum / pieces), 12);
  });

  it('of copied text is null', async () => {
    const [hypothesis] = await translatorOn(
      stubEngine(() => said),
      await tiny(),
      defaults,
    ).translate(['* * *']);
    expect(confidenceOf(hypothesis!)).toBeNull();
  });
});
