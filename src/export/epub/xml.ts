import type { Language } from '../../core/document.js';
import { directionOf } from '../../languages/direction.js';
import { html, type Markup } from '../../report/markup.js';

/**
 * A book's XML is written with the pages' tag, whose output is well-formed wherever its literals are: every value is
 * escaped, and control characters and half surrogate pairs are replaced. Here follow the two characters that HTML has a
 * place for and XML has not.
 */
export const xmlOf = (root: Markup): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${root.markup.replace(/[\ufffe\uffff]/g, '\ufffd')}\n`;

/** The attributes of an element in a language, with a space before them. Texts from elsewhere have the direction of their letters. */
export const languageOf = (language: Language): Markup =>
  html` xml:lang="${language}" lang="${language}" dir="${directionOf(language) === 'rtl' ? 'rtl' : 'auto'}"`;

/** A chapter or another page of the book, as XHTML. */
export interface XhtmlPage {
  /** Plain text. */
  title: string;
  language: Language;
  /** For the style sheet: what the page is. */
  kind: string;
  body: Markup;
}

/** An XHTML content document. */
export const xhtml = ({ title, language, kind, body }: XhtmlPage): Markup =>
  html`<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="${language}" lang="${language}">
<head>
<meta charset="utf-8"/>
<title>${title}</title>
<link rel="stylesheet" type="text/css" href="style.css"/>
</head>
<body class="${kind}" dir="${directionOf(language)}">
${body}
</body>
</html>`;
