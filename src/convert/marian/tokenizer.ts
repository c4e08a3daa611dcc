import { invalid } from './invalid.js';
import type { Piece, SentencePiece } from './sentencepiece.js';

type Json = Record<string, unknown>;

/** What a MarianMT model's tokenizer is made from. */
export interface TokenizerParts {
  /** By id. */
  pieces: readonly string[];
  /** Contents of `tokenizer_config.json`. */
  config: Json;
  source: SentencePiece;
  target: SentencePiece;
  /** Whether the model has a vocabulary for sources that has none of the target's pieces. */
  separate: boolean;
}

/**
 * Makes the contents of `tokenizer.json` and `tokenizer_config.json` in the form that transformers.js' converted
 * MarianMT models have (`scripts/extra/marian.py`): one vocabulary for both languages.
 *
 * Unlike there, sources are split as MarianTokenizer splits them, by `source.spm` alone; only pieces that the vocabulary
 * lacks are split further instead of being unknown. Translations that are given to be read are split by the same
 * pieces, and so more finely than by `target.spm`.
 *
 * @param path  of `vocab.json`, for errors
 * @throws PadanError `model-invalid` if the parts do not make a tokenizer, or are of a kind that cannot be converted
 */
export const tokenizerFiles = (
  { pieces, config, source, target, separate }: TokenizerParts,
  path: string,
): { tokenizer: Json; config: Json } => {
  checkKind(source, path);
  const special = {
    end: contentOf(config['eos_token']) ?? '</s>',
    unknown: contentOf(config['unk_token']) ?? '<unk>',
    pad: contentOf(config['pad_token']) ?? '<pad>',
  };
  const ids = new Map(pieces.map((piece, id) => [piece, id]));
  for (const name of Object.values(special))
    if (!ids.has(name)) throw invalid(path, `the vocabulary has no piece “${name}”`);

  const scores = scoresOf(source, target);
  const isSpecial = (piece: string): boolean =>
    Object.values(special).includes(piece) || /^>>[^<>\s]+<<$/.test(piece);
  const added = pieces.flatMap((content, id) =>
    isSpecial(content)
      ? [{ id, content, special: true, single_word: false, lstrip: false, rstrip: false, normalized: false }]
      : [],
  );
  return {
    tokenizer: {
      version: '1.0',
      truncation: null,
      padding: null,
      added_tokens: added,
      normalizer: normalizerOf(source, pieces, separate),
      pre_tokenizer: preTokenizerOf(source),
      post_processor: postProcessorOf(special.end, ids.get(special.end)!),
      decoder: metaspace,
      model: {
        type: 'Unigram',
        unk_id: ids.get(special.unknown),
        vocab: pieces.map((piece) => [piece, isSpecial(piece) ? 0 : (scores.get(piece) ?? lowest)]),
      },
    },
    config: {
      tokenizer_class: 'MarianTokenizer',
      eos_token: special.end,
      unk_token: special.unknown,
      pad_token: special.pad,
      model_max_length: 512,
      ...config,
    },
  };
};

const checkKind = (
  { kind, bytesForUnknown, usualSpaces, normalisation }: SentencePiece,
  path: string,
): void => {
  if (kind !== 'unigram') throw invalid(path, `source.spm is of the kind “${kind}”, expected “unigram”`);
  if (bytesForUnknown) throw invalid(path, 'source.spm spells unknown characters in bytes (byte_fallback)');
  if (!usualSpaces) throw invalid(path, 'source.spm does not treat spaces as SentencePiece does by default');
  if (!Object.hasOwn(normalisers, normalisation))
    throw invalid(
      path,
      `source.spm normalises texts by “${normalisation.slice(0, 100)}”, expected one of ${Object.keys(normalisers).join(', ')}`,
    );
};

/**
 * What a character costs in a source, in nats, that is a piece of the target's model only: more than any pieces of the
 * source's model together. Longer pieces cost more than their characters, so that none of them is used.
 */
const foreign = 1000;
const foreignScore = ({ text }: Piece): number => {
  const length = [...text].length;
  return length === 1 ? -foreign : -foreign * (length + 1);
};
/** Score of a piece that neither model has. */
const lowest = -100 * foreign;

/** Scores of the pieces that are found in texts. */
const scoresOf = (source: SentencePiece, target: SentencePiece): Map<string, number> => {
  const usual = ({ pieces }: SentencePiece) => pieces.filter(({ type }) => type === 'usual');
  const highest = usual(source).reduce((most, { score }) => Math.max(most, score), Number.NEGATIVE_INFINITY);
  // As in SentencePiece: a user's piece wins against any others of the same length.
  const userScore = ({ text }: Piece) => [...text].length * highest - 0.1;
  return new Map([
    ...usual(target).map((piece): [string, number] => [piece.text, foreignScore(piece)]),
    ...usual(source).map(({ text, score }): [string, number] => [text, score]),
    ...source.pieces
      .filter(({ type }) => type === 'user')
      .map((piece): [string, number] => [piece.text, userScore(piece)]),
  ]);
};

/** The library knows the rules of nmt_nfkc itself, but for two characters (`exceptions`). */
const precompiled = { type: 'Precompiled', precompiled_charsmap: null };
const lowercase = { type: 'Lowercase' };

/** By the names of SentencePiece's rules. */
const normalisers: Record<string, readonly Json[]> = {
  identity: [],
  nfkc: [{ type: 'NFKC' }],
  nfkc_cf: [{ type: 'NFKC' }, lowercase],
  nmt_nfkc: [precompiled],
  nmt_nfkc_cf: [precompiled, lowercase],
};

const replace = (pattern: string, content: string): Json => ({
  type: 'Replace',
  pattern: { Regex: pattern },
  content,
});

/** Whether texts can be split at any white space: the rules make spaces of it, and no piece goes over one. */
const splitsByLibrary = ({ splitsAtSpaces, normalisation }: SentencePiece): boolean =>
  splitsAtSpaces && normalisation.startsWith('nmt_');

const normalizerOf = (source: SentencePiece, pieces: readonly string[], separate: boolean): Json => {
  const used = new Set(pieces.flatMap((piece) => [...piece]));
  /** A character that is in no piece. */
  const nobodys = Array.from({ length: used.size + 1 }, (_, i) => String.fromCodePoint(0xf0000 + i)).find(
    (character) => !used.has(character),
  )!;
  // By SentencePiece's rules (0.2.3), the Arabic letter mark is a space, and the zero-width joiner stays.
  const exceptions = [replace('\u061c', ' '), ...(used.has('\u200d') ? [] : [replace('\u200d', nobodys)])];
  return {
    type: 'Sequence',
    normalizers: [
      ...(source.normalisation.startsWith('nmt_') ? exceptions : []),
      ...normalisers[source.normalisation]!,
      ...(splitsByLibrary(source) ? [] : [replace(' {2,}', ' '), replace('\\A | \\z', '')]),
      replace(unknownCharacters(source, separate), nobodys),
    ],
  };
};

/**
 * Where a source has characters that its model does not know, though the target's model may. MarianTokenizer makes one
 * unknown piece of several in a row, and looks a single one up in the vocabulary.
 */
const unknownCharacters = ({ pieces }: SentencePiece, separate: boolean): string => {
  const known = pieces.flatMap(({ text, type }) =>
    type !== 'other' && [...text].length === 1 ? [text] : [],
  );
  const escaped = known.map((character) => (/[\\\]^[-]/.test(character) ? `\\${character}` : character));
  return `[^${escaped.join('')} ]${separate ? '+' : '{2,}'}`;
};

const metaspace = { type: 'Metaspace', replacement: '▁', add_prefix_space: true, prepend_scheme: 'always' };

const preTokenizerOf = (source: SentencePiece): Json =>
  splitsByLibrary(source)
    ? { type: 'Sequence', pretokenizers: [{ type: 'WhitespaceSplit' }, metaspace] }
    : metaspace;

const postProcessorOf = (end: string, id: number): Json => {
  const text = (name: string) => ({ Sequence: { id: name, type_id: 0 } });
  const last = { SpecialToken: { id: end, type_id: 0 } };
  return {
    type: 'TemplateProcessing',
    single: [text('A'), last],
    pair: [text('A'), last, text('B'), last],
    special_tokens: { [end]: { id: end, ids: [id], tokens: [end] } },
  };
};

/** A special token is a string, or an object with its text in `content`. */
const contentOf = (token: unknown): string | undefined => {
  if (typeof token === 'string') return token;
  const content = (token as Json | null | undefined)?.['content'];
  return typeof content === 'string' ? content : undefined;
};
