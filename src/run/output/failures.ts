import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { describe, PadanError } from '../../errors.js';
import type { Failure } from '../../report/summary.js';
import { writeFiles } from './files.js';

const failedFile = 'failed.json';

/** Describes a failure for people and for `failed.json`. The reason does not repeat the path. */
export const failureOf = (error: unknown, document: string): Failure => {
  if (!(error instanceof PadanError)) return { document, path: document, reason: describe(error) };
  const { path = document, line } = error.place;
  return {
    document,
    path: line === undefined ? path : `${path}:${line}`,
    reason: describe(new PadanError(error.code, error.message, {}, error.hint)),
  };
};

/**
 * Writes `failed.json`: a list of failures, which may be empty.
 *
 * @throws PadanError if it cannot be written
 */
export const writeFailures = async (failures: readonly Failure[], out: string): Promise<void> => {
  await writeFiles(out, { [failedFile]: `${JSON.stringify(failures, null, 2)}\n` });
};

/**
 * Reads `failed.json`.
 *
 * @returns whether a path, or a folder that contains it, failed in the last run
 * @throws PadanError if the file cannot be read or is not such a list
 */
export const failedBefore = async (out: string): Promise<(path: string) => boolean> => {
  const path = join(out, failedFile);
  const refuse = (reason: string) => (error: unknown) => {
    throw new PadanError('invalid-option', reason, { path }, 'run once over everything', {
      cause: error,
    });
  };
  const text = await readFile(path, 'utf8').catch(refuse('there is no list of failures'));
  try {
    const failures = JSON.parse(text) as Failure[];
    const paths = new Set(failures.map(({ document }) => resolve(document)));
    return (path) => {
      for (let part = resolve(path); ; part = dirname(part)) {
        if (paths.has(part)) return true;
        if (part === dirname(part)) return false;
      }
    };
  } catch (error) {
    return refuse('not a list of failures')(error);
  }
};
