import { PadanError } from '../errors.js';
import type { Model } from '../model/model.js';
import type { SearchOptions } from './decode/search.js';

/**
 * Changes with every change of what is done to a text before and after the model, so that kept
 * translations are not taken for those of another version.
 */
export const textVersion = 3;

export interface TranslateOptions extends SearchOptions {
  /** Processes that decode, each with the model in its memory; 1 is the caller's own. Never changes a result. */
  workers: number;
  /** Most sentences in a batch. Never changes a result. */
  batchSize: number;
  /** For models whose results depend on the batch (`Model.batchInvariant`): a sentence a batch. */
  reproducible: boolean;
}

export const defaults: TranslateOptions = {
  beamSize: 4,
  lengthPenalty: 1,
  maxLengthRatio: 2,
  noRepeatNgramSize: 0,
  nBest: 1,
  workers: 1,
  batchSize: 64,
  reproducible: false,
};

/** Of the settings those that decide what a model says, as the manifest and the keys of what is kept have them. */
export const decisiveSettings = (model: Pick<Model, 'batchInvariant'>, options: TranslateOptions) => ({
  beamSize: options.beamSize,
  lengthPenalty: options.lengthPenalty,
  maxLengthRatio: options.maxLengthRatio,
  noRepeatNgramSize: options.noRepeatNgramSize,
  nBest: options.nBest,
  reproducible: model.batchInvariant || options.reproducible,
});

/** @throws PadanError where an option is out of its range */
export const checkOptions = (options: TranslateOptions): void => {
  const refuse = (name: keyof TranslateOptions, expected: string) => {
    throw new PadanError('invalid-option', `${name} is ${String(options[name])}, expected ${expected}`);
  };
  const whole = (
    name: 'beamSize' | 'nBest' | 'workers' | 'batchSize' | 'noRepeatNgramSize',
    least: number,
  ) => {
    if (!Number.isSafeInteger(options[name]) || options[name] < least)
      refuse(name, `a whole number from ${least}`);
  };
  for (const name of ['beamSize', 'nBest', 'workers', 'batchSize'] as const) whole(name, 1);
  whole('noRepeatNgramSize', 0);
  if (options.nBest > options.beamSize) refuse('nBest', `at most beamSize, ${options.beamSize}`);
  if (!(options.lengthPenalty >= 0 && options.lengthPenalty < Number.POSITIVE_INFINITY))
    refuse('lengthPenalty', 'a number from 0');
  if (!(options.maxLengthRatio > 0 && options.maxLengthRatio < Number.POSITIVE_INFINITY))
    refuse('maxLengthRatio', 'a number above 0');
};
