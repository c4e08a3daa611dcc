import type { Document, Note, Span } from './document.js';
import type { Output, Side, System, Target } from './system.js';

/** Version of `Bitext` in files. */
export const schemaVersion = 3;

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
  /** Flags that a person silenced, which are not among them; absent if there are none. */
  silenced?: number;
  /** Word alignment, if it was requested. */
  links?: Link[];
}

/** How grave a flag is: most likely an error, worth a look, or only a fact about how the translation came about. */
export const severities = ['error', 'warning', 'note'] as const;
export type Severity = (typeof severities)[number];

/** A machine-made remark on a translation that a person should look at. */
export interface Flag {
  rule: string;
  severity: Severity;
  message: string;
  /** Id of the flagged system. */
  system: string;
  /** Index of the flagged target. */
  target: number;
  /** The words that it speaks of, where it speaks of some. */
  evidence: Evidence;
}

/** Parts of the document's text and of a system's targets, in order. */
export interface Evidence {
  source: Span[];
  target: TargetSpan[];
}

/** Words of the source and the words of a system's translation that say the same: a unit on each side, of one word or several. */
export interface Link {
  /** In the document's text, in order; words of a unit need not be neighbours. */
  source: Span[];
  /** In the texts of the system's targets, in order. */
  target: TargetSpan[];
  /** How sure the link is, 0 to 1. */
  confidence: number;
}

/** A part of a target's text. */
export interface TargetSpan extends Span {
  /** Index of the target. */
  target: number;
}

/**
 * A part of two versions of a text: what both have, what only one has, and what both have but write otherwise
 * (`typography`: kinds of quotes, dashes, ellipses and spaces, Unicode forms of a letter; `casing`: capitals).
 */
export type Change =
  | { kind: 'same'; text: string }
  /** `moved` if the other version has it in another place; `punctuation` if it has no word. */
  | { kind: 'removed' | 'added'; text: string; moved?: true; punctuation?: true }
  /** `text` is the second version's, `before` the first's. */
  | { kind: 'typography' | 'casing'; text: string; before: string };

/** In what two translations of a sentence may differ, the gravest first; `identical` stands alone. */
export const differenceClasses = [
  'number',
  'untranslated',
  'name',
  'omission',
  'addition',
  'word-choice',
  'order',
  'inflection',
  'casing',
  'punctuation',
  'typography',
  'identical',
] as const;
export type DifferenceClass = (typeof differenceClasses)[number];

/** How two systems differ in a row. */
export interface Diff {
  /** Index of the row. */
  row: number;
  /** Ids of the two systems. */
  from: string;
  to: string;
  changes: Change[];
  /** All that apply, in the order of `differenceClasses`; never empty. */
  classes: DifferenceClass[];
}

/** The first version of a text, from its changes to the second. */
export const textBefore = (changes: readonly Change[]): string =>
  changes.map((each) => ('before' in each ? each.before : each.kind === 'added' ? '' : each.text)).join('');

/** The second version of a text, from the first one's changes to it. */
export const textAfter = (changes: readonly Change[]): string =>
  changes.map(({ kind, text }) => (kind === 'removed' ? '' : text)).join('');

/** The changes the other way round: what was added is removed. Removed stays before added. */
export const reversed = (changes: readonly Change[]): Change[] => {
  const turned = changes.map((each): Change => {
    if ('before' in each) return { ...each, text: each.before, before: each.text };
    return each.kind === 'same' ? each : { ...each, kind: each.kind === 'added' ? 'removed' : 'added' };
  });
  const ordered: Change[] = [];
  /** Added parts that wait for the removed ones beside them. */
  const added: Change[] = [];
  for (const change of turned) {
    if (change.kind === 'added') {
      added.push(change);
      continue;
    }
    if (change.kind !== 'removed') ordered.push(...added.splice(0));
    ordered.push(change);
  }
  return [...ordered, ...added];
};

/** Whether words differ, and not only typography, capitals or punctuation. */
export const hasWordChange = (changes: readonly Change[]): boolean =>
  changes.some((each) => (each.kind === 'removed' || each.kind === 'added') && !each.punctuation);

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

/** The translation that the document is written with: the first one that is neither a reference nor an earlier run's. */
export const mainSide = (bitext: Bitext): Side | undefined => {
  const all = sidesOf(bitext).filter(({ system }) => system.role !== 'reference');
  return all.find(({ system }) => system.origin.kind !== 'run') ?? all[0];
};

/** The references with their outputs. */
export const referencesOf = (bitext: Bitext): Side[] =>
  sidesOf(bitext).filter(({ system }) => system.role === 'reference');
