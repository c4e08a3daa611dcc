import { strToU8, type Zippable, zipSync } from 'fflate';

/** A file of an archive. */
export interface ArchivedFile {
  /** With `/` between folders. */
  name: string;
  content: string | Uint8Array;
  /** Stored as it is; else it is made smaller. */
  stored?: true;
}

/** The first day that a ZIP archive can name, at noon wherever it is made: archives have local times. */
const firstDay = (): Date => new Date(1980, 0, 1, 12);

/** A ZIP archive with its files in the given order. The same files give the same bytes, anywhere and at any time. */
export const zipOf = (files: readonly ArchivedFile[]): Uint8Array => {
  const mtime = firstDay();
  const entries: Zippable = {};
  for (const { name, content, stored } of files) {
    const bytes = typeof content === 'string' ? strToU8(content) : content;
    entries[name] = [bytes, { level: stored ? 0 : 6, mtime }];
  }
  return zipSync(entries);
};
