import { PadanError } from '../../errors.js';
import type { ModelConfig } from '../../model/config.js';

/**
 * Checks that all pieces are in the model's vocabularies. ONNX Runtime's own error would be less helpful.
 *
 * @throws PadanError `model-invalid` naming the first unknown piece
 */
export const checkPieces = (
  sources: readonly { ids: readonly number[]; prefix?: readonly number[] }[],
  { sourceVocabularySize, vocabularySize }: Pick<ModelConfig, 'sourceVocabularySize' | 'vocabularySize'>,
): void => {
  for (const { ids, prefix = [] } of sources) {
    check(ids, sourceVocabularySize);
    check(prefix, vocabularySize);
  }
};

const check = (ids: readonly number[], size: number): void => {
  const unknown = ids.find((id) => !(Number.isInteger(id) && id >= 0 && id < size));
  if (unknown === undefined) return;
  throw new PadanError(
    'model-invalid',
    `piece ${unknown} is not in the model's vocabulary of ${size}`,
    {},
    'copy the model folder again: its tokenizer.json belongs to another model',
  );
};
