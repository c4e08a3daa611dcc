import type { ChangedRow } from '../../../overview/overview.js';
import { html, type Markup } from '../../markup.js';
import { ruleName } from '../../ui/remarks.js';
import { say, sayElement } from '../../ui/say.js';
import { classLabel, rowClasses, turnLabel, turns } from '../labels.js';

/**
 * The tools above a pair's rows. The choices of a turn and a class work without a script; the others are hidden there.
 *
 * @param rows  on this page
 * @param all   on all pages
 */
export const pairTools = (rows: readonly ChangedRow[], all: readonly ChangedRow[]): Markup => {
  const counts = (is: (row: ChangedRow) => boolean): Markup => {
    const [here, total] = [rows.filter(is).length, all.filter(is).length];
    return html`<b>${here}</b>${here === total && rows.length === all.length ? null : say(` of ${total}`, ` dari ${total}`)}`;
  };
  const radio = (name: 'turn' | 'class', value: string, label: Markup, is: (row: ChangedRow) => boolean) =>
    html`<label><input type="radio" name="${name}" id="${name}-${value}" value="${value === 'all' ? '' : value}" autocomplete="off"${
      value === 'all' ? html` checked` : null
    }> <span>${label} ${counts(is)}</span></label>
`;
  const rules = [
    ...new Set(all.flatMap(({ flags }) => [...flags.new, ...flags.fixed].map(({ rule }) => rule))),
  ];
  const hasScores = all.some(({ scores }) => scores !== null);
  const present = rowClasses.filter((name) => all.some(({ classes }) => classes.includes(name)));
  return html`<div class="tools">
<fieldset class="filters"><legend>${say('Show', 'Tampilkan')}</legend>
${radio('turn', 'all', say('all rows', 'semua baris'), () => true)}${turns
  .filter((turn) => all.some((row) => row.turn === turn))
  .map((turn) => radio('turn', turn, turnLabel(turn), (row) => row.turn === turn))}</fieldset>
<fieldset class="filters"><legend>${say('Class', 'Jenis')}</legend>
${radio('class', 'all', say('any', 'apa saja'), () => true)}${present.map((name) =>
  radio('class', name, classLabel(name), ({ classes }) => classes.includes(name)),
)}</fieldset>
<div class="live-tools" hidden>
${
  rules.length === 0
    ? null
    : html`<label>${say('Flag', 'Tanda')} <select id="flag" autocomplete="off">${sayElement('option', html` value=""`, 'any or none', 'apa saja')}${rules
        .sort()
        .map((rule) => {
          const [en, id] = ruleName(rule);
          return sayElement('option', html` value="${rule}"`, `${rule}: ${en}`, `${rule}: ${id}`);
        })}</select></label>
`
}${
  hasScores
    ? html`<label>${say('chrF moved by at least', 'chrF bergeser paling sedikit')} <input type="number" id="least" min="0" max="100" step="any" autocomplete="off"></label>
`
    : null
}<label>${say('Text', 'Teks')} <input type="search" id="text" autocomplete="off" spellcheck="false"></label>
<label>${say('Sort by', 'Urutkan menurut')} <select id="sort" autocomplete="off">${sayElement('option', html` value=""`, 'most changed first', 'paling berubah dahulu')}${
    hasScores
      ? html`${sayElement('option', html` value="loss"`, 'largest loss first', 'paling merosot dahulu')}${sayElement('option', html` value="gain"`, 'largest gain first', 'paling meningkat dahulu')}`
      : null
  }${sayElement('option', html` value="document"`, 'as in the documents', 'seperti dalam dokumen')}</select></label>
<button type="button" id="reset">${say('Show all', 'Tampilkan semua')}</button>
<span class="keys quiet"><kbd>j</kbd> ${say('next', 'berikutnya')}, <kbd>k</kbd> ${say('previous', 'sebelumnya')}, <kbd>Enter</kbd> ${say('opens the sentence', 'membuka kalimat')}</span>
</div>
</div>`;
};
