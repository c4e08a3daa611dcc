import { PadanError, printable } from '../../errors.js';

type Json = Record<string, unknown>;

/** What a MarianMT model is made of, from its `config.json`. */
export interface Architecture {
  /** Width of the states. */
  width: number;
  encoder: Stack;
  decoder: Stack;
  activation: Activation;
  /** Whether embeddings are multiplied by √width. */
  scaled: boolean;
  /** Whether encoder and decoder have the same embeddings. */
  shared: boolean;
  /** Whether the decoder's embeddings are its output layer as well. */
  tied: boolean;
  /** Number of positions that a source or a translation may have, in pieces. */
  positions: number;
  /** Number of pieces of the source, and of the translation. */
  sourceVocabulary: number;
  targetVocabulary: number;
}

/** Layers of an encoder or a decoder. */
export interface Stack {
  layers: number;
  heads: number;
  /** Width of the feed-forward networks' inner states. */
  inner: number;
}

const activations = ['swish', 'silu', 'relu', 'gelu', 'tanh'] as const;
export type Activation = (typeof activations)[number];

/** The largest number that any size may be: products of two stay far from where integers become inexact. */
const largest = 2 ** 24;

/**
 * Reads a model's architecture. Keys that are missing are as transformers' `MarianConfig` has them.
 *
 * @param path  of `config.json`, for errors
 * @throws PadanError `model-invalid` if the model is not a MarianMT model, or a value is not one that it can have
 */
export const architectureOf = (config: Json, path: string): Architecture => {
  const wrong = (key: string, expected: string): PadanError =>
    new PadanError(
      'model-invalid',
      printable(`"${key}" is ${JSON.stringify(config[key] ?? null).slice(0, 100)}, expected ${expected}`),
      { path },
      'only MarianMT models, as transformers has them, can be converted',
    );
  if (config['model_type'] !== 'marian') throw wrong('model_type', '"marian"');
  const size = (key: string): number => {
    const value = config[key];
    if (Number.isInteger(value) && (value as number) > 0 && (value as number) <= largest)
      return value as number;
    throw wrong(key, 'a whole number above zero');
  };
  const flag = (key: string, usual: boolean): boolean => {
    const value = config[key] ?? usual;
    if (typeof value === 'boolean') return value;
    throw wrong(key, 'true or false');
  };
  const stack = (side: 'encoder' | 'decoder'): Stack => {
    const heads = size(`${side}_attention_heads`);
    if (size('d_model') % heads !== 0) throw wrong(`${side}_attention_heads`, 'a divisor of "d_model"');
    if (size(`${side}_layers`) > 100) throw wrong(`${side}_layers`, 'at most 100');
    return { layers: size(`${side}_layers`), heads, inner: size(`${side}_ffn_dim`) };
  };
  // No MarianMT model has these; older versions of transformers obeyed them, and weights would mean something else.
  for (const key of ['normalize_before', 'normalize_embedding', 'add_final_layer_norm'])
    if (flag(key, false)) throw wrong(key, 'false');
  const activation = (config['activation_function'] ?? 'gelu') as Activation;
  if (!activations.includes(activation))
    throw wrong('activation_function', `one of ${activations.join(', ')}`);
  const shared = flag('share_encoder_decoder_embeddings', true);
  return {
    width: size('d_model'),
    encoder: stack('encoder'),
    decoder: stack('decoder'),
    activation,
    scaled: flag('scale_embedding', false),
    shared,
    tied: flag('tie_word_embeddings', true),
    positions: size('max_position_embeddings'),
    sourceVocabulary: size('vocab_size'),
    targetVocabulary:
      shared || (config['decoder_vocab_size'] ?? null) === null
        ? size('vocab_size')
        : size('decoder_vocab_size'),
  };
};
