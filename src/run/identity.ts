import { readFile } from 'node:fs/promises';
import { hashOf } from '../hash.js';
import { type RunIdentity, reportSettings, translationIdentity } from '../identity.js';
import type { Model } from '../model/model.js';
import { reportVersion } from '../report/page.js';
import { version } from '../version.js';
import type { RunOptions } from './options.js';

/**
 * Everything that decides the reports of all documents of a run.
 *
 * @param lexicon   hash of the model's lexicon
 * @param silenced  hash of what is silenced
 */
export const runIdentity = (
  model: Model,
  options: RunOptions,
  lexicon: string,
  silenced: string,
): RunIdentity => ({
  translation: translationIdentity(model, options),
  settings: reportSettings(options),
  lexicon,
  silenced,
  padan: version,
  report: reportVersion,
});

/** SHA-256 of a model's lexicon file; empty if there is none. */
export const lexiconHashOf = async ({ lexicon }: Model): Promise<string> =>
  lexicon ? readFile(lexicon.path).then(hashOf, () => '') : '';
