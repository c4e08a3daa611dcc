import { join } from 'node:path';
import type { Languages } from '../../../core/document.js';
import { PadanError } from '../../../errors.js';
import { embeddedName, findModel } from '../../../hub/store.js';
import { readLanguages } from '../../../model/config.js';
import { isFile } from '../../../paths.js';
import { direction } from './languages.js';

/** A model that is to be measured. */
export interface Entrant {
  /** For people; unique. */
  name: string;
  /** Null if it was not found. */
  folder: string | null;
}

/** A model that was named: its folder, or why it was not found. */
export interface Entry extends Entrant {
  error: unknown;
}

/** The models that were named, each once. */
export const namedEntrants = async (named: readonly string[]): Promise<Entry[]> => {
  const different = [...new Set(named)];
  const names = namesFor(different);
  return Promise.all(
    different.map((each, at) =>
      findModel(each).then(
        async (folder): Promise<Entry> => {
          const isModel = await isFile(join(folder, 'config.json'));
          const error = isModel ? null : noModel(folder);
          return { name: names[at]!, folder: isModel ? folder : null, error };
        },
        (error: unknown): Entry => ({ name: names[at]!, folder: null, error }),
      ),
    ),
  );
};

const noModel = (path: string): PadanError =>
  new PadanError(
    'model-missing',
    'is no model: it has no config.json',
    { path },
    'give a model’s folder or name; texts are named with --source',
  );

/** The embedded model, and those that were pulled, where they translate between the languages. */
export const entrantsHere = async (languages: Languages): Promise<Entry[]> => {
  const { inventory } = await import('../../../hub/inventory.js');
  const entries = (await inventory()).flatMap(({ name, entry, local }): Entry[] =>
    local === null ||
    local.origin === 'partial' ||
    local.manifest?.layout === 'weights' ||
    entry?.kind === 'pipeline'
      ? []
      : [{ name, folder: local.folder, error: null }],
  );
  const fitting = await Promise.all(
    entries.map(({ folder }) =>
      readLanguages(folder!, languages).then(
        () => true,
        // What else is wrong with one is said in its row.
        (error: unknown) => !(error instanceof PadanError && error.code === 'invalid-option'),
      ),
    ),
  );
  const found = entries.filter((_, at) => fitting[at]);
  if (found.length > 0) return found;
  throw new PadanError(
    'model-missing',
    `no model here translates ${direction(languages)}`,
    {},
    `name a model’s folder, or pull one: “padan models list” shows some (${embeddedName} is for other languages)`,
  );
};

/** Names of models for people: the last part of each path, or as much as tells them apart. */
export const namesFor = (given: readonly string[]): string[] => {
  const parts = given.map((each) => each.split(/[\\/]/).filter((part) => part !== '' && part !== '.'));
  const names = parts.map((own, at) => {
    const others = parts.filter((_, other) => other !== at);
    let length = 1;
    const last = (of: readonly string[]) => of.slice(-length).join('/');
    while (length < own.length && others.some((other) => last(other) === last(own))) length++;
    return last(own);
  });
  return names.map((name, at) => (names.indexOf(name) !== names.lastIndexOf(name) ? given[at]! : name));
};
