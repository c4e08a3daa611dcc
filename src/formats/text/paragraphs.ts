import type { Block, BlockKind, Span } from '../../core/document.js';
import { isBlank, lineBreak } from '../../core/line-break.js';
import { listMarker } from '../../core/list-marker.js';
import { countWrapped, hasNoRoom, wrapWidth } from '../../core/wrapping.js';
import type { LanguagePack } from '../../languages/pack.js';
import { maxBlockLength } from '../../limits.js';
import { furnitureIn } from '../../print/furniture.js';
import type { SplitChoice } from '../format.js';

/** Maximum length of a heading, which also ends without a full stop and has text after it. */
const maxHeading = 120;

/**
 * Finds the paragraphs of a text.
 *
 * @param pack    of the text's language
 * @param choice  `blank-lines`, `lines`, or `auto`: at blank lines if the text has any between its lines; else it is
 *                one paragraph if its lines are wrapped, as in mail or a terminal, or has one a line
 * @returns the blocks in order, and how they were found; `wrapped` is one paragraph without blank lines
 */
export const splitParagraphs = (
  text: string,
  choice: SplitChoice,
  pack: LanguagePack,
): { split: Exclude<SplitChoice, 'auto'> | 'wrapped'; blocks: Block[] } => {
  const lines = linesOf(text);
  const split = choice === 'auto' ? splitOf(text, lines) : choice;
  const found = split === 'lines' ? lines.filter(({ blank }) => !blank) : joinLines(lines);
  const trimmedSpans = found.map(({ start, end }) => trimmed(text, start, end));
  const spans = split === 'lines' ? trimmedSpans : joinPages(text, trimmedSpans, pack);
  const blocks = spans.map(
    ({ start, end }, i): Block => ({
      id: `p${i + 1}`,
      kind: kindOf(text.slice(start, end), i < spans.length - 1),
      start,
      end,
      marks: [],
      sentences: [],
    }),
  );
  return { split, blocks };
};

interface Line extends Span {
  blank: boolean;
}

const linesOf = (text: string): Line[] => {
  const lines: Line[] = [];
  let start = 0;
  const push = (end: number) => {
    lines.push({ start, end, blank: isBlank(text.slice(start, end)) });
  };
  for (const match of text.matchAll(lineBreak)) {
    push(match.index);
    start = match.index + match[0].length;
  }
  push(text.length);
  return lines;
};

const hasBlankLines = (lines: readonly Line[]): boolean => {
  const first = lines.findIndex(({ blank }) => !blank);
  const last = lines.findLastIndex(({ blank }) => !blank);
  return lines.slice(first, last).some(({ blank }) => blank);
};

const splitOf = (text: string, lines: readonly Line[]): 'blank-lines' | 'lines' | 'wrapped' => {
  if (hasBlankLines(lines)) return 'blank-lines';
  return isWrapped(text, lines) ? 'wrapped' : 'lines';
};

/** Minimum share of the line breaks that are in mid-sentence, where no word more had room. */
const minWrapped = 0.2;
/** Maximum width at which programs wrap text. */
const maxWidth = 160;

/** Whether a text without blank lines is one paragraph that was wrapped at a width. */
const isWrapped = (text: string, all: readonly Line[]): boolean => {
  const lines = all.filter(({ blank }) => !blank).map(({ start, end }) => text.slice(start, end));
  const width = wrapWidth([lines]);
  if (width === undefined || width > maxWidth || text.length > maxBlockLength) return false;
  const wrapped = countWrapped(lines, width);
  const breaks = lines.length - 1;
  const isAll = lines.slice(1).every((next, i) => hasNoRoom(lines[i]!, next, width));
  if (isAll && wrapped > 0) return /[.!?…]["'”’»)\]]*\s*$/.test(lines.at(-1)!.slice(-20));
  return wrapped >= 2 && wrapped >= breaks * minWrapped;
};

const joinLines = (lines: readonly Line[]): Line[] => {
  const blocks: Line[] = [];
  let open: Line | undefined;
  for (const line of lines) {
    if (line.blank) open = undefined;
    else if (open) open.end = line.end;
    else {
      open = { ...line };
      blocks.push(open);
    }
  }
  return blocks;
};

/** Maximum length of a page number with a running head, and how much text about it tells what it is. */
const maxPage = 200;
const pageReach = 600;

/** Joins paragraphs between which a page number stands in mid-sentence, with blank lines about it, as PDFs have it. */
const joinPages = (text: string, spans: readonly Span[], pack: LanguagePack): Span[] => {
  const joined: Span[] = [];
  for (let i = 0; i < spans.length; i++) {
    const [before, span, next] = [joined.at(-1), spans[i]!, spans[i + 1]];
    if (before && next && span.end - span.start <= maxPage && isPage(text, before, span, next, pack)) {
      before.end = next.end;
      i++;
    } else joined.push({ ...span });
  }
  return joined;
};

const isPage = (text: string, before: Span, span: Span, next: Span, pack: LanguagePack): boolean => {
  const start = Math.max(before.start, before.end - pageReach);
  const around = text.slice(start, Math.min(next.end, next.start + pageReach));
  return furnitureIn(around, pack).some(
    (page) => start + page.start <= span.start && start + page.end >= span.end,
  );
};

const trimmed = (text: string, start: number, end: number): Span => {
  const slice = text.slice(start, end);
  let from = start + slice.length - slice.trimStart().length;
  const to = start + slice.trimEnd().length;
  // A space with a combining mark forms one grapheme with it.
  if (from > start && /^[\p{M}\u200d]/u.test(text.slice(from, from + 2))) from--;
  return { start: from, end: to };
};

const kindOf = (text: string, hasNext: boolean): BlockKind => {
  if (listMarker.test(text)) return 'item';
  if (!hasNext || text.length > maxHeading || /[\r\n]/.test(text)) return 'text';
  const unstopped = !/[.!?:;,…]["'”’»)\]]*$/.test(text) || /\p{L}(?:\.\.\.|…)$|^[^.!?]*\?$/u.test(text);
  return unstopped && /^["'“‘([]*[\p{Lu}\p{N}]/u.test(text) ? 'heading' : 'text';
};
