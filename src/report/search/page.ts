import { searchAssets } from '../assets/assets.js';
import { counted, dataElement, pageOf } from '../frame.js';
import { html, type Markup } from '../markup.js';
import type { OverviewLinks } from '../overview/links.js';
import { navigationOf } from '../overview/navigation.js';
import { pageLinks, pageName } from '../paging.js';
import type { SearchTexts } from './search.js';

/** Pages that search the texts of all documents; one, unless there is too much text for a browser to hold at once. */
export const searchPages = (
  { systems, parts, documents, rows, leftOut }: SearchTexts,
  links: OverviewLinks,
): string[] =>
  parts.map((part, page) => {
    const which = parts.length === 1 ? '' : `, part ${page + 1} of ${parts.length}`;
    const header = html`${navigationOf(links, 'search')}<h1>Search${which}</h1>
<ul class="facts">
<li>${counted(documents, 'document', 'dokumen')}</li>
<li>${counted(rows, 'row', 'baris')} of sentences</li>
${parts.length === 1 ? null : html`<li>in ${counted(parts.length, 'part', 'bagian')}, each searched on its own page</li>`}
</ul>
${leftOut === 0 ? null : html`<p class="missing">The text is too much for these pages: the sentences of ${counted(leftOut, 'document', 'dokumen')} at the list’s end are not here, or not all of them. Search the .jsonl files for these.</p>`}
<p class="needs quiet">Searching needs JavaScript. Each document’s page has its text.</p>
<div class="tools" role="search" hidden>
<label>Find <input type="search" autocomplete="off" spellcheck="false" aria-describedby="how"></label>
<label>in <select autocomplete="off"><option value="">all texts</option><option value="source">the source</option>${systems.map(
      ({ id, label }) => html`<option value="system:${id}">${label}</option>`,
    )}</select></label>
<span role="status" class="quiet"></span>
<p class="quiet" id="how">A word is found inside longer ones, too; “words in quotes” only as they stand. Capitals and accents do not matter. Several must be in the same row, in whatever language.</p>
</div>`;
    const turn = pageLinks(page, parts.length, (number) => pageName('search', number));
    const main = html`${turn.above}<div id="found" aria-label="Sentences found" role="region" tabindex="-1"></div>
<p class="more" hidden><button type="button">Show more</button></p>
${dataElement('systems', { systems, root: links.root })}${documentsElement(part)}`;
    return pageOf(`Search${which} – Padan`, header, main, searchAssets);
  });

/** JSON that `createSearch` made safe. */
const documentsElement = (documents: readonly string[]): Markup => ({
  markup: `<script type="application/json" id="texts">[${documents.join(',\n')}]</script>\n`,
});
