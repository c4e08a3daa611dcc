import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Tokenizer } from '@huggingface/tokenizers';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { convertModel } from '../../src/convert/convert.js';
import { marianGraphs } from '../../src/convert/marian.js';
import { openModel } from '../../src/model/model.js';
import { paddedLength } from '../../src/translate/decode/batch.js';
import { defaults } from '../../src/translate/options.js';
import { testFolder } from '../folder.js';
import { searchAll } from '../model/embedded.js';
import { oracleModel, oracleTokenizer } from '../model/oracle.js';

/** What transformers computes with a folder's model (make-marian.py). */
interface Expected {
  /** Texts, and the pieces that MarianTokenizer makes of them. */
  tokenized: { text: string; pieces: string[] }[];
  sources: string[][];
  /** Translations' pieces that are given, sources × 5. */
  forced: number[][];
  /** Translations by greedy search, up to `</s>` or 23 pieces. */
  greedy: number[][];
  /** The encoder's states: a list of pieces × 16 for each source. */
  states: number[][];
  /** Logits of the forced pieces: sources × 5 × the first 70 pieces. */
  logits: number[];
  /** Cross-attention of the last layer: sources × 4 heads × 5 × the longest source's pieces. */
  attention: number[];
}

const fixture = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const expectedOf = async (name: string): Promise<Expected> =>
  JSON.parse(await readFile(join(fixture(name), 'expected.json'), 'utf8'));

/** Converts a fixture and writes it in the hub's layout. */
const convert = async (name: string): Promise<string> => {
  const { encoder, decoder, files } = await marianGraphs(fixture(name));
  const folder = join(testFolder('marian'), name);
  await mkdir(join(folder, 'onnx'), { recursive: true });
  await writeFile(join(folder, 'onnx', 'encoder_model.onnx'), await encoder());
  await writeFile(join(folder, 'onnx', 'decoder_model_merged.onnx'), await decoder());
  for (const [file, bytes] of files) await writeFile(join(folder, file), bytes);
  return folder;
};

const close = (found: ArrayLike<number>, expected: readonly number[]): void => {
  expect(found.length).toBe(expected.length);
  const worst = expected.reduce((most, value, i) => Math.max(most, Math.abs(value - found[i]!)), 0);
  expect(worst).toBeLessThan(1e-4);
};
const integers = (rows: readonly (readonly number[])[]): Tensor =>
  new Tensor('int64', BigInt64Array.from(rows.flat(), BigInt), [rows.length, rows[0]!.length]);
const floats = (value: unknown): Float32Array => (value as Tensor).data as Float32Array;

describe.each(['shared', 'apart', 'two'])('the model “%s”', (name) => {
  it('splits texts as MarianTokenizer does', async () => {
    const { tokenized } = await expectedOf(name);
    const folder = await convert(name);
    const json = async (file: string) => JSON.parse(await readFile(join(folder, file), 'utf8'));
    const tokenizer = new Tokenizer(await json('tokenizer.json'), await json('tokenizer_config.json'));
    for (const { text, pieces } of tokenized)
      expect([text, tokenizer.encode(text).ids.map((id: number) => tokenizer.id_to_token(id))]).toEqual([
        text,
        pieces,
      ]);
  });

  it('computes what transformers computes, with padding, with a cache and without', async () => {
    const { sources, forced, states, logits, attention } = await expectedOf(name);
    const folder = await convert(name);
    const { config, tokenizer } = await openModel(folder);
    const encoder = await InferenceSession.create(join(folder, 'onnx', 'encoder_model.onnx'));
    const decoder = await InferenceSession.create(join(folder, 'onnx', 'decoder_model_merged.onnx'));
    const id = new Map(Array.from({ length: config.vocabularySize }, (_, i) => [tokenizer.piece(i), i]));
    const longest = Math.max(...sources.map((source) => source.length));
    const padded = <T>(row: readonly T[], filler: T): T[] => [
      ...row,
      ...Array.from({ length: longest - row.length }, () => filler),
    ];
    const mask = integers(
      sources.map((row) =>
        padded(
          row.map(() => 1),
          0,
        ),
      ),
    );
    const { last_hidden_state: hidden } = await encoder.run({
      input_ids: integers(
        sources.map((row) =>
          padded(
            row.map((piece) => id.get(piece)!),
            config.padId,
          ),
        ),
      ),
      attention_mask: mask,
    });
    sources.forEach((row, i) => {
      close(floats(hidden).slice(i * longest * 16, (i * longest + row.length) * 16), states[i]!);
    });

    const caches = decoder.inputNames.filter((input) => input.startsWith('past_key_values.'));
    const empty = () => new Tensor('float32', [], [sources.length, config.heads, 0, config.headSize]);
    const run = (pieces: number[][], past: InferenceSession.FeedsType | undefined) =>
      decoder.run({
        encoder_attention_mask: mask,
        encoder_hidden_states: hidden!,
        input_ids: integers(pieces),
        use_cache_branch: new Tensor('bool', [past !== undefined], [1]),
        ...(past ?? Object.fromEntries(caches.map((cache) => [cache, empty()]))),
      });
    const first70 = (all: Float32Array): number[] =>
      Array.from({ length: all.length / config.vocabularySize }, (_, row) => [
        ...all.slice(row * config.vocabularySize, row * config.vocabularySize + 70),
      ]).flat();

    const whole = await run(forced, undefined);
    close(first70(floats(whole['logits'])), logits);
    close(floats(whole[`cross_attentions.${config.decoderLayers - 1}`]), attention);

    // The same in steps of two, one and two pieces.
    let past: InferenceSession.FeedsType | undefined;
    for (const [from, to] of [
      [0, 2],
      [2, 3],
      [3, 5],
    ] as const) {
      const step = await run(
        forced.map((row) => row.slice(from, to)),
        past,
      );
      const expected = forced.flatMap((_, i) => logits.slice((i * 5 + from) * 70, (i * 5 + to) * 70));
      close(first70(floats(step['logits'])), expected);
      past = Object.fromEntries(
        caches.map((cache) => [cache, step[cache.replace('past_key_values', 'present')]!]),
      );
    }
  });

  it('is translated with as transformers and transformers.js do', async () => {
    const { sources, greedy } = await expectedOf(name);
    const folder = await convert(name);
    const model = await openModel(folder);
    const tokenizer = await oracleTokenizer(folder);
    const theirs = await oracleModel(folder, 'fp32');
    const id = new Map(
      Array.from({ length: model.config.vocabularySize }, (_, i) => [model.tokenizer.piece(i), i]),
    );
    for (const [i, source] of sources.entries()) {
      const ids = source.map((piece) => id.get(piece)!);
      const [ours] = await searchAll(model, [ids], paddedLength(ids.length), { ...defaults, beamSize: 1 });
      const length = Math.min(ours!.ids.length, greedy[i]!.length);
      expect(length).toBeGreaterThan(1);
      expect(ours!.ids.slice(0, length)).toEqual(greedy[i]!.slice(0, length));
      const text = source.slice(0, -1).join('').replaceAll('▁', ' ');
      const outputs = await theirs.generate({ ...tokenizer(text), num_beams: 1, max_length: 24 });
      const found = (outputs as { tolist(): bigint[][] }).tolist()[0]!.slice(1).map(Number);
      // At the longest length they force `</s>`.
      expect(found.slice(0, 22)).toEqual(greedy[i]!.slice(0, 22));
    }
    await theirs.dispose();
    await model.dispose();
  });

  it('becomes one with 8-bit integers, with which transformers.js translates as we do', async () => {
    const { sources } = await expectedOf(name);
    const folder = join(testFolder('marian'), name);
    await convertModel(fixture(name), folder);
    const model = await openModel(folder);
    expect(model.dtype).toBe('q8');
    const tokenizer = await oracleTokenizer(folder);
    const theirs = await oracleModel(folder, 'q8');
    for (const source of sources) {
      const text = source.slice(0, -1).join('').replaceAll('▁', ' ').trim();
      const ids = model.tokenizer.encode(text);
      expect(ids.map((id) => model.tokenizer.piece(id))).toEqual(source);
      const [ours] = await searchAll(model, [ids], paddedLength(ids.length), { ...defaults, beamSize: 1 });
      const outputs = await theirs.generate({
        ...tokenizer(text),
        num_beams: 1,
        max_length: ours!.ids.length + 1,
      });
      const found = (outputs as { tolist(): bigint[][] }).tolist()[0]!.slice(1).map(Number);
      // At the longest length they force `</s>`.
      expect(found.slice(0, -1)).toEqual(ours!.ids.slice(0, -1));
    }
    await theirs.dispose();
    await model.dispose();
  });
});
