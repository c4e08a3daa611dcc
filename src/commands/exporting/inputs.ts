import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Bitext } from '../../core/bitext.js';
import { PadanError, printable } from '../../errors.js';
import { openOutput, readOutput } from '../../systems/outputs.js';
import { parseRunSystem } from '../arguments/run-system.js';

/** A document that is to be exported, not read yet. */
export interface FoundDocument {
  /** For people: its path under the run's folder, without an ending. */
  name: string;
  /** Of its JSON lines. */
  path: string;
  /** Id of the system that the user named; null if none was named. */
  system: string | null;
}

/** A document with what is exported of it. */
export interface ReadDocument extends FoundDocument {
  /** With the references and the one system, if one was named; else with all. */
  bitext: Bitext;
  /** When its file was last written, in seconds since 1970. */
  modified: number;
}

/**
 * The documents of output folders and `.jsonl` files, in the order in which they were named, each once.
 *
 * @param inputs  paths, or `PATH#SYSTEM`
 * @throws PadanError as `openOutput`
 */
export const findDocuments = async (inputs: readonly string[]): Promise<FoundDocument[]> => {
  const found = new Map<string, FoundDocument>();
  for (const input of inputs) {
    if (input === '-')
      throw new PadanError('invalid-option', '- is no file or folder', {}, 'name an output folder');
    const { path, system } = parseRunSystem(input);
    const { documents } = await openOutput(path);
    for (const [name, file] of documents) {
      const key = `${resolve(file)}#${system ?? ''}`;
      if (!found.has(key)) found.set(key, { name, path: file, system });
    }
  }
  return [...found.values()];
};

/** @throws PadanError `invalid-system` if it has none of that name; as `readOutput` */
export const readFound = async (document: FoundDocument): Promise<ReadDocument> => {
  const bitext = only(await readOutput(document.path), document);
  const { mtimeMs } = await stat(document.path);
  return { ...document, bitext, modified: Math.floor(mtimeMs / 1000) };
};

/** A bitext without the systems that were not named. A reference stays. */
const only = (bitext: Bitext, { path, system: named }: FoundDocument): Bitext => {
  const { systems, outputs } = bitext;
  if (named === null) return bitext;
  if (!systems.some(({ id }) => id === named))
    throw new PadanError(
      'invalid-system',
      `it has no system “${printable(named)}”`,
      { path },
      `it has ${systems.map(({ id }) => id).join(', ')}`,
    );
  const isKept = systems.map(({ id, role }) => id === named || role === 'reference');
  return {
    ...bitext,
    systems: systems.filter((_, i) => isKept[i]),
    outputs: outputs.filter((_, i) => isKept[i]),
    diffs: bitext.diffs.filter(({ from, to }) => [from, to].every((id) => isKept[idAt(systems, id)])),
  };
};

const idAt = (systems: Bitext['systems'], id: string): number =>
  systems.findIndex((system) => system.id === id);
