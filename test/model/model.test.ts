import { copyFileSync, cpSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PadanError } from '../../src/errors.js';
import { type ConfigFiles, parseConfig } from '../../src/model/config.js';
import { openModel } from '../../src/model/model.js';
import { testFolder } from '../folder.js';
import { embedded, modelFolder, tiny } from './embedded.js';

const tinyFolder = new URL('tiny', import.meta.url).pathname;

/** A copy of the tiny model with another value in a file. */
const changed = (name: string, key: string, change: (value: never) => unknown): string =>
  damaged((folder) => {
    const path = join(folder, name);
    const json = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    writeFileSync(path, JSON.stringify({ ...json, [key]: change(json[key] as never) }));
  });

/** A copy of the tiny model with something done to it. */
const damaged = (damage: (folder: string) => void): string => {
  const folder = testFolder('model');
  cpSync(tinyFolder, folder, { recursive: true });
  damage(folder);
  return folder;
};

describe('opening a model', () => {
  it('returns its configuration, hash and tokenizer', async () => {
    const model = await embedded();
    expect(model).toMatchObject({ name: 'padan-id-en', dtype: 'q8', batchInvariant: true });
    expect(model.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(model.config).toMatchObject({
      decoderLayers: 2,
      heads: 8,
      headSize: 32,
      vocabularySize: 8000,
      padId: 7999,
      endId: 0,
    });
    const ids = model.tokenizer.encode('Presiden tiba di Jakarta.');
    expect(ids.at(-1)).toBe(model.config.endId);
    expect(model.tokenizer.decode(ids)).toBe('Presiden tiba di Jakarta.');
  });

  it('loads fp32 files if there are no quantised ones', async () => {
    expect((await tiny()).dtype).toBe('fp32');
  });

  it('says which number formats there are if the wanted one is not', async () => {
    await expect(
      openModel(
        damaged(() => undefined),
        { dtype: 'fp16' },
      ),
    ).rejects.toMatchObject({
      message: 'the model folder has no graphs in fp16: it has them in fp32',
    });
  });

  it('gives another hash if any file differs', async () => {
    const model = await openModel(
      damaged((folder) =>
        writeFileSync(join(folder, 'tokenizer_config.json'), '{"tokenizer_class":"MarianTokenizer"}'),
      ),
    );
    expect(model.hash).not.toBe((await tiny()).hash);
    await model.dispose();
  });

  it.each([
    ['no folder', () => '/no/such/folder', /no such model folder/],
    ['a file', () => join(modelFolder, 'config.json'), /is a file, expected a model folder/],
    ['no config.json', () => damaged((folder) => rmSync(join(folder, 'config.json'))), /no config\.json/],
    [
      'no tokenizer.json',
      () => damaged((folder) => rmSync(join(folder, 'tokenizer.json'))),
      /no tokenizer\.json/,
    ],
    [
      'no decoder',
      () => damaged((folder) => rmSync(join(folder, 'onnx/decoder_model_merged.onnx'))),
      /lacks onnx\//,
    ],
    [
      'a truncated encoder',
      () => damaged((folder) => truncateSync(join(folder, 'onnx/encoder_model.onnx'), 2000)),
      /truncated/,
    ],
    [
      'an empty decoder',
      () => damaged((folder) => truncateSync(join(folder, 'onnx/decoder_model_merged.onnx'), 0)),
      /truncated/,
    ],
    [
      'a truncated tokenizer',
      () => damaged((folder) => truncateSync(join(folder, 'tokenizer.json'), 900)),
      /truncated/,
    ],
    [
      'an empty tokenizer',
      () => damaged((folder) => writeFileSync(join(folder, 'tokenizer.json'), '{}')),
      /tokenizer\.json cannot be used/,
    ],
    [
      'another type of model',
      () => damaged((folder) => writeFileSync(join(folder, 'config.json'), '{"model_type":"t5"}')),
      /model_type is "t5"/,
    ],
    [
      'an encoder as the decoder',
      () =>
        damaged((folder) =>
          copyFileSync(
            join(folder, 'onnx/encoder_model.onnx'),
            join(folder, 'onnx/decoder_model_merged.onnx'),
          ),
        ),
      /not the graph that its name says/,
    ],
    [
      'a decoder with fewer layers than config.json says',
      () =>
        damaged((folder) =>
          writeFileSync(
            join(folder, 'config.json'),
            readFileSync(join(folder, 'config.json'), 'utf8').replace(
              '"decoder_layers": 2',
              '"decoder_layers": 6',
            ),
          ),
        ),
      /no output "present\.2\.encoder\.key"/,
    ],
    [
      'a decoder with more layers than config.json says',
      () => changed('config.json', 'decoder_layers', () => 1),
      /has a layer 1, and config\.json says that there are 1/,
    ],
    [
      'a decoder of other heads than config.json says',
      () => changed('config.json', 'decoder_attention_heads', (heads) => heads * 2),
      /heads of \d+ values, and config\.json says/,
    ],
    [
      'a decoder of another width than config.json says',
      () => changed('config.json', 'd_model', (width) => width * 2),
      /heads of \d+ values, and config\.json says/,
    ],
    [
      'a tokenizer that ends no text',
      () => changed('tokenizer.json', 'post_processor', () => null),
      /does not end a text with piece 0/,
    ],
    ...([['a', '1'], ['a', null], 'ab', ['a'], 5] as const).map((entry): [string, () => string, RegExp] => [
      `a vocabulary with ${JSON.stringify(entry)}`,
      () =>
        changed('tokenizer.json', 'model', (model: { vocab: unknown[] }) => ({
          ...model,
          vocab: model.vocab.with(5, entry),
        })),
      /at place 5 of its vocabulary/,
    ]),
    ...['(\\w+\\s*)+!', '(?:a{1,})*$', '(.*.*)x'].map((pattern): [string, () => string, RegExp] => [
      `the pattern ${pattern}`,
      () =>
        changed('tokenizer.json', 'pre_tokenizer', (own) => ({
          type: 'Sequence',
          pretokenizers: [own, { type: 'Split', pattern: { Regex: pattern }, behavior: 'Isolated' }],
        })),
      /regular expression that may never end/,
    ]),
  ])('reports what is wrong with %s, and where', async (_, path, message) => {
    await expect(openModel(path()).then((model) => model.sessions())).rejects.toMatchObject({
      name: 'PadanError',
      code: expect.stringMatching(/^model-(?:missing|invalid)$/),
      message: expect.stringMatching(message),
      place: { path: expect.any(String) },
    });
  });
});

describe('the model configuration', () => {
  const config = {
    model_type: 'marian',
    d_model: 16,
    decoder_layers: 2,
    decoder_attention_heads: 2,
    vocab_size: 40,
    max_position_embeddings: 96,
    pad_token_id: 39,
    eos_token_id: 0,
    decoder_start_token_id: 39,
  };

  const parse = (config: object, generation: object = {}, tokenizerConfig: object = {}, path = 'p') =>
    parseConfig({ config, generation, tokenizer: {}, tokenizerConfig } as ConfigFiles, path).config;

  it('prefers generation_config.json, and never generates padding', () => {
    const parsed = parse(config, { eos_token_id: 3, bad_words_ids: [[5], [6, 7]] });
    expect(parsed).toMatchObject({ endId: 3, suppressedIds: [39, 5], suppressedSequences: [[6, 7]] });
  });

  it.each<[string, object, string, unknown, [string, string]]>([
    ['from the tokenizer', { source_lang: 'ind', target_lang: 'eng' }, 'x', undefined, ['id', 'en']],
    ['two letters', { source_lang: 'id', target_lang: 'en' }, 'x', undefined, ['id', 'en']],
    ['with script', { source_lang: 'jav_Java', target_lang: 'zh_CN' }, 'x', undefined, ['jv-Java', 'zh-CN']],
    [
      'from the tokenizer before names',
      { source_lang: 'ms', target_lang: 'en' },
      'opus-mt-id-de',
      'opus-mt-fr-es',
      ['ms', 'en'],
    ],
    ['from the folder’s name', {}, 'opus-mt-id-en', 'opus-mt-fr-es', ['id', 'en']],
    ['from the folder’s name with a size', {}, 'opus-mt-tc-big-id-en', undefined, ['id', 'en']],
    ['from the original name', {}, 'mine', 'Helsinki-NLP/opus-mt-id-en', ['id', 'en']],
    ['partly from the tokenizer', { target_lang: 'fra' }, 'opus-mt-id-en', undefined, ['id', 'fr']],
    [
      'an invalid code',
      { source_lang: 'opus-mt-tc-base-en', target_lang: '' },
      'opus-mt-en-id',
      1,
      ['en', 'id'],
    ],
    ['no codes', { source_lang: '!!', target_lang: 7 }, 'opus-mt-tc-big', null, ['und', 'und']],
    ['no information', {}, 'x', undefined, ['und', 'und']],
  ])('has canonical language codes: %s', (_, tokenizer, folder, original, [source, target]) => {
    const named = { ...config, _name_or_path: original };
    const parsed = parse(named, {}, tokenizer, `/models/${folder}/config.json`);
    expect([parsed.sourceLanguage, parsed.targetLanguage]).toEqual([source, target]);
  });

  it('says which attention heads align words, if it names any that exist', () => {
    const of = (padan: unknown) => parse({ ...config, padan }).alignment;
    expect(of({ alignment_layer: 1, alignment_heads: [0, 1] })).toEqual({ layer: 1, heads: [0, 1] });
    const odd = [{ layer: 2 }, { layer: -1 }, { layer: '1' }, { heads: [] }, { heads: [2] }, { heads: 0 }];
    for (const { layer = 1, heads = [0] } of odd as { layer?: unknown; heads?: unknown }[])
      expect(of({ alignment_layer: layer, alignment_heads: heads })).toBeNull();
    expect([of(undefined), of(null), of('x')]).toEqual([null, null, null]);
  });

  it('has no size for which memory would not do, and no piece outside of the vocabulary', () => {
    const sizes = [
      'vocab_size',
      'decoder_vocab_size',
      'd_model',
      'decoder_layers',
      'decoder_attention_heads',
    ];
    const pieces = ['eos_token_id', 'pad_token_id', 'decoder_start_token_id'];
    const deep: unknown = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`);
    const wrong = [-1, 1e9, 2 ** 53 - 1, 1e300, 1.5, 'x'.repeat(1e6), deep, {}, true];
    for (const key of [...sizes, 'max_position_embeddings', ...pieces])
      for (const value of wrong)
        for (const files of [[{ ...config, [key]: value }], [config, { [key]: value }]] as const) {
          // Only `config.json` has the decoder's vocabulary, in models that have one.
          if (key === 'decoder_vocab_size' && files.length > 1) continue;
          const refusal = () => parse(files[0], files[1]);
          expect(refusal).toThrow(new RegExp(`^"${key}" is .{1,41}, expected a whole number from`));
        }
    for (const key of sizes) expect(() => parse({ ...config, [key]: 0 }), key).toThrow(PadanError);
    for (const key of pieces) expect(() => parse({ ...config, [key]: 40 }), key).toThrow('from 0 to 39');
    expect(() => parse({ ...config, d_model: 17 })).toThrow('"d_model" is 17, expected a multiple of');
    expect(parse({ ...config, bad_words_ids: [[40], [-1], [39], [3, 1e12]] }).suppressedIds).toEqual([39]);
    expect(parse({ ...config, decoder_vocab_size: null }).vocabularySize).toBe(40);
  });

  it('names a missing key', () => {
    expect(() => parse({ ...config, d_model: undefined })).toThrow(
      /"d_model" is null, expected a whole number/,
    );
  });
});
