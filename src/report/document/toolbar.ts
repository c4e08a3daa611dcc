import { html, type Markup } from '../markup.js';
import { say, sayIn } from '../ui/say.js';
import { viewChoice } from './views.js';

/** What a page's toolbar offers. */
export interface Tools {
  filters: Markup;
  /** Whether there is something to show behind each of the switches. */
  hasConfidence: boolean;
  hasWaysBack: boolean;
  hasLinks: boolean;
  /** Of other tools. */
  buttons: Markup;
}

/**
 * Above the table: which sentences are shown, and a line that stays in view: how the texts are laid out, and what else there
 * is to show and to set. The choices work without a script.
 */
export const toolbar = ({ filters, hasConfidence, hasWaysBack, hasLinks, buttons }: Tools): Markup => {
  const option = (id: string, label: Markup, isScripted: boolean) =>
    html`<label${isScripted ? html` class=scripted` : null}><input type=checkbox id=${id} autocomplete=off> ${label}</label>
`;
  return html`${filters}
<div class=tools>
${viewChoice}
<div class=more>${buttons}<details class=menu id=reading><summary${sayIn('aria-label', 'Reading settings', 'Pengaturan baca')}>Aa</summary><div class=sheet>
${hasConfidence ? option('confidence', say('confidence of every sentence', 'keyakinan tiap kalimat'), false) : null}${
  hasWaysBack
    ? option('way-back', say('the way back of every sentence', 'terjemahan balik tiap kalimat'), false)
    : null
}${hasLinks ? option('links', say('numbers at linked words', 'nomor pada kata yang bertaut'), true) : null}</div></details>
</div>
</div>
`;
};
