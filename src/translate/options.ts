import { checkBounds, expectedOf, fits, refuse } from '../options/check.js';
import { defaultsOf, libraryNameOf, optionsWhere } from '../options/values.js';
import type { SearchOptions } from './decode/search.js';

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
