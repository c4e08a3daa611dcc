import { html, type Markup } from '../markup.js';
import { say, sayElement, sayIn } from '../ui/say.js';
import { metricNames, type Scored } from './columns.js';
import type { Entry } from './table.js';

/** What sorts and filters the index. It needs the script, which shows it. */
export const toolsOf = (entries: readonly Entry[], { metrics }: Scored): Markup => {
  const hasFailed = entries.some(({ kind }) => kind === 'failed');
  const hasReference = entries.some((entry) => entry.kind !== 'failed' && entry.document.reference !== null);
  const check = (value: string, label: Markup) =>
    html`<label><input type="checkbox" name="show" value="${value}" autocomplete="off"> ${label}</label>
`;
  return html`<div class="tools" role="search"${sayIn('aria-label', 'Documents', 'Dokumen')} hidden>
<label>${say('Find', 'Cari')} <input type="search" autocomplete="off" spellcheck="false"></label>
<label class="order">${say('Sort by', 'Urutkan menurut')} <select autocomplete="off">${sayElement('option', html` value=""`, 'the run’s order', 'urutan proses')}</select></label>
<fieldset><legend>${say('Only', 'Hanya')}</legend>${check('flagged', say('flagged', 'yang ditandai'))}${hasFailed ? check('failed', say('failed', 'yang gagal')) : null}${
    hasReference ? check('reference', say('with a reference', 'yang mempunyai rujukan')) : null
  }${check('unseen', say('not seen yet', 'yang belum dilihat'))}</fieldset>
${
  metrics.length === 0
    ? null
    : html`<span class="scores"><label>${say('Score', 'Skor')} <select id="metric" autocomplete="off">${metrics.map(
        ({ key, name }) => sayElement('option', html` value="${key}"`, ...metricNames({ key, name })),
      )}</select></label> <label>${say('below', 'di bawah')} <input type="number" id="below" min="0" max="100" step="any" autocomplete="off"></label></span>
`
}<span role="status" class="quiet"></span> <button type="button" class="reset" hidden>${say('Show all', 'Tampilkan semua')}</button>
</div>`;
};
