import { readFileSync, realpathSync, statSync } from 'node:fs';
import type { Input } from '../formats/discover.js';
import { hashOf } from '../hash.js';
import { type RunIdentity, reportKey } from '../identity.js';
import { isWithin } from '../paths.js';

/** A file's path with what was read of it. */
interface Read {
  path: string;
  bytes: Uint8Array;
}

const identityOf = ({ path, bytes }: Read) => ({ path, hash: hashOf(bytes) });

/**
 * Hash of everything that decides a document's reports.
 *
 * @param name  the document's output name
 * @param run   what decides those of all documents
 */
export const fingerprintOf = (
  { path }: Input,
  name: string,
  bytes: Uint8Array,
  reference: Read | null,
  run: RunIdentity,
): string =>
  reportKey({
    name,
    source: identityOf({ path, bytes }),
    reference: reference && identityOf(reference),
    run,
  });

/**
 * The fingerprint that a document would have now; undefined where that is for the work to find out. Reads without
 * waiting: so a finished run of tens of thousands of documents is looked through in a second or two.
 */
export const fingerprintNow = (input: Input, name: string, run: RunIdentity): string | undefined => {
  try {
    if (!statSync(input.path).isFile()) return undefined;
    const bytes = readFileSync(input.path);
    const path = input.references.find((each) => statSync(each, { throwIfNoEntry: false }));
    if (path === undefined) return fingerprintOf(input, name, bytes, null, run);
    if (!statSync(path).isFile()) return undefined;
    if (!isWithin(realpathSync(input.referenceRoot), realpathSync(path))) return undefined;
    return fingerprintOf(input, name, bytes, { path, bytes: readFileSync(path) }, run);
  } catch {
    return undefined;
  }
};
