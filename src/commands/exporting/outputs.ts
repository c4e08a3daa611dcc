import { realpath } from 'node:fs/promises';
import { PadanError } from '../../errors.js';
import { checkOutput } from '../terminal/save.js';

/**
 * Looks whether a file can be written, as `checkOutput`, and that it is none of those that are read.
 *
 * @param inputs  paths of files; those that are not there do no harm
 */
export const checkWritten = async (
  path: string,
  inputs: readonly (string | undefined)[],
  isForced: boolean,
): Promise<void> => {
  await checkOutput(path, isForced);
  const target = await realpath(path).catch(() => undefined);
  if (target === undefined) return;
  for (const input of inputs)
    if (input !== undefined && (await realpath(input).catch(() => undefined)) === target)
      throw new PadanError(
        'output-unusable',
        'is one of the files to read',
        { path },
        'name another file to write',
      );
};

/** Whether the user asked for what is not there, so that nothing was begun. */
export const isMistake = (error: unknown): boolean =>
  error instanceof PadanError && ['invalid-option', 'invalid-system', 'no-text'].includes(error.code);
