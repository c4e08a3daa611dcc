import { type Severity, severities } from '../../core/bitext.js';
import { countIn } from '../../core/counts.js';
import type { DocumentOverview, FlaggedRow, Overview } from '../../overview/overview.js';
import { flaggedAssets } from '../assets/assets.js';
import { counted, pageOf, pathOf } from '../frame.js';
import { html, type Markup, named } from '../markup.js';
import { hrefOf, pageLinks, pageName, pagesOf, whichPage } from '../paging.js';
import { labelNames, severityNames } from '../ui/names.js';
import type { Both } from '../ui/remarks/template.js';
import { remark, ruleName } from '../ui/remarks.js';
import { say, sayElement, sayIn, sayPlain, type UiOptions, uis } from '../ui/say.js';
import type { OverviewLinks } from './links.js';
import { namesOf } from './names.js';
import { navigationOf } from './navigation.js';
import { scrolling } from './summary/section.js';

/** Rows per page: as many as an overview lists, so that filters are about all of them. Only what is in view is laid out. */
const pageSize = 2000;

/** All flagged sentences of all documents, by document, and how often each rule found something. */
export const flaggedPages = (
  all: Overview,
  links: OverviewLinks,
  { ui = uis[0] }: UiOptions = {},
): string[] => {
  const names = namesOf(all.systems);
  const systems = all.systems.map((system) => ({ ...system, label: names.text(system.id) }));
  const overview = { ...all, systems };
  const { rows, unlisted } = overview.flags;
  const pages = pagesOf(rows, pageSize);
  const documents = new Map(overview.documents.map((each) => [each.name, each]));
  return pages.map(({ items }, page) => {
    const [en, id] = whichPage(page, pages.length);
    const header = html`${navigationOf(links, 'flagged')}<h1>${say(`Flagged sentences${en}`, `Kalimat yang ditandai${id}`)}</h1>
<ul class="facts">
<li>${counted(rows.length + unlisted, 'flagged translation', 'terjemahan yang ditandai')} ${say('in', 'dalam')} ${counted(new Set(rows.map(({ document }) => document)).size, 'document', 'dokumen')}</li>
${unlisted === 0 ? null : html`<li>${say('listed: the first', 'yang ditampilkan:')} <b>${rows.length}</b>${say('; the documents’ pages have them all', ' yang pertama; selengkapnya di halaman tiap dokumen')}</li>`}
</ul>
${rulesTable(overview)}${toolsOf(overview, pages.length > 1)}`;
    const turn = pageLinks(page, pages.length, (number) => pageName('flagged', number));
    const main = html`${turn.above}${
      rows.length === 0
        ? html`<p>${say('Nothing is flagged.', 'Tidak ada yang ditandai.')}</p>`
        : groupsOf(items).map((group) => sectionOf(group, documents.get(group[0]!.document), overview, links))
    }${turn.below}`;
    const title = html`${sayPlain(`Flagged sentences${en}`, `Kalimat yang ditandai${id}`)} – Padan`;
    return pageOf(title, header, main, flaggedAssets, ui);
  });
};

/** How many flags of each rule each system has. A rule's name leaves its sentences in the list. */
const rulesTable = ({ flags: { rules }, systems }: Overview): Markup | null => {
  const shown = systems.filter(({ id }) => rules.some((each) => countIn(each.systems, id) > 0));
  return rules.length === 0
    ? null
    : scrolling(
        ['Flags by rule', 'Tanda menurut aturan'],
        html`<table class="rules"><caption hidden>${say('Flags by rule', 'Tanda menurut aturan')}</caption><thead><tr><th scope="col">${say('Rule', 'Aturan')}</th><th scope="col">${say('Severity', 'Tingkat')}</th>${shown.map(
          ({ label }) => html`<th scope="col" class="count"><bdi>${say(...labelNames(label))}</bdi></th>`,
        )}</tr></thead>
<tbody>${rules.map(
          ({ rule, severity, systems: counts }) =>
            html`<tr><th scope="row"><a href="?rule=${hrefOf(rule)}"><code>${rule}</code></a> <small>${say(...ruleName(rule))}</small></th><td>${say(...severityNames[severity])}</td>${shown.map(
              ({ id }) => html`<td class="count">${countIn(counts, id)}</td>`,
            )}</tr>
`,
        )}</tbody></table>`,
      );
};

const toolsOf = ({ flags: { rules }, systems }: Overview, isPaged: boolean): Markup => {
  const option = (value: string, names: Both) => sayElement('option', html` value="${value}"`, ...names);
  const choice = (id: string, label: Markup, all: Both, values: readonly (readonly [string, Both])[]) =>
    html`<label>${label} <select id="${id}" autocomplete="off">${option('', all)}${values.map(
      ([value, names]) => option(value, names),
    )}</select></label>
`;
  return html`<div class="tools" role="search"${isPaged ? sayIn('aria-label', 'Flagged sentences on this page', 'Kalimat yang ditandai di halaman ini') : sayIn('aria-label', 'Flagged sentences', 'Kalimat yang ditandai')} hidden>
${choice(
  'rule',
  say('Rule', 'Aturan'),
  ['all rules', 'semua aturan'],
  rules.map(({ rule }) => {
    const [en, id] = ruleName(rule);
    return [rule, [`${rule}: ${en}`, `${rule}: ${id}`]];
  }),
)}${choice(
  'severity',
  say('Severity', 'Tingkat'),
  ['all', 'semua'],
  severities.map((each) => [each, severityNames[each]]),
)}${choice(
  'system',
  say('System', 'Sistem'),
  ['all systems', 'semua sistem'],
  systems.filter(({ role }) => role !== 'reference').map(({ id, label }) => [id, labelNames(label)]),
)}<span role="status" class="quiet"></span> <span class="quiet"><kbd>j</kbd> ${say('next', 'berikutnya')}, <kbd>k</kbd> ${say('previous', 'sebelumnya')}</span>
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
  const shown = html`<span lang="${language}" dir="auto">${title === name ? pathOf(name) : named(title)}</span>`;
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
      : html`<a href="${root}${hrefOf(page)}${anchor}"${sentence === null ? sayIn('aria-label', 'the document', 'dokumen') : sayIn('aria-label', `sentence ${sentence}`, `kalimat ${sentence}`)}>${number}</a>`
  }<div>${source === '' ? null : html`<p class="source" lang="${language}" dir="auto">${source}</p>`}<p><small><bdi>${say(...labelNames(by?.label ?? system))}</bdi></small> <span lang="${by?.language ?? 'und'}" dir="auto">${translation}</span></p><ul class="flags">${[
    ...flags,
  ]
    .sort((a, b) => rank(a.severity) - rank(b.severity))
    .map(
      ({ rule, severity, message }) =>
        html`<li><span class="rule ${severity}" data-rule="${rule}"${sayIn('title', ...ruleName(rule))}>${rule}</span> ${remark(rule, message)}</li>`,
    )}</ul></div></li>
`;
};

const rank = (severity: Severity): number => severities.indexOf(severity);
