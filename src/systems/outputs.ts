import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import type { Bitext } from '../core/bitext.js';
import { PadanError, unreadable } from '../errors.js';
import { readBytes } from '../formats/bytes.js';
import { maxBitext } from '../limits.js';

/** In upper or lower case, as all endings. */
const ending = /\.jsonl$/i;

/** The documents of a run, or a single one. */
export interface RunOutput {
  /** As the user gave it. */
  path: string;
  isFolder: boolean;
  /** Paths of the documents' JSON lines by name, in the order of the names. */
  documents: ReadonlyMap<string, string>;
}

/**
 * Finds the documents of an output folder: its JSON lines, but for those in hidden folders. A file is the only document.
 *
 * @throws PadanError `file-not-found` if there is nothing, or no document; `file-unreadable`
 */
export const openOutput = async (path: string): Promise<RunOutput> => {
  const fail = (error: unknown): never => {
    throw unreadable(path, error);
  };
  const info = await stat(path).catch(fail);
  if (!info.isDirectory())
    return { path, isFolder: false, documents: new Map([[withoutEnding(basename(path)), path]]) };
  const documents = await documentsIn(path);
  if (documents.size === 0)
    throw new PadanError(
      'file-not-found',
      `there are no documents in it (files that end in .jsonl)`,
      { path },
      'name the output folder of "padan run"',
    );
  return { path, isFolder: true, documents };
};

/**
 * Paths of the documents' JSON lines in an output folder by name, in the order of the names.
 *
 * @throws PadanError `file-unreadable` and the like
 */
export const documentsIn = async (folder: string): Promise<ReadonlyMap<string, string>> => {
  const all = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    throw unreadable(folder, error);
  });
  const names = all
    .filter((entry) => !entry.isDirectory() && ending.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((name) => !name.split('/').some((part) => part.startsWith('.')))
    .sort();
  return new Map(names.map((name) => [withoutEnding(name), join(folder, name)]));
};

/** @throws PadanError `invalid-bitext` if it is damaged or of another version; as `readBytes` */
export const readOutput = async (path: string): Promise<Bitext> => {
  // Its schemas are slow to load, and two texts are compared without them.
  const { readBitext } = await import('../report/read-bitext.js');
  return readBitext((await readBytes(path, maxBitext)).toString(), path);
};

const withoutEnding = (name: string): string => name.replace(ending, '');
