import { Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../src/align/words/tokens.js';
import { createAttend, type WordedPair } from '../../../src/translate/attention/attention.js';
import { attend } from '../../../src/translate/decode/attend.js';
import type { Engine } from '../../../src/translate/decode/engine.js';
import { defaults } from '../../../src/translate/options.js';
import { translatorOn } from '../../../src/translate/translator.js';
import { embedded, originalSessions, sentences, tiny, translatorWith } from '../../model/embedded.js';
import { stubEngine } from '../stub.js';

const worded = (text: string) => ({ text, words: wordsOf(text) });
const pairOf = (source: string, target: string): WordedPair => ({
  source: worded(source),
  target: worded(target),
});

/** Pairs of several lengths: every sentence with a text that is not its translation, which is as good here. */
const pairs = sentences.map((sentence, i) => pairOf(sentence, sentences[(i + 5) % sentences.length]!));

describe('the attention of the embedded model', () => {
  it('is the same, bit by bit, for one pair, seven, or all at once, in any order', async () => {
    const { attend: read } = await translatorWith();
    const many = Array.from({ length: 40 }, (_, i) => pairs[(i * 7) % pairs.length]!);
    const whole = await read(many);
    const inGroupsOf = async (size: number, given: readonly WordedPair[]) => {
      const all = [];
      for (let at = 0; at < given.length; at += size) all.push(...(await read(given.slice(at, at + size))));
      return all;
    };
    expect(await inGroupsOf(1, many)).toEqual(whole);
    expect(await inGroupsOf(7, many)).toEqual(whole);
    expect((await read([...many].reverse())).reverse()).toEqual(whole);
  });

  it('is the same, bit by bit, for sentences that were just translated and for others', async () => {
    const fresh = await (await translatorWith({ beamSize: 1 })).attend(pairs);
    const translator = await translatorWith({ beamSize: 1 });
    await translator.translate(sentences.slice(0, 8));
    expect(await translator.attend(pairs)).toEqual(fresh);
  });

  it('is that of its file: the mean of its alignment heads when it writes each piece', async () => {
    const model = await embedded();
    const { encoder, decoder } = await originalSessions(model);
    const { layer, heads } = model.config.alignment!;
    const [source, target] = [
      model.tokenizer.encode(sentences[2]!),
      model.tokenizer.encode('The cat sleeps.'),
    ];
    const row = (ids: readonly number[]) =>
      new Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length]);
    const mask = row(source.map(() => 1));
    const encoded = await encoder.run({ input_ids: row(source), attention_mask: mask });
    const nothing = new Tensor('float32', new Float32Array(0), [
      1,
      model.config.heads,
      0,
      model.config.headSize,
    ]);
    const past = decoder.inputNames.filter((name) => name.startsWith('past_key_values'));
    const outputs = await decoder.run({
      ...Object.fromEntries(past.map((name) => [name, nothing])),
      input_ids: row([model.config.startId, ...target.slice(0, -1)]),
      encoder_hidden_states: encoded['last_hidden_state']!,
      encoder_attention_mask: mask,
      use_cache_branch: new Tensor('bool', [false], [1]),
    });
    const all = outputs[`cross_attentions.${layer}`]!.data as Float32Array;
    const size = source.length * target.length;
    const expected = Array.from(
      { length: size },
      (_, cell) => heads.reduce((sum, head) => sum + all[head * size + cell]!, 0) / heads.length,
    );
    const [found] = (await attend(await model.sessions(), model.config, [{ source, target }]))!;
    expect(found).toHaveLength(size);
    found!.forEach((value, cell) => {
      expect(value).toBeCloseTo(expected[cell]!, 5);
    });
  });

  it('is shared out among the source’s words and punctuation', async () => {
    const { attend: read } = await translatorWith();
    const results = await read(pairs);
    results.forEach((matrix, at) => {
      const { source, target } = pairs[at]!;
      expect(matrix).toHaveLength(source.words.length * target.words.length);
      for (let j = 0; j < target.words.length; j++) {
        const row = matrix!.subarray(j * source.words.length, (j + 1) * source.words.length);
        expect(Math.min(...row)).toBeGreaterThanOrEqual(0);
        expect(row.reduce((sum, value) => sum + value, 0)).toBeLessThan(1.0001);
      }
    });
  });

  it('is null for texts without words, and for those that are longer than sentences', async () => {
    const { attend: read } = await translatorWith();
    const long = 'beras '.repeat(600);
    const given = [pairOf('…', 'Rice.'), pairOf('Beras.', ''), pairOf(long, 'Rice.'), pairOf('Beras.', long)];
    expect(await read([...given, pairOf('a'.repeat(1e6), 'b')])).toEqual([null, null, null, null, null]);
    expect(await read([])).toEqual([]);
  });
});

describe('attention', () => {
  it('is null from models that do not give theirs, which are not asked', async () => {
    const model = await tiny();
    const engine: Engine = {
      ...stubEngine(() => []),
      attend: () => {
        throw new Error('asked');
      },
    };
    expect(await createAttend(engine, model, defaults)(pairs)).toEqual(pairs.map(() => null));
    const claims = { ...model, config: { ...model.config, alignment: { layer: 1, heads: [0] } } };
    const silent: Engine = { ...engine, attend: async () => null };
    expect(await createAttend(silent, claims, defaults)(pairs)).toEqual(pairs.map(() => null));
  });

  it('of a word is the mean over its pieces, and what falls on any piece of a source word', async () => {
    const model = await tiny();
    const claims = { ...model, config: { ...model.config, alignment: { layer: 1, heads: [0] } } };
    const { tokenizer } = model;
    const [source, target] = ['abc def', 'gh'];
    const widths = source.split(' ').map((word) => tokenizer.encode(word).length - 1);
    const engine: Engine = {
      ...stubEngine(() => []),
      attend: async (given) =>
        given.map(({ source: from, target: to }) =>
          Float32Array.from(
            { length: from.length * to.length },
            (_, cell) => 10 * Math.floor(cell / from.length) + 1,
          ),
        ),
    };
    const pieces = tokenizer.encode(target).length - 1;
    const mean = 1 + (10 * (pieces - 1)) / 2;
    const [matrix] = await translatorOn(engine, claims, defaults).attend([pairOf(source, target)]);
    widths.forEach((width, i) => {
      expect(matrix![i]).toBeCloseTo(width * mean, 4);
    });
  });

  it('is asked for pair by pair, if the results of the model depend on the batch and must not', async () => {
    const model = await tiny();
    const fickle = {
      ...model,
      batchInvariant: false,
      config: { ...model.config, alignment: { layer: 1, heads: [0] } },
    };
    const sizes = async (reproducible: boolean) => {
      const asked: number[] = [];
      const engine: Engine = {
        ...stubEngine(() => []),
        attend: async (given) => {
          asked.push(given.length);
          return null;
        },
      };
      await createAttend(engine, fickle, { ...defaults, reproducible })(
        ['ab', 'cd', 'ef', 'gh'].map((text) => pairOf(text, 'abc')),
      );
      return asked;
    };
    expect(await sizes(true)).toEqual([1, 1, 1, 1]);
    expect(await sizes(false)).toEqual([4]);
  });

  it('can be stopped', async () => {
    const { attend: read } = await translatorWith();
    await expect(read(pairs, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
  });
});
