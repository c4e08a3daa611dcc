import { type Bitext, type Change, mainSide, sidesOf } from '../core/bitext.js';
import { confidenceOf } from '../core/confidence.js';
import type { Side } from '../core/system.js';
import { titleOf } from '../core/title.js';
import type { Glossary } from '../study/gloss.js';
import { documentAssets } from './assets/assets.js';
import { rowRenderer, tableLanguage } from './cells/cells.js';
import { ruleList } from './cells/flags.js';
import { rowLinks } from './cells/words.js';
import { factsOf, remarkOf } from './document/facts.js';
import type { PageLinks } from './document/links.js';
import { toolbar } from './document/toolbar.js';
import { emptyMessages, filterChoice, filterCounts } from './filters.js';
import { dataElement, pageOf } from './frame.js';
import { columnNames, headsOf } from './heads.js';
import { type Neighbourhood, neighbourLinks } from './index/neighbours.js';
import { attribute, html, named } from './markup.js';
import { hrefOf, pageLinks, pageName, pagesOf, whichPage } from './paging.js';
import { reviewButtons } from './review/tools.js';
import { returnedSystems, roundTripFacts } from './round-trip.js';
import { applyingFilters, type ShownBlock, shownBlocks } from './rows.js';
import { studyData, studyMenu } from './study/study.js';
import { contentOf } from './summary.js';
import { inUi, sayPlain, type Ui, uis } from './ui/say.js';

export type { PageLinks } from './document/links.js';

/** Version of the report layout. Raise it with every change, so that reports of an older version are rewritten. */
export const reportVersion = 9;

/** How pages look that may look otherwise. */
export interface PageOptions {
  /** Language of the page's own words. */
  ui?: Ui;
  /** For words that answer with what they mean; without it they only say what they became. */
  glossary?: Glossary | null;
}

/** Paragraphs per page. */
const pageSize = 300;

/** Rows of a table's body: a browser lays out a body at a time, and waits for a longer one. */
const maxRows = 100;

/** A paragraph as bodies of a table: one, if it is not very long. Its notes are in the last. */
const bodiesOf = (block: ShownBlock): (ShownBlock & { goesOn: boolean })[] =>
  pagesOf(block.rows, maxRows).map(({ items, first }) => {
    const goesOn = first + items.length < block.rows.length;
    return { kind: block.kind, rows: [...items], notes: goesOn ? [] : block.notes, goesOn };
  });

/** The HTML pages of one document: source and translations side by side, row by row. */
export const documentPages = (
  bitext: Bitext,
  links: PageLinks,
  { ui = uis[0], glossary = null }: PageOptions = {},
): string[] => {
  const { document, systems } = bitext;
  const title = titleOf(bitext);
  const hasLinks = bitext.rows.some(({ cells }) =>
    Object.values(cells).some((cell) => (cell.links ?? []).length > 0),
  );
  const measured = new Set(
    sidesOf(bitext)
      .filter(hasConfidence)
      .map(({ system }) => system.id),
  );
  const returned = returnedSystems(bitext);
  const neighbourhood: Neighbourhood | null =
    links.page == null ? null : { index: links.index, page: links.page, content: contentOf(bitext) };
  const neighbours = (place: 'top' | 'bottom') =>
    neighbourhood === null ? null : neighbourLinks(neighbourhood, place);
  const facts = factsOf(bitext, links, neighbours('top'));
  const main = mainSide(bitext)?.system;
  const blocks = shownBlocks(bitext);
  const heads = headsOf(document, systems, main, changesBySystem(blocks), ({ id }) => measured.has(id));
  const render = rowRenderer(bitext);
  const pages = pagesOf(blocks, pageSize);
  const counts = pages.map(({ items }) => filterCounts(items.flatMap(({ rows }) => rows)));
  const filters = [...applyingFilters(bitext)];
  const assets = documentAssets(columnNames(document, systems), filters);
  const href = (page: number) => hrefOf(pageName(links.base, page));
  const starts =
    pages.length === 1
      ? null
      : html` data-base="${hrefOf(links.base)}" data-starts="${startsOf(pages.map(({ items }) => items)).join(' ')}" data-flagged="${counts.map(({ flagged }) => flagged).join(' ')}"`;

  return pages.map(({ items }, page) => {
    const rows = items.flatMap((block) => block.rows);
    const header = html`${facts}
${roundTripFacts(returned)}`;
    const tools = toolbar({
      filters: filterChoice(counts, page, filters),
      hasConfidence: measured.size > 0,
      hasWaysBack: returned.length > 0,
      hasLinks,
      buttons: html`${reviewButtons(systems, main?.id ?? null)}${studyMenu}`,
    });
    const turn = pageLinks(page, pages.length, href);
    const table = html`${tools}<script>${{ markup: assets.earlyScript }}</script>
${turn.above}<div role=status>${emptyMessages(counts, page, filters, href)}</div>
<table class="bitext${systems.length > 1 ? ' wide' : ''}"${attribute('lang', tableLanguage(bitext))}${starts}>
${heads}
${items.flatMap(bodiesOf).map(
  ({ kind, rows, notes, goesOn }) => html`<tbody${attribute('class', goesOn ? `${kind} on` : kind)}>
${rows.map(render)}${
  notes.length === 0
    ? null
    : html`<tr class="notes noted"><td><td colspan=${systems.length + 1}${inUi}><ul class=remarks>${notes.map(remarkOf)}</ul>
`
}`,
)}</table>${ruleList(rows.map(({ row }) => row))}${turn.below}${neighbours('bottom')}${
      hasLinks
        ? dataElement(
            'word-links',
            rows.map(({ row, sentences }) => rowLinks(bitext, row, sentences)).join('|'),
          )
        : null
    }${studyData(bitext, items, glossary, searchOf(links))}`;
    const heading = html`${named(title)}${sayPlain(...whichPage(page, pages.length))} – Padan`;
    return pageOf(heading, header, table, assets, ui);
  });
};

/** The page that searches all documents of a run. */
const searchOf = ({ index, page }: PageLinks): string | null =>
  page == null ? null : index.replace(/[^/]*$/, 'search.html');

/** How the main system differs from each of the others, over the whole document. */
const changesBySystem = (blocks: readonly ShownBlock[]): Map<string, Change[]> => {
  const all = new Map<string, Change[]>();
  for (const { rows } of blocks)
    for (const { changes } of rows)
      for (const [system, each] of changes) {
        const list = all.get(system) ?? [];
        for (const change of each) list.push(change);
        all.set(system, list);
      }
  return all;
};

const hasConfidence = ({ output }: Side): boolean =>
  output.targets.some(({ trace }) => trace !== undefined && confidenceOf(trace) !== null);

/** Number of the first sentence of each page (from 1), and the number after the last sentence. */
const startsOf = (pages: readonly (readonly ShownBlock[])[]): number[] => {
  const sentences = pages.map((blocks) =>
    blocks.flatMap(({ rows }) => rows.flatMap((row) => row.row.source)),
  );
  let next = sentences.flat().length + 1;
  // A page without sentences begins where the next one does.
  const starts = [next];
  for (const page of sentences.reverse()) {
    next = page.length === 0 ? next : page[0]! + 1;
    starts.unshift(next);
  }
  return starts;
};
