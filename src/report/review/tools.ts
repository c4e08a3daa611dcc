import { type Severity, severities } from '../../core/bitext.js';
import type { System } from '../../core/system.js';
import { html, type Markup } from '../markup.js';
import { labelNames } from '../ui/names.js';
import { say, sayElement, sayIn } from '../ui/say.js';

/** What the review tools of a page need to know. */
export interface Reviewed {
  systems: readonly System[];
  /** Id of the system that the others come compared with; null if there is none. */
  main: string | null;
  /** How many flagged rows each page of the document has, and which of them this is. */
  flagged: readonly number[];
  page: number;
  /** Address of a page (from 0). */
  href: (page: number) => string;
  /** Address of the page that searches all documents; null if there is none. */
  search: string | null;
}

/** Buttons of a page's toolbar, for those who have the script: all that the tools say can be read in the rows, too. */
export const reviewButtons = ({ systems, main }: Reviewed): Markup =>
  html`<button type=button id=flags-open class=scripted aria-expanded=false aria-controls=flags>${say('Flags', 'Tanda')}</button>
<button type=button id=find-open class=scripted>${say('Search', 'Cari')}</button>
${systems.length > 1 ? columnMenu(systems, main) : null}<button type=button id=help-open class=scripted>${say('Keys', 'Tombol')} <kbd>?</kbd></button>
`;

const columnMenu = (systems: readonly System[], main: string | null): Markup =>
  html`<details class="menu scripted" id=columns><summary>${say('Columns', 'Kolom')}</summary><div class=sheet>
<div role=group${sayIn('aria-label', 'Columns that are shown', 'Kolom yang ditampilkan')}>${systems.map(
    ({ id, label }) =>
      html`<label><input type=checkbox value="${id}" checked autocomplete=off> <bdi>${say(...labelNames(label))}</bdi></label>
`,
  )}</div>
<label>${say('Mark what differs from', 'Tandai yang berbeda dengan')} <select id=base autocomplete=off>${sayElement('option', html` value=""`, 'nothing', 'tidak ada')}${systems.map(
    ({ id, label }) =>
      sayElement('option', html` value="${id}"${id === main ? html` selected` : null}`, ...labelNames(label)),
  )}</select></label>
</div></details>
`;

/** The bar of the search on the page. */
const findBar = (search: string | null): Markup =>
  html`<div id=find role=search hidden><input type=search autocomplete=off spellcheck=false${sayIn('aria-label', 'Search in all texts of this page', 'Cari di semua teks halaman ini')}> <span role=status></span>
<button type=button${sayIn('aria-label', 'Previous hit', 'Hasil sebelumnya')}>↑</button><button type=button${sayIn('aria-label', 'Next hit', 'Hasil berikutnya')}>↓</button>
<label><input type=checkbox autocomplete=off> ${say('whole words', 'kata utuh')}</label>
<label><input type=checkbox autocomplete=off> ${say('only rows with hits', 'hanya baris yang cocok')}</label>
${search === null ? null : html`<a href="${search}">${say('in all documents', 'di semua dokumen')}</a>`}
<button type=button${sayIn('aria-label', 'Close the search', 'Tutup pencarian')}>✕</button></div>
`;

const levels: Readonly<Record<Severity | 'text', Markup>> = {
  error: say('✕ errors', '✕ galat'),
  warning: say('△ warnings', '△ peringatan'),
  note: say('remarks', 'catatan'),
  text: say('notes on the text', 'catatan teks'),
};

/** The search, the list of flags and notes, and the keys: the script fills and shows them. */
export const reviewPanels = ({ flagged, page, href, search }: Reviewed): Markup => {
  const others = flagged
    .map((count, at) => ({ count, at }))
    .filter(({ count, at }) => count > 0 && at !== page);
  return html`${findBar(search)}<aside id=flags hidden aria-labelledby=flags-head>
<div class=bar><h2 id=flags-head tabindex=-1>${say('Flags and notes', 'Tanda dan catatan')}</h2>
<label>${say('Order', 'Urutan')} <select autocomplete=off>${sayElement('option', html` value=text`, 'of the text', 'menurut teks')}${sayElement('option', html` value=rule`, 'by rule', 'menurut aturan')}</select></label>
${[...severities, 'text' as const].map(
  (level) =>
    html`<label><input type=checkbox value=${level} checked autocomplete=off> ${levels[level]} <b></b></label>
`,
)}<button type=button class=close${sayIn('aria-label', 'Close the list', 'Tutup daftar')}>✕</button></div>
<div class=listed></div>
${
  others.length === 0
    ? null
    : html`<h3>${say('Flagged on other pages', 'Ditandai di halaman lain')}</h3>
<p>${others.map(({ count, at }) => html`<a href="${href(at)}?flags=text">${at + 1}</a> <small>(${count})</small> `)}</p>
`
}</aside>
<dialog id=help aria-labelledby=help-head><button type=button class=close${sayIn('aria-label', 'Close', 'Tutup')}>✕</button><h2 id=help-head>${say('Keys and actions', 'Tombol dan tindakan')}</h2><ul></ul></dialog>
`;
};
