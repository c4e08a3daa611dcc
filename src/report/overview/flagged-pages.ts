import { type Severity, severities } from '../../core/bitext.js';
import type { DocumentOverview, FlaggedRow, Overview } from '../../overview/overview.js';
import { flaggedAssets } from '../assets/assets.js';
import { counted, pageOf, pathOf } from '../frame.js';
import { html, type Markup } from '../markup.js';
import { hrefOf, pageLinks, pageName, pagesOf } from '../paging.js';
import type { OverviewLinks } from './links.js';
import { namesOf } from './names.js';
import { navigationOf } from './navigation.js';
import { scrolling } from './summary/section.js';

/** Rows per page: as many as an overview lists, so that filters are about all of them. Only what is in view is laid out. */
const pageSize = 2000;

/** All flagged sentences of all documents, by document, and how often each rule found something. */
export const flaggedPages = (all: Overview, links: OverviewLinks): string[] => {
  const names = namesOf(all.systems);
  const systems = all.systems.map((system) => ({ ...system, label: names.text(system.id) }));
  const overview = { ...all, systems };
  const { rows, unlisted } = overview.flags;
  const pages = pagesOf(rows, pageSize);
  const documents = new Map(overview.documents.map((each) => [each.name, each]));
  return pages.map(({ items }, page) => {
    const which = pages.length === 1 ? '' : `, page ${page + 1} of ${pages.length}`;
    const header = html`${navigationOf(links, 'flagged')}<h1>Flagged sentences${which}</h1>
<ul class="facts">
<li>${counted(rows.length + unlisted, 'flagged translation', 'terjemahan yang ditandai')} in ${counted(new Set(rows.map(({ document }) => document)).size, 'document', 'dokumen')}</li>
${unlisted === 0 ? null : html`<li>the first <b>${rows.length}</b> listed; the documents’ pages have them all</li>`}
</ul>
${rulesTable(overview)}${toolsOf(overview, pages.length > 1)}`;
    const turn = pageLinks(page, pages.length, (number) => pageName('flagged', number));
    const main = html`${turn.above}${
      rows.length === 0
        ? html`<p>Nothing is flagged.</p>`
        : groupsOf(items).map((group) => sectionOf(group, documents.get(group[0]!.document), overview, links))
    }${turn.below}`;
    return pageOf(`Flagged sentences${which} – Padan`, header, main, flaggedAssets);
  });
};

/** How many flags of each rule each system has. A rule's name leaves its sentences in the list. */
const rulesTable = ({ flags: { rules }, systems }: Overview): Markup | null => {
  const shown = systems.filter(({ id }) => rules.some((each) => each.systems[id] !== undefined));
  return rules.length === 0
    ? null
    : scrolling(
        'Flags by rule',
        html`<table class="rules"><caption hidden>Flags by rule</caption><thead><tr><th scope="col">Rule</th><th scope="col">Severity</th>${shown.map(
          ({ label }) => html`<th scope="col" class="count">${label}</th>`,
        )}</tr></thead>
<tbody>${rules.map(
          ({ rule, severity, systems: counts }) =>
            html`<tr><th scope="row"><a href="?rule=${hrefOf(rule)}">${rule}</a></th><td>${severity}</td>${shown.map(
              ({ id }) => html`<td class="count">${counts[id] ?? 0}</td>`,
            )}</tr>
`,
        )}</tbody></table>`,
      );
};

const toolsOf = ({ flags: { rules }, systems }: Overview, isPaged: boolean): Markup => {
  const choice = (id: string, label: string, all: string, values: readonly (readonly [string, string])[]) =>
    html`<label>${label} <select id="${id}" autocomplete="off"><option value="">${all}</option>${values.map(
      ([value, name]) => html`<option value="${value}">${name}</option>`,
    )}</select></label>
`;
  return html`<div class="tools" role="search" aria-label="Flagged sentences${isPaged ? ' on this page' : null}" hidden>
${choice(
  'rule',
  'Rule',
  'all rules',
  rules.map(({ rule }) => [rule, rule]),
)}${choice(
  'severity',
  'Severity',
  'all',
  severities.map((each) => [each, each]),
)}${choice(
  'system',
  'System',
  'all systems',
  systems.filter(({ role }) => role !== 'reference').map(({ id, label }) => [id, label]),
)}<span role="status" class="quiet"></span> <span class="quiet"><kbd>j</kbd> next, <kbd>k</kbd> previous</span>
</div>`;
};

/** Rows by document, in the order of the first of each. */
const groupsOf = (rows: readonly FlaggedRow[]): FlaggedRow[][] => {
  const groups = new Map<string, FlaggedRow[]>();
  for (const row of rows) {
    const group = groups.get(row.document);
    if (group === undefined) groups.set(row.document, [row]);
    else group.push(row);
  }
  return [...groups.values()];
};

const sectionOf = (
  rows: readonly FlaggedRow[],
  document: DocumentOverview | undefined,
  overview: Overview,
  links: OverviewLinks,
): Markup => {
  const { document: name, page } = rows[0]!;
  const title = document?.title ?? name;
  const language = document?.language ?? 'und';
  const shown = html`<span lang="${language}" dir="auto">${title === name ? pathOf(name) : title}</span>`;
  return html`<section><h2>${page === null ? shown : html`<a href="${links.root}${hrefOf(page)}">${shown}</a>`}${title === name ? null : html` <small>${pathOf(name)}</small>`}</h2>
<ol>
${rows.map((row) => rowOf(row, language, overview, links))}</ol></section>
`;
};

const rowOf = (
  { page, sentence, system, source, translation, flags }: FlaggedRow,
  language: string,
  { systems }: Overview,
  { root }: OverviewLinks,
): Markup => {
  const by = systems.find(({ id }) => id === system);
  const anchor = sentence === null ? '' : `#s${sentence}`;
  const number = sentence ?? '–';
  return html`<li class="row" data-system="${system}">${
    page === null
      ? html`<span class="quiet">${number}</span>`
      : html`<a href="${root}${hrefOf(page)}${anchor}" aria-label="${sentence === null ? 'the document' : `sentence ${sentence}`}">${number}</a>`
  }<div>${source === '' ? null : html`<p class="source" lang="${language}" dir="auto">${source}</p>`}<p><small>${by?.label ?? system}</small> <span lang="${by?.language ?? 'und'}" dir="auto">${translation}</span></p><ul class="flags">${[
    ...flags,
  ]
    .sort((a, b) => rank(a.severity) - rank(b.severity))
    .map(
      ({ rule, severity, message }) =>
        html`<li><span class="rule ${severity}">${rule}</span> ${message}</li>`,
    )}</ul></div></li>
`;
};

const rank = (severity: Severity): number => severities.indexOf(severity);
