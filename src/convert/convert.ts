import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { PadanError } from '../errors.js';
import { readLanguages } from '../model/config.js';
import { graphFiles, readJson } from '../model/files.js';
import { isFile } from '../paths.js';
import { beginFolder } from './folder.js';
import { type Part, type SourceGraphs, sourceGraphs } from './graphs.js';
import { type Quantization, quantizeGraph } from './onnx/quantize.js';
import { type FileHash, hashFile } from './source.js';
import { tryModel } from './try-model.js';

export interface ConvertOptions {
  /** Take the place of a model that is there. */
  isForced?: boolean;
  /** Text of further files to write, by path in the folder. */
  describe?: (conversion: Conversion) => ReadonlyMap<string, string>;
  /** @param done, total  weights */
  onProgress?: (part: Part, done: number, total: number) => void;
  signal?: AbortSignal;
}

/** What was made of a model. */
export interface Conversion {
  /** What it was made from. */
  from: SourceGraphs['from'];
  /** Files of the source that decided the result. */
  sources: readonly FileHash[];
  /** Files of the new folder. */
  files: readonly FileHash[];
  parts: Readonly<Record<Part, PartConversion>>;
}

export interface PartConversion extends Omit<Quantization, 'model'> {
  /** Bytes of the graphs and their weights in the source. */
  bytesBefore: number;
  bytesAfter: number;
}

/**
 * Makes a MarianMT model with 8-bit integers from one with fractions: see `quantizeGraph`. The new folder has the hub's
 * layout, and appears whole or not at all. The new model is opened and tried before that.
 *
 * @param source  folder with ONNX files in fp32 or fp16, or with safetensors as Helsinki-NLP publishes them
 * @param output  folder to write
 * @throws PadanError `model-missing`, `model-invalid`, `too-large`, `output-unusable`, …; the signal's reason
 */
export const convertModel = async (
  source: string,
  output: string,
  { isForced = false, describe, onProgress, signal }: ConvertOptions = {},
): Promise<Conversion> => {
  await checkKind(source);
  const draft = await beginFolder(output, source, isForced);
  try {
    const graphs = await sourceGraphs(source);
    const files: FileHash[] = [];
    const write = async (path: string, content: Uint8Array) => {
      signal?.throwIfAborted();
      await draft.write(path, content);
      files.push(hashed(path, content));
    };

    const convert = async (part: Part): Promise<PartConversion> => {
      const { graph, path, bytes, reader } = await graphs[part]();
      const { model, ...counts } = await quantizeGraph(
        graph,
        path,
        reader,
        (done, total) => onProgress?.(part, done, total),
        signal,
      );
      await write(graphFiles('q8')[part], model);
      return { ...counts, bytesBefore: await bytes(), bytesAfter: model.length };
    };
    const parts = { encoder: await convert('encoder'), decoder: await convert('decoder') };
    for (const [name, content] of await withLanguages(graphs.companions, source)) await write(name, content);
    await tryModel(draft.folder, source);

    const conversion: Conversion = {
      from: graphs.from,
      sources: await Promise.all(
        [...graphs.sources()].map((name) => hashFile(join(source, name), name, signal)),
      ),
      files: files.sort((one, other) => (one.path < other.path ? -1 : 1)),
      parts,
    };
    for (const [name, text] of describe?.(conversion) ?? []) await draft.write(name, text);
    signal?.throwIfAborted();
    await draft.publish();
    return conversion;
  } finally {
    await draft.discard();
  }
};

/** @throws PadanError `model-missing` or `model-invalid` if the folder is not that of a MarianMT model */
const checkKind = async (source: string): Promise<void> => {
  const path = join(source, 'config.json');
  if (!(await isFile(path)))
    throw new PadanError(
      'model-missing',
      'there is no model with a config.json in this folder',
      { path: source },
      'give the folder of a MarianMT model',
    );
  const { model_type: kind } = await readJson(path);
  if (kind !== 'marian')
    throw new PadanError(
      'model-invalid',
      `model_type is ${JSON.stringify(kind ?? null)}, expected "marian"`,
      { path },
      'only MarianMT models can be converted',
    );
};

/** Names the languages in tokenizer_config.json, where only the name of the source's folder tells them. */
const withLanguages = async (
  files: ReadonlyMap<string, Uint8Array>,
  source: string,
): Promise<ReadonlyMap<string, Uint8Array>> => {
  const name = 'tokenizer_config.json';
  const tokenizer = files.get(name);
  if (tokenizer === undefined) return files;
  const { from, to } = await readLanguages(source).catch(() => ({ from: 'und', to: 'und' }));
  const config = JSON.parse(Buffer.from(tokenizer).toString('utf8')) as Record<string, unknown>;
  const isNamed = config['source_lang'] !== undefined || config['target_lang'] !== undefined;
  if (isNamed || from === 'und' || to === 'und') return files;
  const text = `${JSON.stringify({ ...config, source_lang: from, target_lang: to }, null, 2)}\n`;
  return new Map([...files, [name, Buffer.from(text)]]);
};

const hashed = (path: string, content: Uint8Array): FileHash => ({
  path,
  size: content.length,
  sha256: createHash('sha256').update(content).digest('hex'),
});
