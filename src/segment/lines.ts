import { lineBreak } from '../core/line-break.js';
import { listMarker, type MarkerPlace, markerOf } from '../core/list-marker.js';
import { hasNoRoom, isWrapped, wrapWidth } from '../core/wrapping.js';
import type { LanguagePack } from '../languages/pack.js';
import { furnitureIn } from '../print/furniture.js';
import { abbreviates } from './abbreviations.js';

/** A line of a block, and the offset at which its text begins after white space. */
interface Line {
  start: number;
  text: string;
}

/** The lines of a text, without their line breaks. */
export const linesOf = (text: string): string[] => text.split(lineBreak);

/**
 * Finds the line breaks of a block that end a sentence: those of headings, list items, table rows, captions and verses,
 * but not those of wrapped text, where a line ends because the next word had no room.
 *
 * @param width  the width at which the document was wrapped (`wrapWidth`); undefined if it was not
 * @returns offsets of the first character after such breaks and white space
 */
export const sentenceLines = (block: string, pack: LanguagePack, width?: number): number[] => {
  const lines = nonBlankLines(block, pack);
  if (lines.length < 2) return [];
  const texts = lines.map(({ text }) => text);
  const wrapped = [width, wrapWidth([texts])].find((each) => each !== undefined && isWrapped(texts, each));
  const isItem = itemsOf(lines, wrapped, pack);
  const isBroken = wrapped === undefined && isBrokenSentence(texts);
  /** Where the text of an item begins, while the lines that follow its first are set in as far. */
  let hanging = Number.POSITIVE_INFINITY;
  return lines.flatMap((line, i) => {
    const before = lines[i - 1];
    const indent = indentOf(line.text);
    const hangs = !isItem[i] && indent >= hanging;
    if (isItem[i]) hanging = markerEnd(line.text);
    else if (!hangs) hanging = Number.POSITIVE_INFINITY;
    if (!before || (hangs && !isStopped(before.text))) return [];
    const ends = isItem[i] || (!isBroken && endsSentence(before.text, line.text, wrapped, pack));
    return ends ? [line.start] : [];
  });
};

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** Where the text after a list marker begins; two columns after that of the marker at most. */
const markerEnd = (line: string): number => Math.min(listMarker.exec(line)![0].length, indentOf(line) + 2);

/** Whether the lines are one sentence that was broken for some other reason: "Harga⏎naik⏎lagi." */
const isBrokenSentence = (lines: readonly string[]): boolean =>
  /^\s*\p{Lu}.*[\p{L}\p{N},]\s*$/u.test(lines[0]!) &&
  isStopped(lines.at(-1)!) &&
  lines
    .slice(1)
    .every((next, i) => /^\s*\p{Ll}/u.test(next) && !/[.!?:;…]["'”’»)\]]*$/.test(endOf(lines[i]!)));

/** The lines of text; page numbers inside a sentence are none. */
const nonBlankLines = (block: string, pack: LanguagePack): Line[] => {
  const lines: Line[] = [];
  const furniture = furnitureIn(block, pack);
  let next = 0;
  let at = 0;
  const push = (end: number) => {
    const text = block.slice(at, end);
    while (next < furniture.length && furniture[next]!.end <= at) next++;
    if (text.trim() === '' || at >= (furniture[next]?.start ?? Number.POSITIVE_INFINITY)) return;
    lines.push({ start: at + indentOf(text), text });
  };
  for (const { index, 0: found } of block.matchAll(lineBreak)) {
    push(index);
    at = index + found.length;
  }
  push(block.length);
  return lines;
};

/** The end of a line. Longer words tell nothing, and patterns that look for an end take their time over them. */
const endOf = (line: string): string => line.trimEnd().slice(-60);

const stopped = /[.!?…]["'”’»)\]*_]*$/;
const isStopped = (line: string): boolean => stopped.test(endOf(line));

/** Whether a sentence ends at the end of a line with a stop. */
const stops = (line: string, next: string, { segmentation }: LanguagePack): boolean => {
  const end = endOf(line);
  // A line of one word is a sign-off.
  if (!/\S\s+\S/.test(end)) return stopped.test(end);
  return (
    stopped.test(end) &&
    !(end.endsWith('.') && abbreviates(end.slice(0, -1), '.', next.trimStart(), segmentation))
  );
};
/** Two columns of a table. */
const columns = /\S(?:\t+ *| {3,})\S/;

const endsSentence = (line: string, next: string, width: number | undefined, pack: LanguagePack): boolean => {
  // It looks like an item, but is none.
  if (listMarker.test(next) && !stops(line, next, pack)) return false;
  if (columns.test(line) || columns.test(next)) return true;
  if (width !== undefined && hasNoRoom(line, next, width)) return false;
  return isStopped(line) ? stops(line, next, pack) : !goesOn(line, next, width, pack);
};

/** Whether a sentence goes on after a short line: "… untuk", "… Budi,", "… menyiap-". */
const goesOn = (
  line: string,
  next: string,
  width: number | undefined,
  { conjunctions, lint, segmentation }: LanguagePack,
): boolean => {
  const end = endOf(line);
  if (/(?:,|\p{L}-)$/u.test(end))
    return (end.endsWith('-') || width !== undefined) && /^\s*\p{Ll}/u.test(next);
  const last = /[\p{L}-]+$/u.exec(end)?.[0];
  if (last === undefined) return false;
  if (lint.functionWords.has(last) || conjunctions.includes(last)) return true;
  return segmentation.labelled.has(last) && /^\s*[\p{Ll}\p{N}("“‘]/u.test(next);
};

/** Whether each line is a list item. A wrapped line may begin with what merely looks like a marker. */
const itemsOf = (lines: readonly Line[], width: number | undefined, pack: LanguagePack): boolean[] => {
  const markers = lines.map(({ text }) => markerOf(text));
  const styles = new Map<string, number>();
  for (const marker of markers) if (marker) styles.set(marker.style, (styles.get(marker.style) ?? 0) + 1);
  const last = new Map<string, MarkerPlace>();
  return lines.map(({ text }, i) => {
    const marker = markers[i];
    if (!marker) return false;
    const before = lines[i - 1]?.text;
    const follows = comesAfter(marker, last.get(marker.style));
    const isFirst =
      (marker.values.length === 0 || marker.values.includes(1)) && styles.get(marker.style)! > 1;
    const item =
      before === undefined ||
      (follows && !takesLabel(before, pack)) ||
      isFirst ||
      /[:;](?:\s+\p{L}+)?$/u.test(endOf(before)) ||
      stops(before, text, pack) ||
      isShort(before, text, marker, width);
    if (item) last.set(marker.style, marker);
    return item;
  });
};

/** Whether a line ends with a noun that a letter or a number follows: "… pada huruf". */
const takesLabel = (line: string, { segmentation }: LanguagePack): boolean =>
  segmentation.labelled.has(/\p{L}+$/u.exec(endOf(line))?.[0].toLowerCase() ?? '');

/** Whether the line before an item ends early, and not in mid-sentence. */
const isShort = (line: string, item: string, { values }: MarkerPlace, width: number | undefined): boolean => {
  if (width !== undefined && hasNoRoom(line, item, width)) return false;
  return values.length === 0 ? width !== undefined : !/\p{Ll}$/u.test(endOf(line));
};

const comesAfter = ({ values }: MarkerPlace, last: MarkerPlace | undefined): boolean =>
  last !== undefined && (values.length === 0 || values.some((value) => last.values.includes(value - 1)));
