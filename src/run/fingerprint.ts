import { readFileSync, realpathSync, statSync } from 'node:fs';
import type { Input } from '../formats/discover.js';
import { hashOf } from '../hash.js';
import { type RunIdentity, reportKey } from '../identity.js';
import { isWithin } from '../paths.js';
import { beadsHash } from './corrections.js';

/** A file's path and content. */
interface Read {
  path: string;
  bytes: Uint8Array;
}

const identityOf = ({ path, bytes }: Read) => ({ path, hash: hashOf(bytes) });

/**
 * Hashes everything that decides a document's reports.
 *
 * @param name       the document's output name
 * @param bytes      content of the source
 * @param reference  null if the document has none
 * @param beads      hash of the document's bead table; null if there is none
 * @param run        what decides the reports of all documents
 * @returns SHA-256 in hexadecimal digits
 */
export const fingerprintOf = (
  { path }: Input,
  name: string,
  bytes: Uint8Array,
  reference: Read | null,
  beads: string | null,
  run: RunIdentity,
): string =>
  reportKey({
    name,
    source: identityOf({ path, bytes }),
    reference: reference && identityOf(reference),
    beads,
    run,
  });

/**
 * The current fingerprint of a document; undefined if its files cannot be read normally, so that processing it reports
 * why. Synchronous, which makes checking a finished run of tens of thousands of documents take a second or two.
 */
export const fingerprintNow = (
  input: Input,
  name: string,
  out: string,
  run: RunIdentity,
): string | undefined => {
  try {
    if (!statSync(input.path).isFile()) return undefined;
    const bytes = readFileSync(input.path);
    const path = input.references.find((each) => statSync(each, { throwIfNoEntry: false }));
    const beads = beadsHash(out, name);
    if (path === undefined) return fingerprintOf(input, name, bytes, null, beads, run);
    if (!statSync(path).isFile()) return undefined;
    if (!isWithin(realpathSync(input.referenceRoot), realpathSync(path))) return undefined;
    return fingerprintOf(input, name, bytes, { path, bytes: readFileSync(path) }, beads, run);
  } catch {
    return undefined;
  }
};
