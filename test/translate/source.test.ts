import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../src/align/words/tokens.js';
import { type Model, openModel } from '../../src/model/model.js';
import { createAttend } from '../../src/translate/attention/attention.js';
import type { PiecePair } from '../../src/translate/decode/attend.js';
import { paddedLength } from '../../src/translate/decode/batch.js';
import { defaults } from '../../src/translate/options.js';
import { encodeSource } from '../../src/translate/source.js';
import { translatorOn } from '../../src/translate/translator.js';
import { modelFolder, searchAll } from '../model/embedded.js';
import { firstLanguage, multilingual } from '../model/multilingual.js';
import { oracleModel, oracleTokenizer } from '../model/oracle.js';
import { stubEngine } from './stub.js';

const javanese = firstLanguage + 2;

/** What is sent to the model when it is asked for a language. */
const sourcesOf = async (
  use: (translator: ReturnType<typeof translatorOn>, model: Model) => Promise<unknown>,
) => {
  const model = await openModel(multilingual(), { to: 'jv' });
  const sources: (readonly number[])[] = [];
  const engine = stubEngine(({ ids, prefix = [] }) => {
    sources.push(ids);
    return [{ ids: prefix.at(-1) === 0 ? prefix : [...prefix, 2, 0], logProb: -1 }];
  });
  await use(translatorOn(engine, model, { ...defaults, beamSize: 1 }), model);
  await model.dispose();
  return { sources, encode: model.tokenizer.encode, window: model.config.maxPositions };
};

describe('the piece that says the target language', () => {
  it('is before the source of every sentence', async () => {
    const { sources, encode } = await sourcesOf((translator) => translator.translate(['ab cd', 'efg']));
    expect(sources).toEqual([
      [javanese, ...encode('ab cd')],
      [javanese, ...encode('efg')],
    ]);
  });

  it('is before every part of a long sentence, which it helps to fill', async () => {
    const text = Array.from({ length: 150 }, (_, i) => 'abcdefgh'[i % 8]).join(' ');
    const { sources, encode, window } = await sourcesOf((translator) => translator.translate([text]));
    expect(sources.length).toBeGreaterThan(1);
    for (const [first] of sources) expect(first).toBe(javanese);
    for (const { length } of sources) expect(length).toBeLessThan(window);
    expect(sources.flatMap((ids) => ids.slice(1, -1))).toEqual(encode(text).slice(0, -1));
  });

  it('is before a source whose translation is completed or scored, not before the translation', async () => {
    const { sources, encode } = await sourcesOf(async (translator) => {
      await translator.complete('ab', 'cd');
      expect((await translator.scoreTranslation('ab', 'cd')).pieces).toEqual(['▁c', 'd', '</s>']);
    });
    expect(sources).toEqual([
      [javanese, ...encode('ab')],
      [javanese, ...encode('ab')],
    ]);
  });

  it('is before a source that is read for its words, and belongs to none', async () => {
    const model = await openModel(multilingual(), { to: 'jv' });
    const read: PiecePair[] = [];
    const engine = {
      ...stubEngine(() => []),
      // All that the decoder sees of the source: much of the target's language, little of the words.
      attend: async (pairs: readonly PiecePair[]) => {
        read.push(...pairs);
        return pairs.map(({ source, target }) =>
          Float32Array.from({ length: source.length * target.length }, (_, i) =>
            i % source.length === 0 ? 0.6 : 0.4 / (source.length - 1),
          ),
        );
      },
    };
    const config = { ...model.config, alignment: { layer: 0, heads: [0] } };
    const worded = (text: string) => ({ text, words: wordsOf(text) });
    const pair = { source: worded('ab cd'), target: worded('ef') };
    const [attention] = await createAttend(engine, { ...model, config }, defaults)([pair]);
    expect(read).toEqual([
      { source: [javanese, ...model.tokenizer.encode('ab cd')], target: model.tokenizer.encode('ef') },
    ]);
    // Each of the two words has two of the five pieces beside the language's.
    expect([...attention!]).toEqual([expect.closeTo(0.16, 6), expect.closeTo(0.16, 6)]);
    await model.dispose();
  });

  it('is not there for a model of one pair', async () => {
    const model = await openModel(modelFolder, { from: 'id', to: 'en' });
    const sources: (readonly number[])[] = [];
    const engine = stubEngine(({ ids }) => {
      sources.push(ids);
      return [{ ids: [2, 0], logProb: -1 }];
    });
    await translatorOn(engine, model, defaults).translate(['kucing itu tidur']);
    expect(sources).toEqual([model.tokenizer.encode('kucing itu tidur')]);
    await model.dispose();
  });

  it('changes what a model says, as in transformers.js', async () => {
    const folder = multilingual({ added: true });
    const [tokenizer, theirs] = [await oracleTokenizer(folder), await oracleModel(folder, 'fp32')];
    const said: string[] = [];
    for (const code of ['ind', 'jav']) {
      const model = await openModel(folder, { to: code });
      for (const text of ['abc bcd', 'hjk lmn opa abc', 'a b c d e f g', 'o n m l']) {
        const ids = encodeSource(model, text);
        const [ours] = await searchAll(model, [ids], paddedLength(ids.length), { ...defaults, beamSize: 1 });
        const input = { ...tokenizer(`>>${code}<< ${text}`), num_beams: 1 };
        const outputs = await theirs.generate({ ...input, max_length: ours!.ids.length + 1 });
        const expected = (outputs as { tolist(): bigint[][] }).tolist()[0]!.slice(1).map(Number);
        // At the cap they force `</s>` in the last place.
        const end = ours!.ended ? undefined : -1;
        expect(ours!.ids.slice(0, end)).toEqual(expected.slice(0, end));
        said.push(`${text} ${ours!.ids}`);
      }
      await model.dispose();
    }
    expect(new Set(said).size).toBeGreaterThan(4);
    await theirs.dispose();
  });
});
