import { basename, dirname, join, resolve } from 'node:path';
import type { Language, Languages } from '../core/document.js';
import { primarySubtag } from '../languages/languages.js';
import { endingOf } from './formats.js';

/** What the names of text files say: `name.id.txt` is a source in Indonesian, `name.en.txt` its reference. */

/** What a language may be called in file names: `en-GB` and `en`. */
const namesOf = (language: Language): string[] => [...new Set([language, primarySubtag(language)])];

/** The language's name in `name.LANGUAGE.txt`, in upper or lower case, with the dot before it; empty if it is not there. */
const markOf = (path: string, language: Language): string => {
  const ending = endingOf(path);
  if (ending === '') return '';
  const base = path.slice(0, -ending.length);
  const name = namesOf(language).find((each) => base.toLowerCase().endsWith(`.${each.toLowerCase()}`));
  return name === undefined ? '' : base.slice(-name.length - 1);
};

/** Whether a file is `name.LANGUAGE.txt`. */
export const isIn = (language: Language, path: string): boolean => markOf(path, language) !== '';

/** `a.id.txt` and `a.txt` are both `a`, where `id` is the given language. */
export const withoutEnding = (path: string, language: Language): string => {
  const end = markOf(path, language).length + endingOf(path).length;
  return end === 0 ? path : path.slice(0, -end);
};

/**
 * Where a source's reference may be, in order of preference: never the source itself.
 *
 * @param name    of the document
 * @param folder  of references; beside the source if undefined
 */
export const referencesOf = (
  path: string,
  name: string,
  { from, to }: Languages,
  folder: string | undefined,
): string[] => {
  const ending = endingOf(path) || (folder === undefined ? '' : '.txt');
  if (ending === '') return [];
  const inFolder = folder !== undefined;
  const base = inFolder ? join(folder, name) : join(dirname(path), withoutEnding(basename(path), from));
  // A file `A.TXT` may have `A.en.TXT`, `A.EN.TXT` or `A.en.txt`.
  const written = [...new Set([ending, ending.toLowerCase()])];
  const languages = namesOf(to).flatMap((each) =>
    ending === ending.toLowerCase() ? [each] : [each, each.toUpperCase()],
  );
  const marks = languages.flatMap((language) => written.map((each) => `.${language}${each}`));
  return [...marks, ...(inFolder ? written : [])]
    .map((each) => `${base}${each}`)
    .filter((place) => resolve(place) !== resolve(path));
};
