import { InferenceSession } from 'onnxruntime-node';
import { describe, PadanError } from '../errors.js';
import type { ModelConfig } from './config.js';
import { type ModelFile, readAgain } from './files.js';
import { attentionGraph, decoderGraphs, encoderGraph } from './head.js';

/** A model's graphs. */
export interface ModelGraphs {
  encoder: ModelFile;
  decoder: ModelFile;
}

/** ONNX Runtime sessions for one model (`head.ts`), with one thread each. Only one search may use them at a time. */
export interface Sessions {
  encoder: InferenceSession;
  cross: InferenceSession;
  step: InferenceSession;
  /** For attention to a whole translation, opened on the first call; undefined if the model does not give it. */
  attention(): Promise<AttentionSession | undefined>;
  release(): Promise<void>;
}

/** A session of `attentionGraph`. */
export interface AttentionSession {
  session: InferenceSession;
  /** Name of its output. */
  output: string;
}

/**
 * Opens sessions for a model.
 *
 * @throws PadanError `model-invalid` if a file is truncated or is not the graph that its name says; `model-changed` if
 *         it is not the one that the model was opened with
 */
export const openSessions = async (graphs: ModelGraphs, config: ModelConfig): Promise<Sessions> => {
  const whole = await readGraph(graphs.encoder, encoderGraph);
  const cut = await readGraph(graphs.decoder, (decoder) => decoderGraphs(decoder, config));
  const [encoder, cross, step] = await Promise.all([
    openSession(whole, graphs.encoder),
    openSession(cut.cross, graphs.decoder),
    openSession(cut.step, graphs.decoder),
  ]);
  const unknown = step.inputNames.find((name) => !knownInput.test(name));
  if (unknown !== undefined)
    throw new PadanError(
      'model-invalid',
      `the decoder has an input "${unknown}", which MarianMT decoders do not have`,
      { path: graphs.decoder.path },
      'export the model with its merged decoder',
    );
  const difference = differenceOf(step, config);
  if (difference !== undefined)
    throw new PadanError(
      'model-invalid',
      difference,
      { path: graphs.decoder.path },
      'copy the model folder again: its config.json belongs to another model',
    );
  let attention: Promise<AttentionSession | undefined> | undefined;
  return {
    encoder,
    cross,
    step,
    attention: () => {
      attention ??= openAttention(graphs, config);
      return attention;
    },
    release: async () => {
      const opened = await attention?.catch(() => undefined);
      await Promise.all([encoder.release(), cross.release(), step.release(), opened?.session.release()]);
    },
  };
};

const openAttention = async (
  { decoder }: ModelGraphs,
  { alignment }: ModelConfig,
): Promise<AttentionSession | undefined> => {
  if (alignment === null) return undefined;
  const cut = await readGraph(decoder, (model) => attentionGraph(model, alignment));
  return cut && { session: await openSession(cut.graph, decoder), output: cut.output };
};

const knownInput =
  /^(?:input_ids|encoder_attention_mask|k|wanted|past_key_values\.\d+\.(?:decoder|encoder)\.(?:key|value))$/;

/** Where a decoder's caches are others than `config.json` says; undefined if they are the same. */
const differenceOf = (
  { inputMetadata }: InferenceSession,
  { decoderLayers, heads, headSize }: ModelConfig,
): string | undefined => {
  for (const input of inputMetadata) {
    const layer = /^past_key_values\.(\d+)\./.exec(input.name)?.[1];
    if (layer === undefined || !input.isTensor) continue;
    if (Number(layer) >= decoderLayers)
      return `the decoder has a layer ${layer}, and config.json says that there are ${decoderLayers}, from 0`;
    // Rows, heads, pieces, width of a head; a graph may leave any of them open.
    const [, ownHeads, , ownSize] = input.shape;
    const differs = (own: unknown, said: number) => typeof own === 'number' && own >= 0 && own !== said;
    if (differs(ownHeads, heads) || differs(ownSize, headSize))
      return `the decoder has ${ownHeads} heads of ${ownSize} values, and config.json says ${heads} of ${headSize}`;
  }
  return undefined;
};

/** Reads an ONNX file and rewrites it into the graphs to run. */
const readGraph = async <T>(file: ModelFile, cut: (model: Uint8Array) => T): Promise<T> => {
  const { path } = file;
  const model = await readAgain(file);
  try {
    return cut(model);
  } catch (error) {
    if (error instanceof PadanError) throw new PadanError(error.code, error.message, { path }, error.hint);
    throw new PadanError(
      'model-invalid',
      `the file is truncated, or not the graph that its name says (${describe(error)})`,
      { path },
      'copy the model folder again, or export the model with its merged decoder',
      { cause: error },
    );
  }
};

const openSession = async (graph: Uint8Array, { path }: ModelFile): Promise<InferenceSession> =>
  InferenceSession.create(graph, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    // Errors are thrown; the runtime need not print them as well.
    logSeverityLevel: 4,
  }).catch((error: unknown) => {
    throw new PadanError(
      'model-invalid',
      'ONNX Runtime cannot open the file; it is truncated, or not the graph that its name says',
      { path },
      'copy the model folder again',
      { cause: error },
    );
  });
