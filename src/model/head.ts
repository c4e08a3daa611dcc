import { PadanError } from '../errors.js';
import { keepBiases } from './biases.js';
import type { AlignmentHeads, ModelConfig } from './config.js';
import {
  constant,
  decide,
  elementTypes,
  fuseRounding,
  type Graph,
  integerAttribute,
  node,
  openTensor,
  type Parts,
  parseGraph,
  partsOf,
  slice,
  writeGraph,
} from './graph.js';
import { fieldsOf } from './protobuf.js';

/** What a cache holds: keys and values of the hypothesis (self-attention) or of the source (cross-attention). */
type Side = 'decoder' | 'encoder';

/** Names of a decoder's caches. Inputs have the prefix `past_key_values.`, outputs `present.`. */
export const cacheNames = ({ decoderLayers }: Pick<ModelConfig, 'decoderLayers'>, side: Side): string[] =>
  Array.from({ length: decoderLayers }, (_, layer) => [
    `${layer}.${side}.key`,
    `${layer}.${side}.value`,
  ]).flat();

/**
 * Rewrites a model's encoder: input_ids, attention_mask → last_hidden_state.
 *
 * @throws RangeError if the bytes are not an ONNX model, or are truncated
 */
export const encoderGraph = (encoder: Uint8Array): Uint8Array => written(parseGraph(encoder));

/**
 * A graph's file, with the nodes that ONNX Runtime does fast, and right.
 *
 * @throws PadanError `model-invalid` if weights are in other files
 */
const written = (graph: Graph): Uint8Array => {
  if (hasWeightsElsewhere(graph))
    throw new PadanError(
      'model-invalid',
      'the graph has its weights in files of their own',
      {},
      '“padan models convert FOLDER -o NEW-FOLDER” makes a model that has them in it',
    );
  const fused = fuseRounding(graph);
  return writeGraph({ ...fused, nodes: keepBiases(fused.nodes, (name) => fused.initializers.has(name)) });
};

/**
 * Whether tensors are in other files. ONNX Runtime, which is given bytes and no path, would look for them in the working
 * folder, and the model's hash would not know what it finds.
 */
const hasWeightsElsewhere = ({ nodes, initializers }: Parts): boolean =>
  [...initializers.values()].some(isElsewhere) ||
  nodes.some(
    ({ rest, branches }) =>
      rest.some(hasTensorElsewhere) ||
      [...branches.values()].some((branch) => hasWeightsElsewhere(partsOf(branch))),
  );

/** TensorProto: 14 data_location, of which the last counts. */
const isElsewhere = (tensor: Uint8Array): boolean =>
  fieldsOf(tensor).some(({ number, varint }) => number === 14 && varint !== 0);

/** Of a node's field: 5 attribute; AttributeProto: 5 tensor, 10 tensors. */
const hasTensorElsewhere = (raw: Uint8Array): boolean =>
  fieldsOf(raw).some(
    ({ number, bytes: attribute }) =>
      number === 5 &&
      attribute !== undefined &&
      fieldsOf(attribute).some(
        ({ number, bytes }) => (number === 5 || number === 10) && bytes !== undefined && isElsewhere(bytes),
      ),
  );

/**
 * Splits a model's merged decoder into the two graphs that decoding runs. (The merged file has both in an If, and
 * copies the source's keys and values through it at every step.)
 *
 * cross  runs once per source: encoder_hidden_states → present.N.encoder.key and .value, for cross-attention
 * step   runs once per piece: input_ids, encoder_attention_mask, past_key_values.… → present.N.decoder.key and
 *        .value, and the outputs that `withHead` adds
 *
 * @throws RangeError if the bytes are not an ONNX model or are truncated, or an output is missing
 */
export const decoderGraphs = (
  decoder: Uint8Array,
  config: ModelConfig,
): { cross: Uint8Array; step: Uint8Array } => {
  const whole = parseGraph(decoder);
  const caches = (side: Side): string[] => cacheNames(config, side).map((name) => `present.${name}`);
  const some = (names: readonly string[]) =>
    new Map(
      names.map((name) => {
        const output = whole.outputs.get(name);
        if (output === undefined) throw new RangeError(`the decoder has no output "${name}"`);
        return [name, output] as const;
      }),
    );
  const part = (cached: boolean, names: readonly string[]): Graph =>
    slice(decide(whole, 'use_cache_branch', cached), some(names));
  return {
    cross: written(part(false, caches('encoder'))),
    step: written(withHead(part(true, ['logits', ...caches('decoder')]), config)),
  };
};

/**
 * Cuts the graph that reads a whole translation at once out of a model's merged decoder: input_ids,
 * encoder_hidden_states, encoder_attention_mask → cross_attentions.N, rows × heads × target × source. Row t of a
 * translation is where the decoder looks when it writes piece t.
 *
 * @returns undefined if the file does not give the attention of the layer
 * @throws RangeError as `decoderGraphs`
 */
export const attentionGraph = (
  decoder: Uint8Array,
  { layer }: AlignmentHeads,
): { graph: Uint8Array; output: string } | undefined => {
  const whole = parseGraph(decoder);
  const output = `cross_attentions.${layer}`;
  const value = whole.outputs.get(output);
  if (value === undefined) return undefined;
  const part = slice(decide(whole, 'use_cache_branch', false), new Map([[output, value]]));
  return { graph: written(part), output };
};

/**
 * Adds a head to a decoder's graph that finds the most probable pieces of each row inside ONNX Runtime, so that the
 * logits never reach JavaScript.
 *
 * added inputs   k: int64, 1; wanted: int64, rows × length × 1, a piece each
 * added outputs  logProbs: float32, rows × length × k, log softmax in nats over the pieces that may be generated,
 *                highest first; ids: int64, rows × length × k, lower ids first among equals;
 *                wantedLogProbs: float32, rows × length × 1
 *
 * @param graph  has an output "logits", which is removed
 */
const withHead = (graph: Graph, { vocabularySize, suppressedIds }: ModelConfig): Graph => {
  const mask = new Float32Array(vocabularySize);
  for (const id of suppressedIds) mask[id] = Number.NEGATIVE_INFINITY;
  const { logits: _, ...outputs } = Object.fromEntries(graph.outputs);
  const lastAxis = [integerAttribute('axis', 2)];
  return {
    ...graph,
    nodes: [
      ...graph.nodes,
      node('Cast', ['logits'], ['padan.logits'], [integerAttribute('to', elementTypes.float)]),
      node('Add', ['padan.logits', 'padan.mask'], ['padan.allowed']),
      node('LogSoftmax', ['padan.allowed'], ['padan.normalised'], lastAxis),
      node('TopK', ['padan.normalised', 'k'], ['logProbs', 'ids'], lastAxis),
      node('GatherElements', ['padan.normalised', 'wanted'], ['wantedLogProbs'], lastAxis),
    ],
    initializers: new Map([
      ...graph.initializers,
      ['padan.mask', constant('padan.mask', 'float', [vocabularySize], new Uint8Array(mask.buffer))],
    ]),
    inputs: new Map([
      ...graph.inputs,
      ['k', openTensor('k', 'int64', 1)],
      ['wanted', openTensor('wanted', 'int64', 3)],
    ]),
    outputs: new Map([
      ...Object.entries(outputs),
      ['logProbs', openTensor('logProbs', 'float', 3)],
      ['ids', openTensor('ids', 'int64', 3)],
      ['wantedLogProbs', openTensor('wantedLogProbs', 'float', 3)],
    ]),
  };
};
