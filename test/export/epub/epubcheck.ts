import { execFile } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { EpubCheck } from '@likecoin/epubcheck-ts';
import { testFolder } from '../../folder.js';

/** EPUBCheck itself, which needs Java; where it is not, its port to JavaScript has to do. */
const jar = process.env['EPUBCHECK'] ?? '';
export const hasEpubcheck = existsSync(jar);

/** What a checker finds in a book: errors, warnings and hints. */
export const problemsIn = async (bytes: Uint8Array): Promise<string[]> => {
  const { messages } = await EpubCheck.validate(bytes, { includeUsage: true });
  return messages.map(({ id, message, location }) => `${id} ${location?.path ?? ''}: ${message}`);
};

/** The same, by EPUBCheck. */
export const problemsByEpubcheck = async (bytes: Uint8Array): Promise<string[]> => {
  const file = join(testFolder('epub'), 'book.epub');
  writeFileSync(file, bytes);
  const said = await promisify(execFile)('java', ['-jar', jar, '-u', file]).catch(
    (error: { stdout: string; stderr: string }) => error,
  );
  return `${said.stdout}${said.stderr}`
    .split('\n')
    .filter((line) => /^(?:FATAL|ERROR|WARNING|USAGE)/.test(line));
};
