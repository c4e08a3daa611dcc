import type { Model } from '../model/model.js';

/** A source's pieces, `</s>` last, after the one that says the target language if the model takes it. */
export const encodeSource = (
  { tokenizer, config }: Pick<Model, 'tokenizer' | 'config'>,
  text: string,
): number[] => [...targetPieces(config), ...tokenizer.encode(text)];

/** The pieces before a source's own: one that says the target language, or none. They are no text. */
export const targetPieces = ({ targetToken }: Pick<Model['config'], 'targetToken'>): number[] =>
  targetToken === null ? [] : [targetToken];
