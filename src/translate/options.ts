import { checkObject } from '../given.js';
import { checkBounds, checkValues } from '../options/check.js';
import { defaultsOf, libraryNameOf, optionsWhere } from '../options/values.js';
import type { SearchOptions } from './decode/search.js';

export interface TranslateOptions extends SearchOptions {
  /** Processes that decode, each with the model in memory; 1 uses the caller's process. Never changes results. */
  workers: number;
  /** Maximum sentences in a batch. Never changes results. */
  batchSize: number;
  /** Decode one sentence per batch, for models whose results depend on the batch (`Model.batchInvariant`). */
  reproducible: boolean;
}

/** The library's defaults. */
export const defaults: TranslateOptions = defaultsOf('TranslateOptions');

/** The options of translating among others. Only these are sent to worker processes, which cannot be sent everything. */
export const translateOptions = (options: TranslateOptions): TranslateOptions => {
  const given: Readonly<Record<string, unknown>> = { ...options };
  return Object.fromEntries(
    Object.keys(defaults).map((name) => [name, given[name]]),
  ) as unknown as TranslateOptions;
};

/** @throws PadanError `invalid-option` if an option is out of range */
export const checkOptions = (options: TranslateOptions): void => {
  checkObject('options', options);
  const given: Readonly<Record<string, unknown>> = { ...options };
  const entries = optionsWhere(({ of }) => of === 'TranslateOptions');
  checkValues(entries, given);
  checkBounds(Object.fromEntries(entries.map(([key]) => [key, given[libraryNameOf(key)]])), libraryNameOf);
};
