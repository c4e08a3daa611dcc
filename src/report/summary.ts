import { type Bitext, mainSide, type Row, referencesOf, sidesOf } from '../core/bitext.js';
import { confidenceOf } from '../core/confidence.js';
import { createCounts } from '../core/counts.js';
import type { Language } from '../core/document.js';
import { meanRoundTrip } from '../core/round-trip.js';
import { rounded } from '../core/rounded.js';
import type { Output, Side, System } from '../core/system.js';
import { titleOf } from '../core/title.js';
import { hashOf } from '../hash.js';
import { alignmentCounts, beadsByHand } from './beads.js';
import { documentScores, type MetricKey } from './index/scores.js';

/** A document or reference that could not be processed. */
export interface Failure {
  /** Path of the document, as the user gave it. */
  document: string;
  /** Path of the document or reference that failed, with `:line` if known. */
  path: string;
  reason: string;
}

/** Output files of a document, as paths under the output folder with `/`. */
export interface DocumentFiles {
  /** Its first page. */
  page: string;
  text: string;
  jsonl: string;
  /** Null without a reference. Empty if the text is the reference's. */
  patch: string | null;
  /** The table of its beads, to be corrected. Null without a reference. */
  beads: string | null;
}

/** Counts for a document, or for all documents of a run. */
export interface Counts {
  paragraphs: number;
  sentences: number;
  notes: number;
  /** Rows with a flag. */
  flagged: number;
  /** Rows with an uncertain bead. */
  uncertain: number;
  /** Rows with a bead that is not one to one. */
  uneven: number;
  /** Beads that a person set. */
  corrected: number;
}

/** What is said of a system's part in a document. */
export interface SystemSummary {
  id: string;
  label: string;
  role: System['role'];
  /** Rows with a flag of this system. */
  flagged: number;
  /** Mean confidence of its sentences, 0 to 1; null if no model was asked. */
  confidence: number | null;
  /** By metric; empty for references, and without one. */
  scores: Partial<Record<MetricKey, number>>;
  /** Mean sentence chrF of its ways back with the source, 0 to 100; absent if nothing was translated back. */
  roundTrip?: number;
}

/** Facts about a document for the index and the manifest. */
export interface DocumentSummary extends Counts {
  name: string;
  title: string;
  language: Language;
  encoding: string;
  split: string;
  /** Mean confidence of the main system's sentences, 0 to 1; null if no model was asked. */
  confidence: number | null;
  /** How often each lint rule and each flag occurs. */
  rules: Record<string, number>;
  /** Path of the reference. */
  reference: string | null;
  systems: SystemSummary[];
  /** Changes with what a reader has seen of the document: see `contentOf`. */
  content: string;
  files: DocumentFiles;
}

/** Counts of one document. */
export const countsOf = (bitext: Bitext): Counts => {
  const { document, notes, rows } = bitext;
  return {
    paragraphs: document.blocks.length,
    sentences: rows.reduce((sum, { source }) => sum + source.length, 0),
    notes: notes.length,
    flagged: rows.filter(isFlagged).length,
    ...alignmentCounts(bitext),
    corrected: bitext.outputs.reduce((sum, output) => sum + beadsByHand(output).size, 0),
  };
};

/** Whether any system's part of a row has a flag. */
export const isFlagged = ({ cells }: Row): boolean =>
  Object.values(cells).some(({ flags }) => flags.length > 0);

/** How often each lint rule and each flag occurs in a document. */
const rulesIn = ({ notes, rows }: Bitext): DocumentSummary['rules'] => {
  const flags = rows.flatMap(({ cells }) => Object.values(cells).flatMap((cell) => cell.flags));
  const counts = createCounts();
  for (const { rule } of [...notes, ...flags]) counts.add(rule);
  return counts.finish();
};

/** Sums of the counts of several documents. */
export const totalCounts = (documents: readonly Counts[]): Counts => {
  const sum = (count: (document: Counts) => number) =>
    documents.reduce((total, each) => total + count(each), 0);
  return {
    paragraphs: sum(({ paragraphs }) => paragraphs),
    sentences: sum(({ sentences }) => sentences),
    notes: sum(({ notes }) => notes),
    flagged: sum(({ flagged }) => flagged),
    uncertain: sum(({ uncertain }) => uncertain),
    uneven: sum(({ uneven }) => uneven),
    corrected: sum(({ corrected }) => corrected),
  };
};

/** Path or name of a system's origin. */
export const originOf = ({ origin }: System): string =>
  origin.kind === 'file'
    ? origin.path
    : origin.kind === 'run'
      ? `${origin.folder}: ${origin.system}`
      : origin.name;

/** Summarises a document for the index and the manifest. */
export const summarise = (bitext: Bitext, files: DocumentFiles): DocumentSummary => {
  const { document } = bitext;
  const main = mainSide(bitext);
  return {
    name: document.name,
    title: titleOf(bitext),
    language: document.language,
    encoding: document.facts['encoding'] ?? '',
    split: document.facts['split'] ?? '',
    ...countsOf(bitext),
    rules: rulesIn(bitext),
    confidence: main === undefined ? null : meanConfidence(main.output),
    reference: referencesOf(bitext).map(({ system }) => originOf(system))[0] ?? null,
    systems: systemSummaries(bitext),
    content: contentOf(bitext),
    files,
  };
};

const systemSummaries = (bitext: Bitext): SystemSummary[] => {
  const scores = documentScores(bitext);
  return sidesOf(bitext).map(({ system: { id, label, role }, output }: Side) => ({
    id,
    label,
    role,
    flagged: bitext.rows.filter(({ cells }) => cells[id]!.flags.length > 0).length,
    confidence: meanConfidence(output),
    scores: scores.get(id) ?? {},
    ...roundTripIn(output),
  }));
};

const roundTripIn = (output: Output): Pick<SystemSummary, 'roundTrip'> => {
  const mean = meanRoundTrip(output.targets);
  return mean === null ? {} : { roundTrip: mean };
};

const meanConfidence = ({ targets }: Output): number | null => {
  const known = targets
    .map(({ trace }) => (trace === undefined ? null : confidenceOf(trace)))
    .filter((confidence) => confidence !== null);
  return known.length === 0 ? null : rounded(known.reduce((sum, each) => sum + each, 0) / known.length);
};

/**
 * Hash of what a reader has seen who has seen a document: its text, the translations and their flags. A mark “seen”
 * holds as long as it stays the same.
 */
export const contentOf = ({ document, systems, outputs, rows }: Bitext): string => {
  const said = outputs.map(({ targets }) => targets.map(({ text }) => text));
  const flags = rows.flatMap(({ cells }) =>
    Object.values(cells).flatMap((cell) => cell.flags.map(({ rule, message }) => [rule, message])),
  );
  const seen = [document.text, systems.map(({ id }) => id), said, flags];
  return hashOf(JSON.stringify(seen)).slice(0, 12);
};
