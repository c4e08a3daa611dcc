import { html, type Markup } from '../markup.js';
import type { LinkedPart } from './words.js';

/** A part of a cell's text that is drawn alike. */
export interface Run {
  text: string;
  /** What is drawn around the text; nothing by default. What is drawn without text has an empty one. */
  around?: (content: Markup) => Markup;
}

/**
 * Cuts runs where sentences end.
 *
 * @param ends  offsets in the joined text, ascending; the last is its end
 * @returns runs by sentence; a run without text belongs to the sentence before which it stands
 */
export const splitRuns = (runs: readonly Run[], ends: readonly number[]): Run[][] => {
  const groups: Run[][] = ends.map(() => []);
  const last = ends.length - 1;
  let group = 0;
  let at = 0;
  for (const run of runs) {
    let rest = run.text;
    do {
      while (group < last && at >= ends[group]!) group++;
      const room = group < last ? ends[group]! - at : rest.length;
      const text = rest.slice(0, room);
      groups[group]!.push({ ...run, text });
      at += text.length;
      rest = rest.slice(room);
    } while (rest !== '');
  }
  return groups;
};

/**
 * Draws runs with their linked words. The text is theirs, whatever is linked.
 *
 * @param at     offset of the first run in the text that the parts have offsets in
 * @param parts  in order, without overlaps
 */
export const drawRuns = (runs: readonly Run[], at: number, parts: readonly LinkedPart[]): Markup => {
  let start = at;
  return html`${runs.map(({ text, around }) => {
    const content = drawText(text, start, parts);
    start += text.length;
    return around === undefined ? content : around(content);
  })}`;
};

/**
 * A linked word is an element of its own name, the shortest that is valid: `<w-d l=3>`, `<w-d l=1,3 q>` if the link is
 * weak. It means nothing to those who hear, copy or search the text; a style sheet draws the numbers.
 */
const drawText = (text: string, at: number, parts: readonly LinkedPart[]): Markup => {
  const pieces: (string | Markup)[] = [];
  let done = 0;
  for (let i = firstAfter(parts, at); i < parts.length && parts[i]!.start < at + text.length; i++) {
    const { start, numbers, isWeak } = parts[i]!;
    while (isContinued(text, at, parts[i]!, parts[i + 1])) i++;
    const [from, to] = trimmed(
      text,
      wholeCharacter(text, start - at),
      wholeCharacter(text, parts[i]!.end - at),
    );
    if (from >= to) continue;
    pieces.push(text.slice(done, from));
    pieces.push(html`<w-d l=${numbers.join()}${isWeak ? ' q' : null}>${text.slice(from, to)}</w-d>`);
    done = to;
  }
  return html`${pieces}${text.slice(done)}`;
};

/** Index of the first part that ends after an offset. */
const firstAfter = (parts: readonly LinkedPart[], offset: number): number => {
  let [low, high] = [0, parts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (parts[middle]!.end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
};

/** An offset within a text that is not in the middle of a character. */
export const wholeCharacter = (text: string, offset: number): number => {
  const within = Math.min(Math.max(offset, 0), text.length);
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(within - 1, within + 1)) ? within - 1 : within;
};

/** Whether the next part is drawn with this one: they belong to the same, and only spaces or hyphens part them. */
const isContinued = (text: string, at: number, part: LinkedPart, next: LinkedPart | undefined): boolean =>
  next !== undefined &&
  next.start < at + text.length &&
  next.isWeak === part.isWeak &&
  next.numbers.join() === part.numbers.join() &&
  /^[\s\p{Pd}]*$/u.test(text.slice(Math.max(0, part.end - at), next.start - at));

/** Bounds without the spaces at either end. */
const trimmed = (text: string, from: number, to: number): [from: number, to: number] => {
  const part = text.slice(from, to);
  return [to - part.trimStart().length, from + part.trimEnd().length];
};
