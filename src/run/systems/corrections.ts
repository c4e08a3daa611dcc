import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Review } from '../../align/corrections/review.js';
import { type BeadTable, readBeadTable } from '../../align/corrections/table.js';
import type { Note } from '../../core/document.js';
import { describe, PadanError } from '../../errors.js';
import { readBytes } from '../../formats/bytes.js';
import { hashOf } from '../../hash.js';
import { maxFileSize, maxNotes } from '../../limits.js';
import { plural } from '../../plural.js';
import type { Known } from '../output/files.js';
import { beadsPath } from '../output/names.js';

/** Rule of the note on a person's correction that is not applied. */
export const correctionRule = 'correction-misfit';

/** A document's bead table, as it stands in the output folder before the document is written. */
export interface BeadsFile {
  /** Under the output folder. */
  path: string;
  /** SHA-256 of its bytes; null if there is none, empty if it cannot be read. */
  hash: string | null;
  /** Whether it is as Padan wrote it; then it has no corrections, and is not read. */
  isOurs: boolean;
  table: BeadTable;
}

const noTable: BeadTable = { rows: [], problem: null };

/** It has both texts, with numbers. */
const maxSize = 4 * maxFileSize;

/**
 * Reads a document's bead table.
 *
 * @param known  what Padan wrote for the document
 * @throws PadanError if it cannot be read now, but may be later
 */
export const readBeadsFile = async (out: string, name: string, known: Known): Promise<BeadsFile> => {
  const path = beadsPath(name);
  if (beadsHash(out, name) === null) return { path, hash: null, isOurs: false, table: noTable };
  try {
    const bytes = await readBytes(join(out, path), maxSize);
    const hash = hashOf(bytes);
    // A role says that it was meant to stand beside a person's.
    const isOurs = known.get(path)?.some((each) => each.hash === hash && each.role === undefined) ?? false;
    return { path, hash, isOurs, table: isOurs ? noTable : readBeadTable(bytes) };
  } catch (error) {
    if (!(error instanceof PadanError) || error.transient) throw error;
    const problem = describe(new PadanError(error.code, error.message, {}, error.hint));
    return { path, hash: '', isOurs: false, table: { rows: [], problem } };
  }
};

/** The hash of a document's bead table, as in `BeadsFile`. Synchronous, as all that plans a run. */
export const beadsHash = (out: string, name: string): string | null => {
  const path = join(out, beadsPath(name));
  const info = statSync(path, { throwIfNoEntry: false });
  if (info === undefined) return null;
  if (!info.isFile() || info.size > maxSize) return '';
  try {
    return hashOf(readFileSync(path));
  } catch {
    return '';
  }
};

/** Whether a person made lines of a table. */
export const hasCorrections = ({ table: { rows } }: BeadsFile): boolean => rows.some((row) => !row.isOurs);

/**
 * Says what of a person's corrections is not applied, a line each.
 *
 * @param review  null if the document has no translation that was aligned
 */
export const correctionProblems = (file: BeadsFile, review: Review | null): string[] => {
  const { table } = file;
  if (table.problem !== null)
    return [
      `nothing of it is applied: ${table.problem}; mend it, or remove the file to have it written again`,
    ];
  if (review === null)
    return hasCorrections(file)
      ? [
          `${plural(table.rows.filter((row) => !row.isOurs).length, 'line')} of it cannot be applied: the document has no reference now`,
        ]
      : [];
  return review.misfits.map(({ row, reason }) => `line ${row.line} is not applied: ${reason}`);
};

/** The problems as notes on the document. */
export const correctionNotes = ({ path }: BeadsFile, problems: readonly string[]): Note[] =>
  problems.slice(0, maxNotes).map((problem) => ({
    rule: correctionRule,
    message: `${path}: ${problem}`,
    block: null,
    start: 0,
    end: 0,
  }));

/** The problems in one line, for the output of a run; null if there are none. */
export const correctionNotice = (
  { path }: BeadsFile,
  problems: readonly string[],
  out: string,
): string | null => {
  const [first, ...others] = problems;
  if (first === undefined) return null;
  const rest =
    others.length === 0 ? '' : `; and ${plural(others.length, 'more line')}, which the report lists`;
  return `${join(out, path)}: ${first}${rest}`;
};
