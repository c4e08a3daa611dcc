import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { InferenceSession } from 'onnxruntime-node';
import { PadanError } from '../errors.js';
import { type ModelConfig, parseConfig } from './config.js';
import { exists, findModelFiles, hashFiles, lexiconBeside, readJson } from './files.js';
import { withHead } from './head.js';
import { openTokenizer, type Tokenizer } from './tokenizer.js';

/** A MarianMT model, ready to decode with. */
export interface Model {
  name: string;
  /** Where its lexicon stands, if it has one. */
  lexiconPath: string;
  /** SHA-256 over the files that decide the output. */
  hash: string;
  dtype: string;
  /**
   * Whether a row's result is free of the other rows in its batch. False where the graphs
   * quantise activations with one scale a tensor (`DynamicQuantizeLinear`).
   */
  batchInvariant: boolean;
  config: ModelConfig;
  tokenizer: Tokenizer;
  encoder: InferenceSession;
  /** With a head that finds the most probable pieces (`head.ts`). */
  decoder: InferenceSession;
  dispose(): Promise<void>;
}

/**
 * Opens a MarianMT folder in the hub's ONNX layout (`config.json`, `tokenizer.json`, `onnx/`).
 *
 * @throws PadanError `model` where a file is missing, truncated or of another kind
 */
export const openModel = async (path: string): Promise<Model> => {
  const folder = resolve(path);
  const files = await findModelFiles(folder);
  const json = (name: string) => readJson(join(folder, name));
  await json('tokenizer.json');
  const tokenizerConfig = await json('tokenizer_config.json');
  const hasGeneration = await exists(join(folder, 'generation_config.json'));
  const generation = hasGeneration ? await json('generation_config.json') : {};
  const config = parseConfig(
    await json('config.json'),
    generation,
    tokenizerConfig,
    join(folder, 'config.json'),
  );

  const parts = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];
  if (hasGeneration) parts.push('generation_config.json');
  const [hash, tokenizer, encoder, decoder, batchInvariant] = await Promise.all([
    hashFiles([...parts.map((name) => join(folder, name)), files.encoder, files.decoder]),
    openTokenizer(folder),
    openSession(files.encoder),
    openSession(files.decoder, withHead),
    isBatchInvariant([files.encoder, files.decoder]),
  ]);
  checkInputs(decoder, config, files.decoder);

  return {
    name: basename(folder),
    lexiconPath: lexiconBeside(folder),
    hash,
    dtype: files.dtype,
    batchInvariant,
    config,
    tokenizer,
    encoder,
    decoder,
    dispose: async () => {
      await encoder.release();
      await decoder.release();
    },
  };
};

const sessionOptions = { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 } as const;

const openSession = async (
  path: string,
  change: (graph: Uint8Array) => Uint8Array = (graph) => graph,
): Promise<InferenceSession> => {
  const graph = await readFile(path);
  return InferenceSession.create(change(graph), sessionOptions).catch((error: unknown) => {
    throw new PadanError(
      'model',
      'ONNX Runtime cannot open the file; it is truncated, or not the graph that its name says',
      { path },
      'copy the model folder again',
      { cause: error },
    );
  });
};

const checkInputs = (decoder: InferenceSession, config: ModelConfig, path: string): void => {
  const expected = [
    'input_ids',
    'encoder_attention_mask',
    'encoder_hidden_states',
    'use_cache_branch',
    `past_key_values.${config.decoderLayers - 1}.decoder.key`,
  ];
  const missing = expected.find((name) => !decoder.inputNames.includes(name));
  if (missing !== undefined)
    throw new PadanError(
      'model',
      `the decoder has no input "${missing}"`,
      { path },
      'export the model with its merged decoder',
    );
};

/** Operator names stand as plain bytes in an ONNX file. */
const isBatchInvariant = async (paths: readonly string[]): Promise<boolean> => {
  for (const path of paths) if ((await readFile(path)).includes('DynamicQuantizeLinear')) return false;
  return true;
};
