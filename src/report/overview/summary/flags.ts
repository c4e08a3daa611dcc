import { countIn } from '../../../core/counts.js';
import { html, type Markup } from '../../markup.js';
import { ruleName } from '../../ui/remarks.js';
import { say } from '../../ui/say.js';
import { integer } from '../figures.js';
import { severityOf } from '../labels.js';
import { linked } from './linked.js';
import { type SummaryContext, scrolling, section } from './section.js';

/** How many flags of each rule each system has. */
export const flagsOf = ({ overview, links, names }: SummaryContext): Markup | null => {
  const { rules, rows, unlisted } = overview.flags;
  const systems = overview.systems.filter(({ role }) => role !== 'reference');
  const count = rows.length + unlisted;
  const flagged = say(
    `${integer(count)} flagged ${count === 1 ? 'translation' : 'translations'}`,
    `${integer(count)} terjemahan yang ditandai`,
  );
  return section(
    'flags',
    say('Flags', 'Tanda'),
    rules.length === 0
      ? html`<p>${say('Nothing is flagged.', 'Tidak ada yang ditandai.')}</p>
`
      : html`<p>${links.flagged === null ? flagged : html`<a href="${links.flagged}">${flagged}</a>`}${say(', by rule and system:', ', menurut aturan dan sistem:')}</p>
${scrolling(
  ['Flags by rule and system', 'Tanda menurut aturan dan sistem'],
  html`<table class="figures">
<thead><tr><th scope="col">${say('Rule', 'Aturan')}</th><th scope="col">${say('Severity', 'Tingkat')}</th>${systems.map(({ id }) => html`<th scope="col" class="count">${names.markup(id)}</th>`)}</tr></thead>
<tbody>${rules.map(
    ({ rule, severity, systems: counts }) =>
      html`<tr><th scope="row"><code>${rule}</code> <small>${say(...ruleName(rule))}</small></th><td>${severityOf(severity)}</td>${systems.map(
        ({ id }) =>
          html`<td class="count">${linked(links.flagged, { rule, system: id }, countIn(counts, id))}</td>`,
      )}</tr>
`,
  )}</tbody></table>`,
)}`,
  );
};
