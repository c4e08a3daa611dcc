import type { Model } from '../model/model.js';
import { checkBounds, expectedOf, fits, refuse } from '../options/check.js';
import { type Decisive, decisive, defaultsOf, libraryNameOf, optionsWhere } from '../options/values.js';
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

/** What the library takes where nothing is said. */
export const defaults: TranslateOptions = defaultsOf('TranslateOptions');

/** The settings that decide what a model says. */
export type DecisiveSettings = Decisive<'translation'>;

/** Picks the settings that decide what a model says, as the manifest and the keys of what is kept have them. */
export const decisiveSettings = (
  { batchInvariant }: Pick<Model, 'batchInvariant'>,
  options: DecisiveSettings,
): DecisiveSettings =>
  decisive('translation', { ...options, reproducible: batchInvariant || options.reproducible });

/** @throws PadanError where an option is out of its range */
export const checkOptions = (options: TranslateOptions): void => {
  const given: Readonly<Record<string, unknown>> = { ...options };
  const entries = optionsWhere(({ of }) => of === 'TranslateOptions');
  for (const [key, option] of entries) {
    const name = libraryNameOf(key);
    if (!fits(option, given[name])) refuse(name, given[name], expectedOf(option));
  }
  checkBounds(Object.fromEntries(entries.map(([key]) => [key, given[libraryNameOf(key)]])), libraryNameOf);
};
