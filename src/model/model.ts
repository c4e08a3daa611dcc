import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { InferenceSession } from 'onnxruntime-node';
import { PadanError } from '../errors.js';
import { type ModelConfig, parseConfig } from './config.js';
import { exists, findModelFiles, hashContents, lexiconBeside, readJson } from './files.js';
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
  const contents = await Promise.all(parts.map((name) => readFile(join(folder, name))));
  const graphs = { encoder: await readFile(files.encoder), decoder: await readFile(files.decoder) };
  const [tokenizer, encoder, decoder] = await Promise.all([
    openTokenizer(folder),
    openSession(graphs.encoder, files.encoder),
    openSession(withHead(graphs.decoder), files.decoder),
  ]);
  checkInputs(decoder, config, files.decoder);

  return {
    name: basename(folder),
    lexiconPath: lexiconBeside(folder),
    hash: hashContents([...contents, graphs.encoder, graphs.decoder]),
    dtype: files.dtype,
    // Operator names stand as plain bytes in an ONNX file.
    batchInvariant: !Object.values(graphs).some((graph) => graph.includes('DynamicQuantizeLinear')),
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

const openSession = async (graph: Uint8Array, path: string): Promise<InferenceSession> =>
  InferenceSession.create(graph, sessionOptions).catch((error: unknown) => {
    throw new PadanError(
      'model',
      'ONNX Runtime cannot open the file; it is truncated, or not the graph that its name says',
      { path },
      'copy the model folder again',
      { cause: error },
    );
  });

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
