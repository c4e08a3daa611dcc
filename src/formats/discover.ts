import { existsSync } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import type { Languages } from '../core/document.js';
import { PadanError, unreadable } from '../errors.js';
import { isWithin } from '../paths.js';
import { type FolderFiles, filesIn } from './folder.js';
import { endings } from './formats.js';
import { isMarkup } from './markup.js';
import { isIn, referencesOf, withoutEnding } from './names.js';

/** A file to translate. */
export interface Input {
  path: string;
  /** Document name: its path under the given folder, with `/`, without `.txt` or `.id.txt` (`id`: its language). */
  name: string;
  /** Where each of its references may be. */
  references: TranslationPlace[];
}

/** Where a translation of a document may be. */
export interface TranslationPlace {
  /** Paths, in order of preference. */
  paths: string[];
  /** The folder that it must be in, even after resolving links. */
  root: string;
}

/** Where a document's translation may be in a folder that is laid out as the sources. */
export const placeIn = (
  folder: string,
  { path, name }: Pick<Input, 'path' | 'name'>,
  languages: Languages,
): TranslationPlace => ({ paths: referencesOf(path, name, languages, folder), root: folder });

/** A file in a given folder that is not translated. */
export interface PassedOver {
  path: string;
  reason: string;
}

/** What the given paths lead to. */
export interface Discovered {
  /** Sorted by name. */
  inputs: Input[];
  /** An error for each path that gives no input. */
  errors: PadanError[];
  /** Sorted by path. Hidden files and Padan's own reports are not listed. */
  passedOver: PassedOver[];
  /** Paths of inputs with markup that is read as plain text. */
  markup: string[];
  /** The references folders of whose text files none matches a document, with their numbers. */
  unmatched: { folder: string; files: number }[];
}

/**
 * Finds the documents under the given paths. A file is used as it is; a folder gives all its `.txt` files except
 * hidden ones and references (`name.en.txt`, where `en` is the language to translate into). Links in a folder must
 * lead to a file in that folder.
 *
 * @param references  folders of references, each laid out as the corpus; without any, references are beside the sources
 * @param translations  folders whose files are no sources where they lie inside a given folder: references and others
 * @throws PadanError if one of `references` is not a folder
 */
export const discover = async (
  paths: readonly string[],
  languages: Languages,
  references: readonly string[] = [],
  translations: readonly string[] = references,
): Promise<Discovered> => {
  for (const folder of references)
    if (!(await isFolder(folder)))
      throw new PadanError(
        'file-not-found',
        'no such references folder',
        { path: folder },
        'check the references’ path',
      );
  const inputs = new Map<string, Input & { root: string }>();
  const errors: PadanError[] = [];
  const others = new Map<string, PassedOver>();
  const markup: string[] = [];
  const add = (path: string, root: string) => {
    const relativePath = relative(root, path).split(sep).join('/');
    const name = withoutEnding(relativePath, languages.from);
    inputs.set(resolve(path), {
      path,
      name,
      references:
        references.length === 0
          ? [{ paths: referencesOf(path, name, languages, undefined), root }]
          : references.map((folder) => placeIn(folder, { path, name }, languages)),
      root,
    });
  };
  for (const path of paths) {
    try {
      const info = await stat(path);
      if (info.isDirectory()) {
        const all = await filesIn(path, await realpath(path), (name) => isIn(languages.to, name));
        const found = without(all, foldersInside(path, translations));
        errors.push(...found.errors);
        if (found.sources.length + found.errors.length === 0)
          errors.push(
            new PadanError(
              'no-text',
              `the folder has no ${endings.join(', ')} files`,
              { path },
              'put the articles there as UTF-8 text',
            ),
          );
        for (const file of found.sources) add(file, path);
        for (const file of found.others)
          others.set(resolve(file), { path: file, reason: `only ${endings.join(', ')} so far` });
        for (const file of unusedReferences(found, languages, references))
          others.set(resolve(file.path), file);
      } else {
        add(path, dirname(path));
        if (isMarkup(path)) markup.push(path);
      }
    } catch (error) {
      errors.push(unreadable(path, error));
    }
  }
  tellApart([...inputs.values()]);
  return {
    inputs: [...inputs.values()]
      .map(({ root: _, ...input }) => input)
      .sort((a, b) => compare(a.name, b.name) || compare(a.path, b.path)),
    errors,
    passedOver: [...others.values()]
      .filter(({ path }) => !inputs.has(resolve(path)))
      .sort((a, b) => compare(a.path, b.path)),
    markup,
    unmatched: (
      await Promise.all(references.map((folder, i) => unmatchedIn(folder, i, [...inputs.values()])))
    ).filter((each) => each !== null),
  };
};

/** Those of some folders that lie inside another one. */
const foldersInside = (folder: string, others: readonly string[]): string[] =>
  others
    .map((each) => resolve(each))
    .filter((each) => each !== resolve(folder) && isWithin(resolve(folder), each));

/** What was found, but for what lies in some folders. */
const without = (
  { sources, references, others, errors }: FolderFiles,
  folders: readonly string[],
): FolderFiles => {
  const isLeft = (path: string) => !folders.some((folder) => isWithin(folder, resolve(path)));
  return {
    sources: sources.filter(isLeft),
    references: references.filter(isLeft),
    others: others.filter(isLeft),
    errors,
  };
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

/** Documents of one name from several folders get their folder's name before it: `a/x` and `b/x`. */
const tellApart = (inputs: readonly (Input & { root: string })[]): void => {
  const uses = new Map<string, number>();
  for (const { name } of inputs) uses.set(name, (uses.get(name) ?? 0) + 1);
  for (const input of inputs)
    if (uses.get(input.name)! > 1) input.name = `${basename(resolve(input.root))}/${input.name}`;
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (info) => info.isDirectory(),
    () => false,
  );

/** References in a folder that none of its sources uses. */
const unusedReferences = (
  { sources, references }: FolderFiles,
  languages: Languages,
  folders: readonly string[],
): PassedOver[] => {
  const used = new Set(sources.flatMap((path) => referencesOf(path, '', languages, undefined)));
  return references
    .filter((path) => folders.length > 0 || !used.has(path))
    .map((path) => ({
      path,
      reason: used.has(path)
        ? `references are taken from ${folders.join(', ')}`
        : `a reference in ${languages.to} without its source`,
    }));
};

/**
 * A references folder that no document uses, with the number of its text files; null if one is used.
 *
 * @param at  which of the references folders it is
 */
const unmatchedIn = async (
  folder: string,
  at: number,
  inputs: readonly Input[],
): Promise<Discovered['unmatched'][number] | null> => {
  for (const { references } of inputs)
    for (const path of references[at]!.paths)
      if (
        await stat(path).then(
          () => true,
          () => false,
        )
      )
        return null;
  if (inputs.length === 0) return null;
  const { sources } = await filesIn(folder, await realpath(folder), () => false);
  return { folder, files: sources.length };
};
