import { countSilenced } from '../compare/silence.js';
import { type Bitext, type Change, mainSide, referencesOf, sidesOf } from '../core/bitext.js';
import { confidenceOf } from '../core/confidence.js';
import type { Note } from '../core/document.js';
import type { Side } from '../core/system.js';
import { titleOf } from '../core/title.js';
import { languageName } from '../languages/languages.js';
import type { Glossary } from '../study/gloss.js';
import { documentAssets } from './assets/assets.js';
import { isAligned } from './beads.js';
import { rowRenderer } from './cells/cells.js';
import { emptyMessages, filterChoice, filterCounts, filterNames } from './filters.js';
import { counted, pageOf, pathOf } from './frame.js';
import { headsOf } from './heads.js';
import { type Neighbourhood, neighbourLinks } from './index/neighbours.js';
import { html, type Markup } from './markup.js';
import { hrefOf, pageLinks, pageName, pagesOf } from './paging.js';
import { returnedSystems, roundTripFacts } from './round-trip.js';
import { type ShownBlock, shownBlocks } from './rows.js';
import { contentOf, countsOf, originOf } from './summary.js';
import { outputText } from './text.js';
import { type Ui, uis } from './ui/say.js';

/** Version of the report layout. Raise it with every change, so that reports of an older version are rewritten. */
export const reportVersion = 7;

/** Links from a page to other files. */
export interface PageLinks {
  /** From this page to the index. */
  index: string;
  /** File name of the document's pages, without extension. */
  base: string;
  text: string;
  jsonl: string;
  patch: string | null;
  /** The table of the reference's beads, to be corrected. */
  beads?: string | null;
  /** Path of the document's first page under the folder of the index, if it is in one: for its neighbours. */
  page?: string | null;
}

/** How pages look that may look otherwise. */
export interface PageOptions {
  /** Language of the page's own words. */
  ui?: Ui;
  /** For words that answer with what they mean; without it they only say what they became. */
  glossary?: Glossary | null;
}

/** Paragraphs per page. */
const pageSize = 300;

/** The HTML pages of one document: source and translations side by side, row by row. */
export const documentPages = (
  bitext: Bitext,
  links: PageLinks,
  { ui = uis[0] }: PageOptions = {},
): string[] => {
  const { document, systems } = bitext;
  const title = titleOf(bitext);
  const hasReference = referencesOf(bitext).length > 0;
  const hasAligned = sidesOf(bitext).some(isAligned);
  const hasLinks = bitext.rows.some(({ cells }) =>
    Object.values(cells).some(({ links = [] }) => links.length > 0),
  );
  const measured = new Set(
    sidesOf(bitext)
      .filter(hasConfidence)
      .map(({ system }) => system.id),
  );
  const returned = returnedSystems(bitext);
  const applies = {
    flagged: true,
    noted: true,
    differs: hasReference,
    disagree: systems.filter(({ role }) => role !== 'reference').length > 1,
    uncertain: hasAligned,
    uneven: hasAligned,
  };
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
  const filters = filterNames.filter((name) => applies[name]);
  const href = (page: number) => hrefOf(pageName(links.base, page));
  const starts =
    pages.length === 1
      ? null
      : html` data-base="${hrefOf(links.base)}" data-starts="${startsOf(pages.map(({ items }) => items)).join(' ')}"`;

  return pages.map(({ items }, page) => {
    const header = html`${facts}
${roundTripFacts(returned)}<div class="tools">
${filterChoice(counts, page, filters)}
${measured.size === 0 ? null : html`<label><input type="checkbox" id="confidence" autocomplete="off"> <span>confidence of every sentence</span></label>`}
${returned.length === 0 ? null : html`<label><input type="checkbox" id="way-back" autocomplete="off"> <span>the way back of every sentence</span></label>`}
${hasLinks ? html`<label><input type="checkbox" id="links" autocomplete="off"> <span>numbers at linked words</span></label>` : null}
<span class="keys quiet" hidden><kbd>j</kbd> next, <kbd>k</kbd> previous${hasLinks ? html`, <kbd>←</kbd> <kbd>→</kbd> linked words (or point at one), <kbd>Esc</kbd> back` : null}${neighbourhood === null ? null : html`; <kbd>n</kbd> <kbd>p</kbd> next and previous document, <kbd>s</kbd> seen`}</span>
</div>
${remarksOn(bitext)}`;
    const turn = pageLinks(page, pages.length, href);
    const table = html`${turn.above}<div role="status">${emptyMessages(counts, page, filters, href)}</div>
<table class="bitext${systems.length > 1 ? ' wide' : ''}"${starts}>
${heads}
${items.map(({ kind, rows, notes }) => {
  return html`<tbody class="${kind}">
${rows.map(render)}${
  notes.length === 0
    ? null
    : html`<tr class="notes noted"><td class="number"></td><td colspan="${systems.length + 1}"><ul class="remarks">${notes.map(remarkOf)}</ul></td></tr>
`
}</tbody>
`;
})}</table>${turn.below}${neighbours('bottom')}`;
    const which = pages.length === 1 ? '' : `, page ${page + 1} of ${pages.length}`;
    return pageOf(`${title}${which} – Padan`, header, table, documentAssets, ui);
  });
};

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

/** How a document's paragraphs were found, by the fact of its format. */
const splitAt: Readonly<Record<string, string>> = {
  lines: 'split at lines',
  'blank-lines': 'split at blank lines',
  wrapped: 'wrapped text without blank lines',
};

/** Where the document comes from, what was counted in it, and its other files. */
const factsOf = (bitext: Bitext, links: PageLinks, neighbours: Markup | null): Markup => {
  const { document } = bitext;
  const counts = countsOf(bitext);
  const silenced = countSilenced(bitext);
  const title = titleOf(bitext);
  const references = referencesOf(bitext);
  const to = languageName(mainSide(bitext)?.system.language ?? 'und');
  return html`<nav aria-label="Padan"><a class="index" href="${links.index}">All documents</a> / ${pathOf(document.name)}</nav>
${neighbours}<h1 lang="${document.language}" dir="auto">${title === document.name ? pathOf(title) : title}</h1>
<ul class="facts">
<li>${counted(counts.paragraphs, 'paragraph', 'paragraf')}${splitAt[document.facts['split'] ?? ''] === undefined ? null : ` (${splitAt[document.facts['split']!]})`}</li>
<li>${counted(counts.sentences, 'sentence', 'kalimat')}</li>
<li>${counted(counts.notes, 'note', 'catatan')} on the text</li>
<li>${counted(counts.flagged, 'flagged translation', 'terjemahan yang ditandai')}${silenced === 0 ? null : html` (${counted(silenced, 'flag', 'tanda')} silenced)`}</li>
<li>${
    references.length === 0
      ? 'no reference'
      : html`reference: ${references.map(({ system }, i) => [i > 0 ? ', ' : '', pathOf(originOf(system))])}`
  }</li>
<li>Files: <a href="${links.text}">${to} text</a>, <a href="${links.jsonl}">JSONL</a>${
    links.patch === null
      ? null
      : html`, <a href="${links.patch}">diff to the reference</a>${isReference(bitext) ? ' (empty: they are the same)' : null}`
  }${links.beads == null ? null : html`, <a href="${links.beads}">alignment, to be corrected</a>`}</li>
</ul>`;
};

/** Whether the translation's text is the reference's. */
const isReference = (bitext: Bitext): boolean => {
  const [main, reference] = [mainSide(bitext), referencesOf(bitext)[0]];
  return (
    main !== undefined && reference !== undefined && outputText(main.output) === outputText(reference.output)
  );
};

/** Notes on the whole file. */
const remarksOn = ({ notes }: Bitext): Markup | null => {
  const loose = notes.filter(({ block }) => block === null);
  return loose.length === 0
    ? null
    : html`<section aria-label="Notes on the whole file"><ul class="remarks">${loose.map(remarkOf)}</ul></section>`;
};

const remarkOf = ({ rule, message }: Note): Markup =>
  html`<li><span class="rule">${rule}</span> ${message}</li>`;
