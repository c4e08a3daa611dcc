import type { Bitext } from '../compare/bitext.js';
import { titleOf } from './page.js';

/** A document or reference that could not be worked on. */
export interface Failure {
  path: string;
  reason: string;
}

/** Files of a document, as paths under the output folder with `/`. */
export interface DocumentFiles {
  page: string;
  text: string;
  jsonl: string;
  patch: string | null;
}

/** What the index and the manifest say of a document. */
export interface DocumentSummary {
  name: string;
  title: string;
  encoding: string;
  split: string;
  paragraphs: number;
  sentences: number;
  notes: number;
  flagged: number;
  /** Mean score of its hypotheses; null where the model was not asked. */
  score: number | null;
  /** Path of the reference. */
  reference: string | null;
  files: DocumentFiles;
}

export const summarise = (bitext: Bitext, files: DocumentFiles): DocumentSummary => {
  const { document, notes, beads, reference } = bitext;
  const scores = beads
    .flatMap(({ hypotheses }) => hypotheses.map(({ score }) => score))
    .filter((score) => score !== null);
  return {
    name: document.name,
    title: titleOf(bitext),
    encoding: document.encoding,
    split: document.split,
    paragraphs: document.paragraphs.length,
    sentences: beads.reduce((sum, { source }) => sum + source.length, 0),
    notes: notes.length,
    flagged: beads.filter(({ flags }) => flags.length > 0).length,
    score:
      scores.length === 0 ? null : rounded(scores.reduce((sum, score) => sum + score, 0) / scores.length),
    reference: reference?.path ?? null,
    files,
  };
};

/** Four decimals: the last bits of a float belong to the machine that made it. */
export const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;
