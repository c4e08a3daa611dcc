import { dirname, join, resolve } from 'node:path';
import * as z from 'zod';
import { describe, PadanError } from '../../errors.js';
import { readBytes } from '../../formats/bytes.js';
import { hashOf } from '../../hash.js';
import type { Failure } from '../../report/summary.js';
import { besideEnding, type Known, writeFiles } from './files.js';

const failedFile = 'failed.json';

const list = z.array(z.object({ document: z.string(), path: z.string(), reason: z.string() }));

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
 * Writes `failed.json`: a list of failures, which may be empty. A file of that name that is no such list is somebody's.
 *
 * @returns the path if it is kept, and our version beside it
 * @throws PadanError if it cannot be written
 */
export const writeFailures = async (failures: readonly Failure[], out: string): Promise<string[]> => {
  const known: Known = new Map(
    await Promise.all(
      [failedFile, `${failedFile}${besideEnding}`].map(async (path) => {
        const present = (await readBytes(join(out, path)).catch(() => '')).toString();
        const isOurs = failuresIn(present) !== undefined;
        return [path, isOurs ? [{ size: -1, mtimeMs: -1, hash: hashOf(present) }] : []] as const;
      }),
    ),
  );
  const files = { [failedFile]: `${JSON.stringify(failures, null, 2)}\n` };
  return (await writeFiles(out, files, { known })).kept;
};

/** Failures as `failed.json` has them; undefined if a text is no list of failures. */
const failuresIn = (text: string): Failure[] | undefined => {
  try {
    return list.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
};

/**
 * Reads `failed.json`.
 *
 * @returns whether a path, or a folder that contains it, failed in the last run
 * @throws PadanError if the file cannot be read or is not such a list
 */
export const failedBefore = async (out: string): Promise<(path: string) => boolean> => {
  const path = join(out, failedFile);
  const refuse = (reason: string, cause?: unknown) =>
    new PadanError('invalid-option', reason, { path }, 'run once over everything', { cause });
  const bytes = await readBytes(path).catch((error: unknown) => {
    throw refuse('there is no list of failures', error);
  });
  const failures = failuresIn(bytes.toString());
  if (failures === undefined) throw refuse('not a list of failures');
  const paths = new Set(failures.map(({ document }) => resolve(document)));
  return (path) => {
    for (let part = resolve(path); ; part = dirname(part)) {
      if (paths.has(part)) return true;
      if (part === dirname(part)) return false;
    }
  };
};
