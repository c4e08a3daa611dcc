import { basename, dirname, join, resolve } from 'node:path';
import type { Language, Languages } from '../core/document.js';
import { PadanError } from '../errors.js';
import { canonicalLanguage } from '../languages/languages.js';
import { type AskedLanguages, directionOf } from './direction.js';
import { readJson } from './files.js';
import { languagePiecesOf } from './language-pieces.js';

/** Facts about a MarianMT model that decoding needs, from its configuration files. */
export interface ModelConfig {
  decoderLayers: number;
  heads: number;
  /** Width of one head (d_model ÷ heads). */
  headSize: number;
  /** Number of pieces that a source may contain. */
  sourceVocabularySize: number;
  /** Number of pieces that a hypothesis may contain. */
  vocabularySize: number;
  padId: number;
  endId: number;
  /** First decoder input; for Marian the same id as `padId`. */
  startId: number;
  /** Ids that are never generated: `bad_words_ids` of one piece, and `<pad>`. */
  suppressedIds: readonly number[];
  /** `bad_words_ids` of several pieces: the last is never generated after the others. */
  suppressedSequences: readonly (readonly number[])[];
  /** Number of decoder positions: the maximum length of a hypothesis, in pieces. */
  maxPositions: number;
  /** Where the decoder's cross-attention says which source piece a piece comes from; null if that is not known. */
  alignment: AlignmentHeads | null;
  /** Canonical BCP 47 code (`id`, not `ind`); `und` if neither the folder nor the user names it. */
  sourceLanguage: Language;
  targetLanguage: Language;
  /** Languages that it can be asked for, canonical, in the vocabulary's order; empty for a model of one pair. */
  targetLanguages: readonly Language[];
  /** The piece before a source's pieces that says the target language; null if the model takes none. */
  targetToken: number | null;
}

/**
 * Maximum sizes, a hundred times those of any MarianMT model: what is made of them, before the graphs are looked at, fits
 * into memory whoever wrote the numbers.
 */
const [maxVocabulary, maxLayers, maxHeads, maxWidth, maxPositions] = [
  8_000_000, 1000, 1600, 100_000, 100_000,
];

/** A model's configuration files, parsed. */
export interface ConfigFiles {
  config: Json;
  /** Empty if there is none. */
  generation: Json;
  tokenizer: Json;
  tokenizerConfig: Json;
}

/** Attention heads of one decoder layer that were trained to align words. */
export interface AlignmentHeads {
  /** From 0. */
  layer: number;
  heads: readonly number[];
}

type Json = Record<string, unknown>;

/**
 * Reads a model's configuration. Values in `generation_config.json` override those in `config.json`.
 *
 * @param path   of `config.json`, for errors; its folder's name may give the languages
 * @param asked  languages that the user says
 * @returns the configuration, and what decides the output and is not in the files: what the user says
 *          (`Direction.said`), and languages that only the folder's name says; null if there is nothing
 * @throws PadanError if a key is missing or invalid, or the model is not a MarianMT model; as `directionOf`
 */
export const parseConfig = (
  { config, generation, tokenizer, tokenizerConfig }: ConfigFiles,
  path: string,
  asked: AskedLanguages = {},
): { config: ModelConfig; said: string | null } => {
  if (config['model_type'] !== 'marian')
    throw new PadanError(
      'model-invalid',
      `model_type is ${shown(config['model_type'])}, expected "marian"`,
      { path },
      'give the folder of a MarianMT model; for other kinds use openPipelineTranslator in the library',
    );

  const integer = (key: string, min: number, max: number): number => {
    const value = generation[key] ?? config[key];
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max)
      return value;
    throw new PadanError(
      'model-invalid',
      `"${key}" is ${shown(value)}, expected a whole number from ${min} to ${max}`,
      { path },
    );
  };

  const sourceVocabularySize = integer('vocab_size', 1, maxVocabulary);
  const vocabularySize =
    (config['decoder_vocab_size'] ?? null) === null
      ? sourceVocabularySize
      : integer('decoder_vocab_size', 1, maxVocabulary);
  const piece = (key: string): number => integer(key, 0, vocabularySize - 1);
  const padId = piece('pad_token_id');
  const badWords = generation['bad_words_ids'] ?? config['bad_words_ids'];
  const isSequence = (ids: unknown): ids is number[] =>
    Array.isArray(ids) &&
    ids.length > 0 &&
    ids.every((id) => Number.isSafeInteger(id) && id >= 0 && id < vocabularySize);
  const suppressed = (Array.isArray(badWords) ? badWords : []).filter(isSequence);
  const layers = integer('decoder_layers', 1, maxLayers);
  const heads = integer('decoder_attention_heads', 1, maxHeads);
  const width = integer('d_model', heads, maxWidth);
  if (width % heads !== 0)
    throw new PadanError(
      'model-invalid',
      `"d_model" is ${width}, expected a multiple of "decoder_attention_heads", which is ${heads}`,
      { path },
    );

  const pieces = languagePiecesOf(tokenizer);
  const named = languagesOf(config, tokenizerConfig, basename(dirname(path)));
  const direction = directionOf(named, pieces, asked, dirname(path));
  const inFiles = languagesOf(config, tokenizerConfig);
  const isInFiles = named.from === inFiles.from && named.to === inFiles.to;
  const parsed: ModelConfig = {
    decoderLayers: layers,
    heads,
    headSize: width / heads,
    sourceVocabularySize,
    vocabularySize,
    padId,
    endId: piece('eos_token_id'),
    startId: piece('decoder_start_token_id'),
    suppressedIds: [...new Set([padId, ...suppressed.filter((ids) => ids.length === 1).flat()])],
    suppressedSequences: suppressed.filter((ids) => ids.length > 1),
    maxPositions: integer('max_position_embeddings', 1, maxPositions),
    alignment: alignmentOf(config, layers, heads),
    sourceLanguage: direction.from,
    targetLanguage: direction.to,
    targetLanguages: direction.token === null ? [] : [...new Set(pieces.map(({ language }) => language))],
    targetToken: direction.token,
  };
  return { config: parsed, said: isInFiles ? direction.said : JSON.stringify([direction.said, named]) };
};

/** Characters of a wrong value that a message shows. */
const maxShown = 40;

/** A wrong value, which may be of any size and depth, for a message. */
const shown = (value: unknown): string => {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  const text = JSON.stringify(value ?? null);
  return text.length > maxShown ? `${text.slice(0, maxShown)}…` : text;
};

/** `padan.alignment_layer` and `padan.alignment_heads`; null if a model has none, or not these. */
const alignmentOf = ({ padan }: Json, layers: number, all: number): AlignmentHeads | null => {
  const { alignment_layer: layer, alignment_heads: heads } = (padan ?? {}) as Json;
  const isBelow = (count: number) => (value: unknown) =>
    Number.isInteger(value) && (value as number) >= 0 && (value as number) < count;
  return isBelow(layers)(layer) && Array.isArray(heads) && heads.length > 0 && heads.every(isBelow(all))
    ? { layer: layer as number, heads: heads as number[] }
    : null;
};

/**
 * Reads the languages of a model's folder, without opening the model.
 *
 * @param asked  languages that the user says
 * @throws PadanError if the folder's files cannot be read; as `directionOf`
 */
export const readLanguages = async (folder: string, asked: AskedLanguages = {}): Promise<Languages> => {
  const json = (name: string) => readJson(join(resolve(folder), name));
  const path = join(resolve(folder), 'config.json');
  const named = languagesOf(
    await json('config.json'),
    await json('tokenizer_config.json'),
    basename(dirname(path)),
  );
  const { from, to } = directionOf(
    named,
    languagePiecesOf(await json('tokenizer.json')),
    asked,
    dirname(path),
  );
  return { from, to };
};

/**
 * The languages in `tokenizer_config.json`, else those in the model's name; `mul` where it names several.
 *
 * @param folder  name of its folder, which counts before the one in its files
 */
const languagesOf = (config: Json, tokenizer: Json, folder = ''): Languages => {
  const names = [folder, config['_name_or_path']];
  const [, source, target] =
    names.map((name) => pairInName.exec(String(name))).find((match) => match !== null) ?? [];
  const first = (...codes: unknown[]) => codes.map(codeOf).find((code) => code !== 'und') ?? 'und';
  return {
    from: first(tokenizer['source_lang'], source),
    to: first(tokenizer['target_lang'], target),
  };
};

/** As in `Helsinki-NLP/opus-mt-id-en`, `opus-mt-tc-big-id-en`, `opus-mt-en-ROMANCE` and `opus-mt-tc-big-en-cat_oci_spa`. */
const pairInName =
  /(?:^|\/)opus-mt-(?:tc-(?:bible-)?(?:(?:tiny|base|big)-)?)?(?!tc-)([a-z]{2,3}(?:[_+][a-z]{2,3})*|[A-Z_]{4,})-([a-z]{2,3}(?:[_+][a-z]{2,3})*|[A-Z_]{4,})(?:-|$)/;

/** Some configurations have a model's name instead of a code. */
const codeOf = (code: unknown): Language => {
  if (typeof code !== 'string') return 'und';
  // `ROMANCE`, `cat_oci_spa`, `de+fr`: several. Not `pt_br`, which is one with its region.
  if (/^[A-Z_]{4,}$|^[a-z]{2,3}\+|^[a-z]{2,3}_[a-z]{3}\b|^[a-z]{2,3}(?:_[a-z]{2,3}){2}/.test(code))
    return 'mul';
  return /^[a-z]{2,3}(?:[_-]|$)/i.test(code) ? canonicalLanguage(code) : 'und';
};
