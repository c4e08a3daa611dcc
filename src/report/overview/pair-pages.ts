import type { ChangedRow, Overview, PairOverview } from '../../overview/overview.js';
import { counted, countOf, pageOf } from '../frame.js';
import { html, type Markup, named } from '../markup.js';
import { pageLinks, whichPage } from '../paging.js';
import { sayConclusion } from '../ui/conclusions.js';
import { say, sayPlain, type UiOptions, uis } from '../ui/say.js';
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
export const pairPages = (
  overview: Overview,
  pair: PairOverview,
  links: OverviewLinks,
  { ui = uis[0] }: UiOptions = {},
): string[] => {
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
  (each) => html`<p class="answer">${sayConclusion(each)}</p>
`,
)}${pair.changed.length === 0 ? null : pairTools(rows, pair.changed)}`;
    const turn = pageLinks(page, pages.length, href);
    const main =
      rows.length === 0
        ? html`<p>${say('Nothing differs.', 'Tidak ada yang berbeda.')}</p>`
        : html`${turn.above}<p role="status" class="quiet" id="count">${rowsFact(rows, pair, pages.length)}</p>
<table class="bitext wide changes">
${headsOf(pair, names, hasReferences)}
<tbody>
${items.map(({ markup }) => markup)}</tbody></table>${turn.below}`;
    const heading = html`${named(title)}${sayPlain(...whichPage(page, pages.length))} – Padan`;
    return pageOf(heading, header, main, assets, ui);
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
<li><b>${integer(counts.better)}</b> ${say('better', 'membaik')}</li>
<li><b>${integer(counts.worse)}</b> ${say('worse', 'memburuk')}</li>
<li><b>${integer(counts.changed)}</b> ${say('neither: no reference, or the same score', 'bukan keduanya: tanpa rujukan, atau skornya sama')}</li>
<li><b>${integer(counts.same)}</b> ${say('the same', 'sama')}</li>
${
  unlisted === 0
    ? null
    : html`<li><b>${integer(unlisted)}</b> ${say(`changed least: not listed, only the first ${integer(changed.length)} are`, `paling sedikit berubah: tidak ditampilkan, hanya ${integer(changed.length)} yang pertama`)}</li>
`
}<li>${say('Files', 'Berkas')}: ${patch === null ? say('no diff', 'tanpa diff') : html`<a href="${patch}">diff</a>`}</li>
</ul>`;
};

/** How many rows there are, and what sorting and filtering apply to. A script adds how many of them a filter leaves. */
const rowsFact = (
  rows: readonly ChangedRow[],
  { changed, unlisted }: PairOverview,
  pages: number,
): Markup => {
  const all = integer(changed.length + unlisted);
  const listed = unlisted === 0 ? null : say(` listed, of ${all}`, ` ditampilkan, dari ${all}`);
  const here = html`<span data-all="${rows.length}">${countOf(rows.length, 'row', 'baris')}</span>`;
  const order = say(', the most changed first.', ', yang paling berubah dahulu.');
  return pages === 1
    ? html`${here}${listed}${order}`
    : html`${here} ${say(`on this page of ${integer(changed.length)}`, `di halaman ini dari ${integer(changed.length)}`)}${listed}${order} ${say('Filters and order act on this page only.', 'Saringan dan urutan hanya berlaku di halaman ini.')}`;
};

const headsOf = ({ from, to }: PairOverview, names: Names, hasReferences: boolean): Markup =>
  html`<thead><tr><th scope="col" class="where">${say('Sentence', 'Kalimat')} <small>${say('a link to it', 'tautan ke kalimat itu')}</small></th><th scope="col">${say('Source', 'Sumber')}</th><th scope="col">${names.markup(from)} <small><del>${say('words only here', 'kata yang hanya di sini')}</del> <del class="moved">${say('moved', 'pindah')}</del></small></th><th scope="col">${names.markup(to)} <small><ins>${say('words only here', 'kata yang hanya di sini')}</ins> <ins class="moved">${say('moved', 'pindah')}</ins></small></th>${
    hasReferences ? html`<th scope="col">${say('Reference', 'Rujukan')}</th>` : null
  }</tr></thead>`;
