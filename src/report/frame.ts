import { html, type Markup } from './markup.js';
import { type Script, style } from './style.js';

/** A complete HTML page around its header and main part. */
export const pageOf = (title: string, header: Markup, main: Markup, script: Script): string =>
  `${
    html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${script.policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${{ markup: style }}</style>
</head>
<body>
<header>
${header}
</header>
<main>
${main}
</main>
<footer>Made by Padan, on this machine. Machine translation: check it before you rely on it.</footer>
<script>${{ markup: script.text }}</script>
</body>
</html>
`.markup
  }`;

/** “<b>2</b> notes”. */
export const counted = (count: number, one: string): Markup =>
  html`<b>${count}</b> ${one}${count === 1 ? '' : 's'}`;
