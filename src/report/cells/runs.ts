import { html, type Markup } from '../markup.js';

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

/** Draws runs. */
export const drawRuns = (runs: readonly Run[]): Markup =>
  html`${runs.map(({ text, around }) => (around === undefined ? text : around(html`${text}`)))}`;

/** An offset within a text that is not in the middle of a character. */
export const wholeCharacter = (text: string, offset: number): number => {
  const within = Math.min(Math.max(offset, 0), text.length);
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(within - 1, within + 1)) ? within - 1 : within;
};
