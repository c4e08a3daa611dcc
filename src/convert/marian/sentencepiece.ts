import { type Field, fieldsOf } from '../../model/protobuf.js';

/** A SentencePiece model's pieces and how it prepares texts. */
export interface SentencePiece {
  /** In the order of their ids. */
  pieces: readonly Piece[];
  /** How texts are cut: `unigram` by the most probable pieces. */
  kind: 'unigram' | 'bpe' | 'word' | 'char' | 'unknown';
  /** Whether no piece goes over a space. */
  splitsAtSpaces: boolean;
  /** Whether unknown characters are spelt in bytes. */
  bytesForUnknown: boolean;
  /** Name of the rules by which texts are normalised (`nmt_nfkc`, …); `identity` if they are taken as they are. */
  normalisation: string;
  /** Whether spaces are as SentencePiece has them by default: one before the text, none at the ends, never two. */
  usualSpaces: boolean;
}

export interface Piece {
  /** With “▁” for a space. */
  text: string;
  /** Log-probability in nats. */
  score: number;
  /** Only usual and user's pieces are found in texts; a user's piece always is. */
  type: 'usual' | 'user' | 'other';
}

/**
 * Reads a `.spm` file: a ModelProto of sentencepiece_model.proto.
 *
 * @throws RangeError if the bytes are not one, or are truncated
 */
export const parseSentencePiece = (bytes: Uint8Array): SentencePiece => {
  // Fields of a ModelProto: 1 pieces, 2 trainer_spec, 3 normalizer_spec.
  const model = fieldsOf(bytes);
  const inside = (number: number): Field[] =>
    model.flatMap((field) => (field.number === number ? fieldsOf(needBytes(field)) : []));
  const [trainer, normaliser] = [inside(2), inside(3)];
  const pieces = model.filter(({ number }) => number === 1).map((field) => parsePiece(needBytes(field)));
  if (pieces.length === 0) throw new RangeError('it has no pieces');
  // Fields of a NormalizerSpec: 1 name, 2 precompiled_charsmap, 3 add_dummy_prefix, 4 remove_extra_whitespaces,
  // 5 escape_whitespaces; of a TrainerSpec: 3 model_type, 22 split_by_whitespace, 24 treat_whitespace_as_suffix,
  // 35 byte_fallback.
  const rules = last(normaliser, 2)?.bytes?.length ?? 0;
  return {
    pieces,
    kind: kinds[integer(trainer, 3, 1)] ?? 'unknown',
    splitsAtSpaces: integer(trainer, 22, 1) !== 0,
    bytesForUnknown: integer(trainer, 35, 0) !== 0,
    normalisation: rules === 0 ? 'identity' : textOf(last(normaliser, 1)?.bytes),
    usualSpaces:
      [3, 4, 5].every((number) => integer(normaliser, number, 1) !== 0) && integer(trainer, 24, 0) === 0,
  };
};

const kinds: Record<number, SentencePiece['kind']> = { 1: 'unigram', 2: 'bpe', 3: 'word', 4: 'char' };

/** Fields of a SentencePiece: 1 piece, 2 score, 3 type (1 usual, 2 unknown, 3 control, 4 user's, 5 unused, 6 byte). */
const parsePiece = (bytes: Uint8Array): Piece => {
  const fields = fieldsOf(bytes);
  const score = last(fields, 2);
  const type = integer(fields, 3, 1);
  return {
    text: textOf(last(fields, 1)?.bytes),
    score: score === undefined ? 0 : floatOf(score),
    type: type === 1 ? 'usual' : type === 4 ? 'user' : 'other',
  };
};

const last = (fields: readonly Field[], number: number): Field | undefined =>
  fields.findLast((field) => field.number === number);

const integer = (fields: readonly Field[], number: number, usual: number): number =>
  last(fields, number)?.varint ?? usual;

const needBytes = ({ bytes, number }: Field): Uint8Array => {
  if (bytes === undefined) throw new RangeError(`field ${number} is not a message`);
  return bytes;
};

/** A 32-bit number is a field's last four bytes, little-endian. */
const floatOf = ({ raw, bytes, varint }: Field): number => {
  const value = Buffer.from(raw).subarray(-4);
  if (bytes !== undefined || varint !== undefined || value.length < 4)
    throw new RangeError('a score is not a number');
  const score = value.readFloatLE();
  if (!Number.isFinite(score)) throw new RangeError('a score is not a finite number');
  return score;
};

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const textOf = (bytes: Uint8Array | undefined): string => {
  try {
    return decoder.decode(bytes ?? new Uint8Array());
  } catch {
    throw new RangeError('a piece is not UTF-8');
  }
};
