import { linkWords } from '../../align/words/link.js';
import { wordsOf } from '../../align/words/tokens.js';
import type { Bitext, Cell, Link } from '../../core/bitext.js';
import { sidesOf } from '../../core/bitext.js';
import { type Sentence, type Span, sentencesOf } from '../../core/document.js';
import type { Bead, Side } from '../../core/system.js';
import type { Lexicon } from '../../languages/lexicon.js';
import type { Attend, WordAttention } from '../../translate/attention/attention.js';

/** What words are linked by. */
export interface LinkHelp {
  /** From the document's language. */
  lexicon: Lexicon;
  /** Tells where a model looks; null to do without. */
  attend: Attend | null;
  signal?: AbortSignal;
}

/** Beads to link at once, whose attention is held together; and pairs of words, about, before others have their turn. */
const maxBeads = 128;
const maxPairs = 500_000;

/**
 * Links the words of every bead, for all systems: every cell with source and targets gets its links.
 *
 * @throws the signal's reason; a `PadanError` if the model fails
 */
export const withLinks = async (bitext: Bitext, { lexicon, attend, signal }: LinkHelp): Promise<Bitext> => {
  const { document, rows } = bitext;
  const beads = beadsOf(bitext);
  const linked = new Map<Cell, Link[]>();
  for (const some of groupsOf(beads)) {
    signal?.throwIfAborted();
    const attention = attend === null ? [] : await attend(some.map(wordedPair), signal);
    some.forEach((bead, i) => {
      const links = linksOf(bead, document.language, lexicon, attention[i] ?? null);
      const there = linked.get(bead.cell);
      if (there === undefined) linked.set(bead.cell, links);
      else for (const link of links) there.push(link);
    });
    // Lets other documents, and signals, have their turn.
    await new Promise(setImmediate);
  }
  const cellWithLinks = (cell: Cell): Cell => {
    const links = linked.get(cell);
    return links === undefined ? cell : { ...cell, links: links.sort(inOrder) };
  };
  return {
    ...bitext,
    rows: rows.map((row) => ({
      ...row,
      cells: Object.fromEntries(
        Object.entries(row.cells).map(([system, cell]) => [system, cellWithLinks(cell)]),
      ),
    })),
  };
};

const groupsOf = (beads: readonly TextBead[]): TextBead[][] => {
  const groups: TextBead[][] = [];
  let pairs = Number.POSITIVE_INFINITY;
  for (const bead of beads) {
    const more = (bead.source.text.length * bead.target.text.length) / lettersAWord ** 2;
    if (pairs + more > maxPairs || groups.at(-1)!.length === maxBeads) {
      groups.push([]);
      pairs = 0;
    }
    groups.at(-1)!.push(bead);
    pairs += more;
  }
  return groups;
};

const lettersAWord = 6;

/** A bead with both sides' texts, and the cell that its links belong to. */
interface TextBead {
  cell: Cell;
  language: string;
  source: JoinedText;
  target: JoinedText;
}

/** Texts joined by spaces. */
interface JoinedText {
  text: string;
  parts: readonly JoinedPart[];
}

interface JoinedPart {
  /** Where it begins in the joined text. */
  at: number;
  /** Which text it is, and where that begins in the text that it is part of. */
  index: number;
  start: number;
}

/** The beads with words on both sides, by row and system. */
const beadsOf = (bitext: Bitext): TextBead[] => {
  const sentences = sentencesOf(bitext.document);
  const sides = sidesOf(bitext).map((side) => ({ side, beads: beadsBySource(side) }));
  return bitext.rows.flatMap(({ source, cells }) =>
    sides.flatMap(({ side, beads }) =>
      source.flatMap((sentence): TextBead[] => {
        const bead = beads.get(sentence);
        return bead === undefined ? [] : [textBead(bead, side, sentences, cells[side.system.id]!)];
      }),
    ),
  );
};

/** Beads with both sides, by their first source sentence. */
const beadsBySource = ({ output }: Side): Map<number, Bead> =>
  new Map(
    output.beads
      .filter(({ source, target }) => source.length > 0 && target.length > 0)
      .map((bead) => [bead.source.reduce((first, each) => Math.min(first, each)), bead]),
  );

const textBead = (
  bead: Bead,
  { system, output }: Side,
  sentences: readonly Sentence[],
  cell: Cell,
): TextBead => ({
  cell,
  language: system.language,
  source: joined(bead.source.map((index) => ({ ...sentences[index]!, index }))),
  target: joined(bead.target.map((index) => ({ text: output.targets[index]!.text, index, start: 0 }))),
});

const joined = (texts: readonly { text: string; index: number; start: number }[]): JoinedText => {
  let at = 0;
  const parts = texts.map(({ text, index, start }) => {
    const part = { at, index, start };
    at += text.length + 1;
    return part;
  });
  return { text: texts.map(({ text }) => text).join(' '), parts };
};

const wordedPair = ({ source, target }: TextBead) => ({
  source: { text: source.text, words: wordsOf(source.text) },
  target: { text: target.text, words: wordsOf(target.text) },
});

const linksOf = (
  { source, target, language }: TextBead,
  from: string,
  lexicon: Lexicon,
  attention: WordAttention | null,
): Link[] =>
  linkWords(source.text, target.text, { from, to: language, lexicon, attention }).map((link) => ({
    source: link.source.map((span) => placeOf(source, span)).map(({ start, end }) => ({ start, end })),
    target: link.target
      .map((span) => placeOf(target, span))
      .map(({ index, start, end }) => ({ target: index, start, end })),
    confidence: link.confidence,
  }));

/** Where a word of a joined text stands in the text that it comes from. */
const placeOf = ({ parts }: JoinedText, { start, end }: Span): Span & { index: number } => {
  const part = parts.findLast(({ at }) => at <= start)!;
  const shift = part.start - part.at;
  return { index: part.index, start: start + shift, end: end + shift };
};

/** By place in the source, then in the targets. */
const inOrder = (a: Link, b: Link): number =>
  a.source[0]!.start - b.source[0]!.start ||
  a.target[0]!.target - b.target[0]!.target ||
  a.target[0]!.start - b.target[0]!.start;
