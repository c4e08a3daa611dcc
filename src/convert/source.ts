import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PadanError, unreadable } from '../errors.js';
import { isFile } from '../paths.js';

/** A model's graphs, as its folder has them. */
export interface GraphFiles {
  encoder: string;
  /** The merged decoder; or that for the first piece, and that for later ones. */
  decoders: readonly [string] | readonly [first: string, later: string];
  /** Bits of the weights. */
  bits: 16 | 32;
}

/** Where exports put a model's graphs: the hub's layout, and Optimum's own. */
const places = ['onnx', '.'] as const;

/** File name endings of what can be converted, the best first. */
const formats = [
  { ending: '', bits: 32 },
  { ending: '_fp16', bits: 16 },
] as const;

/** The graphs of a folder; undefined if it has none that can be converted. */
export const findGraphs = async (folder: string): Promise<GraphFiles | undefined> => {
  for (const { ending, bits } of formats)
    for (const place of places) {
      const [encoder, merged, first, later] = [
        'encoder_model',
        'decoder_model_merged',
        'decoder_model',
        'decoder_with_past_model',
      ].map((name) => join(folder, place, `${name}${ending}.onnx`)) as [string, string, string, string];
      if (!(await isFile(encoder))) continue;
      if (await isFile(merged)) return { encoder, decoders: [merged], bits };
      if ((await isFile(first)) && (await isFile(later))) return { encoder, decoders: [first, later], bits };
    }
  return undefined;
};

/** Files of a model as Helsinki-NLP publishes it. */
const published =
  /^(?:model(?:-\d+-of-\d+)?\.safetensors|model\.safetensors\.index\.json|pytorch_model\.bin|source\.spm|target\.spm|vocab\.json|target_vocab\.json|config\.json|generation_config\.json|tokenizer_config\.json)$/;

/** Names of a folder's files that a model's graphs can be made of; none if it has no weights. */
export const weightFiles = async (folder: string): Promise<string[]> => {
  const names = (await readdir(folder)).filter((name) => published.test(name)).sort();
  return names.some((name) => /^(?:model.*\.safetensors|pytorch_model\.bin)/.test(name)) ? names : [];
};

/** Files of a model besides its graphs, in the order in which they are copied. */
const companions =
  /^(?:config\.json|generation_config\.json|tokenizer\.json|tokenizer_config\.json|special_tokens_map\.json|vocab\.json|source\.spm|target\.spm|lexicon[^/\\]*\.tsv|README\.md|LICEN[CS]E(?:\.md|\.txt)?)$/;

/** Whether a file, by its path in a model's folder, is one that exports, pulls and conversions make. */
export const isModelFile = (path: string): boolean =>
  /^(?:onnx\/)?[^/]+\.onnx(?:_data(?:_\d+)?)?$/.test(path) ||
  path === 'padan-model.json' ||
  published.test(path) ||
  (companions.test(path) && !path.startsWith('lexicon'));

/** Names of a folder's files that belong to a model besides its graphs. */
export const companionFiles = async (folder: string): Promise<string[]> => {
  const names = (await readdir(folder)).filter((name) => companions.test(name)).sort();
  const areFiles = await Promise.all(names.map((name) => isFile(join(folder, name))));
  return names.filter((_, i) => areFiles[i]);
};

/** Maximum bytes of a graph's file: more than any MarianMT model has, and what a ModelProto may have at most. */
export const maxGraph = 2 ** 31 - 1;

/** Maximum bytes of a file beside the graphs. */
const maxCompanion = 2 ** 28;

/**
 * Reads a file of a model.
 *
 * @throws PadanError `too-large`, or that it cannot be read
 */
export const readPart = async (path: string, maximum: number = maxCompanion): Promise<Uint8Array> => {
  const info = await stat(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  checkSize(path, info.size, maximum);
  return readFile(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
};

/** @throws PadanError `too-large` */
export const checkSize = (path: string, size: number, maximum: number = maxGraph): void => {
  if (size > maximum)
    throw new PadanError(
      'too-large',
      `the file has ${gigabytes(size)}, and at most ${gigabytes(maximum)} can be read`,
      { path },
      'convert a smaller model',
    );
};

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;

/** A file with its size and SHA-256. */
export interface FileHash {
  /** With `/` between folders. */
  path: string;
  size: number;
  sha256: string;
}

/** @param name  what to call the file */
export const hashFile = async (path: string, name: string, signal?: AbortSignal): Promise<FileHash> => {
  const whole = createHash('sha256');
  let size = 0;
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20 })) {
      signal?.throwIfAborted();
      whole.update(chunk as Buffer);
      size += (chunk as Buffer).length;
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw unreadable(path, error);
  }
  return { path: name, size, sha256: whole.digest('hex') };
};
