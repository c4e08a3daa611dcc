import type { Span } from '../../core/document.js';

/**
 * Text as HTML that Anki shows as it is: no markup, no cloze deletion (`{{c1::…}}`), no sound or LaTeX (`[sound:…]`,
 * `[latex]`, `\(…\)`), and no formula if a spreadsheet opens it. White space becomes single spaces. Control characters,
 * which have no look, are left out: one of them, U+001F, separates Anki's fields.
 */
export const htmlOf = (text: string): string => asField(escaped(text));

/** The same with some parts in bold. */
export const htmlWithBold = (text: string, parts: readonly Span[]): string =>
  withParts(text, parts, (part) => `<b>${part}</b>`);

/**
 * The same with some parts hidden by a cloze deletion.
 *
 * @param hint  shown instead; null for none
 */
export const htmlWithCloze = (text: string, parts: readonly Span[], hint: string | null): string => {
  const shown = hint === null ? '' : `::${withoutColons(htmlOf(hint))}`;
  return withParts(text, parts, (part) => `{{c1::${withoutColons(part)}${shown}}}`);
};

/** Two colons end a part of a cloze deletion. */
const withoutColons = (html: string): string => html.replaceAll(':', '&#58;');

const withParts = (text: string, parts: readonly Span[], mark: (html: string) => string): string => {
  let [html, end] = ['', 0];
  for (const part of parts) {
    html += escaped(text.slice(end, part.start)) + mark(escaped(text.slice(part.start, part.end)));
    end = part.end;
  }
  return asField(html + escaped(text.slice(end)));
};

const escaped = (text: string): string =>
  valid(text)
    .replace(/[&<>"]/g, (character) => named[character]!)
    .replace(/[[\]{}\\]|:(?=:)|(?<=:):/g, (character) => `&#${character.charCodeAt(0)};`);

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text without halves of characters, which no UTF-8 has, and control characters. */
const valid = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd').replace(/(?!\s)\p{Cc}/gu, '');

/** Text on one line, without what `htmlOf` leaves out. */
export const lineOf = (text: string): string => valid(text).replace(/\s+/g, ' ').trim();

/** HTML on one line, where the sign by which spreadsheets tell a formula is written so that it shows, but is none. */
const asField = (html: string): string =>
  html
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[=+\-@]/, (character) => `&#${character.charCodeAt(0)};`);
