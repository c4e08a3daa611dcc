import { PadanError } from '../errors.js';
import { version } from '../version.js';

/** Writes a signature: number of references first, a metric's own keys, version last. */
export const signatureOf = (
  references: number | 'var',
  keys: Readonly<Record<string, string | number | boolean>>,
): string =>
  Object.entries({ nrefs: references, ...keys, version: `padan-${version}` })
    .map(([key, value]) => `${key}:${typeof value === 'boolean' ? (value ? 'yes' : 'no') : value}`)
    .join('|');

/** @throws PadanError `invalid-option` where a segment has no reference */
export const checkReferences = (references: readonly string[]): void => {
  if (references.length === 0)
    throw new PadanError('invalid-option', 'a segment has no reference, expected at least one');
};
