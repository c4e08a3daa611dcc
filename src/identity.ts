import { hashOf } from './hash.js';
import type { Model } from './model/model.js';
import { type Decisive, decisive } from './options/values.js';

/**
 * Changes with every change of what is done to a text before and after the model, so that kept
 * translations are not taken for those of another version.
 */
export const textVersion = 3;

/** The settings that decide what a model says. */
export type DecisiveSettings = Decisive<'translation'>;

/** Picks the settings that decide what a model says, as the manifest and the keys of what is kept have them. */
export const decisiveSettings = (
  { batchInvariant }: Pick<Model, 'batchInvariant'>,
  options: DecisiveSettings,
): DecisiveSettings =>
  decisive('translation', { ...options, reproducible: batchInvariant || options.reproducible });

/** What decides what is said of a given sentence. */
export interface TranslationIdentity {
  /** SHA-256 of the model's files. */
  model: string;
  settings: DecisiveSettings;
  /** Version of what is done to text before and after the model. */
  textVersion: number;
}

/** Who translates: a model with its settings. */
export const translationIdentity = (
  model: Pick<Model, 'hash' | 'batchInvariant'>,
  options: DecisiveSettings,
): TranslationIdentity => ({
  model: model.hash,
  settings: decisiveSettings(model, options),
  textVersion,
});

/**
 * Key of a translation: it changes with the text and with everything that decides what is said of it.
 *
 * @param text  a sentence, or the sentences of a paragraph
 * @returns SHA-256 in hexadecimal digits
 */
export const translationKey = (
  text: string | readonly string[],
  { model, settings, textVersion }: TranslationIdentity,
): string => hashOf(JSON.stringify([text, model, { ...settings, textVersion }]));

/** A file by its path as the user gave it, and the SHA-256 of its bytes. */
export interface FileIdentity {
  path: string;
  hash: string;
}

/** The options that decide what reports say of the same translations. */
export type ReportSettings = Decisive<'report'>;

export const reportSettings = (options: ReportSettings): ReportSettings => decisive('report', options);

/** What decides the reports of all documents of a run. */
export interface RunIdentity {
  translation: TranslationIdentity;
  settings: ReportSettings;
  /** SHA-256 of the lexicon's file; empty where there is none. */
  lexicon: string;
  /** Version of Padan. */
  padan: string;
  /** Version of what reports look like. */
  report: number;
}

/** What decides a document's reports. */
export interface ReportIdentity {
  /** The document's output name. */
  name: string;
  source: FileIdentity;
  reference: FileIdentity | null;
  run: RunIdentity;
}

/**
 * Key of a document's reports: it changes with everything that decides them.
 *
 * @returns SHA-256 in hexadecimal digits
 */
export const reportKey = ({ name, source, reference, run }: ReportIdentity): string => {
  const { translation, settings, lexicon, padan, report } = run;
  return hashOf(
    JSON.stringify([
      name,
      [source.path, source.hash],
      reference && [reference.path, reference.hash],
      [translation.model, translation.settings, translation.textVersion],
      settings,
      lexicon,
      padan,
      report,
    ]),
  );
};
