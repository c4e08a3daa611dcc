import type { Bitext, Cell, Flag, Row } from '../core/bitext.js';
import { type Sentence, sentencesOf } from '../core/document.js';

/** Flags that a person has seen and does not want to see again. */
export interface Silencing {
  /** Rules that are silenced everywhere. */
  rules: ReadonlySet<string>;
  entries: readonly SilencedEntry[];
}

/** A rule that is silenced for a sentence. */
export interface SilencedEntry {
  /** Line in its file, from 1. */
  line: number;
  /** Name of a rule; `*` for all. */
  rule: string;
  /** The source sentence, as `sentenceKey` gives it. */
  sentence: string;
}

/** What a file of silenced flags says, and which lines of it cannot be used, with why. */
export interface SilencedFile {
  entries: SilencedEntry[];
  problems: { line: number; message: string }[];
}

/** Characters of an unknown rule that are shown: a file of something else may be one long line. */
const maxShown = 60;

/** Stands for every rule. */
export const everyRule = '*';

/** A sentence as it is compared: without line breaks and tabs, and what is written in two ways in one. */
export const sentenceKey = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/**
 * Reads a file of silenced flags: lines of `rule TAB source sentence`, comments after `#`, blank lines.
 *
 * @param rules  names of all rules
 */
export const parseSilenced = (text: string, rules: readonly string[]): SilencedFile => {
  const known = new Set([...rules, everyRule]);
  const file: SilencedFile = { entries: [], problems: [] };
  text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .forEach((row, i) => {
      if (row.trim() === '' || row.startsWith('#')) return;
      const line = i + 1;
      const tab = row.indexOf('\t');
      const rule = row.slice(0, tab < 0 ? row.length : tab).trim();
      const sentence = tab < 0 ? '' : sentenceKey(row.slice(tab + 1));
      if (tab < 0) file.problems.push({ line, message: 'expected "rule TAB source sentence"' });
      else if (!known.has(rule))
        file.problems.push({ line, message: `no such rule: ${rule.slice(0, maxShown)}` });
      else if (sentence === '') file.problems.push({ line, message: 'there is no sentence after the rule' });
      else file.entries.push({ line, rule, sentence });
    });
  return file;
};

/** What a flag is silenced by: the source sentence that its translation stands beside, or all of its row. */
export const silencedBy = (row: Row, flag: Flag, sentences: ReadonlyMap<number, Sentence>): string => {
  const { targets } = row.cells[flag.system]!;
  const own = targets.length === row.source.length ? row.source[targets.indexOf(flag.target)] : undefined;
  const parts = own === undefined ? row.source : [own];
  return sentenceKey(parts.map((index) => sentences.get(index)?.text ?? '').join(''));
};

/**
 * A bitext without silenced flags; its cells say how many there were.
 *
 * @param onUse  called with each entry that silenced a flag
 */
export const withoutSilenced = (
  bitext: Bitext,
  { rules, entries }: Silencing,
  onUse: (entry: SilencedEntry) => void = () => undefined,
): Bitext => {
  if (rules.size === 0 && entries.length === 0) return bitext;
  const bySentence = new Map<string, SilencedEntry[]>();
  for (const entry of entries) {
    const others = bySentence.get(entry.sentence);
    if (others === undefined) bySentence.set(entry.sentence, [entry]);
    else others.push(entry);
  }
  const sentences = new Map(sentencesOf(bitext.document).map((sentence) => [sentence.index, sentence]));
  const isSilenced = (row: Row, flag: Flag): boolean => {
    const found =
      bySentence.size === 0
        ? []
        : (bySentence.get(silencedBy(row, flag, sentences)) ?? []).filter(
            ({ rule }) => rule === everyRule || rule === flag.rule,
          );
    for (const entry of found) onUse(entry);
    return found.length > 0 || rules.has(flag.rule);
  };
  const cellOf = (row: Row, cell: Cell): Cell => {
    const flags = cell.flags.filter((flag) => !isSilenced(row, flag));
    const silenced = cell.flags.length - flags.length;
    return silenced === 0 ? cell : { ...cell, flags, silenced };
  };
  return {
    ...bitext,
    rows: bitext.rows.map((row) => ({
      ...row,
      cells: Object.fromEntries(Object.entries(row.cells).map(([id, cell]) => [id, cellOf(row, cell)])),
    })),
  };
};

/** Flags of a bitext that are silenced. */
export const countSilenced = ({ rows }: Bitext): number =>
  rows.reduce(
    (sum, { cells }) => sum + Object.values(cells).reduce((all, { silenced = 0 }) => all + silenced, 0),
    0,
  );
