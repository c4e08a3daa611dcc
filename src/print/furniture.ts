import type { Span } from '../core/document.js';
import { listMarker } from '../core/list-marker.js';
import type { LanguagePack } from '../languages/pack.js';
import { type Line, linesOf } from './lines.js';

/**
 * Finds what a printed page left inside the sentences of a block: lines that are nothing but a page number, with the
 * running head beside it if there is one. Page numbers between sentences are none, nor are numbers in lists and tables.
 *
 * @returns spans in order. Each covers whole lines with the line break after them, so that the text goes on without it
 */
export const furnitureIn = (text: string, pack: LanguagePack): Span[] => {
  if (!mayHavePage.test(text)) return [];
  const block = blockOf(linesOf(text, pack.print));
  const { lines } = block;
  const found: Group[] = [];
  for (let at = 0, done = 0; at < lines.length; at++) {
    const group = groupAt(block, at, done);
    if (group === null) continue;
    if (isInside(block, group, pack)) found.push(group);
    done = group.to;
    at = done - 1;
  }
  return found
    .filter((group, i) => !isTable(lines, group, found[i - 1]) && !isTable(lines, group, found[i + 1]))
    .map(({ from, to }) => ({ start: lines[from]!.start, end: lines[to]!.start }));
};

/** Whether a line could be one with a page number; most blocks have none. */
const mayHavePage =
  /[\r\n\u0085\u2028\u2029][^\r\n\u0085\u2028\u2029\p{L}\p{Nd}]*[\p{L}\p{Nd}][^\r\n]{0,120}[\r\n\u0085\u2028\u2029]/u;

interface Lines {
  lines: readonly Line[];
  /** Length of the longest line of text. */
  width: number;
  /** Whether they are wrapped text, in which a number on a line of its own is out of place. */
  isWrapped: boolean;
}

/** Minimum width and lines of wrapped text. */
const [minWidth, minLines] = [40, 3];

const blockOf = (lines: readonly Line[]): Lines => {
  let [width, count] = [0, 0];
  for (const { kind, text } of lines) {
    if (kind !== 'text') continue;
    width = Math.max(width, text.length);
    count++;
  }
  return { lines, width, isWrapped: width >= minWidth && count >= minLines };
};

/** Lines `from` to `to` (exclusive). */
interface Group {
  from: number;
  to: number;
}

/** A page number has no more lines about it than a running head above and one below. */
const maxGroup = 5;

/**
 * The lines about a page number from line `from` on; null if there is none, or text stands there.
 *
 * @param done  the first line that is in no earlier group
 */
const groupAt = (block: Lines, from: number, done: number): Group | null => {
  const { lines } = block;
  let to = from;
  while (to < lines.length && to - from <= maxGroup && lines[to]!.kind !== 'text') to++;
  const pages = lines.slice(from, to).filter(({ kind }) => kind === 'page' || kind === 'headed');
  if (pages.length !== 1 || to - from > maxGroup) return null;
  const [before, after, next] = [lines[from - 1], lines[to], lines[to + 1]];
  if (after && next && isTitle(after, next, block)) return { from, to: to + 1 };
  if (before && after && from > done && isTitle(before, after, block)) return { from: from - 1, to };
  return { from, to };
};

/** Whether a line of text is a running head in small letters, which ends where no wrapped line would. */
const isTitle = ({ text, isTitle }: Line, next: Line, { width, isWrapped }: Lines): boolean =>
  isTitle &&
  next.kind === 'text' &&
  (isWrapped || /^\p{Ll}/u.test(next.text)) &&
  text.length + 1 + firstWord(next).length < (isWrapped ? 0.9 : 0.75) * width;

const firstWord = ({ text }: Line): string => /^\S*/.exec(text)![0];

const stopped = /[.!?…:;]["'”’»›)\]]*$/;
/** Minimum words of a line before a page number. */
const minWords = 3;

/** Whether the text before a group goes on after it in mid-sentence. */
const isInside = (block: Lines, group: Group, { lint }: LanguagePack): boolean => {
  const { lines } = block;
  const [before, after] = [lines[group.from - 1], lines[group.to]];
  if (before?.kind !== 'text' || after?.kind !== 'text') return false;
  if (stopped.test(before.text.slice(-8)) || listMarker.test(after.text)) return false;
  if (before.text.slice(-200).split(/\s+/).length < minWords || mayBeText(block, group)) return false;
  if (isFull(before, after, block)) return true;
  const lastWord = /[\p{L}-]*$/u.exec(before.text.slice(-50))![0].toLowerCase();
  const goesOn =
    /^["'“‘(]*\p{Ll}/u.test(after.text) || lastWord.endsWith('-') || lint.functionWords.has(lastWord);
  return goesOn && !isPlain(lines, group);
};

/** Whether a group's lines may be lines of the text, which end where the next word has no room. */
const mayBeText = ({ lines, width }: Lines, { from, to }: Group): boolean =>
  lines
    .slice(from, to)
    .some(
      ({ kind, text, indent }, i) =>
        kind !== 'blank' &&
        indent < 2 &&
        !/\s{3}/.test(text) &&
        text.length + 1 + firstWord(lines[from + i + 1]!).length > width,
    );

/** Whether a group is a number and nothing else: then only the lines about it say that it is no part of the text. */
const isPlain = (lines: readonly Line[], { from, to }: Group): boolean => {
  const margin = Math.max(lines[from - 1]!.indent, lines[to]!.indent);
  return lines
    .slice(from, to)
    .every(({ kind, isBare, indent }) => kind === 'blank' || (isBare && indent < margin + 2));
};

/** Whether the line before a group is full, so that the text goes on after it whatever stands there. */
const isFull = (before: Line, after: Line, { width, isWrapped }: Lines): boolean =>
  isWrapped && before.text.length + 1 + firstWord(after).length > 0.85 * width;

/** Pages have more lines than this. */
const minPage = 4;

/** Whether two numbers stand so near each other that they belong to a list or a table. */
const isTable = (lines: readonly Line[], group: Group, other: Group | undefined): boolean =>
  other !== undefined &&
  Math.max(group.from, other.from) - Math.min(group.to, other.to) < minPage &&
  [group, other].every((each) => isPlain(lines, each));
