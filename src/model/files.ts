import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PadanError, systemCode } from '../errors.js';
import { hashOf } from '../hash.js';
import { isFile } from '../paths.js';

/** The model that ships inside the package. */
export const embeddedModel = fileURLToPath(new URL('../../models/padan-id-en', import.meta.url));

/** Suffixes of the hub's ONNX files by number format, in order of preference. */
const endings = {
  q8: '_quantized',
  int8: '_int8',
  uint8: '_uint8',
  fp32: '',
  fp16: '_fp16',
  q4: '_q4',
  q4f16: '_q4f16',
  bnb4: '_bnb4',
} as const;

/** Number format of a model's weights. */
export type Dtype = keyof typeof endings;
/** All number formats, in order of preference. */
export const dtypes = Object.keys(endings) as Dtype[];

/** The files of a number format, in a model's folder. */
export const graphFiles = (dtype: Dtype): Record<'encoder' | 'decoder', string> => ({
  encoder: `onnx/encoder_model${endings[dtype]}.onnx`,
  decoder: `onnx/decoder_model_merged${endings[dtype]}.onnx`,
});

export interface ModelFiles {
  folder: string;
  dtype: Dtype;
  encoder: string;
  decoder: string;
}

/**
 * Finds the files of a MarianMT model in the hub's ONNX layout.
 *
 * @param wanted  number format to load; by default the first that the folder has, in the order of `dtypes`
 * @throws PadanError `model-missing` naming the first missing file
 */
export const findModelFiles = async (folder: string, wanted?: Dtype): Promise<ModelFiles> => {
  const info = await stat(folder).catch((error: unknown) => {
    const missing = systemCode(error) === 'ENOENT';
    throw new PadanError(
      'model-missing',
      missing ? 'no such model folder' : `the model folder cannot be read (${systemCode(error)})`,
      { path: folder },
      'give a folder with config.json, tokenizer.json and onnx/',
    );
  });
  if (!info.isDirectory())
    throw new PadanError(
      'model-missing',
      'is a file, expected a model folder',
      { path: folder },
      'give the folder',
    );

  const graphs = dtypes.flatMap((dtype) => Object.values(graphFiles(dtype)));
  const isConverted = (await Promise.all(graphs.map((path) => isFile(join(folder, path))))).some(Boolean);
  if (!isConverted && (await isFile(join(folder, 'model.safetensors'))))
    throw new PadanError(
      'model-missing',
      'the model folder has weights (model.safetensors) and no graphs that run',
      { path: folder },
      `“padan models convert ${folder} -o FOLDER” makes them; then give that folder`,
    );
  for (const name of ['config.json', 'tokenizer.json', 'tokenizer_config.json'])
    if (!(await isFile(join(folder, name))))
      throw new PadanError(
        'model-missing',
        `the model folder has no ${name}`,
        { path: folder },
        'copy the whole model folder again',
      );

  const found = await dtypesIn(folder);
  const dtype = wanted === undefined ? found[0] : found.find((each) => each === wanted);
  if (dtype !== undefined) {
    const { encoder, decoder } = graphFiles(dtype);
    return { folder, dtype, encoder: join(folder, encoder), decoder: join(folder, decoder) };
  }
  if (wanted !== undefined && found.length > 0)
    throw new PadanError(
      'model-missing',
      `the model folder has no graphs in ${wanted}: it has them in ${found.join(', ')}`,
      { path: folder },
      `name one that it has, or none; of a pulled model, “padan models pull NAME --dtype ${wanted}” fetches others`,
    );
  const lacking = graphFiles(wanted ?? 'q8');
  throw new PadanError(
    'model-missing',
    `the model folder lacks ${lacking.encoder} or ${lacking.decoder}`,
    { path: folder },
    'copy the whole model folder again, or export the model with its merged decoder',
  );
};

/** The number formats whose graphs a folder has, in order of preference. */
const dtypesIn = async (folder: string): Promise<Dtype[]> => {
  const isThere = (path: string) => isFile(join(folder, path));
  const has = await Promise.all(
    dtypes.map(async (dtype) =>
      (await Promise.all(Object.values(graphFiles(dtype)).map(isThere))).every(Boolean),
    ),
  );
  return dtypes.filter((_, at) => has[at]);
};

/** A file of a model as it was when the model was opened. */
export interface ModelFile {
  path: string;
  /** SHA-256 of its bytes, in hexadecimal. */
  hash: string;
}

/**
 * Reads a file of a model.
 *
 * @throws PadanError `file-unreadable`
 */
export const readModelFile = (path: string): Promise<Buffer> =>
  readFile(path).catch((error: unknown) => {
    throw new PadanError(
      'file-unreadable',
      `the file cannot be read (${systemCode(error)})`,
      { path },
      undefined,
      { cause: error },
    );
  });

/**
 * Reads a file of a model again.
 *
 * @throws PadanError `model-changed` if it is another now: what it says would be kept under the model that it was
 */
export const readAgain = async ({ path, hash }: ModelFile): Promise<Buffer> => {
  const bytes = await readModelFile(path);
  if (hashOf(bytes) !== hash) throw modelChanged(path);
  return bytes;
};

/** The error for a model that was replaced while somebody uses it. */
export const modelChanged = (path: string): PadanError =>
  new PadanError(
    'model-changed',
    'the model has changed since it was opened',
    { path },
    'begin again, with one model from beginning to end; what was translated so far is kept',
  );

/**
 * Reads a JSON object from the model folder.
 *
 * @throws PadanError if the file cannot be read or is not a JSON object
 */
export const readJson = async (path: string): Promise<Record<string, unknown>> =>
  parseJson(await readModelFile(path), path);

/**
 * Parses a JSON object of the model folder.
 *
 * @throws PadanError `model-invalid` if it is none
 */
export const parseJson = (bytes: Buffer, path: string): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {}
  throw new PadanError(
    'model-invalid',
    'the file is not a JSON object; it may be truncated',
    { path },
    'copy the model folder again',
  );
};

/** SHA-256 over several files' SHA-256, all in hexadecimal. */
export const hashTogether = (hashes: readonly string[]): string => {
  const whole = createHash('sha256');
  for (const hash of hashes) whole.update(hash, 'hex');
  return whole.digest('hex');
};
