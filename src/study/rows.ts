import { type Bitext, mainSide, type Row, schemaVersion, targetsIn } from '../core/bitext.js';
import { type BlockKind, type Document, type Sentence, type Span, sentencesOf } from '../core/document.js';
import type { Side } from '../core/system.js';

/** A row of a bitext as somebody studies it: the text of the language that is learnt, and its translation. */
export interface StudyRow {
  /** Number of its first source sentence, from 1; null for sentences that a system added. */
  number: number | null;
  kind: BlockKind;
  /** Both on one line: white space is one space or several, at the places where it was. */
  own: string;
  other: string;
  /** Words that say the same, as parts of `own` and `other`. */
  pairs: readonly WordPair[];
  /** Flags on the translation. */
  flags: number;
}

export interface WordPair {
  own: readonly Span[];
  other: readonly Span[];
}

/**
 * The rows of a bitext with its main translation; of a document alone, its sentences without one.
 *
 * @param side  whose words are studied; the document's own if it has no translation
 */
export function* studyRows(bitext: Bitext, side: 'source' | 'target'): Generator<StudyRow> {
  const sentences = sentencesOf(bitext.document);
  const main = mainSide(bitext);
  const isSource = side === 'source' || main === undefined;
  for (const row of bitext.rows) {
    const source = row.source.map((index) => sentences[index]!);
    const target = main === undefined ? [] : targetsIn(row, main);
    const texts = {
      source: source.map(({ text }) => asLine(text)),
      target: target.map(({ text }) => asLine(text)),
    };
    const kind = bitext.document.blocks[row.block]?.kind ?? 'text';
    const number = row.source.length === 0 ? null : row.source[0]! + 1;
    const cell = main && row.cells[main.system.id];
    const pairs = main === undefined ? [] : pairsOf(row, source, main, texts);
    const [own, other] = isSource ? [texts.source, texts.target] : [texts.target, texts.source];
    yield {
      number,
      kind,
      own: own.join(' '),
      other: other.join(' '),
      pairs: isSource ? pairs : pairs.map((pair) => ({ own: pair.other, other: pair.own })),
      flags: cell?.flags.length ?? 0,
    };
  }
}

/** A document without translations as a bitext. */
export const bitextOfDocument = (document: Document): Bitext => ({
  schema: schemaVersion,
  document,
  systems: [],
  outputs: [],
  rows: sentencesOf(document).map(({ block, index }) => ({ block, source: [index], cells: {} })),
  notes: [],
  diffs: [],
});

/** A sentence without white space at its end, and with spaces for other white space. */
const asLine = (text: string): string => text.replace(/\s/g, ' ').trimEnd();

const pairsOf = (
  row: Row,
  source: readonly Sentence[],
  { system }: Side,
  texts: { source: readonly string[]; target: readonly string[] },
): WordPair[] => {
  const cell = row.cells[system.id]!;
  const starts = { source: startsOf(texts.source), target: startsOf(texts.target) };
  return (cell.links ?? []).map((link) => ({
    own: link.source.flatMap(({ start, end }) => {
      const at = source.findIndex((each) => each.start <= start && end <= each.end);
      return at < 0 ? [] : [moved({ start, end }, starts.source[at]! - source[at]!.start)];
    }),
    other: link.target.flatMap(({ target, start, end }) => {
      const at = cell.targets.indexOf(target);
      return at < 0 ? [] : [moved({ start, end }, starts.target[at]!)];
    }),
  }));
};

const moved = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });

/** Where each of several texts begins when they are joined by spaces. */
const startsOf = (texts: readonly string[]): number[] => {
  let at = 0;
  return texts.map(({ length }) => {
    const start = at;
    at += length + 1;
    return start;
  });
};
