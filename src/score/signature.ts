import { PadanError } from '../errors.js';
import { version } from '../version.js';

/** How often texts were resampled, and with which seed. */
export interface Resampling {
  /** Bootstrap samples. */
  bs?: number;
  /** Trials of approximate randomisation. */
  ar?: number;
  seed: number;
}

/** Writes a signature: number of references and resampling first, a metric's own keys, version last. */
export const signatureOf = (
  references: number | 'var',
  keys: Readonly<Record<string, string | number | boolean>>,
  resampling: Partial<Resampling> = {},
): string =>
  Object.entries({
    nrefs: references,
    bs: resampling.bs,
    ar: resampling.ar,
    seed: resampling.seed,
    ...keys,
    version: `padan-${version}`,
  })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}:${typeof value === 'boolean' ? (value ? 'yes' : 'no') : value}`)
    .join('|');

/** @throws PadanError `invalid-option` where a segment has no reference */
export const checkReferences = (references: readonly string[]): void => {
  if (references.length === 0)
    throw new PadanError('invalid-option', 'a segment has no reference, expected at least one');
};
