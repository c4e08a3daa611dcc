import { stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { PadanError } from '../errors.js';
import type { Graph } from '../model/graph.js';
import { isFile } from '../paths.js';
import { marianGraphs } from './marian.js';
import { mergeDecoders } from './onnx/merge.js';
import { readGraph } from './onnx/quantize.js';
import { type TensorReader, tensorReader } from './onnx/tensor.js';
import { companionFiles, findGraphs, type GraphFiles, maxGraph, readPart, weightFiles } from './source.js';

/** Which of a model's two graphs. */
export type Part = 'encoder' | 'decoder';

/** One of a model's graphs, to be converted. */
interface SourceGraph {
  graph: Graph;
  /** For errors. */
  path: string;
  reader: TensorReader;
  /** Size in the source, once all was read. */
  bytes(): Promise<number>;
}

export interface SourceGraphs extends Record<Part, () => Promise<SourceGraph>> {
  /** What they are in the source. */
  from: 'onnx' | 'safetensors';
  /** Files besides the graphs. */
  companions: ReadonlyMap<string, Uint8Array>;
  /** Names of the files that were read, once they were. */
  sources(): Iterable<string>;
}

/**
 * Finds a model's graphs, or makes them of its weights.
 *
 * @throws PadanError `model-missing` if the folder has neither; as `marianGraphs`
 */
export const sourceGraphs = async (source: string): Promise<SourceGraphs> => {
  const found = await findGraphs(source);
  const weights = await weightFiles(source);
  const hasTokenizer = await isFile(join(source, 'tokenizer.json'));
  // An export's tokenizer may be there as SentencePiece files only; those are read with the weights.
  if (found && (hasTokenizer || weights.length === 0)) {
    if (!hasTokenizer)
      throw new PadanError(
        'model-missing',
        'the folder has no tokenizer.json',
        { path: source },
        'export it with the model, or give the folder with model.safetensors, of which it is made',
      );
    return onnxGraphs(source, found);
  }
  if (weights.length > 0) return weightGraphs(source, weights);
  throw new PadanError(
    'model-missing',
    'the folder has no onnx/encoder_model.onnx with onnx/decoder_model_merged.onnx (or decoder_model.onnx and decoder_with_past_model.onnx), and no model.safetensors',
    { path: source },
    'give a folder with fp32 files',
  );
};

const onnxGraphs = async (
  source: string,
  { encoder, decoders: [first, later] }: GraphFiles,
): Promise<SourceGraphs> => {
  const names = await companionFiles(source);
  const companions = new Map<string, Uint8Array>();
  for (const name of names) companions.set(name, await readPart(join(source, name)));
  const read = new Set(names);
  return {
    from: 'onnx',
    companions,
    sources: () => [...read].sort(),
    encoder: () => fileGraph(source, [encoder], read),
    decoder: () => fileGraph(source, later === undefined ? [first] : [first, later], read),
  };
};

/** @param read  where the names of the files that are read are noted */
const fileGraph = async (
  source: string,
  paths: readonly string[],
  read: Set<string>,
): Promise<SourceGraph> => {
  const nameOf = (path: string) => relativeName(source, path);
  const last = paths.at(-1)!;
  const reader = tensorReader(last);
  let bytes = 0;
  const graphs: Graph[] = [];
  for (const path of paths) {
    const content = await readPart(path, maxGraph);
    bytes += content.length;
    read.add(nameOf(path));
    graphs.push(readGraph(content, path));
  }
  const [first, later] = graphs as [Graph, Graph?];
  return {
    graph: later === undefined ? first : mergeDecoders(first, later, last),
    path: last,
    reader,
    bytes: async () => {
      for (const name of reader.read) {
        const path = join(last, '..', name);
        read.add(nameOf(path));
        bytes += (await stat(path)).size;
      }
      return bytes;
    },
  };
};

/** A path in a folder, as it is written down: with `/`. */
const relativeName = (folder: string, path: string): string => relative(folder, path).split(sep).join('/');

/** From weights as Helsinki-NLP publishes them. */
const weightGraphs = async (source: string, names: readonly string[]): Promise<SourceGraphs> => {
  const made = await marianGraphs(source);
  const given = new Map<string, Uint8Array>();
  for (const name of await companionFiles(source))
    if (!made.files.has(name)) given.set(name, await readPart(join(source, name)));
  const graph = (part: Part) => async (): Promise<SourceGraph> => {
    const path = join(source, 'model.safetensors');
    const bytes = await made[part]();
    const { length } = bytes;
    return { graph: readGraph(bytes, path), path, reader: tensorReader(path), bytes: async () => length };
  };
  return {
    from: 'safetensors',
    companions: new Map([...made.files, ...given]),
    sources: () => names,
    encoder: graph('encoder'),
    decoder: graph('decoder'),
  };
};
