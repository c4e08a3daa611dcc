import type { Note } from '../../core/document.js';
import type { Output, Side, System } from '../../core/system.js';
import type { TranslationPlace } from '../../formats/discover.js';
import type { Lexicon } from '../../languages/lexicon.js';
import { unusedNote } from '../../systems/reference.js';
import type { RunContext } from '../context.js';
import type { FileContent } from '../fingerprint.js';
import { failureOf } from '../output/failures.js';
import type { OpenDocument } from '../plan.js';
import { nthReference, placeOf } from './asked.js';
import {
  type BeadsFile,
  correctionNotes,
  correctionNotice,
  correctionProblems,
  readBeadsFile,
} from './corrections.js';
import { sideOfEarlier } from './earlier.js';
import { type FileSide, readFileSide, type ShownDocument } from './files.js';

/** What stands beside a document that no model of this run said. */
export interface OtherSides {
  /** Systems that are files, then an earlier run. */
  others: Side[];
  references: Side[];
  /** For each place where a translation may be, what was read; undefined if one was unusable: the next run tries again. */
  files: (FileContent | null)[] | undefined;
  /** The table of the first reference's beads, and what it says of it. */
  reviewed: { file: BeadsFile; review: FileSide['review'] };
  /** What is wrong with them. */
  notes: Note[];
}

/**
 * Reads and aligns what stands beside a document: references, systems that are files, an earlier run. One that cannot
 * be used is recorded as a failure, and left out.
 *
 * @param pivot  the output of the run's own model, to align by
 */
export const otherSides = async (
  { input, name }: OpenDocument,
  texts: ShownDocument,
  pivot: Output,
  lexicon: Lexicon,
  { model, options, workspace, failures, onEvent, signal }: RunContext,
): Promise<OtherSides> => {
  const { sourceLanguage: from, targetLanguage: to } = model.config;
  const table = await readBeadsFile(options.out, name, workspace.ledger.known(name));
  const files: (FileContent | null)[] = [];
  let isUsable = true;
  const unused: Note[] = [];
  const attempt = async <T>(read: () => Promise<T>, isReference = false): Promise<T | undefined> => {
    try {
      return await read();
    } catch (error) {
      // Nothing is wrong with what was not read to its end.
      signal.throwIfAborted();
      isUsable = false;
      failures.add(error, input.path);
      if (isReference) unused.push(unusedNote(failureOf(error, input.path)));
      return undefined;
    }
  };
  const help = { language: to, split: options.split, pivot, lexicon, signal };
  const read = async (
    place: TranslationPlace,
    as: Pick<System, 'id' | 'label' | 'role'>,
    beads: BeadsFile | null,
  ): Promise<FileSide | null | undefined> => {
    const isReference = as.role === 'reference';
    const found = await attempt(() => readFileSide(texts, place, as, beads, help), isReference);
    files.push(found?.file ?? null);
    return found;
  };

  const references: (FileSide | null | undefined)[] = [];
  for (const [i, place] of input.references.entries()) {
    const label = i === 0 ? 'Reference' : `Reference ${i + 1}`;
    // Only the first one's beads can be corrected.
    const beads = i === 0 ? table : { ...table, table: { rows: [], problem: null } };
    references.push(await read(place, { id: nthReference(i), label, role: 'reference' }, beads));
  }
  const others: (Side | null | undefined)[] = [];
  for (const system of options.systems) {
    if (system.kind !== 'files') continue;
    const { id } = system;
    const place = placeOf(system, input, { from, to });
    others.push((await read(place, { id, label: id, role: 'candidate' }, null))?.side);
  }
  const { earlier } = workspace;
  if (earlier !== null) {
    const found = await attempt(() => sideOfEarlier(texts, name, earlier, workspace.journal, to));
    if (earlier.translation === null) files.push(found?.file ?? null);
    others.push(found?.side);
  }

  const [first] = references;
  // If it is unusable, nothing can be said of corrections.
  const problems = first === undefined ? [] : correctionProblems(table, first?.review ?? null);
  const notice = correctionNotice(table, problems, options.out);
  if (notice !== null) onEvent({ kind: 'notice', message: notice });
  return {
    others: others.filter((side) => side != null),
    references: references.flatMap((each) => each?.side ?? []),
    files: isUsable ? files : undefined,
    reviewed: { file: table, review: first?.review ?? null },
    notes: [
      ...unused,
      ...references.flatMap((each) => each?.notes ?? []),
      ...correctionNotes(table, problems),
    ],
  };
};

/** Id of the system that a run's others are compared with; null if there is only one. */
export const baselineOf = ({ options: { baseline, systems }, workspace }: RunContext): string | null =>
  baseline ?? workspace.earlier?.id ?? (systems.length === 0 ? null : workspace.translators[0].system.id);

/**
 * The systems with their roles: one is the baseline, if there are several.
 *
 * @param baseline  its id
 */
export const withBaseline = (sides: readonly Side[], baseline: string | null): Side[] =>
  sides.map(({ system, output }) => ({
    system: { ...system, role: system.id === baseline ? 'baseline' : 'candidate' },
    output,
  }));
