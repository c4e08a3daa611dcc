import { existsSync } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Language, Languages } from '../core/document.js';
import { PadanError, unreadable } from '../errors.js';
import { primarySubtag } from '../languages/languages.js';
import { isWithin } from '../paths.js';
import { endingOf, formatOf, formats } from './formats.js';

/** A file to translate. */
export interface Input {
  path: string;
  /** Document name: its path under the given folder, with `/`, without `.txt` or `.id.txt` (`id`: its language). */
  name: string;
  /** Paths where its reference may be, in order of preference. */
  references: string[];
  /** The folder that a reference must be in, even after resolving links. */
  referenceRoot: string;
}

/**
 * Finds the documents under the given paths. A file is used as it is; a folder gives all its `.txt` files except
 * hidden ones and references (`name.en.txt`, where `en` is the language to translate into). Links in a folder must
 * lead to a file in that folder.
 *
 * @param references  folder of references that mirrors the corpus; by default references are beside the sources
 * @returns inputs sorted by name, and an error for each path that has none
 * @throws PadanError if `references` is not a folder
 */
export const discover = async (
  paths: readonly string[],
  languages: Languages,
  references?: string,
): Promise<{ inputs: Input[]; errors: PadanError[] }> => {
  if (references !== undefined && !(await isFolder(references)))
    throw new PadanError(
      'file-not-found',
      'no such references folder',
      { path: references },
      'check the references’ path',
    );
  const inputs = new Map<string, Input & { root: string }>();
  const errors: PadanError[] = [];
  const add = (path: string, root: string) => {
    const relativePath = relative(root, path).split(sep).join('/');
    const name = withoutEnding(relativePath, languages.from);
    inputs.set(resolve(path), {
      path,
      name,
      references: referencesOf(path, name, languages, references),
      referenceRoot: references ?? root,
      root,
    });
  };
  for (const path of paths) {
    try {
      const info = await stat(path);
      if (info.isDirectory()) {
        const found = await textFiles(path, await realpath(path), languages.to);
        errors.push(...found.errors);
        if (found.files.length + found.errors.length === 0)
          errors.push(
            new PadanError(
              'no-text',
              `the folder has no ${endings} files`,
              { path },
              'put the articles there as UTF-8 text',
            ),
          );
        for (const file of found.files) add(file, path);
      } else add(path, dirname(path));
    } catch (error) {
      errors.push(unreadable(path, error));
    }
  }
  const all = [...inputs.values()];
  tellApart(all);
  const sorted = all
    .map(({ root: _, ...input }) => input)
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.path < b.path ? -1 : 1));
  return { inputs: sorted, errors };
};

/**
 * Checks that all paths that were named exist: a typo must not look like an empty corpus.
 *
 * @throws PadanError `file-not-found` naming the first that does not
 */
export const checkPaths = (paths: readonly string[]): void => {
  const missing = paths.find((path) => !existsSync(path));
  if (missing !== undefined)
    throw new PadanError('file-not-found', 'no such file or folder', { path: missing }, 'check the path');
};

const endings = formats.flatMap((format) => format.endings).join(', ');

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (info) => info.isDirectory(),
    () => false,
  );

/** @param root  the folder that the user gave, with links resolved */
const textFiles = async (
  folder: string,
  root: string,
  referenceLanguage: Language,
): Promise<{ files: string[]; errors: PadanError[] }> => {
  const files: string[] = [];
  const errors: PadanError[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const isText =
      formatOf(entry.name) !== undefined &&
      !namesOf(referenceLanguage).some((name) => entry.name.endsWith(`.${name}${endingOf(entry.name)}`));
    if (entry.name.startsWith('.')) continue;
    try {
      if (entry.isDirectory()) {
        const below = await textFiles(path, root, referenceLanguage);
        files.push(...below.files);
        errors.push(...below.errors);
      } else if (entry.isSymbolicLink()) {
        const info = await stat(path);
        if (info.isDirectory())
          errors.push(
            new PadanError(
              'link-outside',
              'links to folders are not followed',
              { path },
              'name the folder itself',
            ),
          );
        else if (isText && !isWithin(root, await realpath(path)))
          errors.push(
            new PadanError(
              'link-outside',
              'the link leads out of the folder',
              { path },
              'name the file itself, or copy it into the folder',
            ),
          );
        else if (isText) files.push(path);
      } else if (isText) files.push(path);
    } catch (error) {
      errors.push(unreadable(path, error));
    }
  }
  return { files, errors };
};

/** Documents of one name from several folders get their folder's name before it: `a/x` and `b/x`. */
const tellApart = (inputs: readonly (Input & { root: string })[]): void => {
  const uses = new Map<string, number>();
  for (const { name } of inputs) uses.set(name, (uses.get(name) ?? 0) + 1);
  for (const input of inputs)
    if (uses.get(input.name)! > 1) input.name = `${basename(resolve(input.root))}/${input.name}`;
};

/** `a.id.txt` and `a.txt` are both `a`, where `id` is the corpus's language. */
const withoutEnding = (path: string, language: Language): string => {
  const ending = endingOf(path);
  if (ending === '') return path;
  const base = path.slice(0, -ending.length);
  const named = namesOf(language).find((name) => base.endsWith(`.${name}`));
  return named === undefined ? base : base.slice(0, -named.length - 1);
};

/** What a language may be called in file names: `en-GB` and `en`. */
const namesOf = (language: Language): string[] => [...new Set([language, primarySubtag(language)])];

/** Where a reference may be: never the source itself. */
const referencesOf = (
  path: string,
  name: string,
  { from, to }: Languages,
  folder: string | undefined,
): string[] => {
  const ending = endingOf(path) || '.txt';
  const beside = (base: string) => namesOf(to).map((language) => `${base}.${language}${ending}`);
  const places =
    folder !== undefined
      ? [...beside(join(folder, name)), join(folder, name + ending)]
      : endingOf(path) === ''
        ? []
        : beside(join(dirname(path), withoutEnding(basename(path), from)));
  return places.filter((place) => resolve(place) !== resolve(path));
};
