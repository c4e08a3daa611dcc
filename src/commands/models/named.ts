import { nearest } from '../../core/nearest.js';
import { PadanError, printable } from '../../errors.js';
import { type CatalogueEntry, catalogue, catalogued } from '../../hub/catalogue.js';
import { type ModelId, parseId } from '../../hub/names.js';
import { embeddedName } from '../../hub/store.js';

/** A model of the hub that a user named. */
export interface NamedModel {
  id: ModelId;
  entry: CatalogueEntry | undefined;
}

/**
 * The model of the hub that a name means: an alias of the catalogue, or any `OWNER/NAME`.
 *
 * @throws PadanError `invalid-option` if it is neither
 */
export const namedModel = async (name: string): Promise<NamedModel> => {
  const entry = await catalogued(name);
  const id = parseId(entry?.id ?? name);
  if (id !== undefined) return { id, entry };
  if (name === embeddedName)
    throw new PadanError('invalid-option', `${embeddedName} is part of Padan: it is always here`);
  const meant = nearest(
    name,
    (await catalogue()).map(({ alias }) => alias),
  );
  throw new PadanError(
    'invalid-option',
    `the catalogue has no model “${printable(name)}”`,
    {},
    meant === undefined
      ? '“padan models list” shows names; others are OWNER/NAME of the hub'
      : `did you mean ${meant}? (“padan models list” shows all)`,
  );
};
