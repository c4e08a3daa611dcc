import { searchAssets } from '../assets/assets.js';
import { counted, dataElement, pageOf } from '../frame.js';
import { html, type Markup } from '../markup.js';
import type { OverviewLinks } from '../overview/links.js';
import { navigationOf } from '../overview/navigation.js';
import { pageLinks, pageName } from '../paging.js';
import { labelNames } from '../ui/names.js';
import { say, sayElement, sayIn, sayPlain, type UiOptions, uis } from '../ui/say.js';
import type { SearchTexts } from './search.js';

/**
 * Pages that search the texts of all documents; one, unless there is too much text for a browser to hold at once.
 *
 * @param families  words that are forms of one root, to be found by any of them (see `formFamilies`)
 */
export const searchPages = (
  { systems, parts, documents, rows, leftOut }: SearchTexts,
  links: OverviewLinks,
  families: readonly string[] = [],
  { ui = uis[0] }: UiOptions = {},
): string[] =>
  parts.map((part, page) => {
    const [en, id] =
      parts.length === 1
        ? ['', '']
        : [`, part ${page + 1} of ${parts.length}`, `, bagian ${page + 1} dari ${parts.length}`];
    const header = html`${navigationOf(links, 'search')}<h1>${say(`Search${en}`, `Cari${id}`)}</h1>
<ul class="facts">
<li>${counted(documents, 'document', 'dokumen')}</li>
<li>${counted(rows, 'row', 'baris')} ${say('of sentences', 'kalimat')}</li>
${parts.length === 1 ? null : html`<li>${say('in', 'dalam')} ${counted(parts.length, 'part', 'bagian')}, ${say('each searched on its own page', 'masing-masing dicari di halamannya sendiri')}</li>`}
</ul>
${leftOut === 0 ? null : html`<p class="missing">${say('The text is too much for these pages: the sentences of', 'Teksnya terlalu banyak untuk halaman-halaman ini: kalimat dari')} ${counted(leftOut, 'document', 'dokumen')} ${say('at the list’s end are not here, or not all of them. Search the .jsonl files for these.', 'di akhir daftar tidak ada di sini, atau tidak semuanya. Carilah dalam berkas .jsonl.')}</p>`}
<p class="needs quiet">${say('Searching needs JavaScript. Each document’s page has its text.', 'Pencarian memerlukan JavaScript. Halaman tiap dokumen memuat teksnya.')}</p>
<div class="tools" role="search" hidden>
<label>${say('Find', 'Cari')} <input type="search" autocomplete="off" spellcheck="false" aria-describedby="how"></label>
<label>${say('in', 'dalam')} <select autocomplete="off">${sayElement('option', html` value=""`, 'all texts', 'semua teks')}${sayElement('option', html` value="source"`, 'the source', 'sumber')}${systems.map(
      ({ id, label }) => sayElement('option', html` value="system:${id}"`, ...labelNames(label)),
    )}</select></label>
<label><input type="checkbox" id="context" autocomplete="off"> ${say('in context', 'dalam konteks')}</label>
<label${families.length === 0 ? html` hidden` : null}><input type="checkbox" id="forms" autocomplete="off"> ${say('all forms of a word’s root', 'semua bentuk dari kata dasarnya')}</label>
<span role="status" class="quiet"></span>
<p class="quiet" id="how">${say('A word is found inside longer ones, too; “words in quotes” only as they stand. Capitals and accents do not matter. Several must be in the same row, in whatever language.', 'Sebuah kata juga ditemukan di dalam kata yang lebih panjang; “kata dalam tanda petik” hanya seperti yang tertulis. Huruf besar dan diakritik tidak berpengaruh. Beberapa kata harus ada dalam baris yang sama, dalam bahasa apa pun.')}</p>
</div>`;
    const turn = pageLinks(page, parts.length, (number) => pageName('search', number));
    const main = html`${turn.above}<div id="found"${sayIn('aria-label', 'Sentences found', 'Kalimat yang ditemukan')} role="region" tabindex="-1"></div>
<p class="more" hidden><button type="button">${say('Show more', 'Tampilkan lagi')}</button></p>
${dataElement('systems', { systems: systems.map((each) => ({ ...each, names: labelNames(each.label) })), root: links.root })}${dataElement('families', families)}${documentsElement(part)}`;
    const title = html`${sayPlain(`Search${en}`, `Cari${id}`)} – Padan`;
    return pageOf(title, header, main, searchAssets, ui);
  });

/** JSON that `createSearch` made safe. */
const documentsElement = (documents: readonly string[]): Markup => ({
  markup: `<script type="application/json" id="texts">[${documents.join(',\n')}]</script>\n`,
});
