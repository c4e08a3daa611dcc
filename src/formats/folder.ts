import { existsSync } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PadanError, unreadable } from '../errors.js';
import { isWithin } from '../paths.js';
import { formatOf } from './formats.js';

/** The files of a folder and of all folders in it, except hidden ones. */
export interface FolderFiles {
  /** Files of a format that can be read, without references. */
  sources: string[];
  /** Not listed in an output folder, where they are Padan's translations. */
  references: string[];
  /** All other files; not listed in an output folder. */
  others: string[];
  errors: PadanError[];
}

/** The folder by which an output folder is known. */
const ownState = '.padan';

/**
 * Lists a folder. Links of sources must lead to a file in it.
 *
 * @param root         the folder that the user gave, with links resolved
 * @param isReference  whether a file is a reference, by its name
 * @param isOutput     whether the folder is in an output folder
 */
export const filesIn = async (
  folder: string,
  root: string,
  isReference: (name: string) => boolean,
  isOutput = false,
): Promise<FolderFiles> => {
  const found: FolderFiles = { sources: [], references: [], others: [], errors: [] };
  const entries = await readdir(folder, { withFileTypes: true });
  const isOurs = isOutput || entries.some((entry) => entry.name === ownState && entry.isDirectory());
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    const isText = formatOf(entry.name) !== undefined;
    const isSource = isText && !isReference(entry.name);
    try {
      if (entry.isDirectory()) {
        const below = await filesIn(path, root, isReference, isOurs);
        addAll(found.sources, below.sources);
        addAll(found.references, below.references);
        addAll(found.others, below.others);
        addAll(found.errors, below.errors);
        continue;
      }
      // Node.js replaces what is not UTF-8, and the name leads nowhere then.
      if (isSource && entry.isFile() && entry.name.includes('\ufffd') && !existsSync(path)) {
        found.errors.push(new PadanError('file-not-found', 'its name is not UTF-8', { path }, 'rename it'));
        continue;
      }
      const wrongLink = entry.isSymbolicLink() ? await wrongLinkOf(path, root, isSource) : undefined;
      if (wrongLink) found.errors.push(wrongLink);
      else if (isSource) found.sources.push(path);
      else if (!isOurs) (isText ? found.references : found.others).push(path);
    } catch (error) {
      found.errors.push(unreadable(path, error));
    }
  }
  return found;
};

/** One by one: a call cannot take as many arguments as a folder may have files. */
const addAll = <T>(all: T[], more: readonly T[]): void => {
  for (const each of more) all.push(each);
};

/** @throws the system's error if the link leads nowhere */
const wrongLinkOf = async (
  path: string,
  root: string,
  isSource: boolean,
): Promise<PadanError | undefined> => {
  const info = await stat(path);
  if (info.isDirectory())
    return new PadanError(
      'link-outside',
      'links to folders are not followed',
      { path },
      'name the folder itself',
    );
  return isSource && !isWithin(root, await realpath(path))
    ? new PadanError(
        'link-outside',
        'the link leads out of the folder',
        { path },
        'name the file itself, or copy it into the folder',
      )
    : undefined;
};
