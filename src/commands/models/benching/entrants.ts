import { readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Languages } from '../../../core/document.js';
import { findModel, modelsFolder } from '../../../hub/store.js';
import { readLanguages } from '../../../model/config.js';
import { embeddedModel } from '../../../model/files.js';
import { isFile } from '../../../paths.js';
import { isFor } from './languages.js';

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

/**
 * The models to measure: those that were named; by default the embedded one and those that were pulled, where they
 * translate between the languages.
 *
 * @param languages  null for all
 */
export const entrantsFor = async (
  named: readonly string[],
  languages: Languages | null,
): Promise<Entry[]> => {
  if (named.length === 0) return defaultEntrants(languages);
  const different = [...new Set(named)];
  const names = namesFor(different);
  return Promise.all(
    different.map((each, at) =>
      findModel(each).then(
        (folder): Entry => ({ name: names[at]!, folder, error: null }),
        (error: unknown): Entry => ({ name: names[at]!, folder: null, error }),
      ),
    ),
  );
};

const defaultEntrants = async (languages: Languages | null): Promise<Entry[]> => {
  const folders = [embeddedModel, ...(await pulledFolders(modelsFolder()))];
  const names = [basename(embeddedModel), ...namesFor(folders.slice(1))];
  const entries = folders.map((folder, at): Entry => ({ name: names[at]!, folder, error: null }));
  if (languages === null) return entries;
  const fitting = await Promise.all(
    folders.map((folder) =>
      readLanguages(folder).then(
        (own) => isFor(own, languages),
        // What is wrong with it is said in its row.
        () => true,
      ),
    ),
  );
  return entries.filter((_, at) => fitting[at]);
};

/** Folders of pulled models, OWNER/NAME, by name. */
const pulledFolders = async (root: string): Promise<string[]> => {
  const found: string[] = [];
  for (const owner of await foldersIn(root))
    for (const name of await foldersIn(join(root, owner))) {
      const folder = join(root, owner, name);
      if (await isFile(join(folder, 'padan-model.json'))) found.push(folder);
    }
  return found;
};

const foldersIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { withFileTypes: true }).catch(() => []))
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();

/** Names of models for people: the last part of each path, or as much as tells them apart. */
export const namesFor = (given: readonly string[]): string[] => {
  const parts = given.map((each) => resolve(each).split(/[\\/]/).filter(Boolean));
  return parts.map((own, at) => {
    const others = parts.filter((_, other) => other !== at);
    let length = 1;
    const last = (of: readonly string[]) => of.slice(-length).join('/');
    while (length < own.length && others.some((other) => last(other) === last(own))) length++;
    return last(own);
  });
};
