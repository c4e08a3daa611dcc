import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { PadanError, systemCode } from '../errors.js';

/** Endings of the ONNX files by quantisation, the preferred one first (the hub's names). */
const variants = [
  { dtype: 'q8', ending: '_quantized' },
  { dtype: 'fp32', ending: '' },
] as const;

export interface ModelFiles {
  folder: string;
  dtype: (typeof variants)[number]['dtype'];
  encoder: string;
  decoder: string;
}

export const exists = async (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

/**
 * Finds the files of a MarianMT model in the hub's ONNX layout.
 *
 * @throws PadanError `model` naming the first file that is missing
 */
export const findModelFiles = async (folder: string): Promise<ModelFiles> => {
  const found = await stat(folder).catch((error: unknown) => {
    const missing = systemCode(error) === 'ENOENT';
    throw new PadanError(
      'model',
      missing ? 'no such model folder' : `the model folder cannot be read (${systemCode(error)})`,
      { path: folder },
      'give --model a folder with config.json, tokenizer.json and onnx/',
    );
  });
  if (!found.isDirectory())
    throw new PadanError(
      'model',
      'this is a file, expected a model folder',
      { path: folder },
      'give --model the folder',
    );

  for (const name of ['config.json', 'tokenizer.json', 'tokenizer_config.json'])
    if (!(await exists(join(folder, name))))
      throw new PadanError(
        'model',
        `the model folder has no ${name}`,
        { path: folder },
        'copy the whole model folder again',
      );

  for (const { dtype, ending } of variants) {
    const encoder = join(folder, 'onnx', `encoder_model${ending}.onnx`);
    const decoder = join(folder, 'onnx', `decoder_model_merged${ending}.onnx`);
    if ((await exists(encoder)) && (await exists(decoder))) return { folder, dtype, encoder, decoder };
  }
  throw new PadanError(
    'model',
    'the model folder lacks onnx/encoder_model_quantized.onnx or onnx/decoder_model_merged_quantized.onnx',
    { path: folder },
    'copy the whole model folder again, or export the model with its merged decoder',
  );
};

/** Where the lexicon of a model's languages stands: beside the model's folder. */
export const lexiconBeside = (folder: string): string => join(dirname(resolve(folder)), 'lexicon.id-en.tsv');

/**
 * Reads a JSON object of the model folder.
 *
 * @throws PadanError `model` where the file is not a JSON object, as after a copy that broke off
 */
export const readJson = async (path: string): Promise<Record<string, unknown>> => {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new PadanError('model', `the file cannot be read (${systemCode(error)})`, { path }, undefined, {
      cause: error,
    });
  });
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {}
  throw new PadanError(
    'model',
    'the file is not a JSON object; it may be truncated',
    { path },
    'copy the model folder again',
  );
};

/** SHA-256 over the contents of the files that decide what the model says, as hexadecimal. */
export const hashContents = (contents: readonly Uint8Array[]): string => {
  const whole = createHash('sha256');
  for (const content of contents) whole.update(createHash('sha256').update(content).digest());
  return whole.digest('hex');
};
