import pc from 'picocolors';
import type { Span } from '../../core/document.js';
import { printable } from '../../errors.js';
import { plural } from '../../plural.js';
import { textCell } from '../../report/bitext/tsv.js';
import { widthOf } from '../../report/bitext/wrap.js';
import type { ConcordanceLine } from '../../study/concordance.js';
import { firstCells, lastCells } from './columns.js';

/** Lines of a concordance, with how many there are in all. */
export interface ShownConcordance {
  word: string;
  lines: readonly ConcordanceLine[];
  all: number;
}

/** Least cells for a context on each side. */
const minContext = 12;

/**
 * For people: the word in the middle, with what stands before and after it, and the translation below with what became
 * of it marked: by colours, or as [this].
 *
 * @param width  of the terminal, in cells
 */
export const concordanceText = function* (
  { word, lines, all }: ShownConcordance,
  width: number,
  isColored: boolean,
): Generator<string> {
  const colors = pc.createColors(isColored);
  const mark = (text: string) => (isColored ? colors.bold(colors.cyan(text)) : `[${text}]`);
  const places = lines.map(({ document, number }) =>
    printable(`${document}${number === null ? '' : `:${number}`}`),
  );
  const place = Math.min(
    24,
    places.reduce((most, each) => Math.max(most, widthOf(each)), 0),
  );
  const middle = lines.reduce((most, line) => Math.max(most, line.at.end - line.at.start), 0);
  const context = Math.max(minContext, Math.floor((width - place - middle - 4 - (isColored ? 0 : 2)) / 2));
  for (const [i, { text, at, translation, became }] of lines.entries()) {
    const before = lastCells(printable(text.slice(0, at.start).trimStart()), context);
    const after = firstCells(printable(text.slice(at.end).trimEnd()), context);
    const shown = lastCells(places[i]!, place);
    // Signs of several characters may be wider than these are one by one.
    const space = ' '.repeat(Math.max(0, place - widthOf(shown) + 2 + context - widthOf(before)));
    yield `${colors.dim(shown)}${space}${before}${mark(printable(text.slice(at.start, at.end)))}${after}\n`;
    if (translation.trim() !== '')
      yield `${' '.repeat(place + 2)}${colors.dim('→')} ${marked(translation.trim(), became, mark)}\n`;
  }
  if (lines.length > 0) yield '\n';
  yield all === 0
    ? `“${printable(word)}” is nowhere in these texts.\n`
    : `${plural(all, 'place')}${lines.length < all ? `, the first ${lines.length} shown` : ''}.\n`;
};

/** A text with parts of it marked. */
const marked = (text: string, spans: readonly Span[], mark: (text: string) => string): string => {
  let [out, done] = ['', 0];
  for (const { start, end } of spans) {
    if (start < done) continue;
    out += printable(text.slice(done, start)) + mark(printable(text.slice(start, end)));
    done = end;
  }
  return out + printable(text.slice(done));
};

/** For spreadsheets: a row a place. */
export const concordanceTsv = function* ({ lines }: ShownConcordance): Generator<string> {
  yield `${['document', 'sentence', 'before', 'word', 'after', 'translation', 'became'].join('\t')}\n`;
  for (const { document, number, text, at, translation, became } of lines)
    yield `${[
      textCell([document]),
      number === null ? '' : String(number),
      textCell([text.slice(0, at.start)]),
      textCell([text.slice(at.start, at.end)]),
      textCell([text.slice(at.end)]),
      textCell([translation]),
      textCell([became.map(({ start, end }) => translation.slice(start, end)).join(' ')]),
    ].join('\t')}\n`;
};

/** For scripts: one object. */
export const concordanceJson = function* ({ word, lines, all }: ShownConcordance): Generator<string> {
  yield `${JSON.stringify({ word, places: all, lines }, null, 2)}\n`;
};
