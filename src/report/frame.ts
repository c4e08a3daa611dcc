import { html, type Markup } from './markup.js';

/** A page's style and script, with the Content-Security-Policy that allows nothing else. */
export interface Assets {
  style: string;
  script: string;
  policy: string;
}

/** A complete HTML page around its header and main part. */
export const pageOf = (title: string, header: Markup, main: Markup, assets: Assets): string =>
  `${
    html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${assets.policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${{ markup: assets.style }}</style>
</head>
<body>
<header>
${header}
</header>
<main>
${main}
</main>
<footer>Made by Padan, on this machine. Machine translation: check it before you rely on it.</footer>
<script>${{ markup: assets.script }}</script>
</body>
</html>
`.markup
  }`;

/** “<b>2</b> notes”. */
export const counted = (count: number, one: string): Markup =>
  html`<b>${count}</b> ${one}${count === 1 ? '' : 's'}`;

/** A path that breaks over lines after slashes, hyphens and underscores. */
export const pathOf = (path: string): Markup =>
  html`<span class="path">${path.split(/(?<=[/\\_-])/).map((part, i) => (i === 0 ? part : html`<wbr>${part}`))}</span>`;
