import { randomUUID } from 'node:crypto';
import { appendFile, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Bitext, mainSide, sidesOf } from '../../core/bitext.js';
import { makeFolder } from '../../core/folder.js';
import { outputText, patchBetween } from '../../report/text.js';
import { draftFolder } from './folder.js';
import { systemText } from './names.js';
import { pairFile } from './overview-files.js';

/** Patches between the texts of pairs of systems, over all documents. */
export interface Patches {
  /**
   * Adds a document.
   *
   * @param text   path of its main translation, under the output folder
   * @param pairs  ids of the systems that are compared in it
   */
  add(bitext: Bitext, text: string, pairs: readonly (readonly [from: string, to: string])[]): Promise<void>;
  /** A pair's patch, read when it is asked for. */
  of(from: string, to: string): () => Promise<Buffer>;
  /** Removes what was put aside. */
  close(): Promise<void>;
}

/** Characters of all patches together that are held in memory. */
const defaultHeld = 2 ** 24;

/** Collects patches. What does not fit in memory is put aside, in the folder for drafts, which each run empties. */
export const createPatches = (out: string, mostHeld = defaultHeld): Patches => {
  const byPair = new Map<string, { held: string[]; aside: string | null }>();
  let size = 0;

  const putAside = async (): Promise<void> => {
    await makeFolder(draftFolder(out));
    for (const patch of byPair.values()) {
      if (patch.held.length === 0) continue;
      patch.aside ??= join(draftFolder(out), randomUUID());
      await appendFile(patch.aside, patch.held.join(''));
      patch.held = [];
    }
    size = 0;
  };

  return {
    add: async (bitext, text, pairs) => {
      const main = mainSide(bitext)?.system.id;
      const ids = new Set(pairs.flat());
      const texts = new Map(
        sidesOf(bitext)
          .filter(({ system }) => ids.has(system.id))
          .map(({ system, output }) => [system.id, outputText(output)]),
      );
      for (const [from, to] of pairs) {
        const path = from === main ? text : systemText(from, text);
        const patch = patchBetween(texts.get(from)!, texts.get(to)!, path);
        if (patch === '') continue;
        const key = pairFile(from, to);
        const known = byPair.get(key) ?? { held: [], aside: null };
        byPair.set(key, known);
        known.held.push(patch);
        size += patch.length;
      }
      if (size > mostHeld) await putAside();
    },
    of: (from, to) => async () => {
      const { held, aside } = byPair.get(pairFile(from, to)) ?? { held: [], aside: null };
      const end = Buffer.from(held.join(''));
      return aside === null ? end : Buffer.concat([await readFile(aside), end]);
    },
    close: async () => {
      for (const { aside } of byPair.values()) if (aside !== null) await rm(aside, { force: true });
    },
  };
};
