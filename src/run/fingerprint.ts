import { readFileSync, realpathSync, statSync } from 'node:fs';
import type { Input, TranslationPlace } from '../formats/discover.js';
import { hashOf } from '../hash.js';
import { type RunIdentity, reportKey } from '../identity.js';
import { isWithin } from '../paths.js';
import { beadsHash } from './systems/corrections.js';

/** A file's path and content. */
export interface FileContent {
  path: string;
  bytes: Uint8Array;
}

const identityOf = ({ path, bytes }: FileContent) => ({ path, hash: hashOf(bytes) });

/**
 * Hashes everything that decides a document's reports.
 *
 * @param name          the document's output name
 * @param bytes         content of the source
 * @param translations  for each place where one may be: null if there is none
 * @param beads         hash of the document's bead table; null if there is none
 * @param run           what decides the reports of all documents
 * @returns SHA-256 in hexadecimal digits
 */
export const fingerprintOf = (
  { path }: Input,
  name: string,
  bytes: Uint8Array,
  translations: readonly (FileContent | null)[],
  beads: string | null,
  run: RunIdentity,
): string =>
  reportKey({
    name,
    source: identityOf({ path, bytes }),
    translations: translations.map((file) => file && identityOf(file)),
    beads,
    run,
  });

/**
 * The current fingerprint of a document; undefined if its files cannot be read normally, so that processing it reports
 * why. Synchronous, which makes checking a finished run of tens of thousands of documents take a second or two.
 *
 * @param places  where its translations may be
 */
export const fingerprintNow = (
  input: Input,
  name: string,
  places: readonly TranslationPlace[],
  out: string,
  run: RunIdentity,
): string | undefined => {
  try {
    if (!statSync(input.path).isFile()) return undefined;
    const bytes = readFileSync(input.path);
    return fingerprintOf(input, name, bytes, places.map(contentAt), beadsHash(out, name), run);
  } catch {
    return undefined;
  }
};

/** @throws if what is there cannot be used */
const contentAt = ({ paths, root }: TranslationPlace): FileContent | null => {
  const path = paths.find((each) => statSync(each, { throwIfNoEntry: false }));
  if (path === undefined) return null;
  if (!statSync(path).isFile() || !isWithin(realpathSync(root), realpathSync(path)))
    throw new Error('not usable');
  return { path, bytes: readFileSync(path) };
};
