import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, PadanError, unreadable } from '../errors.js';
import { readJson } from '../model/files.js';
import { isFile } from '../paths.js';
import { architectureOf } from './marian/architecture.js';
import { decoderModel, encoderModel } from './marian/graph.js';
import { largestModel, type OnnxModel } from './marian/network.js';
import { parseSentencePiece, type SentencePiece } from './marian/sentencepiece.js';
import { tokenizerFiles } from './marian/tokenizer.js';
import { joinVocabularies, piecesById } from './marian/vocabulary.js';
import { weightsOf } from './marian/weights.js';
import { findTensors } from './safetensors.js';

type Json = Record<string, unknown>;

/** A MarianMT model in the hub's ONNX layout. */
export interface MarianFiles {
  /** Makes the contents of `onnx/encoder_model.onnx` and `onnx/decoder_model_merged.onnx`, in fp32. */
  encoder(): Promise<Uint8Array>;
  decoder(): Promise<Uint8Array>;
  /** The JSON files beside them, by name. */
  files: Map<string, Uint8Array>;
}

/**
 * Converts a MarianMT model as Helsinki-NLP publishes it: `config.json`, `model.safetensors`, `source.spm`,
 * `target.spm`, `vocab.json`, and `tokenizer_config.json` and `generation_config.json` if there are any.
 *
 * Making a graph takes memory for it and the largest tensor: 0.4 GB for a model with 60,000 pieces.
 *
 * @throws PadanError `model-missing` if a file is missing; `model-invalid` if one cannot be used, or the model is of
 *         a kind that cannot be converted; `too-large` if a graph would be larger than 2 GB
 */
export const marianGraphs = async (folder: string): Promise<MarianFiles> => {
  const at = (name: string): string => join(folder, name);
  for (const name of ['config.json', 'vocab.json', 'source.spm', 'target.spm'])
    if (!(await isFile(at(name)))) throw missing(folder, name);
  const weightsPath = await findWeights(folder);
  const config = await readJson(at('config.json'));
  const architecture = architectureOf(config, at('config.json'));
  const optional = async (name: string): Promise<Json | undefined> =>
    (await isFile(at(name))) ? readJson(at(name)) : undefined;

  const tokenizerConfig = (await optional('tokenizer_config.json')) ?? {};
  const vocabulary = async (name: string, size: number): Promise<string[]> => {
    if (!(await isFile(at(name)))) throw missing(folder, name);
    const pieces = piecesById(await readJson(at(name)), at(name));
    if (pieces.length <= size) return pieces;
    throw new PadanError(
      'model-invalid',
      `the vocabulary has ${pieces.length} pieces, config.json says ${size}`,
      { path: at(name) },
      'copy or pull the model again',
    );
  };
  const pieces = await vocabulary('vocab.json', architecture.sourceVocabulary);
  const joint =
    tokenizerConfig['separate_vocabs'] === true
      ? joinVocabularies(pieces, await vocabulary('target_vocab.json', architecture.targetVocabulary))
      : undefined;
  const made = tokenizerFiles(
    {
      pieces: joint?.pieces ?? pieces,
      config: { ...tokenizerConfig, ...(joint && { separate_vocabs: false }) },
      source: await readPieces(at('source.spm')),
      target: await readPieces(at('target.spm')),
      separate: joint !== undefined,
    },
    at('vocab.json'),
  );
  const size = joint && { vocab_size: joint.pieces.length, decoder_vocab_size: joint.pieces.length };
  const generation = (await optional('generation_config.json')) ?? generationOf(config);

  const weights = weightsOf(await findTensors(weightsPath), architecture, weightsPath, joint);
  const [encoder, decoder] = [encoderModel(architecture, weights), decoderModel(architecture, weights)];
  weights.finish();
  for (const model of [encoder, decoder]) checkSize(model, weightsPath);
  return {
    encoder: encoder.write,
    decoder: decoder.write,
    files: new Map([
      ['config.json', json({ ...config, ...size })],
      ['generation_config.json', json(generation)],
      ['tokenizer.json', Buffer.from(JSON.stringify(made.tokenizer))],
      ['tokenizer_config.json', json(made.config)],
    ]),
  };
};

const json = (value: Json): Uint8Array => Buffer.from(`${JSON.stringify(value, undefined, 1)}\n`);

const missing = (folder: string, name: string): PadanError =>
  new PadanError(
    'model-missing',
    `the model folder has no ${name}`,
    { path: folder },
    'give a folder with config.json, model.safetensors, source.spm, target.spm and vocab.json',
  );

const findWeights = async (folder: string): Promise<string> => {
  const path = join(folder, 'model.safetensors');
  if (await isFile(path)) return path;
  if (await isFile(join(folder, 'model.safetensors.index.json')))
    throw new PadanError(
      'model-invalid',
      'the weights are in several files, expected one model.safetensors',
      { path: folder },
      'save the model in one file',
    );
  if (await isFile(join(folder, 'pytorch_model.bin')))
    throw new PadanError(
      'model-invalid',
      'the weights are in pytorch_model.bin, a pickle, which can run any code when it is read',
      { path: join(folder, 'pytorch_model.bin') },
      'get model.safetensors: the hub has it on the model’s main branch or on a conversion’s (revision refs/pr/N)',
    );
  throw missing(folder, 'model.safetensors');
};

/** Largest SentencePiece file that is read, in bytes: one with 64,000 pieces has 1.5 MB. */
const largestPieces = 64 * 1024 * 1024;

const readPieces = async (path: string): Promise<SentencePiece> => {
  const { size } = await stat(path);
  if (size > largestPieces)
    throw new PadanError(
      'too-large',
      'the file is larger than 64 MB',
      { path },
      'copy or pull the model again',
    );
  const bytes = await readFile(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  try {
    return parseSentencePiece(bytes);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new PadanError(
      'model-invalid',
      `the file is not a whole SentencePiece model (${describe(error)})`,
      { path },
      'copy or pull the model again',
      { cause: error },
    );
  }
};

const checkSize = ({ size }: OnnxModel, path: string): void => {
  if (size > largestModel)
    throw new PadanError(
      'too-large',
      'the model would be an ONNX file of more than 2 GB, which the format cannot hold',
      { path },
      'convert a smaller model',
    );
};

/** Keys that older models have in `config.json` only. */
const generationKeys = [
  'bad_words_ids',
  'bos_token_id',
  'decoder_start_token_id',
  'eos_token_id',
  'forced_eos_token_id',
  'max_length',
  'num_beams',
  'pad_token_id',
];

const generationOf = (config: Json): Json =>
  Object.fromEntries(generationKeys.flatMap((key) => (key in config ? [[key, config[key]]] : [])));
