import type { Language, Languages } from '../../core/document.js';
import { PadanError } from '../../errors.js';
import { type TranslationIdentity, translationIdentity } from '../../identity.js';
import { primarySubtag } from '../../languages/languages.js';
import type { Model } from '../../model/model.js';
import { type TranslateOptions, translateOptions } from '../../translate/options.js';

/** How a run translates back: as its own system translates, but only the best translation of each sentence is shown. */
export const roundTripSettings = (options: TranslateOptions): TranslateOptions => ({
  ...translateOptions(options),
  nBest: 1,
});

/** What decides what a run's model of the opposite direction says. */
export const roundTripIdentity = (model: Model, options: TranslateOptions): TranslationIdentity =>
  translationIdentity(model, roundTripSettings(options));

/**
 * Checks that a model translates a run's languages back.
 *
 * @param model  null for none
 * @param run    the run's languages
 * @throws PadanError `invalid-system`
 */
export const checkRoundTrip = (
  model: Pick<Model, 'name' | 'config'> | null,
  { from, to }: Languages,
): void => {
  if (model === null) return;
  const { sourceLanguage, targetLanguage } = model.config;
  const isOther = (own: Language, wanted: Language) =>
    own !== 'und' && wanted !== 'und' && primarySubtag(own) !== primarySubtag(wanted);
  if (!isOther(sourceLanguage, to) && !isOther(targetLanguage, from)) return;
  const usual = `opus-mt-${primarySubtag(to)}-${primarySubtag(from)}`;
  throw new PadanError(
    'invalid-system',
    `--round-trip: ${model.name} translates ${sourceLanguage} to ${targetLanguage}, but the way back of ${from} to ${to} needs a model from ${to} to ${from}`,
    {},
    `"padan models pull ${usual}" fetches one; then give --round-trip ${usual}`,
  );
};
