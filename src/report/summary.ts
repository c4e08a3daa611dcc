import type { Bitext } from '../compare/bitext.js';

/** A document or reference that could not be worked on. */
export interface Failure {
  /** Path of the document, as the user gave it. */
  document: string;
  /** Where the trouble is: the document or its reference, with the line where it is known. */
  path: string;
  reason: string;
}

/** Files of a document, as paths under the output folder with `/`. */
export interface DocumentFiles {
  /** The first of its pages. */
  page: string;
  text: string;
  jsonl: string;
  patch: string | null;
}

/** How much there is of a document, or of all of a run. */
export interface Counts {
  paragraphs: number;
  sentences: number;
  notes: number;
  /** Beads with a flag. */
  flagged: number;
}

/** What the index and the manifest say of a document. */
export interface DocumentSummary extends Counts {
  name: string;
  title: string;
  encoding: string;
  split: string;
  /** Mean score of its hypotheses; null where the model was not asked. */
  score: number | null;
  /** Path of the reference. */
  reference: string | null;
  files: DocumentFiles;
}

export const countsOf = ({ document, notes, beads }: Bitext): Counts => ({
  paragraphs: document.paragraphs.length,
  sentences: beads.reduce((sum, { source }) => sum + source.length, 0),
  notes: notes.length,
  flagged: beads.filter(({ flags }) => flags.length > 0).length,
});

export const totalCounts = (documents: readonly Counts[]): Counts => {
  const sum = (count: (document: Counts) => number) =>
    documents.reduce((total, each) => total + count(each), 0);
  return {
    paragraphs: sum(({ paragraphs }) => paragraphs),
    sentences: sum(({ sentences }) => sentences),
    notes: sum(({ notes }) => notes),
    flagged: sum(({ flagged }) => flagged),
  };
};

/** The heading that the document begins with, else its name. */
export const titleOf = ({ document: { paragraphs, name } }: Bitext): string =>
  paragraphs[0]?.kind === 'heading' ? paragraphs[0].text : name;

export const summarise = (bitext: Bitext, files: DocumentFiles): DocumentSummary => {
  const { document, beads, reference } = bitext;
  const scores = beads
    .flatMap(({ hypotheses }) => hypotheses.map(({ score }) => score))
    .filter((score) => score !== null);
  return {
    name: document.name,
    title: titleOf(bitext),
    encoding: document.encoding,
    split: document.split,
    ...countsOf(bitext),
    score:
      scores.length === 0 ? null : rounded(scores.reduce((sum, score) => sum + score, 0) / scores.length),
    reference: reference?.path ?? null,
    files,
  };
};

/** Four decimals: the last bits of a float belong to the machine that made it. */
export const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;
