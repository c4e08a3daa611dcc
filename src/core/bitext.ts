import type { Document, Note, Span } from './document.js';
import type { Output, Side, System, Target } from './system.js';

/** Version of `Bitext` in files. */
export const schemaVersion = 2;

/** A document with the translations of any number of systems, and remarks on them. */
export interface Bitext {
  schema: typeof schemaVersion;
  document: Document;
  systems: System[];
  /** One for each system, in the systems' order. */
  outputs: Output[];
  rows: Row[];
  notes: Note[];
  diffs: Diff[];
}

/** A row of the report: the smallest group of sentences that no system's bead crosses. */
export interface Row {
  /** Index of the block that it belongs to. */
  block: number;
  /** Indices of source sentences; empty for sentences that a system added. */
  source: number[];
  /** By system id; every system has one. */
  cells: Record<string, Cell>;
}

/** A system's part of a row. */
export interface Cell {
  /** Indices into the system's targets. */
  targets: number[];
  /** How well they fit the source, 0 to 1; null if they are aligned by construction or there is no source. */
  fit: number | null;
  flags: Flag[];
  /** Word alignment, if it was requested. */
  links?: Link[];
}

/** A machine-made remark on a translation that a person should look at. */
export interface Flag {
  rule: string;
  message: string;
  /** Id of the flagged system. */
  system: string;
  /** Index of the flagged target. */
  target: number;
}

/** A word of the source and the word of a target that it became. */
export interface Link {
  /** In the document's text. */
  source: Span;
  target: number;
  /** In the target's text. */
  word: Span;
  /** 0 to 1. */
  weight: number;
}

/** A part of a text that two versions share, or that only one of them has. */
export interface Change {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** How two systems differ in a row. */
export interface Diff {
  /** Index of the row. */
  row: number;
  /** Ids of the two systems. */
  from: string;
  to: string;
  changes: Change[];
}

/** A system's sentences in a row. */
export const targetsIn = (row: Row, { system, output }: Side): Target[] =>
  row.cells[system.id]!.targets.map((index) => output.targets[index]!);

/** The rows of each block, with their indices, in order. */
export const rowsByBlock = ({ document, rows }: Bitext): { row: Row; index: number }[][] => {
  const groups: { row: Row; index: number }[][] = document.blocks.map(() => []);
  rows.forEach((row, index) => {
    groups[row.block]!.push({ row, index });
  });
  return groups;
};

/** The systems with their outputs, in the systems' order. */
export const sidesOf = ({ systems, outputs }: Bitext): Side[] =>
  systems.map((system, i) => ({ system, output: outputs[i]! }));

/** The translation that others are compared with: the baseline, else the first candidate. */
export const mainSide = (bitext: Bitext): Side | undefined => {
  const all = sidesOf(bitext).filter(({ system }) => system.role !== 'reference');
  return all.find(({ system }) => system.role === 'baseline') ?? all[0];
};

/** The references with their outputs. */
export const referencesOf = (bitext: Bitext): Side[] =>
  sidesOf(bitext).filter(({ system }) => system.role === 'reference');
