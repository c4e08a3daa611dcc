import { readdir, stat } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import type { Bitext } from '../core/bitext.js';
import { PadanError, unreadable } from '../errors.js';
import { readBytes } from '../formats/bytes.js';
import { maxBitext } from '../limits.js';
import { readBitext } from '../report/read-bitext.js';

const ending = '.jsonl';

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
  const all = await readdir(path, { recursive: true }).catch(fail);
  const names = all
    .map((name) => name.split(sep).join('/'))
    .filter((name) => name.endsWith(ending) && !name.split('/').some((part) => part.startsWith('.')))
    .map(withoutEnding)
    .sort();
  if (names.length === 0)
    throw new PadanError(
      'file-not-found',
      `there are no documents in it (files that end in ${ending})`,
      { path },
      'name the output folder of "padan run"',
    );
  return {
    path,
    isFolder: true,
    documents: new Map(names.map((name) => [name, join(path, `${name}${ending}`)])),
  };
};

/** @throws PadanError `invalid-bitext` if it is damaged or of another version; as `readBytes` */
export const readOutput = async (path: string): Promise<Bitext> =>
  readBitext((await readBytes(path, maxBitext)).toString(), path);

const withoutEnding = (name: string): string =>
  name.endsWith(ending) ? name.slice(0, -ending.length) : name;
