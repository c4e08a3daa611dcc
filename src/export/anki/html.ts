import type { Span } from '../../core/document.js';

/**
 * Text as HTML that Anki shows as it is: no markup, no cloze deletion (`{{c1::…}}`), no sound or LaTeX (`[sound:…]`,
 * `[latex]`, `\(…\)`), and no formula if a spreadsheet opens it. White space becomes single spaces. Control characters,
 * which have no look, are left out: one of them, U+001F, separates Anki's fields.
 */
export const htmlOf = (text: string): string => firstSafe(escaped(text.replace(/\s+/g, ' ').trim()));

/** The same with some parts in bold. */
export const htmlWithBold = (text: string, parts: readonly Span[]): string =>
  withParts(text, parts, (part) => `<b>${part}</b>`);

/**
 * The same with some parts hidden by a cloze deletion.
 *
 * @param hint  shown instead; null for none
 */
export const htmlWithCloze = (text: string, parts: readonly Span[], hint: string | null): string => {
  const shown = hint === null ? '' : `::${htmlOf(hint)}`;
  return withParts(text, parts, (part) => `{{c1::${part}${shown}}}`);
};

const withParts = (text: string, parts: readonly Span[], mark: (html: string) => string): string => {
  let [html, end] = ['', 0];
  for (const part of parts) {
    html += escaped(text.slice(end, part.start)) + mark(escaped(text.slice(part.start, part.end)));
    end = part.end;
  }
  return firstSafe((html + escaped(text.slice(end))).replace(/\s+/g, ' ').trim());
};

const escaped = (text: string): string =>
  text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/(?!\s)\p{Cc}/gu, '')
    .replace(/[&<>"]/g, (character) => named[character]!)
    .replace(/[[\]{}\\]|:(?=:)|(?<=:):/g, (character) => `&#${character.charCodeAt(0)};`);

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The sign at a cell's beginning by which spreadsheets tell a formula, written so that it shows, but is none. */
const firstSafe = (html: string): string =>
  html.replace(/^[=+\-@]/, (character) => `&#${character.charCodeAt(0)};`);
