import type { Change, DifferenceClass, Flag, Severity } from '../core/bitext.js';
import type { Counts } from '../core/counts.js';
import type { Language } from '../core/document.js';
import type { System } from '../core/system.js';
import type { Conclusion, Interval } from '../score/significance/conclusion.js';

/**
 * What can be said of all documents of a run, or of two runs, together. Pages, Markdown, JUnit and gates are written
 * from it; it is plain data, in JSON's terms (no NaN, no infinity: a figure that does not exist is null).
 */
export interface Overview {
  /** Systems as the documents have them; `hash` and a reference's `path` are those of the first document that has it. */
  systems: System[];
  documents: DocumentOverview[];
  /** Rows with source sentences. */
  segments: number;
  scores: CorpusScore[];
  /** Of the ways back into the source's language; absent if nothing was translated back. */
  roundTrips?: RoundTripScore[];
  /** The pairs that were asked for; with a baseline, those of the baseline and each candidate come first. */
  pairs: PairOverview[];
  flags: FlagsOverview;
  distributions: Distribution[];
  /** What had to be left out of the comparison, and why: a system lacks a document, a file is damaged, … */
  problems: Problem[];
}

export interface Problem {
  /** Name of the document, or path of the file. */
  document: string;
  reason: string;
}

/** Where a row is to be found. */
export interface Place {
  /** Name of the document. */
  document: string;
  /** Path of its first page, relative to the output folder (`OverviewLinks.root` leads there); null if it has none. */
  page: string | null;
  /** Index of the row in the document. */
  row: number;
  /** Number of its first sentence, from 1, as in the page's anchors `#s12`; null for a row that a system added. */
  sentence: number | null;
}

export interface DocumentOverview {
  name: string;
  title: string;
  /** Of the source. */
  language: Language;
  page: string | null;
  segments: number;
  systems: DocumentSystem[];
}

/** What is said of a system's part in a document. */
export interface DocumentSystem {
  system: string;
  /** Rows with a flag. */
  flagged: number;
  /** Mean confidence, 0 to 1; null if no model gave one. */
  confidence: number | null;
  /** By the metric's key (`bleu`, `chrf`, …); empty without a reference. */
  scores: Record<string, number>;
  /** Mean sentence chrF of the ways back with the source, 0 to 100; absent if nothing was translated back. */
  roundTrip?: number;
}

/** The score of a system over all rows that have a reference. */
export interface CorpusScore {
  system: string;
  /** Key of the metric in `metrics` (`score/metrics.ts`), as options name it: `bleu`, `chrf++`. */
  metric: string;
  /** As sacreBLEU prints it: `BLEU`, `chrF2++`. */
  name: string;
  signature: string;
  score: number;
  /** Of the corpus's score, from bootstrap samples; null where there are too few segments. */
  interval: Interval | null;
  segments: number;
}

/** How like their sources a system's translations are after they were translated back. No score against a reference. */
export interface RoundTripScore {
  system: string;
  /** Name of the model that translated back; empty if nobody knows. */
  model: string;
  /** Mean sentence chrF, 0 to 100. */
  score: number;
  sentences: number;
}

/** What is better in the second of two translations of a row, by references; `changed` where no reference can say. */
export type Turn = 'better' | 'worse' | 'changed';

/** A row in which two systems differ. */
export interface ChangedRow extends Place {
  source: string;
  before: string;
  after: string;
  /** Texts of the references. */
  references: string[];
  changes: Change[];
  classes: DifferenceClass[];
  /** Words that changed, and their share of a version's words, 0 to 1. */
  words: number;
  extent: number;
  turn: Turn;
  /** Sentence chrF of both against the references, 0 to 100; null without a reference. */
  scores: { before: number; after: number } | null;
  /** Flags that only the second version has, and that only the first has. */
  flags: { new: Flag[]; fixed: Flag[] };
}

/** How the second of two systems differs from the first over all documents. */
export interface PairOverview {
  from: string;
  to: string;
  /** Rows by what became of them; they add up to the rows that have a translation by at least one of the two. */
  counts: { same: number; better: number; worse: number; changed: number };
  /** Rows in which each class occurs. */
  classes: Partial<Record<DifferenceClass, number>>;
  /** By rule, the gravest first. */
  flags: { rule: string; severity: Severity; new: number; fixed: number }[];
  conclusions: Conclusion[];
  /** Changed rows, those with the most changed words first, up to `maxListed`. */
  changed: ChangedRow[];
  /** Changed rows that are not listed. */
  unlisted: number;
  /** Null without a reference. */
  words: WordComparison | null;
}

/** What compare-mt tells of two systems with a reference. */
export interface WordComparison {
  /** N-grams of the reference that one system gets right more often; the largest difference first. */
  better: NgramGain[];
  worse: NgramGain[];
  /** F1 of words, by how often they stand in the reference (compare-mt's buckets). */
  byFrequency: Bucket[];
  /** Scores by length of the reference, in words. */
  byLength: Bucket[];
}

export interface NgramGain {
  ngram: string;
  /** Matches with the reference in each system. */
  before: number;
  after: number;
  /** compare-mt's smoothed ratio, 0 to 1; above 0.5 the second system is better. */
  ratio: number;
}

/** Two systems' scores on a part of the data. */
export interface Bucket {
  /** `[1,2)`, as compare-mt writes it. */
  label: string;
  /** Words or segments in it. */
  count: number;
  before: number | null;
  after: number | null;
}

export interface FlagsOverview {
  /** How many flags of each rule each system has, the gravest rules first. */
  rules: { rule: string; severity: Severity; systems: Counts }[];
  /** Flagged rows in the documents' order, up to `maxListed`. */
  rows: FlaggedRow[];
  unlisted: number;
}

export interface FlaggedRow extends Place {
  system: string;
  source: string;
  translation: string;
  flags: Flag[];
}

/** How a figure is distributed over segments. */
export interface Distribution {
  /**
   * Sentence chrF (0 to 100), length of the translation ÷ length of the source (letters), confidence (0 to 1), sentence
   * chrF of the way back with the source (0 to 100).
   */
  of: 'chrf' | 'length-ratio' | 'confidence' | 'round-trip';
  system: string;
  /** Lower bounds of the bins; the last bin is open above. */
  from: number[];
  counts: number[];
  mean: number;
  /** The rows with the lowest figures, to look at. */
  lowest: (Place & { value: number })[];
}

/** Rows that a list of an overview has at most. */
export const maxListed = 2000;
