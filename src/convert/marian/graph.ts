import { integerAttribute } from '../../model/graph.js';
import type { Activation, Architecture, Stack } from './architecture.js';
import { createNetwork, integersAttribute, type Network, type OnnxModel, type Value } from './network.js';
import type { Linear, MarianWeights } from './weights.js';

/**
 * Makes a MarianMT encoder: input_ids, attention_mask → last_hidden_state. The computation is that of transformers'
 * `MarianEncoder` (post-norm layers).
 */
export const encoderModel = (architecture: Architecture, weights: MarianWeights): OnnxModel => {
  const network = createNetwork();
  const blocks = blocksOf(network, architecture, architecture.encoder, weights);
  const embeddings = network.weight('embeddings', weights.embeddings.encoder);
  let states = blocks.embed(embeddings, 'encoder', network.integers(0));
  const hidden = blocks.hidePadding('attention_mask');
  for (let layer = 0; layer < architecture.encoder.layers; layer++) {
    const name = `model.encoder.layers.${layer}`;
    const attention = `${name}.self_attn`;
    const [keys, values] = blocks.keysAndValues(states, attention);
    states = blocks.attend(states, attention, keys, values, hidden).states;
    states = blocks.feedForward(states, name);
  }
  network.op('Identity', [states], { output: 'last_hidden_state' });
  return network.finish(
    [ids('input_ids', 'encoder_sequence_length'), ids('attention_mask', 'encoder_sequence_length')],
    [
      {
        name: 'last_hidden_state',
        type: 'float',
        shape: ['batch_size', 'encoder_sequence_length', architecture.width],
      },
    ],
  );
};

/**
 * Makes a MarianMT decoder in the hub's merged form: encoder_attention_mask, input_ids,
 * encoder_hidden_states, past_key_values.N.{decoder,encoder}.{key,value}, use_cache_branch → logits,
 * present.N.{decoder,encoder}.{key,value}, and cross_attentions.N, rows × heads × target × source. The source's keys
 * and values are made in an If without a cache and passed on with one; the cache of the translation may be empty.
 */
export const decoderModel = (architecture: Architecture, weights: MarianWeights): OnnxModel => {
  const { width, decoder } = architecture;
  const vocabulary = weights.embeddings.decoder.shape[0]!;
  const network = createNetwork();
  const { op, integer, integers, number } = network;
  const blocks = blocksOf(network, architecture, decoder, weights);
  const layers = Array.from({ length: decoder.layers }, (_, layer) => layer);
  const caches = (side: 'decoder' | 'encoder') =>
    layers.flatMap((layer) => [`${layer}.${side}.key`, `${layer}.${side}.value`]);

  const embeddings = network.weight('embeddings', weights.embeddings.decoder);
  const past = blocks.sizeOf('past_key_values.0.decoder.key', 2);
  let states = blocks.embed(embeddings, 'decoder', past);

  // A piece sees itself and those before it.
  const scalar = (sizes: string) => op('Squeeze', [sizes, integers(0)]);
  const total = scalar(op('Add', [past, blocks.sizeOf('input_ids', 1)]));
  const all = op('Unsqueeze', [op('Range', [integer(0), total, integer(1)]), integers(0)]);
  const own = op('Unsqueeze', [op('Range', [scalar(past), total, integer(1)]), integers(1)]);
  const later = op('Where', [op('LessOrEqual', [all, own]), number(0), number(hidden)]);
  const padding = blocks.hidePadding('encoder_attention_mask');

  network.choose(
    'use_cache_branch',
    caches('encoder').map((name) => `present.${name}`),
    () => caches('encoder').map((name) => op('Identity', [`past_key_values.${name}`])),
    () =>
      layers.flatMap((layer) =>
        blocks.keysAndValues('encoder_hidden_states', `model.decoder.layers.${layer}.encoder_attn`),
      ),
  );
  for (const layer of layers) {
    const name = `model.decoder.layers.${layer}`;
    const [keys, values] = blocks.keysAndValues(states, `${name}.self_attn`).map((added, i) => {
      const cache = caches('decoder')[2 * layer + i]!;
      return op('Concat', [`past_key_values.${cache}`, added], {
        output: `present.${cache}`,
        attributes: [integerAttribute('axis', 2)],
      });
    });
    states = blocks.attend(states, `${name}.self_attn`, keys!, values!, later).states;
    const [key, value] = [`present.${layer}.encoder.key`, `present.${layer}.encoder.value`];
    const crossed = blocks.attend(states, `${name}.encoder_attn`, key, value, padding);
    op('Identity', [crossed.weights], { output: `cross_attentions.${layer}` });
    states = blocks.feedForward(crossed.states, name);
  }

  const matrix = weights.output
    ? network.weight('output', weights.output)
    : op('Transpose', [embeddings], { attributes: [integersAttribute('perm', [1, 0])] });
  const logits = op('MatMul', [states, matrix]);
  const bias = weights.outputBias && network.weight('final_logits_bias', weights.outputBias);
  op(bias ? 'Add' : 'Identity', bias ? [logits, bias] : [logits], { output: 'logits' });

  const cache = (prefix: string, side: 'decoder' | 'encoder', length: string): Value[] =>
    caches(side).map((name) => ({
      name: `${prefix}.${name}`,
      type: 'float',
      shape: ['batch_size', decoder.heads, length, width / decoder.heads],
    }));
  return network.finish(
    [
      ids('encoder_attention_mask', 'encoder_sequence_length'),
      ids('input_ids', 'decoder_sequence_length'),
      {
        name: 'encoder_hidden_states',
        type: 'float',
        shape: ['batch_size', 'encoder_sequence_length', width],
      },
      ...cache('past_key_values', 'decoder', 'past_decoder_sequence_length'),
      ...cache('past_key_values', 'encoder', 'past_encoder_sequence_length'),
      { name: 'use_cache_branch', type: 'bool', shape: [1] },
    ],
    [
      { name: 'logits', type: 'float', shape: ['batch_size', 'decoder_sequence_length', vocabulary] },
      ...cache('present', 'decoder', 'total_decoder_sequence_length'),
      ...cache('present', 'encoder', 'present_encoder_sequence_length'),
      ...layers.map(
        (layer): Value => ({
          name: `cross_attentions.${layer}`,
          type: 'float',
          shape: ['batch_size', decoder.heads, 'decoder_sequence_length', 'present_encoder_sequence_length'],
        }),
      ),
    ],
  );
};

const ids = (name: string, length: string): Value => ({ name, type: 'int64', shape: ['batch_size', length] });

/** What is added to the score of a place that must not be seen. */
const hidden = -1e9;

/** The parts that an encoder and a decoder are made of. All give names of values. */
const blocksOf = (
  network: Network,
  { width, activation, scaled }: Architecture,
  { heads, inner }: Stack,
  weights: MarianWeights,
) => {
  const { op, integers, number } = network;
  const size = width / heads;

  const linear = (states: string, name: string, { matrix, bias }: Linear): string =>
    op('Add', [
      op('MatMul', [states, network.weight(`${name}.weight`, matrix)]),
      network.weight(`${name}.bias`, bias),
    ]);
  const project = (states: string, name: string, factor = 1): string =>
    linear(states, name, weights.linear(name, width, width, factor));
  /** Rows × length × width to rows × heads × length × head's width. */
  const split = (states: string): string =>
    op('Transpose', [op('Reshape', [states, integers(0, 0, heads, size)])], {
      attributes: [integersAttribute('perm', [0, 2, 1, 3])],
    });
  const addAndNormalise = (states: string, added: string, name: string): string =>
    op('LayerNormalization', [
      op('Add', [states, added]),
      ...['weight', 'bias'].map((part) =>
        network.weight(`${name}.${part}`, weights.vector(`${name}.${part}`)),
      ),
    ]);
  const sizeOf = (value: string, axis: number): string =>
    op('Gather', [op('Shape', [value]), integers(axis)]);

  return {
    /** The size of a value along an axis, as a vector of one integer. */
    sizeOf,
    /** Embeddings of input_ids, whose first is at position `past`. */
    embed: (embeddings: string, side: 'encoder' | 'decoder', past: string): string => {
      const found = op('Gather', [embeddings, 'input_ids']);
      const pieces = scaled ? op('Mul', [found, number(Math.sqrt(width))]) : found;
      const positions = network.weight('positions', weights.positions[side]);
      const end = op('Add', [past, sizeOf('input_ids', 1)]);
      return op('Add', [pieces, op('Slice', [positions, past, end, integers(0)])]);
    },
    /** What hides the places where a mask is 0: rows × 1 × 1 × length. */
    hidePadding: (mask: string): string => {
      const isPadding = op('Equal', [mask, network.integer(0)]);
      return op('Unsqueeze', [op('Where', [isPadding, number(hidden), number(0)]), integers(1, 2)]);
    },
    keysAndValues: (states: string, name: string): [string, string] => [
      split(project(states, `${name}.k_proj`)),
      split(project(states, `${name}.v_proj`)),
    ],
    /** Attention with what follows it: the new states, and where each place looked. */
    attend: (states: string, name: string, keys: string, values: string, bias: string) => {
      const queries = split(project(states, `${name}.q_proj`, size ** -0.5));
      const turned = op('Transpose', [keys], { attributes: [integersAttribute('perm', [0, 1, 3, 2])] });
      const scores = op('Add', [op('MatMul', [queries, turned]), bias]);
      const looks = op('Softmax', [scores], { attributes: [integerAttribute('axis', 3)] });
      const mixed = op('Transpose', [op('MatMul', [looks, values])], {
        attributes: [integersAttribute('perm', [0, 2, 1, 3])],
      });
      const joined = op('Reshape', [mixed, integers(0, 0, width)]);
      const added = project(joined, `${name}.out_proj`);
      return { states: addAndNormalise(states, added, `${name}_layer_norm`), weights: looks };
    },
    feedForward: (states: string, name: string): string => {
      const up = linear(states, `${name}.fc1`, weights.linear(`${name}.fc1`, width, inner));
      const active = activate(network, activation, up);
      const down = linear(active, `${name}.fc2`, weights.linear(`${name}.fc2`, inner, width));
      return addAndNormalise(states, down, `${name}.final_layer_norm`);
    },
  };
};

const activate = ({ op, number }: Network, activation: Activation, value: string): string => {
  if (activation === 'relu') return op('Relu', [value]);
  if (activation === 'tanh') return op('Tanh', [value]);
  if (activation === 'gelu') {
    const error = op('Erf', [op('Mul', [value, number(Math.SQRT1_2)])]);
    return op('Mul', [op('Mul', [value, number(0.5)]), op('Add', [error, number(1)])]);
  }
  return op('Mul', [value, op('Sigmoid', [value])]);
};
