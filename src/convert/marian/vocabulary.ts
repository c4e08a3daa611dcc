import { PadanError, printable } from '../../errors.js';

/** The pieces of a source's and a translation's vocabulary in one. */
export interface JointVocabulary {
  /** The target's pieces with their ids, then those that only the source has. */
  pieces: readonly string[];
  /** For each of them, its id in the source's vocabulary and in the target's; undefined if it is not in there. */
  source: readonly (number | undefined)[];
  target: readonly (number | undefined)[];
}

/** Makes one vocabulary of two, as `tokenizer.json` can hold only one. */
export const joinVocabularies = (source: readonly string[], target: readonly string[]): JointVocabulary => {
  const pieces = [...new Set([...target, ...source])];
  const idsIn = (some: readonly string[]) => {
    const ids = new Map(some.map((piece, id) => [piece, id]));
    return pieces.map((piece) => ids.get(piece));
  };
  return { pieces, source: idsIn(source), target: idsIn(target) };
};

/**
 * The pieces of a vocabulary by id.
 *
 * @param vocabulary  ids by piece: contents of `vocab.json`
 * @param path        of the file, for errors
 * @throws PadanError `model-invalid` if the ids are not 0 … n − 1
 */
export const piecesById = (vocabulary: Record<string, unknown>, path: string): string[] => {
  const entries = Object.entries(vocabulary);
  const invalid = (message: string): PadanError =>
    new PadanError('model-invalid', printable(message), { path }, 'copy or pull the model again');
  const pieces: (string | undefined)[] = entries.map(() => undefined);
  for (const [piece, id] of entries) {
    if (!Number.isInteger(id) || (id as number) < 0 || (id as number) >= entries.length)
      throw invalid(`the id of “${piece.slice(0, 100)}” is not one of 0 … ${entries.length - 1}`);
    if (pieces[id as number] !== undefined) throw invalid(`two pieces have the id ${id}`);
    pieces[id as number] = piece;
  }
  return pieces as string[];
};
