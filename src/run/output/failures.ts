import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { describe, PadanError } from '../../errors.js';
import type { Failure } from '../../report/summary.js';
import { writeFiles } from './files.js';

const failedFile = 'failed.json';

/** What failed, for a person and for `failed.json`. The path is told apart from the reason, which need not repeat it. */
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
 * Writes `failed.json`, an empty list where nothing failed.
 *
 * @throws PadanError where it cannot be written
 */
export const writeFailures = async (failures: readonly Failure[], out: string): Promise<void> => {
  await writeFiles(out, { [failedFile]: `${JSON.stringify(failures, null, 2)}\n` });
};

/**
 * Tells whether a path is one that failed in the last run, or lies in a folder that did.
 *
 * @throws PadanError where `failed.json` cannot be read or is no such list
 */
export const failedBefore = async (out: string): Promise<(path: string) => boolean> => {
  const path = join(out, failedFile);
  const refuse = (reason: string) => (error: unknown) => {
    throw new PadanError('invalid-option', reason, { path }, 'run once without --only-failed', {
      cause: error,
    });
  };
  const text = await readFile(path, 'utf8').catch(refuse('there is no list of what failed'));
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
    return refuse('this is no list of failures')(error);
  }
};
