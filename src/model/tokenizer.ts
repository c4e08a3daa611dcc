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
  /**
   * How unusual a text is: the negative sum of its pieces' scores, which are log-probabilities in nats in a unigram
   * vocabulary. In any other, each piece counts as much.
   */
  rarity(text: string): number;
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
  const encode = (text: string): number[] => hub.encode(text).ids;
  const decode = (ids: readonly number[]): string =>
    ids.length === 0
      ? ''
      : hub.decode([...ids], { skip_special_tokens: true, clean_up_tokenization_spaces: false });
  const costOf = costs(tokenizer);
  const known = new Map<string, boolean>();
  const knows = (text: string): boolean => unknownId === undefined || !encode(text).includes(unknownId);
  return {
    encode,
    decode,
    piece: (id) => hub.id_to_token(id) ?? '',
    knows: (text) => {
      // Single characters are asked for in every sentence.
      if (text.length > 2) return knows(text);
      const isKnown = known.get(text) ?? knows(text);
      known.set(text, isKnown);
      return isKnown;
    },
    rarity: (text) =>
      encode(text)
        .slice(0, -1)
        .reduce((sum, id) => sum + (id === unknownId ? unknownCost : costOf(id)), 0),
  };
};

/** Costs in nats of an unknown character, and of a piece in a vocabulary without scores. */
const unknownCost = 20;
const usualCost = 10;

/** Costs of pieces by id. */
const costs = ({ model }: Json): ((id: number) => number) => {
  const { type, vocab } = (model ?? {}) as { type?: unknown; vocab?: unknown };
  if (type !== 'Unigram' || !Array.isArray(vocab)) return () => usualCost;
  return (id) => -(vocab as [string, number][])[id]![1];
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
