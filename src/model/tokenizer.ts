import { AutoTokenizer, env, LogLevel } from '@xenova/transformers';
import { PadanError } from '../errors.js';

export interface Tokenizer {
  /** Piece ids of a text, `</s>` at the end. */
  encode(text: string): number[];
  /** Text of piece ids; special pieces are left out. */
  decode(ids: readonly number[]): string;
  /** A piece as the vocabulary has it, with “▁” for a space before it. */
  piece(id: number): string;
  /** Whether the vocabulary has all characters of a text. */
  knows(text: string): boolean;
}

/**
 * Opens the folder's SentencePiece tokenizer with the transformers.js library.
 *
 * @throws PadanError where the library cannot read the folder's tokenizer files
 */
export const openTokenizer = async (folder: string): Promise<Tokenizer> => {
  env.logLevel = LogLevel.ERROR;
  const tokenizer = await AutoTokenizer.from_pretrained(folder, { local_files_only: true }).catch(
    (error: unknown) => {
      throw new PadanError(
        'model-invalid',
        `tokenizer.json cannot be used (${error instanceof Error ? error.message : String(error)})`,
        { path: folder },
        'copy the model folder again',
        { cause: error },
      );
    },
  );
  return {
    encode: (text) => tokenizer.encode(text),
    decode: (ids) =>
      ids.length === 0
        ? ''
        : tokenizer.decode([...ids], { skip_special_tokens: true, clean_up_tokenization_spaces: false }),
    piece: (id) => tokenizer._tokenizer.id_to_token(id) ?? '',
    knows: (text) => !tokenizer.encode(text).includes(tokenizer.unk_token_id),
  };
};
