import { statSync } from 'node:fs';
import type { Languages } from '../../core/document.js';
import { PadanError, printable } from '../../errors.js';
import type { Input } from '../../formats/discover.js';
import { plural } from '../../plural.js';
import { type AskedFiles, type AskedSystem, placeOf } from './asked.js';

/** Documents that a message names. */
const maxNamed = 3;

/**
 * Checks systems that are files against the documents of a run.
 *
 * @returns what the user should know: which documents a system lacks
 * @throws PadanError `invalid-system` if it is a single file, and there are several documents
 */
export const coverageOf = (
  systems: readonly AskedSystem[],
  inputs: readonly Input[],
  languages: Languages,
): string[] =>
  systems.flatMap((system) => {
    if (system.kind !== 'files') return [];
    checkFiles(system, inputs.length);
    const lacking = inputs.filter((input) => !placeOf(system, input, languages).paths.some(isThere));
    if (lacking.length === 0) return [];
    const name = `${system.id} (${printable(system.path)})`;
    if (!isThere(system.path)) return [`${name}: no such file or folder any more`];
    if (lacking.length === inputs.length)
      return [
        `${name}: no file in it is called like a document: lay it out as the texts, ${likeThese(system, inputs, languages)}`,
      ];
    const named = lacking.slice(0, maxNamed).map((each) => printable(each.name));
    const more = lacking.length > maxNamed ? ' …' : '';
    return [
      `${name}: no translation of ${lacking.length} of ${plural(inputs.length, 'document')}: ${named.join(', ')}${more}`,
    ];
  });

/** A single file says what one document says. */
const checkFiles = ({ id, path }: AskedFiles, documents: number): void => {
  if (documents > 1 && statSync(path, { throwIfNoEntry: false })?.isDirectory() === false)
    throw new PadanError(
      'invalid-system',
      `“${id}” is a single file, and there are ${documents} documents`,
      { path },
      'name a folder that is laid out as the texts',
    );
};

const likeThese = (system: AskedFiles, inputs: readonly Input[], languages: Languages): string =>
  `with ${printable(placeOf(system, inputs[0]!, languages).paths.slice(0, 1).join())} or the like`;

const isThere = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined;
