import { inLanguage, type Ui, uis } from '../../src/report/ui/say.js';
import { unsaid } from './shown.js';

/** A page without the marks of what is said in two languages, and without scripts and the texts of the other language. */
export const unmarked = (page: string): string =>
  unsaid(page.replace(/<script(?: type="application\/json" id="ui")?>.*?<\/script>\n?/gs, ''));

/** What a renderer made, as a page in a language has it. */
export const saidIn = (markup: string, ui: Ui = uis[0]): string => unsaid(inLanguage(markup, ui).markup);
