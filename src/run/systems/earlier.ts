import { realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Bitext } from '../../core/bitext.js';
import { type Document, type Language, textOf } from '../../core/document.js';
import type { Bead, Side, Target } from '../../core/system.js';
import { PadanError, printable } from '../../errors.js';
import { readBytes } from '../../formats/bytes.js';
import type { TranslationPlace } from '../../formats/discover.js';
import { hashOf } from '../../hash.js';
import { type TranslationIdentity, translationKey } from '../../identity.js';
import { maxBitext } from '../../limits.js';
import { readBitext } from '../../report/read-bitext.js';
import { earlierSide } from '../../systems/earlier.js';
import { machineTargets } from '../../systems/machine.js';
import type { FileContent } from '../fingerprint.js';
import { stateFolder } from '../output/folder.js';
import { type History, isAlike, type PastRun } from '../state/history.js';
import type { Journal } from '../state/journal.js';
import type { Against } from './asked.js';

/** An earlier run that this one is compared with. */
export interface EarlierRun {
  /** Of its system in this run. */
  id: string;
  label: string;
  /** What decided its translations, which are in the journal; null if they are in another folder's files. */
  translation: TranslationIdentity | null;
  /** Its output folder. */
  folder: string;
  /** Its system; null for the main one. */
  system: string | null;
}

/**
 * Finds the run to compare with.
 *
 * @param out  the output folder of this run
 * @param now  what decides this run's translations
 * @returns null for `last`, or the folder itself, if there is no earlier run with another model or other settings
 * @throws PadanError `invalid-option` if there is no such run, `file-not-found` if there is no such folder
 */
export const findEarlier = async (
  { run, system }: Against,
  out: string,
  history: Pick<History, 'runs'>,
  now: TranslationIdentity,
): Promise<EarlierRun | null> => {
  const runs = history.runs();
  const past = (found: PastRun, id: string): EarlierRun => ({
    id,
    label: `run ${found.number}`,
    translation: found.translation,
    folder: out,
    system: null,
  });
  // Its own folder stands for what was there before this run.
  if (run === 'last' || (await isSame(run, out))) {
    const last = runs.findLast((each) => !isAlike(each, { translation: now }));
    return last === undefined ? null : past(last, 'last');
  }
  if (/^\d+$/.test(run)) {
    const found = runs.find(({ number }) => number === Number(run));
    if (found !== undefined) return past(found, `run-${run}`);
    const known = runs.map(({ number, model }) => `${number} (${model})`).join(', ');
    throw new PadanError(
      'invalid-option',
      `--against ${run}: ${out} has no such run`,
      {},
      runs.length === 0 ? 'it has none yet' : `it has ${printable(known)}; or name an output folder`,
    );
  }
  if (!(await isOutput(run)))
    throw new PadanError(
      'file-not-found',
      'no output folder of a run, as --against wants it',
      { path: run },
      'name the folder that "padan run" wrote, last, or a run’s number',
    );
  return { id: 'earlier', label: run, translation: null, folder: run, system: system ?? null };
};

/** Whether two paths lead to the same folder, links included. */
const isSame = async (a: string, b: string): Promise<boolean> => {
  const [one, other] = await Promise.all([a, b].map((path) => realpath(path).catch(() => resolve(path))));
  return one === other;
};

const isOutput = (folder: string): Promise<boolean> =>
  stat(stateFolder(folder)).then(
    (info) => info.isDirectory(),
    () => false,
  );

/** Where an earlier run has a document's bitext; nowhere if the journal has its translations. */
export const placeOfEarlier = ({ translation, folder }: EarlierRun, name: string): TranslationPlace[] =>
  translation === null ? [{ paths: [join(folder, `${name}.jsonl`)], root: folder }] : [];

/**
 * Reads what an earlier run said of a document.
 *
 * @param shown    the document as models are shown it, by which the journal knows it
 * @param name     its output name
 * @param journal   opened only if the translations are there
 * @param language  of the translations
 * @returns its side, null if it has nothing; with the file that was read, null if none was
 * @throws PadanError if its file cannot be read, `invalid-bitext`, `invalid-system`
 */
export const sideOfEarlier = async (
  { document, shown }: { document: Document; shown: Document },
  name: string,
  earlier: EarlierRun,
  journal: () => Promise<Journal>,
  language: Language,
): Promise<{ side: Side | null; file: FileContent | null }> => {
  const { id, label, folder, translation, system } = earlier;
  const as = { id, label, role: 'baseline', folder } as const;
  if (translation !== null)
    return { side: await journalSide(shown, as, translation, await journal(), language), file: null };
  const path = join(folder, `${name}.jsonl`);
  if (
    await stat(path).then(
      () => false,
      () => true,
    )
  )
    return { side: null, file: null };
  const bytes = await readBytes(path, maxBitext);
  const bitext = withoutWaysBack(readBitext(bytes.toString(), path));
  return { side: earlierSide(document, bitext, as, system ?? undefined), file: { path, bytes } };
};

/** Its translations without their ways back: another model may have made them than this run's, or this run makes none. */
const withoutWaysBack = (bitext: Bitext): Bitext => ({
  ...bitext,
  outputs: bitext.outputs.map((output) => ({
    ...output,
    targets: output.targets.map(({ roundTrip: _, ...target }) => target),
  })),
});

/** Paragraphs that the journal has under an earlier identity; the others have no translation. */
const journalSide = async (
  shown: Document,
  { folder, ...as }: { id: string; label: string; role: 'baseline'; folder: string },
  identity: TranslationIdentity,
  journal: Journal,
  language: Language,
): Promise<Side | null> => {
  const targets: Target[] = [];
  const beads: Bead[] = [];
  let sentence = 0;
  for (const [block, { sentences }] of shown.blocks.entries()) {
    const texts = sentences.map((span) => textOf(shown, span));
    const found = await journal.get(translationKey(texts, identity));
    const said = found?.length === texts.length ? machineTargets(found, block) : [];
    for (const i of texts.keys()) {
      beads.push({ source: [sentence++], target: said[i] ? [targets.length] : [], score: null });
      if (said[i]) targets.push(said[i]);
    }
  }
  if (targets.length === 0) return null;
  return {
    system: {
      ...as,
      language,
      origin: { kind: 'run', folder, system: as.label },
      hash: hashOf(JSON.stringify(identity)),
    },
    output: { system: as.id, targets, beads },
  };
};
