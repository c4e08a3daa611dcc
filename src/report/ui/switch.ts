import { html, type Markup } from '../markup.js';
import { sayIn, type Ui, uis } from './say.js';

/** Each language by its own name. */
const names: Readonly<Record<Ui, string>> = { en: 'English', id: 'Bahasa Indonesia' };

/** Where the reader chooses the language of a page's own words. Only seen where the script runs. */
export const uiSwitch = (ui: Ui): Markup =>
  html`<span class="ui-switch" role="group"${sayIn('aria-label', 'Language of this page', 'Bahasa halaman ini')}>${uis.map(
    (each) =>
      html`<button type="button" lang="${each}" aria-pressed="${String(each === ui)}">${names[each]}</button>`,
  )}</span>`;

/** The mark that a header may leave for the switch. Without it, the switch stands at the top. */
export const uiPlace: Markup = { markup: '<span class="ui-switch"></span>' };
