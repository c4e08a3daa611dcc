import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PadanError, systemCode } from '../errors.js';

/**
 * Writes a file so that it appears whole or not at all. A file that has this content already is left alone.
 *
 * @throws PadanError `output` where the file cannot be written
 */
export const writeWhole = async (path: string, content: string): Promise<void> => {
  const bytes = Buffer.from(content);
  const present = await readFile(path).catch(() => undefined);
  if (present?.equals(bytes)) return;
  const draft = `${path}.${randomUUID()}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(draft, bytes, { flush: true });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw new PadanError(
      'output',
      `the file cannot be written (${systemCode(error) ?? String(error)})`,
      { path },
      'check the disk’s space and the folder’s permissions',
      { cause: error },
    );
  }
};

/**
 * Makes sure that an output folder is there.
 *
 * @throws PadanError `output` where the path is a file or cannot be made
 */
export const makeOutputFolder = async (path: string): Promise<void> => {
  const info = await stat(path).catch(() => undefined);
  if (info && !info.isDirectory())
    throw new PadanError(
      'output',
      'the output folder is a file',
      { path },
      'give --out another folder, or remove the file',
    );
  await mkdir(path, { recursive: true }).catch((error: unknown) => {
    throw new PadanError(
      'output',
      `the output folder cannot be made (${systemCode(error)})`,
      { path },
      'give --out a folder that you may write to',
      { cause: error },
    );
  });
};
