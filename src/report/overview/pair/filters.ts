import type { ChangedRow } from '../../../overview/overview.js';
import { html, type Markup } from '../../markup.js';
import { classLabel, rowClasses, turnLabels, turns } from '../labels.js';

/**
 * The tools above a pair's rows. The choices of a turn and a class work without a script; the others are hidden there.
 *
 * @param rows  on this page
 * @param all   on all pages
 */
export const pairTools = (rows: readonly ChangedRow[], all: readonly ChangedRow[]): Markup => {
  const counts = (is: (row: ChangedRow) => boolean): Markup => {
    const [here, total] = [rows.filter(is).length, all.filter(is).length];
    return html`<b>${here}</b>${here === total && rows.length === all.length ? null : ` of ${total}`}`;
  };
  const radio = (name: 'turn' | 'class', value: string, label: string, is: (row: ChangedRow) => boolean) =>
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
<fieldset class="filters"><legend>Show</legend>
${radio('turn', 'all', 'all rows', () => true)}${turns
  .filter((turn) => all.some((row) => row.turn === turn))
  .map((turn) => radio('turn', turn, turnLabels[turn], (row) => row.turn === turn))}</fieldset>
<fieldset class="filters"><legend>Class</legend>
${radio('class', 'all', 'any', () => true)}${present.map((name) =>
  radio('class', name, classLabel(name), ({ classes }) => classes.includes(name)),
)}</fieldset>
<div class="live-tools" hidden>
${
  rules.length === 0
    ? null
    : html`<label>Flag <select id="flag" autocomplete="off"><option value="">any or none</option>${rules
        .sort()
        .map((rule) => html`<option>${rule}</option>`)}</select></label>
`
}${
  hasScores
    ? html`<label>chrF moved by at least <input type="number" id="least" min="0" max="100" step="any" autocomplete="off"></label>
`
    : null
}<label>Text <input type="search" id="text" autocomplete="off" spellcheck="false"></label>
<label>Sort by <select id="sort" autocomplete="off"><option value="">most changed first</option>${
    hasScores
      ? html`<option value="loss">largest loss first</option><option value="gain">largest gain first</option>`
      : null
  }<option value="document">as in the documents</option></select></label>
<button type="button" id="reset">Show all</button>
<span class="keys quiet"><kbd>j</kbd> next, <kbd>k</kbd> previous, <kbd>Enter</kbd> opens the sentence</span>
</div>
</div>`;
};
