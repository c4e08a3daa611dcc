import { inLanguage, type Ui, uis } from '../../src/report/ui/say.js';
import { uiHeadScript, uiScript } from '../../src/report/ui/ui-script.js';

/** Markup without the marks of what is said in two languages, and without the script and data for them. */
export const unmarked = (page: string): string =>
  page
    .replace(/<script type="application\/json" id="ui">.*?<\/script>\n/s, '')
    .replace(`<script>${uiHeadScript}</script>\n`, '')
    .replace(uiScript, '')
    .replace(/<\/?u-i(?: n=\d+)?>/g, '')
    .replace(/ u-[a-z-]+=\d+/g, '');

/** What a renderer made, as a page in a language has it. */
export const saidIn = (markup: string, ui: Ui = uis[0]): string => unmarked(inLanguage(markup, ui).markup);
