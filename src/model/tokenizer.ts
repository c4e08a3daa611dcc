import { Tokenizer as HubTokenizer } from '@huggingface/tokenizers';
import { describe, PadanError } from '../errors.js';

export interface Tokenizer {
  /** Splits a text into piece ids, with `</s>` last. */
  encode(text: string): number[];
  /** Joins piece ids into text, without special pieces. */
  decode(ids: readonly number[]): string;
  /** The piece in the vocabulary, with “▁” for a preceding space; empty for an unknown id. */
  piece(id: number): string;
  /** Whether the vocabulary covers all characters of a text. */
  knows(text: string): boolean;
}

type Json = Record<string, unknown>;

/**
 * Builds a model's SentencePiece tokenizer from its two files.
 *
 * @param tokenizer  contents of `tokenizer.json`
 * @param config     contents of `tokenizer_config.json`
 * @param path       of `tokenizer.json`, for errors
 * @throws PadanError `model-invalid` if the library cannot use the files
 */
export const createTokenizer = (tokenizer: Json, config: Json, path: string): Tokenizer => {
  const hub = build(tokenizer, config, path);
  const unknownId = hub.token_to_id(contentOf(config['unk_token']) ?? '<unk>');
  return {
    encode: (text) => hub.encode(text).ids,
    decode: (ids) =>
      ids.length === 0
        ? ''
        : hub.decode([...ids], { skip_special_tokens: true, clean_up_tokenization_spaces: false }),
    piece: (id) => hub.id_to_token(id) ?? '',
    knows: (text) => unknownId === undefined || !hub.encode(text).ids.includes(unknownId),
  };
};

const build = (tokenizer: Json, config: Json, path: string): HubTokenizer => {
  try {
    return new HubTokenizer(tokenizer, config);
  } catch (error) {
    throw new PadanError(
      'model-invalid',
      `tokenizer.json cannot be used (${describe(error)})`,
      { path },
      'copy the model folder again',
      { cause: error },
    );
  }
};

/** A special token is a string, or an object with its text in `content`. */
const contentOf = (token: unknown): string | undefined => {
  if (typeof token === 'string') return token;
  const content = (token as { content?: unknown } | null | undefined)?.content;
  return typeof content === 'string' ? content : undefined;
};
