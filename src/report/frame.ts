import { plural } from '../plural.js';
import { html, type Markup, named } from './markup.js';
import { inLanguage, say, sayTitle, type Ui, uis } from './ui/say.js';
import { uiPlace, uiSwitch } from './ui/switch.js';

/** A page's style and script, with the Content-Security-Policy that allows nothing else. */
export interface Assets {
  style: string;
  /** Runs before anything is drawn. */
  headScript: string;
  /** For the page's main part to run before its texts are drawn; may be empty. */
  earlyScript: string;
  script: string;
  policy: string;
}

/**
 * A complete HTML page around its header and main part.
 *
 * @param title  plain text, or `sayPlain`
 */
export const pageOf = (
  title: string | Markup,
  header: Markup,
  main: Markup,
  assets: Assets,
  ui: Ui = uis[0],
): string => {
  const { markup, others } = inLanguage(
    html`${sayTitle(title)}
<style>${{ markup: assets.style }}</style>
<script>${{ markup: assets.headScript }}</script>
</head>
<body>
<header>
${withSwitch(header, ui)}
</header>
<main>
${main}
</main>
<footer>${say('Made by Padan, on this machine. Machine translation: check it before you rely on it.', 'Dibuat oleh Padan, di komputer ini. Terjemahan mesin: periksa dahulu sebelum diandalkan.')}</footer>
`.markup,
    ui,
  );
  return html`<!doctype html>
<html lang="${ui}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${{ markup: assets.policy }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
${{ markup }}${dataElement('ui', others)}<script>${{ markup: assets.script }}</script>
</body>
</html>
`.markup;
};

const withSwitch = (header: Markup, ui: Ui): Markup => {
  const made = uiSwitch(ui);
  return header.markup.includes(uiPlace.markup)
    ? { markup: header.markup.replace(uiPlace.markup, () => made.markup) }
    : html`${made}${header}`;
};

/** JSON for a page's script, which no text in it can end. */
export const dataElement = (id: string, value: unknown): Markup =>
  html`<script type="application/json" id="${id}">${{ markup: JSON.stringify(value).replaceAll('<', '\\u003c') }}</script>
`;

/**
 * “<b>2</b> notes”.
 *
 * @param one  in English, for one; others get an s
 * @param id   in Indonesian, which has no plural
 */
export const counted = (count: number, one: string, id: string): Markup =>
  html`<b>${count}</b> ${say(count === 1 ? one : `${one}s`, id)}`;

/** “2 notes”. */
export const countOf = (count: number, one: string, id: string): Markup =>
  say(plural(count, one), `${count} ${id}`);

/** A path that breaks over lines after slashes, hyphens and underscores. */
export const pathOf = (path: string): Markup =>
  html`<span class="path">${named(path)
    .split(/(?<=[/\\_-])/)
    .map((part, i) => (i === 0 ? part : html`<wbr>${part}`))}</span>`;
