import { html, type Markup } from '../../markup.js';
import { integer } from '../figures.js';
import { severityOf } from '../labels.js';
import { linked } from './linked.js';
import { type SummaryContext, scrolling, section } from './section.js';

/** How many flags of each rule each system has. */
export const flagsOf = ({ overview, links, names }: SummaryContext): Markup | null => {
  const { rules, rows, unlisted } = overview.flags;
  const systems = overview.systems.filter(({ role }) => role !== 'reference');
  const count = rows.length + unlisted;
  const flagged = html`${integer(count)} flagged ${count === 1 ? 'translation' : 'translations'}`;
  return section(
    'flags',
    'Flags',
    rules.length === 0
      ? html`<p>Nothing is flagged.</p>
`
      : html`<p>${links.flagged === null ? flagged : html`<a href="${links.flagged}">${flagged}</a>`}, by rule and system:</p>
${scrolling(
  'Flags by rule and system',
  html`<table class="figures">
<thead><tr><th scope="col">Rule</th><th scope="col">Severity</th>${systems.map(({ id }) => html`<th scope="col" class="count">${names.markup(id)}</th>`)}</tr></thead>
<tbody>${rules.map(
    ({ rule, severity, systems: counts }) =>
      html`<tr><th scope="row">${rule}</th><td>${severityOf(severity)}</td>${systems.map(
        ({ id }) =>
          html`<td class="count">${linked(links.flagged, { rule, system: id }, counts[id] ?? 0)}</td>`,
      )}</tr>
`,
  )}</tbody></table>`,
)}`,
  );
};
