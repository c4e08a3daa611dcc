import { Tokenizer as HubTokenizer } from '@huggingface/tokenizers';
import { describe, PadanError, printable } from '../errors.js';
import { languagePiecesOf } from './language-pieces.js';

export interface Tokenizer {
  /** Splits a text into piece ids, with `</s>` last. One of more than 5,000 code units is encoded in slices. */
  encode(text: string): number[];
  /** Joins piece ids into text, without special pieces and those that name languages. */
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
 * @throws PadanError `model-invalid` if the library cannot use the files, or would use them without end
 */
export const createTokenizer = (tokenizer: Json, config: Json, path: string): Tokenizer => {
  const fault = faultOf(tokenizer);
  if (fault !== undefined)
    throw new PadanError('model-invalid', `tokenizer.json ${fault}`, { path }, 'copy the model folder again');
  const languages = new Map(languagePiecesOf(tokenizer).map(({ id, code }) => [id, `>>${code}<<`]));
  const hub = build(languages.size > 0 ? withoutPieces(tokenizer, languages) : tokenizer, config, path);
  const unknownId = hub.token_to_id(contentOf(config['unk_token']) ?? '<unk>');
  const encodeSlice = (text: string): number[] => hub.encode(text).ids;
  const encode = (text: string, sliceLength = longest): number[] => {
    const slices = slicesOf(text, sliceLength);
    return slices.flatMap((slice, i) => encodeSlice(slice).slice(0, i < slices.length - 1 ? -1 : undefined));
  };
  const decode = (ids: readonly number[]): string => {
    const text = languages.size > 0 ? ids.filter((id) => !languages.has(id)) : [...ids];
    return text.length === 0
      ? ''
      : hub.decode(text, { skip_special_tokens: true, clean_up_tokenization_spaces: false });
  };
  const costOf = costs(tokenizer);
  const known = new Map<string, boolean>();
  const knows = (text: string): boolean =>
    unknownId === undefined ||
    slicesOf(text, short).every((slice) => !encodeSlice(slice).includes(unknownId));
  return {
    encode: (text) => encode(text),
    decode,
    piece: (id) => languages.get(id) ?? hub.id_to_token(id) ?? '',
    knows: (text) => {
      // Single characters are asked for in every sentence.
      if (text.length > 2) return knows(text);
      const isKnown = known.get(text) ?? knows(text);
      known.set(text, isKnown);
      return isKnown;
    },
    rarity: (text) =>
      encode(text, short)
        .slice(0, -1)
        .reduce((sum, id) => sum + (id === unknownId ? unknownCost : costOf(id)), 0),
  };
};

/**
 * Longest text that is encoded in one piece, in UTF-16 code units. The library takes time in the square of the length,
 * and its stack overflows at about 120,000.
 */
const longest = 5000;
/** The same where it does not matter what the pieces are. */
const short = 500;

/** Slices of a text up to a length, each up to a white space if it has one; no surrogate pair is cut. */
const slicesOf = (text: string, longest: number): string[] => {
  if (text.length <= longest) return [text];
  const slices: string[] = [];
  for (let from = 0; from < text.length; ) {
    const most = text.slice(from, from + longest);
    const isLast = from + most.length === text.length;
    const space = isLast ? -1 : most.search(/\s\S*$/);
    const isCut = !isLast && /[\ud800-\udbff]$/.test(most);
    const slice = space > 0 ? most.slice(0, space) : isCut ? most.slice(0, -1) : most;
    slices.push(slice);
    // Every slice is read as if a space stood before it.
    from += slice.length + (space > 0 ? 1 : 0);
  }
  return slices;
};

/** Costs in nats of an unknown character, and of a piece in a vocabulary without scores. */
const unknownCost = 20;
const usualCost = 10;

/** Costs of pieces by id. */
const costs = ({ model }: Json): ((id: number) => number) => {
  const { type, vocab } = (model ?? {}) as { type?: unknown; vocab?: unknown };
  if (type !== 'Unigram' || !Array.isArray(vocab)) return () => usualCost;
  // Pieces that were added have ids beyond the vocabulary's, and no scores.
  return (id) => -((vocab as [string, number][])[id]?.[1] ?? -usualCost);
};

/** What the library does not look at, and then computes nonsense with, or for ever; undefined if all is well. */
const faultOf = ({ normalizer, pre_tokenizer: preTokenizer, decoder, model }: Json): string | undefined => {
  const { type, vocab } = (model ?? {}) as { type?: unknown; vocab?: unknown };
  if (type === 'Unigram' && Array.isArray(vocab)) {
    const at = vocab.findIndex(
      (entry) =>
        !(Array.isArray(entry) && typeof entry[0] === 'string' && Number.isFinite(entry[1] as unknown)),
    );
    if (at >= 0) return `has something else than a piece and its score at place ${at} of its vocabulary`;
  }
  const costly = [normalizer, preTokenizer, decoder].flatMap(patternsOf).find(isCostly);
  return costly && `has a regular expression that may never end: ${printable(costly.slice(0, maxShown))}`;
};

/** Characters of a pattern that a message shows. */
const maxShown = 40;

/** The regular expressions in a part of the tokenizer, however deep. */
const patternsOf = (part: unknown): string[] => {
  const found: string[] = [];
  const parts = [part];
  while (parts.length > 0) {
    const each = parts.pop();
    if (typeof each !== 'object' || each === null) continue;
    for (const [key, value] of Object.entries(each))
      if (key === 'Regex' && typeof value === 'string') found.push(value);
      else parts.push(value);
  }
  return found;
};

/**
 * Whether matching may take time that is exponential in the length of a text: only repetitions inside or after one
 * another can. Those of SentencePiece models have one (` {2,}`).
 */
const isCostly = (pattern: string): boolean =>
  (pattern.replace(/\\./gsu, '').match(/[*+]|\{\d*,/g)?.length ?? 0) > 1;

/**
 * The tokenizer without some pieces: those that name languages (`>>ind<<`) are the model's to say, and no text is one
 * or has one inside. In a unigram vocabulary, their places stay.
 */
const withoutPieces = (tokenizer: Json, ids: ReadonlyMap<number, string>): Json => {
  const { added_tokens: added, model } = tokenizer as { added_tokens?: unknown; model?: Json };
  const vocab = model?.['vocab'];
  return {
    ...tokenizer,
    ...(Array.isArray(added) && { added_tokens: added.filter(({ id }) => !ids.has(id)) }),
    ...(Array.isArray(vocab) && {
      model: { ...model, vocab: vocab.map((entry, id) => (ids.has(id) ? [`\0${id}`, entry[1]] : entry)) },
    }),
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
