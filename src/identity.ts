import { hashOf } from './hash.js';
import type { Model } from './model/model.js';
import { type Decisive, decisive } from './options/values.js';

/**
 * Version of the text processing before and after the model. Raise it with every change there, so that translations
 * kept by an older version are not reused.
 */
export const textVersion = 5;

/** The settings that decide what a model says. */
export type DecisiveSettings = Decisive<'translation'>;

/** Picks the settings that decide what a model says, as stored in the manifest and hashed into translation keys. */
export const decisiveSettings = (
  { batchInvariant }: Pick<Model, 'batchInvariant'>,
  options: DecisiveSettings,
): DecisiveSettings =>
  decisive('translation', { ...options, reproducible: batchInvariant || options.reproducible });

/** The settings of a backend (`systems/backends/`): everything that decides what it says, without secrets. */
export type BackendSettings = Readonly<Record<string, string | number | boolean | null>>;

/** Everything but the text that decides a translation. */
export interface TranslationIdentity<Settings = DecisiveSettings | BackendSettings> {
  /** SHA-256 of the model's files; of a backend, of its kind and settings. */
  model: string;
  settings: Settings;
  /** Version of the text processing before and after the model. */
  textVersion: number;
}

/** Identifies a model with its settings. */
export const translationIdentity = (
  model: Pick<Model, 'hash' | 'batchInvariant'>,
  options: DecisiveSettings,
): TranslationIdentity<DecisiveSettings> => ({
  model: model.hash,
  settings: decisiveSettings(model, options),
  textVersion,
});

/** Identifies a backend with its settings. */
export const backendIdentity = (settings: BackendSettings): TranslationIdentity<BackendSettings> => ({
  model: hashOf(JSON.stringify(settings)),
  settings,
  textVersion,
});

/**
 * Key of a translation. It changes with the text and with everything else that decides the translation.
 *
 * @param text  a sentence, or the sentences of a paragraph
 * @returns SHA-256 in hexadecimal digits
 */
export const translationKey = (
  text: string | readonly string[],
  { model, settings, textVersion }: TranslationIdentity,
): string => hashOf(JSON.stringify([text, model, { ...settings, textVersion }]));

/** A file's path as the user gave it, and the SHA-256 of its bytes. */
export interface FileIdentity {
  path: string;
  hash: string;
}

/** The options that change reports but not translations. */
export type ReportSettings = Decisive<'report'>;

/** Picks the options that change reports but not translations. */
export const reportSettings = (options: ReportSettings): ReportSettings => decisive('report', options);

/** A system of a run beside its own model: what decides what it says, or null where its files do. */
export interface SystemIdentity {
  id: string;
  translation: TranslationIdentity | null;
  /** Of an earlier run: its name for people, and which of its systems it is; null for the main one. */
  earlier?: readonly [label: string, system: string | null];
}

/** Everything that decides the reports of all documents of a run. */
export interface RunIdentity {
  /** Of the run's own model. */
  translation: TranslationIdentity;
  /** The other systems, an earlier run among them. */
  systems: readonly SystemIdentity[];
  /** Of the model that translates back; absent without one. */
  roundTrip?: TranslationIdentity;
  /** Ids of the run's own system and of the baseline; null for the usual one. */
  names: readonly [main: string, baseline: string | null];
  /** Names of models that reports show, and ids do not say; absent without any. */
  models?: readonly string[];
  settings: ReportSettings;
  /** Changes with what the lexicon says; empty if there is none. */
  lexicon: string;
  /** Changes with what is silenced; empty if nothing is. */
  silenced: string;
  /** Version of Padan. */
  padan: string;
  /** Version of the report layout. */
  report: number;
}

/** Everything that decides a document's reports. */
export interface ReportIdentity {
  /** The document's output name. */
  name: string;
  source: FileIdentity;
  /** For each place where a translation may be: the one that is there, null if there is none. */
  translations: readonly (FileIdentity | null)[];
  /** SHA-256 of its bead table, which a person may have corrected; null if there is none. */
  beads: string | null;
  run: RunIdentity;
}

/**
 * Key of a document's reports. It changes with everything that decides them.
 *
 * @returns SHA-256 in hexadecimal digits
 */
export const reportKey = ({ name, source, translations, beads, run }: ReportIdentity): string => {
  const { translation, systems, roundTrip, names, models, settings, lexicon, silenced, padan, report } = run;
  return hashOf(
    JSON.stringify([
      name,
      [source.path, source.hash],
      translations.map((file) => file && [file.path, file.hash]),
      partsOf(translation),
      systems.map(({ id, translation, earlier }) => [
        id,
        translation && partsOf(translation),
        ...(earlier ?? []),
      ]),
      names,
      settings,
      lexicon,
      padan,
      report,
      // A document without one has the key of earlier versions.
      ...(beads === null ? [] : [beads]),
      ...(silenced === '' ? [] : [{ silenced }]),
      ...(roundTrip === undefined ? [] : [{ roundTrip: partsOf(roundTrip) }]),
      ...(models === undefined ? [] : [{ models }]),
    ]),
  );
};

const partsOf = ({ model, settings, textVersion }: TranslationIdentity) => [model, settings, textVersion];
