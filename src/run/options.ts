import type { SplitChoice } from '../formats/format.js';
import { checkModel, checkObject, checkText, refuseGiven } from '../given.js';
import type { Ui } from '../languages/interface.js';
import type { Model } from '../model/model.js';
import { checkValues } from '../options/check.js';
import { defaultsOf, optionsWhere } from '../options/values.js';
import { type MetricName, metrics } from '../score/metrics.js';
import type { TranslateOptions } from '../translate/options.js';
import type { Against, AskedSystem } from './systems/asked.js';

/** Options of a run. */
export interface RunOptions extends TranslateOptions {
  /** Text files, and folders of text files. */
  paths: string[];
  /** Output folder. */
  out: string;
  /** Folders of references; without any, `name.en.txt` beside `name.id.txt` is one. */
  references: string[];
  split: SplitChoice;
  /** What words are linked by: lexicon and, where the model gives it, its attention; or no links. */
  links: 'attention' | 'lexicon' | 'none';
  /** Language of the pages' own words. */
  ui: Ui;
  /** Rules whose flags are silenced, with commas between; null for none. */
  silence: string | null;
  /** File of silenced flags (`compare/silence.ts`); null for none. */
  silenced: string | null;
  /** Translate everything again, even if the journal or the memory has it. */
  force: boolean;
  /** Folder of the memory (`translate/memory.ts`); null for none. */
  memory: string | null;
  /** Maximum retries of a document after transient errors. */
  retries: number;
  /** Work only on the documents that `out/failed.json` names. */
  onlyFailed: boolean;
  /** Remove the reports of documents that no longer exist. */
  prune: boolean;
  /** Id of the run's own system; null for the model's name. */
  name: string | null;
  /** Further systems, shown and scored beside it. */
  systems: readonly AskedSystem[];
  /**
   * A model of the opposite direction, which translates every system's sentences back (`Target.roundTrip`); null for
   * none. The run's caller opens and closes it.
   */
  roundTrip: Model | null;
  /** Id of the system that the others are compared with; null for the earlier run, else the run's own. */
  baseline: string | null;
  /** An earlier run to compare with. */
  against: Against | null;
  /** What systems are scored by, where there is a reference. */
  metrics: readonly MetricName[];
}

/** Defaults for everything except the paths, without a memory: `run(model, { ...runDefaults, paths: ['corpus'] })`. */
export const runDefaults: RunOptions = {
  ...defaultsOf('TranslateOptions', 'RunOptions'),
  name: null,
  systems: [],
  roundTrip: null,
  baseline: null,
  against: null,
  metrics: ['bleu', 'chrf', 'chrf++'],
};

/**
 * Checks what a program gives, that the command line has checked already.
 *
 * @throws PadanError `invalid-option` saying what was expected
 */
export const checkRunOptions = (options: RunOptions): void => {
  checkObject('options', options);
  checkValues(
    optionsWhere(({ of }) => of === 'RunOptions' || of === 'TranslateOptions'),
    { ...options },
    'give the options as { ...runDefaults, paths: … }',
  );
  const { name, systems, roundTrip, baseline, against, metrics: asked } = options;
  for (const [key, value] of Object.entries({ name, baseline })) if (value !== null) checkText(key, value);
  if (against !== null) checkText('against.run', (against as Partial<Against> | undefined)?.run);
  if (roundTrip !== null) checkModel('roundTrip', roundTrip);
  if (!Array.isArray(systems)) refuseGiven('systems', systems, 'a list of systems');
  for (const system of systems) checkSystem(system);
  const names = Object.keys(metrics);
  if (!Array.isArray(asked) || !asked.every((each) => names.includes(each)))
    refuseGiven('metrics', asked, `a list of ${names.join(', ')}`);
};

const checkSystem = (system: AskedSystem): void => {
  checkObject('a system', system);
  checkText('a system’s id', system.id);
  if (system.kind === 'model') checkModel(`${system.id}.model`, system.model);
  else if (system.kind === 'files') checkText(`${system.id}.path`, system.path);
  else if (system.kind === 'backend') checkObject(`${system.id}.backend`, system.backend);
  else refuseGiven('a system’s kind', (system as { kind: unknown }).kind, 'model, backend or files');
};
