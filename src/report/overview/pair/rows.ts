import type { Flag } from '../../../core/bitext.js';
import { percent } from '../../../core/confidence.js';
import type { ChangedRow, Overview, PairOverview } from '../../../overview/overview.js';
import { html, type Markup } from '../../markup.js';
import { remark, ruleName } from '../../ui/remarks.js';
import { inUi, say, sayIn } from '../../ui/say.js';
import { figure, placeLink, signed } from '../figures.js';
import { classLabel, severityOf, turnLabel } from '../labels.js';
import type { OverviewLinks } from '../links.js';
import { versionsOf } from './versions.js';

/** Makes a function that renders a pair's rows. */
export const changeRenderer = (
  { systems, documents }: Overview,
  { from, to, changed }: PairOverview,
  links: OverviewLinks,
): ((row: ChangedRow, index: number) => Markup) => {
  const documentOf = new Map(documents.map((document, at) => [document.name, { ...document, at }]));
  const systemOf = new Map(systems.map((system) => [system.id, system]));
  const language = (id: string) => systemOf.get(id)?.language ?? 'und';
  const references = systems.filter(({ role }) => role === 'reference');
  const referenceLanguage = references[0]?.language ?? 'und';
  const hasReferences = changed.some((row) => row.references.length > 0);
  const orders = orderOf(changed, ({ document }) => documentOf.get(document)?.at ?? documents.length);

  return (row, index) => {
    const { before, after } = versionsOf(row.changes);
    const { scores, flags } = row;
    const gain = scores === null ? null : scores.after - scores.before;
    const rules = [...new Set([...flags.new, ...flags.fixed].map(({ rule }) => rule))];
    return html`<tr class="bead ${row.turn}${row.classes.map((name) => ` c-${name}`)}" id="r${index + 1}" data-at="${orders[index]!}"${
      gain === null ? null : html` data-gain="${gain}"`
    }${rules.length === 0 ? null : html` data-flags="${JSON.stringify(rules)}"`}>
<td class="where">${placeLink(row, links)}
<p class="turn">${turnLabel(row.turn)}${scores === null ? null : html` <span class="quiet">chrF ${figure(scores.before)} → ${figure(scores.after)} (${signed(gain)})</span>`}</p>
<p class="quiet">${say(`${percent(row.extent)} of the words differ`, `${percent(row.extent)} katanya berbeda`)}${row.classes.map((name) => html` <span class="class">${classLabel(name)}</span>`)}</p></td>
<td lang="${documentOf.get(row.document)?.language ?? 'und'}"><p>${row.source === '' ? nothing(say('not in the source', 'tidak ada dalam sumber')) : row.source}</p></td>
<td lang="${language(from)}"><p>${row.before === '' ? nothing(say('nothing', 'kosong')) : before}</p>${remarks('fixed', flags.fixed)}</td>
<td lang="${language(to)}"><p>${row.after === '' ? nothing(say('nothing', 'kosong')) : after}</p>${remarks('new', flags.new)}</td>
${
  hasReferences
    ? html`<td lang="${referenceLanguage}">${row.references.map((text) => html`<p>${text}</p>`)}</td>
`
    : null
}</tr>
`;
  };
};

/** Place of each row in the order of the documents. */
const orderOf = (rows: readonly ChangedRow[], documentAt: (row: ChangedRow) => number): number[] => {
  const sorted = rows
    .map((row, index) => ({ index, at: documentAt(row), row: row.row }))
    .sort((a, b) => a.at - b.at || a.row - b.row || a.index - b.index);
  const orders: number[] = [];
  sorted.forEach(({ index }, order) => {
    orders[index] = order;
  });
  return orders;
};

const nothing = (why: Markup): Markup => html`<span class="nothing"${inUi}>${why}</span>`;

const remarks = (which: 'new' | 'fixed', flags: readonly Flag[]): Markup | null =>
  flags.length === 0
    ? null
    : html`<ul class="remarks"${inUi} dir="ltr">${flags.map(
        ({ rule, severity, message }) =>
          html`<li><span class="rule flag"${sayIn('title', ...ruleName(rule))}>${which === 'new' ? say('new', 'baru') : say('fixed', 'teratasi')}: ${rule}</span> ${severityOf(severity)} ${remark(rule, message)}</li>`,
      )}</ul>`;
