import { PadanError } from '../../errors.js';
import type { ModelConfig } from '../../model/config.js';

/**
 * Checks that all pieces are in the model's vocabularies. ONNX Runtime would print a complaint of its own, and fail
 * with less to go by.
 *
 * @throws PadanError where one is not
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
    'copy the model folder again: its tokenizer.json is of another model',
  );
};
