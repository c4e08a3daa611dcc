import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Language, Languages } from '../../core/document.js';
import { referenceId } from '../../core/system.js';
import { PadanError, printable } from '../../errors.js';
import { type Input, placeIn, type TranslationPlace } from '../../formats/discover.js';
import type { Model } from '../../model/model.js';
import type { Backend } from '../../systems/backends/backend.js';
import { isReserved } from '../../systems/machine.js';
import type { TranslateOptions } from '../../translate/options.js';
import { fold, isDevice } from '../output/names.js';

/** A system that a run is asked for beside its own model. */
export type AskedSystem = AskedModel | AskedBackend | AskedFiles;

/** A model with its settings. The run's caller opens and closes it. */
export interface AskedModel {
  kind: 'model';
  id: string;
  model: Model;
  settings: TranslateOptions;
}

/** Another model, a service or a command (`systems/backends/`). The run's caller makes and disposes of it. */
export interface AskedBackend {
  kind: 'backend';
  id: string;
  backend: Backend;
}

/** Translations that somebody made: a folder laid out as the sources, or one file for a run of one document. */
export interface AskedFiles {
  kind: 'files';
  id: string;
  path: string;
}

/** The options of a run that name its systems (`run/options.ts`). */
interface RunSystems {
  name: string | null;
  systems: readonly AskedSystem[];
  baseline: string | null;
}

/** An earlier run that this one is compared with. */
export interface Against {
  /** `last`: the last one in the output folder with another model or other settings; its number there; or a folder. */
  run: string;
  /** A system of the run; its main one by default. */
  system?: string;
}

const valid = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}._-]{0,39}$/u;

/** Maximum length of an id in UTF-8 bytes: names of pairs' files, which have two of them, fit file systems that allow 143. */
const maxBytes = 60;

/**
 * Checks the id of a system: it is part of file names.
 *
 * @throws PadanError `invalid-system`
 */
export const checkId = (id: string): void => {
  if (!valid.test(id) || id.includes('..') || id.endsWith('.') || Buffer.byteLength(id) > maxBytes)
    throw new PadanError(
      'invalid-system',
      `“${printable(id)}” cannot be a system’s name`,
      {},
      'use up to 40 letters, digits, hyphens, underscores and single dots; in scripts with large letters, up to 60 bytes',
    );
  if (isDevice(id))
    throw new PadanError(
      'invalid-system',
      `“${id}” is the name of a device on Windows`,
      {},
      'choose another: files have it',
    );
  if (isReserved(id))
    throw new PadanError('invalid-system', `“${id}” is a name that Padan uses itself`, {}, 'choose another');
};

/**
 * Checks the systems of a run.
 *
 * @param main  id of the run's own model
 * @throws PadanError `invalid-system` if two have one name, or a model has other languages; `file-not-found`
 */
export const checkSystems = (
  main: string,
  { name, systems: asked, baseline }: RunSystems,
  languages: Languages,
): void => {
  const ids = [main, ...asked.map(({ id }) => id)];
  if (name !== null) checkId(name);
  for (const { id } of asked) checkId(id);
  // File systems that ignore case or normalisation would take one for the other.
  const folded = ids.map(fold);
  const twice = ids.find((_, i) => folded.indexOf(folded[i]!) !== i);
  if (twice !== undefined)
    throw new PadanError('invalid-system', `two systems are called “${twice}”`, {}, 'give each its own name');
  if (baseline !== null && !ids.includes(baseline))
    throw new PadanError(
      'invalid-system',
      `--baseline is “${printable(baseline)}”, which is none of the systems`,
      {},
      `they are ${ids.join(', ')}`,
    );
  for (const system of asked)
    if (system.kind === 'model') checkLanguages(system, languages);
    else if (system.kind === 'backend') checkBackend(system, languages);
    else if (!existsSync(system.path))
      throw new PadanError(
        'file-not-found',
        `no such file or folder, which is to be the system “${system.id}”`,
        { path: system.path },
        'check the path',
      );
};

const checkLanguages = ({ id, model: { config } }: AskedModel, { from, to }: Languages): void => {
  const isOther = (own: Language, run: Language) => own !== run && own !== 'und';
  if (isOther(config.sourceLanguage, from) || isOther(config.targetLanguage, to))
    throw new PadanError(
      'invalid-system',
      `“${id}” translates ${config.sourceLanguage} to ${config.targetLanguage}, the run ${from} to ${to}`,
      {},
      'run models of other languages on their own',
    );
};

const checkBackend = ({ id, backend: { languages } }: AskedBackend, { from, to }: Languages): void => {
  if (languages.from !== from || languages.to !== to)
    throw new PadanError(
      'invalid-system',
      `“${id}” is to translate ${languages.from} to ${languages.to}, the run ${from} to ${to}`,
      {},
      'make it for the languages of the run’s model',
    );
};

/** Paths of the systems that are files. */
export const pathsOfFiles = (systems: readonly AskedSystem[]): string[] =>
  systems.flatMap((system) => (system.kind === 'files' ? system.path : []));

/** Where the translation of a document may be. */
export const placeOf = (
  { path }: AskedFiles,
  input: Pick<Input, 'path' | 'name'>,
  languages: Languages,
): TranslationPlace =>
  isFolder(path) ? placeIn(path, input, languages) : { paths: [path], root: dirname(path) };

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** Id of the n-th reference (from 0). */
export const nthReference = (index: number): string =>
  index === 0 ? referenceId : `${referenceId}-${index + 1}`;
