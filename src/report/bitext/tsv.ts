import { writeNumbers } from '../../align/corrections/numbers.js';
import { rounded } from '../../core/rounded.js';
import { type BitextFormat, sentencesIn } from './bitext.js';
import { onOneLine } from './characters.js';

/** Names of the columns. Sentences are numbered from 1, as in reports. */
export const tsvColumns = ['source', 'target', 'score', 'source text', 'target text'] as const;

/** A table for spreadsheets: a row a bead, tabs between cells, names of the columns first. */
export const beadTable: BitextFormat = function* ({ source, target, beads }) {
  yield `${tsvColumns.join('\t')}\n`;
  for (const bead of beads)
    yield `${[
      numbersCell(bead.source),
      numbersCell(bead.target),
      String(rounded(bead.score)),
      textCell(sentencesIn(source, bead.source)),
      textCell(sentencesIn(target, bead.target)),
    ].join('\t')}\n`;
};

/** Sentences as numbers from 1. */
const numbersCell = (indices: readonly number[]): string => writeNumbers(indices.map((index) => index + 1));

/**
 * What makes a spreadsheet take a cell for a formula, or for the begin of a quotation that may go on for many rows;
 * and the apostrophe that keeps it from that.
 */
const special = /^[=+\-@＝＋－＠"']/;

/** Sentences as a cell. An apostrophe before it says that it is text, whatever it begins with. */
export const textCell = (sentences: readonly string[]): string =>
  onOneLine(sentences).replace(special, "'$&");
