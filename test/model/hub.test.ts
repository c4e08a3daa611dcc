import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openModel } from '../../src/model/model.js';
import { paddedLength } from '../../src/translate/decode/batch.js';
import { decodersOf } from '../../src/translate/decode/decoder.js';
import { search } from '../../src/translate/decode/search.js';
import { defaults } from '../../src/translate/options.js';
import { openTranslator } from '../../src/translate/translator.js';
import { testFolder } from '../folder.js';
import { plainSearch } from '../translate/decode/plain-search.js';
import { searchAll } from './embedded.js';
import { oracleModel, oracleTokenizer } from './oracle.js';

const folder = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const texts = [
  'a',
  'abc bcd',
  'hjk lmn opq abc',
  'a b c d e f g',
  'qrs ab',
  'fghi',
  'kkkk aaaa',
  'o n m l',
  'p q r',
];
const greedy = { ...defaults, beamSize: 1 };

describe('models in the hub’s layout (six layers, a decoder per branch, separate vocabularies)', () => {
  it.each(['fp32', 'q8'] as const)('generate the same pieces as transformers.js, in %s', async (dtype) => {
    const tokenizer = await oracleTokenizer(folder('tiny-hub'));
    const theirs = await oracleModel(folder('tiny-hub'), dtype);
    const model = await openModel(folder('tiny-hub'), { dtype });
    expect(model).toMatchObject({
      dtype,
      batchInvariant: dtype !== 'q8',
      config: { decoderLayers: 6, sourceVocabularySize: 40, vocabularySize: 44 },
    });
    let ended = 0;
    for (const text of texts) {
      const ids = model.tokenizer.encode(text);
      const [ours] = await searchAll(model, [ids], paddedLength(ids.length), greedy);
      const outputs = await theirs.generate({
        ...tokenizer(text),
        num_beams: 1,
        max_length: ours!.ids.length + 1,
      });
      const expected = (outputs as { tolist(): bigint[][] }).tolist()[0]!.slice(1).map(Number);
      if (ours!.ended) {
        ended++;
        expect(ours!.ids).toEqual(expected);
      } // At the cap they force `</s>` in the last place.
      else expect(ours!.ids.slice(0, -1)).toEqual(expected.slice(0, -1));
      expect(ours!.ids).not.toContain(9);
      expect(ours!.ids.join(' ')).not.toMatch(/\b5 12\b/);
    }
    expect(ended).toBeGreaterThan(2);
    await theirs.dispose();
    await model.dispose();
  });

  it('generate the same pieces as the plain reference search, with beams', async () => {
    const model = await openModel(folder('tiny-hub'), { dtype: 'fp32' });
    // The reference knows bad words of one piece only.
    model.config.suppressedSequences = [];
    const sources = texts.map((text) => model.tokenizer.encode(text));
    const found = await searchAll(model, sources, 16, defaults);
    for (const [i, source] of sources.entries()) {
      const expected = await plainSearch(model, source, defaults, 'at-once');
      expect(found[i]!.ids).toEqual(expected.ids);
      expect(found[i]!.score).toBeCloseTo(expected.score, 4);
    }
    await model.dispose();
  });

  it('can use 16-bit caches', async () => {
    const half = await openModel(folder('tiny-half'));
    const whole = await openModel(folder('tiny-hub'), { dtype: 'fp32' });
    expect(half.dtype).toBe('fp16');
    const sources = texts.map((text) => half.tokenizer.encode(text));
    const expected = await searchAll(whole, sources, 16, defaults);
    // Near ties fall otherwise with other rounding: what fp32 found is given, and its scores are compared.
    const forced = sources.map((ids, i) => ({ ids, prefix: expected[i]!.ids }));
    const start = decodersOf(await half.sessions(), half.config);
    const found = await search(start, half.config, forced, 16, defaults);
    for (const [i, [result]] of found.entries()) {
      expect(result!.ids.slice(0, expected[i]!.ids.length)).toEqual(expected[i]!.ids);
      expected[i]!.logProbs.forEach((logProb, at) => {
        expect(Math.abs(result!.logProbs[at]! - logProb)).toBeLessThan(0.15);
      });
    }
    // Moved and copied caches keep their order: a hypothesis alone scores as it did among others.
    for (const [i, source] of sources.entries())
      expect(await searchAll(half, [source], 16, greedy)).toEqual([
        (await searchAll(half, sources, 16, greedy))[i],
      ]);
    await half.dispose();
    await whole.dispose();
  });

  it('translate texts, the quantised one with one sentence per batch if results must be reproducible', async () => {
    const model = await openModel(folder('tiny-hub'));
    expect(model.dtype).toBe('q8');
    const translate = async (given: readonly string[]) => {
      const translator = await openTranslator(model, { ...greedy, reproducible: true });
      return translator.translate(given);
    };
    const together = await translate(texts);
    for (const [i, text] of texts.entries()) expect(await translate([text])).toEqual([together[i]]);
    await model.dispose();
  });

  it('are rejected if the requested number format is missing', async () => {
    await expect(openModel(folder('tiny-hub'), { dtype: 'q4' })).rejects.toMatchObject({
      code: 'model-missing',
      message: expect.stringMatching(/no graphs in q4: it has them in (?:q8|fp32)/),
    });
    await expect(openModel(testFolder('hub'))).rejects.toMatchObject({
      code: 'model-missing',
    });
  });
});
