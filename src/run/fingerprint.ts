import { readFileSync, realpathSync, statSync } from 'node:fs';
import type { Input } from '../formats/discover.js';
import { hashOf } from '../hash.js';
import { isWithin } from '../paths.js';

/**
 * Hash of everything that decides a document's reports.
 *
 * @param name    the document's output name
 * @param shared  what decides those of all documents: model, settings, versions
 */
export const fingerprintOf = (
  { path }: Input,
  name: string,
  bytes: Uint8Array,
  reference: { path: string; bytes: Uint8Array } | null,
  shared: readonly unknown[],
): string =>
  hashOf(
    JSON.stringify([
      path,
      name,
      hashOf(bytes),
      reference && [reference.path, hashOf(reference.bytes)],
      shared,
    ]),
  );

/**
 * The fingerprint that a document would have now; undefined where that is for the work to find out. Reads without
 * waiting: so a finished run of tens of thousands of documents is looked through in a second or two.
 */
export const fingerprintNow = (
  input: Input,
  name: string,
  shared: readonly unknown[],
): string | undefined => {
  try {
    if (!statSync(input.path).isFile()) return undefined;
    const bytes = readFileSync(input.path);
    const path = input.references.find((each) => statSync(each, { throwIfNoEntry: false }));
    if (path === undefined) return fingerprintOf(input, name, bytes, null, shared);
    if (!statSync(path).isFile()) return undefined;
    if (!isWithin(realpathSync(input.referenceRoot), realpathSync(path))) return undefined;
    return fingerprintOf(input, name, bytes, { path, bytes: readFileSync(path) }, shared);
  } catch {
    return undefined;
  }
};
