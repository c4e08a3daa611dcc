import { basename, join, resolve } from 'node:path';
import { PadanError } from '../errors.js';
import { createGate } from '../flow/gate.js';
import { checkObject, checkText } from '../given.js';
import { hashOf } from '../hash.js';
import { type LexiconFile, lexiconFor } from '../languages/lexicon.js';
import { isFile } from '../paths.js';
import { type ModelConfig, parseConfig } from './config.js';
import type { AskedLanguages } from './direction.js';
import {
  type Dtype,
  findModelFiles,
  hashTogether,
  type ModelFile,
  parseJson,
  readModelFile,
} from './files.js';
import { type ModelGraphs, openSessions, type Sessions } from './sessions.js';
import { createTokenizer, type Tokenizer } from './tokenizer.js';

/** A MarianMT model: everything except its weights, which are in its sessions. */
export interface Model {
  name: string;
  /** Its graphs' files, which sessions read again: they open none that is not part of `hash`. */
  graphs: ModelGraphs;
  /** The lexicon for its languages, if there is one. */
  lexicon: LexiconFile | null;
  /** SHA-256 over the files that decide the output, and over languages that only the user or the folder names. */
  hash: string;
  /** Size of these files. */
  bytes: number;
  dtype: Dtype;
  /**
   * Whether a row's result is independent of the other rows of its batch. False if the graphs quantise activations
   * with one scale per tensor (`DynamicQuantizeLinear`).
   */
  batchInvariant: boolean;
  config: ModelConfig;
  tokenizer: Tokenizer;
  /**
   * Sessions in this process, opened on the first call. Rejects with a `PadanError` if they cannot be opened
   * (`model-changed` if the files were replaced meanwhile), and with `closed` after `dispose`.
   */
  sessions(): Promise<Sessions>;
  /** Closes the sessions; calling it again does nothing. */
  dispose(): Promise<void>;
}

/** What a model is opened with. */
export interface ModelOptions extends AskedLanguages {
  /** Number format to load; by default the first that the folder has, in the order of `dtypes`. */
  dtype?: Dtype | undefined;
  /**
   * Source language, as a code. Checked against the folder's; a model of many source languages, or of unnamed ones,
   * has it from here.
   */
  from?: string | undefined;
  /** Target language; a multilingual model is asked for it with the piece of its vocabulary that names it. */
  to?: string | undefined;
}

/**
 * Opens a MarianMT model folder in the hub's ONNX layout (`config.json`, `tokenizer.json`, `onnx/`).
 *
 * @throws PadanError if a file is missing, truncated or invalid; `invalid-option` if the model does not translate
 *         between the languages, or between several and they are not given
 */
export const openModel = async (path: string, options: ModelOptions = {}): Promise<Model> => {
  checkText('path', path);
  checkObject('options', options);
  const { dtype, from, to } = options;
  for (const [name, language] of Object.entries({ from, to }))
    if (language !== undefined) checkText(name, language);
  const folder = resolve(path);
  const files = await findModelFiles(folder, dtype);
  const hashes: string[] = [];
  let size = 0;
  /** Reads a file, once: what is used of it is what is hashed. */
  const read = async (path: string): Promise<{ file: ModelFile; bytes: Buffer }> => {
    const bytes = await readModelFile(path);
    const file = { path, hash: hashOf(bytes) };
    hashes.push(file.hash);
    size += bytes.length;
    return { file, bytes };
  };
  const json = async (name: string) => {
    const { file, bytes } = await read(join(folder, name));
    return parseJson(bytes, file.path);
  };
  // The order decides the model's hash.
  const configJson = await json('config.json');
  const tokenizerJson = await json('tokenizer.json');
  const tokenizerConfig = await json('tokenizer_config.json');
  const hasGeneration = await isFile(join(folder, 'generation_config.json'));
  const generation = hasGeneration ? await json('generation_config.json') : {};
  const { config, said } = parseConfig(
    { config: configJson, generation, tokenizer: tokenizerJson, tokenizerConfig },
    join(folder, 'config.json'),
    { from, to },
  );
  const tokenizer = createTokenizer(tokenizerJson, tokenizerConfig, join(folder, 'tokenizer.json'));
  // Without its end, the model translates what it imagines to follow.
  if (tokenizer.encode('a').at(-1) !== config.endId)
    throw new PadanError(
      'model-invalid',
      `tokenizer.json does not end a text with piece ${config.endId}, the "eos_token_id"`,
      { path: join(folder, 'config.json') },
      'copy the model folder again: its files belong to different models',
    );
  const encoder = await read(files.encoder);
  const decoder = await read(files.decoder);
  const graphs = { encoder: encoder.file, decoder: decoder.file };
  let sessions: Promise<Sessions> | undefined;
  const gate = createGate('model', async () => {
    await sessions?.then(
      ({ release }) => release(),
      () => undefined,
    );
  });

  return {
    name: basename(folder),
    graphs,
    lexicon: await lexiconFor(folder, config.sourceLanguage, config.targetLanguage),
    hash: identified(hashTogether(hashes), said),
    bytes: size,
    dtype: files.dtype,
    // Operator names are plain text in an ONNX file.
    batchInvariant: ![encoder, decoder].some(({ bytes }) => bytes.includes('DynamicQuantizeLinear')),
    config,
    tokenizer,
    sessions: () =>
      gate.enter(() => {
        sessions ??= openSessions(graphs, config);
        return sessions;
      }),
    dispose: gate.close,
  };
};

/** A model of one pair is what its files are, if they say which. */
const identified = (files: string, said: string | null): string =>
  said === null ? files : hashOf(JSON.stringify([files, said]));
