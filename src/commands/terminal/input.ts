import { fstatSync } from 'node:fs';
import { PadanError } from '../../errors.js';
import { fileLines, type Lines } from '../../formats/text/parallel.js';

/** What standard input is called. */
export const standardInput = 'standard input';

/**
 * A file, or standard input for `-`, to read.
 *
 * @throws PadanError `not-a-file` if standard input is a folder, of which Node makes an empty stream
 */
export const inputLines = (path: string): Lines => {
  if (path !== '-') return fileLines(path);
  if (fstatSync(0).isDirectory())
    throw new PadanError(
      'not-a-file',
      `${standardInput} is a folder`,
      {},
      'redirect a file; "padan run" translates folders',
    );
  return { name: standardInput, bytes: process.stdin };
};
