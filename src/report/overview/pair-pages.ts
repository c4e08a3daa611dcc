import type { ChangedRow, Overview, PairOverview } from '../../overview/overview.js';
import { plural } from '../../plural.js';
import { counted, pageOf } from '../frame.js';
import { html, type Markup } from '../markup.js';
import { pageLinks } from '../paging.js';
import { pairAssets } from './assets/assets.js';
import { integer } from './figures.js';
import type { OverviewLinks } from './links.js';
import { type Names, namesOf } from './names.js';
import { navigationOf } from './navigation.js';
import { pairTools } from './pair/filters.js';
import { changeRenderer } from './pair/rows.js';

/**
 * Characters of rows on a page. Up to this all rows are on one page, which sorts and filters them all: some 2,000 usual
 * sentences.
 */
const pageLength = 3_000_000;

/** The pages about how two systems differ: the changed rows, the most changed first, to filter and to sort. */
export const pairPages = (overview: Overview, pair: PairOverview, links: OverviewLinks): string[] => {
  const names = namesOf(overview.systems);
  const render = changeRenderer(overview, pair, links);
  const drawn = pair.changed.map((row, index) => ({ row, markup: render(row, index) }));
  const own = links.pair(pair.from, pair.to);
  const pages = own === null ? [drawn] : pagesByLength(drawn);
  const href = (page: number) => (page === 0 ? own! : own!.replace(/(?:\.html)?$/, `~${page + 1}.html`));
  const title = `${names.text(pair.from)} → ${names.text(pair.to)}`;
  const assets = pairAssets([names.text(pair.from), names.text(pair.to)]);
  const hasReferences = pair.changed.some(({ references }) => references.length > 0);
  return pages.map((items, page) => {
    const rows = items.map(({ row }) => row);
    const header = html`${navigationOf(links, 'other')}
<h1>${names.markup(pair.from)} → ${names.markup(pair.to)}</h1>
${factsOf(pair, links)}
${pair.conclusions.map(
  ({ sentence }) => html`<p class="answer">${sentence}</p>
`,
)}${pair.changed.length === 0 ? null : pairTools(rows, pair.changed)}`;
    const turn = pageLinks(page, pages.length, href);
    const main =
      rows.length === 0
        ? html`<p>Nothing differs.</p>`
        : html`${turn.above}<p role="status" class="quiet" id="count">${countOf(rows, pair, pages.length)}</p>
<table class="bitext wide changes">
${headsOf(pair, names, hasReferences)}
<tbody>
${items.map(({ markup }) => markup)}</tbody></table>${turn.below}`;
    const which = pages.length === 1 ? '' : `, page ${page + 1} of ${pages.length}`;
    return pageOf(`${title}${which} – Padan`, header, main, assets);
  });
};

interface Drawn {
  row: ChangedRow;
  markup: Markup;
}

const pagesByLength = (rows: readonly Drawn[]): Drawn[][] => {
  const pages: Drawn[][] = [[]];
  let length = 0;
  for (const row of rows) {
    if (length > 0 && length + row.markup.markup.length > pageLength) {
      pages.push([]);
      length = 0;
    }
    pages.at(-1)!.push(row);
    length += row.markup.markup.length;
  }
  return pages;
};

const factsOf = ({ from, to, counts, unlisted, changed }: PairOverview, links: OverviewLinks): Markup => {
  const patch = links.patch(from, to);
  const differ = counts.better + counts.worse + counts.changed;
  return html`<ul class="facts">
<li>${counted(differ, 'changed row', 'baris yang berubah')}</li>
<li><b>${integer(counts.better)}</b> better</li>
<li><b>${integer(counts.worse)}</b> worse</li>
<li><b>${integer(counts.changed)}</b> neither: no reference, or the same score</li>
<li><b>${integer(counts.same)}</b> the same</li>
${
  unlisted === 0
    ? null
    : html`<li><b>${integer(unlisted)}</b> changed least: not listed, only the first ${integer(changed.length)} are</li>
`
}<li>Files: ${patch === null ? 'no diff' : html`<a href="${patch}">diff</a>`}</li>
</ul>`;
};

/** How many rows there are, and what sorting and filtering apply to. A script adds how many of them a filter leaves. */
const countOf = (rows: readonly ChangedRow[], { changed, unlisted }: PairOverview, pages: number): Markup => {
  const listed = unlisted === 0 ? null : ` listed, of ${integer(changed.length + unlisted)}`;
  return pages === 1
    ? html`<span data-all="${rows.length}">${plural(rows.length, 'row')}</span>${listed}, the most changed first.`
    : html`<span data-all="${rows.length}">${plural(rows.length, 'row')}</span> on this page of ${integer(changed.length)}${listed}, the most changed first. Filters and order act on this page only.`;
};

const headsOf = ({ from, to }: PairOverview, names: Names, hasReferences: boolean): Markup =>
  html`<thead><tr><th scope="col" class="where">Sentence <small>a link to it</small></th><th scope="col">Source</th><th scope="col">${names.markup(from)} <small><del>words only here</del> <del class="moved">moved</del></small></th><th scope="col">${names.markup(to)} <small><ins>words only here</ins> <ins class="moved">moved</ins></small></th>${
    hasReferences ? html`<th scope="col">Reference</th>` : null
  }</tr></thead>`;
