import { cp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { architectureOf } from '../../src/convert/marian/architecture.js';
import { encoderModel } from '../../src/convert/marian/graph.js';
import { largestModel } from '../../src/convert/marian/network.js';
import { parseSentencePiece } from '../../src/convert/marian/sentencepiece.js';
import { piecesById } from '../../src/convert/marian/vocabulary.js';
import { weightsOf } from '../../src/convert/marian/weights.js';
import { marianGraphs } from '../../src/convert/marian.js';
import type { Tensor } from '../../src/convert/safetensors.js';
import { testFolder } from '../folder.js';

const fixture = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const copy = async (name = 'shared'): Promise<string> => {
  const folder = join(testFolder('refusals'), name);
  await cp(fixture(name), folder, { recursive: true });
  return folder;
};
const json = async (path: string): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(path, 'utf8'));
const change = async (path: string, values: Record<string, unknown>): Promise<void> =>
  writeFile(path, JSON.stringify({ ...(await json(path)), ...values }));

describe('marianGraphs', () => {
  it.each(['config.json', 'model.safetensors', 'source.spm', 'target.spm', 'vocab.json'])(
    'names a missing %s',
    async (name) => {
      const folder = await copy();
      await rm(join(folder, name));
      await expect(marianGraphs(folder)).rejects.toMatchObject({
        code: 'model-missing',
        message: `the model folder has no ${name}`,
        place: { path: folder },
      });
    },
  );

  it('needs the target’s vocabulary if the tokenizer’s settings say that there is one', async () => {
    const folder = await copy('two');
    await rm(join(folder, 'target_vocab.json'));
    await expect(marianGraphs(folder)).rejects.toMatchObject({
      code: 'model-missing',
      message: 'the model folder has no target_vocab.json',
    });
  });

  it('reads no pickle, and says what to get instead', async () => {
    const folder = await copy();
    await rm(join(folder, 'model.safetensors'));
    await writeFile(join(folder, 'pytorch_model.bin'), '\u0080\u0002.');
    await expect(marianGraphs(folder)).rejects.toMatchObject({
      code: 'model-invalid',
      message: expect.stringContaining('a pickle, which can run any code'),
      hint: expect.stringContaining('refs/pr/N'),
    });
  });

  it('refuses weights in several files', async () => {
    const folder = await copy();
    await rm(join(folder, 'model.safetensors'));
    await writeFile(join(folder, 'model.safetensors.index.json'), '{}');
    await expect(marianGraphs(folder)).rejects.toMatchObject({ code: 'model-invalid' });
  });

  it('makes settings of what there is, if there are none of the tokenizer and of generation', async () => {
    const folder = await copy();
    await rm(join(folder, 'tokenizer_config.json'));
    await rm(join(folder, 'generation_config.json'));
    await change(join(folder, 'config.json'), { bad_words_ids: [[5]], num_beams: 3 });
    const { files } = await marianGraphs(folder);
    const of = (name: string) => JSON.parse(Buffer.from(files.get(name)!).toString());
    expect(of('generation_config.json')).toMatchObject({
      bad_words_ids: [[5]],
      num_beams: 3,
      eos_token_id: 0,
    });
    expect(of('tokenizer_config.json')).toEqual({
      tokenizer_class: 'MarianTokenizer',
      eos_token: '</s>',
      unk_token: '<unk>',
      pad_token: '<pad>',
      model_max_length: 512,
    });
  });

  it('keeps all settings of the model', async () => {
    const { files } = await marianGraphs(fixture('shared'));
    const config = JSON.parse(Buffer.from(files.get('config.json')!).toString());
    expect(config).toEqual(await json(join(fixture('shared'), 'config.json')));
  });

  it.each([
    [{ model_type: 'm2m_100' }, /"model_type" is "m2m_100", expected "marian"/],
    [{ normalize_before: true }, /"normalize_before" is true, expected false/],
    [{ activation_function: 'constructor' }, /"activation_function" is "constructor"/],
    [{ d_model: 17 }, /"encoder_attention_heads" is 2, expected a divisor/],
    [{ encoder_layers: 2 ** 53 }, /"encoder_layers" is 9007199254740992/],
    [{ encoder_layers: '2\n' }, /"encoder_layers" is "2\\n", expected a whole number/],
    [{ decoder_layers: null }, /"decoder_layers" is null/],
    [{ scale_embedding: 'yes' }, /"scale_embedding" is "yes", expected true or false/],
    [{ encoder_layers: 3 }, /no weights “model\.encoder\.layers\.2\.self_attn\.k_proj\.weight”/],
    [{ encoder_layers: 1 }, /weights that MarianMT models do not have: “model\.encoder\.layers\.1\./],
    [
      { decoder_ffn_dim: 31 },
      /“model\.decoder\.layers\.0\.fc1\.weight” is 32 × 16, config\.json says 31 × 16/,
    ],
    [{ vocab_size: 4 }, /the vocabulary has 123 pieces, config\.json says 4/],
    [{ share_encoder_decoder_embeddings: false }, /no weights “model\.decoder\.embed_tokens\.weight”/],
  ])('refuses a model with %o', async (values, message) => {
    const folder = await copy();
    await change(join(folder, 'config.json'), values);
    await expect(marianGraphs(folder)).rejects.toMatchObject({
      code: 'model-invalid',
      message: expect.stringMatching(message),
    });
  });

  it('refuses a model without special pieces, and names what the tokenizer’s settings say', async () => {
    const folder = await copy();
    await change(join(folder, 'tokenizer_config.json'), { eos_token: { content: '<end>' } });
    await expect(marianGraphs(folder)).rejects.toMatchObject({
      code: 'model-invalid',
      message: 'the vocabulary has no piece “<end>”',
    });
  });

  it('refuses a SentencePiece file that is cut, or is something else', async () => {
    const folder = await copy();
    for (const length of [1000, 0]) {
      await truncate(join(folder, 'source.spm'), length);
      await expect(marianGraphs(folder)).rejects.toMatchObject({
        code: 'model-invalid',
        place: { path: join(folder, 'source.spm') },
      });
    }
  });

  it('knows how large a graph will be before it is made', async () => {
    // As many embeddings as 2 GB do not hold; nothing reads them.
    const config = {
      ...(await json(join(fixture('shared'), 'config.json'))),
      d_model: 256,
      vocab_size: 2 ** 21,
    };
    const architecture = architectureOf(config, 'config.json');
    const tensor = (...shape: number[]): Tensor => ({
      shape,
      floats: () => Promise.reject(new Error('read')),
    });
    const tensors = new Map<string, Tensor>([['model.shared.weight', tensor(2 ** 21, 256)]]);
    for (const layer of [0, 1]) {
      const name = `model.encoder.layers.${layer}`;
      for (const part of ['q', 'k', 'v', 'out'])
        tensors
          .set(`${name}.self_attn.${part}_proj.weight`, tensor(256, 256))
          .set(`${name}.self_attn.${part}_proj.bias`, tensor(256));
      for (const part of ['self_attn_layer_norm', 'final_layer_norm'])
        tensors.set(`${name}.${part}.weight`, tensor(256)).set(`${name}.${part}.bias`, tensor(256));
      tensors.set(`${name}.fc1.weight`, tensor(24, 256)).set(`${name}.fc1.bias`, tensor(24));
      tensors.set(`${name}.fc2.weight`, tensor(256, 24)).set(`${name}.fc2.bias`, tensor(256));
    }
    const { size } = encoderModel(architecture, weightsOf(tensors, architecture, 'model.safetensors'));
    expect(size).toBeGreaterThan(largestModel);
  });
});

describe('parseSentencePiece', () => {
  it('reads pieces with their scores, and the settings', async () => {
    const spm = parseSentencePiece(await readFile(join(fixture('shared'), 'source.spm')));
    expect(spm).toMatchObject({
      kind: 'unigram',
      splitsAtSpaces: true,
      bytesForUnknown: false,
      normalisation: 'nmt_nfkc',
      usualSpaces: true,
    });
    expect(spm.pieces.slice(0, 2)).toEqual([
      { text: '</s>', score: 0, type: 'other' },
      { text: '<unk>', score: 0, type: 'other' },
    ]);
    expect(spm.pieces.filter(({ type }) => type === 'usual').length).toBe(spm.pieces.length - 2);
    expect(spm.pieces.slice(2).every(({ score }) => score < 0)).toBe(true);
  });

  it('throws RangeErrors only, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        try {
          expect(parseSentencePiece(bytes).pieces.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
    );
  });
});

describe('piecesById', () => {
  it('orders any pieces by their ids, those that look like numbers too', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.oneof(fc.string(), fc.nat(50).map(String), fc.constant('__proto__'))),
        (pieces) => {
          const vocabulary = JSON.parse(
            `{${pieces.map((piece, id) => `${JSON.stringify(piece)}: ${id}`).join(', ')}}`,
          );
          expect(piecesById(vocabulary, 'vocab.json')).toEqual(pieces);
        },
      ),
    );
  });

  it.each([
    [{ a: 0, b: 2 }],
    [{ a: 0, b: 0 }],
    [{ a: 0, b: '1' }],
    [{ a: -1, b: 0 }],
    [{ a: 0.5, b: 0 }],
    [{ a: 0, b: null }],
  ])('refuses ids that are not 0 to n - 1: %o', (vocabulary) => {
    expect(() => piecesById(vocabulary, 'vocab.json')).toThrow(
      expect.objectContaining({ code: 'model-invalid' }),
    );
  });
});
