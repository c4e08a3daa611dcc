import { html, type Markup } from '../markup.js';
import type { Scored } from './columns.js';
import type { Entry } from './table.js';

/** What sorts and filters the index. It needs the script, which shows it. */
export const toolsOf = (entries: readonly Entry[], { metrics }: Scored): Markup => {
  const hasFailed = entries.some(({ kind }) => kind === 'failed');
  const hasReference = entries.some((entry) => entry.kind !== 'failed' && entry.document.reference !== null);
  const check = (value: string, label: string) =>
    html`<label><input type="checkbox" name="show" value="${value}" autocomplete="off"> ${label}</label>
`;
  return html`<div class="tools" role="search" aria-label="Documents" hidden>
<label>Find <input type="search" autocomplete="off" spellcheck="false"></label>
<label class="order">Sort by <select autocomplete="off"><option value="">the run’s order</option></select></label>
<fieldset><legend>Only</legend>${check('flagged', 'flagged')}${hasFailed ? check('failed', 'failed') : null}${
    hasReference ? check('reference', 'with a reference') : null
  }${check('unseen', 'not seen yet')}</fieldset>
${
  metrics.length === 0
    ? null
    : html`<span class="scores"><label>Score <select id="metric" autocomplete="off">${metrics.map(
        ({ key, name }) => html`<option value="${key}">${name}</option>`,
      )}</select></label> <label>below <input type="number" id="below" min="0" max="100" step="any" autocomplete="off"></label></span>
`
}<span role="status" class="quiet"></span> <button type="button" class="reset" hidden>Show all</button>
</div>`;
};
