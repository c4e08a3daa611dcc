import {
  backendIdentity,
  type RunIdentity,
  reportSettings,
  type TranslationIdentity,
  translationIdentity,
} from '../identity.js';
import type { Model } from '../model/model.js';
import { reportVersion } from '../report/page.js';
import { modelSystem } from '../systems/machine.js';
import { version } from '../version.js';
import type { RunOptions } from './options.js';
import type { AskedSystem } from './systems/asked.js';
import type { EarlierRun } from './systems/earlier.js';
import { roundTripIdentity } from './systems/round-trip.js';

/**
 * Everything that decides the reports of all documents of a run.
 *
 * @param lexicon   hash of the model's lexicon
 * @param silenced  hash of what is silenced
 * @param earlier   the run that it is compared with
 */
export const runIdentity = (
  model: Model,
  options: RunOptions,
  lexicon: string,
  silenced: string,
  earlier: EarlierRun | null,
): RunIdentity => ({
  translation: translationIdentity(model, options),
  systems: [
    ...options.systems.map((system) => ({
      id: system.id,
      translation: identityOf(system),
    })),
    ...(earlier === null
      ? []
      : [
          {
            id: earlier.id,
            translation: earlier.translation,
            earlier: [earlier.label, earlier.system] as const,
          },
        ]),
  ],
  ...(options.roundTrip === null ? {} : { roundTrip: roundTripIdentity(options.roundTrip, options) }),
  names: [mainId(model, options), options.baseline],
  ...shownModels(model, options),
  settings: reportSettings(options),
  lexicon,
  silenced,
  padan: version,
  report: reportVersion,
});

/** Names of models, which folders have and `Model.hash` does not know, where a system is called otherwise. */
const shownModels = (model: Model, { name, systems, roundTrip }: RunOptions): Pick<RunIdentity, 'models'> => {
  const shown = [
    ...(name === null ? [] : [model]),
    ...systems.flatMap((system) => (system.kind === 'model' ? system.model : [])),
    ...(roundTrip === null ? [] : [roundTrip]),
  ];
  return shown.length === 0 ? {} : { models: shown.map((each) => each.name) };
};

/** Id of a run's own system: if it has none, that of its model. */
export const mainId = (model: Model, options: RunOptions): string =>
  modelSystem(model, translationIdentity(model, options), options.name).id;

/** What decides the translations of each of a run's models and backends: its own first. */
export const modelIdentities = (
  model: Model,
  options: RunOptions,
): [TranslationIdentity, ...TranslationIdentity[]] => [
  translationIdentity(model, options),
  ...options.systems.flatMap((system) => identityOf(system) ?? []),
];

/** What decides the translations of a system beside the run's own; null where its files do. */
const identityOf = (system: AskedSystem): TranslationIdentity | null => {
  if (system.kind === 'model') return translationIdentity(system.model, system.settings);
  return system.kind === 'backend' ? backendIdentity(system.backend.settings) : null;
};
