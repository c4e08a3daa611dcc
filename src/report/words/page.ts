import { chosenWords, type Family, familiesOf, hapaxOf, ordered } from '../../study/families.js';
import type { Glossary } from '../../study/gloss.js';
import type { WordList } from '../../study/words.js';
import { counted, dataElement, pageOf } from '../frame.js';
import { html, type Markup } from '../markup.js';
import type { OverviewLinks } from '../overview/links.js';
import { navigationOf } from '../overview/navigation.js';
import { sayLanguageFirst } from '../ui/names.js';
import { say, sayElement, sayIn, sayPlain, type UiOptions, uis } from '../ui/say.js';
import { wordsAssets } from './assets.js';
import { familyRow } from './row.js';

/** Families on the page: as many as somebody looks through. The command lists all. */
const maxFamilies = 600;

/**
 * The words of all documents of a run, by families, the most typical first. It can be read without a script, which sorts
 * and filters it.
 */
export const wordsPage = (
  list: WordList,
  glossary: Glossary | null,
  links: OverviewLinks,
  { ui = uis[0] }: UiOptions = {},
): string => {
  const chosen = chosenWords(list, {});
  const families = ordered(familiesOf(chosen, list), 'key', ({ root }) => root);
  const shown = families.slice(0, maxFamilies);
  const header = html`${navigationOf(links, 'words')}<h1>${say('Words', 'Kata')}</h1>
<ul class="facts">
<li>${sayLanguageFirst(list.language)}</li>
<li>${counted(list.documents, 'document', 'dokumen')}</li>
<li>${counted(list.running, 'running word', 'kata seluruhnya')}</li>
<li>${counted(chosen.length, 'different word', 'kata berbeda')}</li>
<li><b>${hapaxOf(chosen)}</b> ${say('of them once', 'di antaranya hanya sekali')}</li>
</ul>
<p class="quiet">${leftOut(shown.length, families.length)}</p>
${list.unlisted === 0 ? null : html`<p class="missing">${say('There are too many different words to count: the rarest, which were met last, are not here.', 'Kata yang berbeda terlalu banyak untuk dihitung: yang paling jarang, yang ditemui terakhir, tidak ada di sini.')}</p>`}
${columnsOf(list)}${tools}`;
  const main =
    shown.length === 0
      ? html`<p>${say('There are no words to learn here.', 'Tidak ada kata untuk dipelajari di sini.')}</p>`
      : html`${tableOf(shown, list, glossary, links)}${dataElement('words', { language: list.language, search: links.search })}`;
  return pageOf(html`${sayPlain('Words', 'Kata')} – Padan`, header, main, wordsAssets, ui);
};

const leftOut = (shown: number, all: number): Markup =>
  html`${
    shown < all
      ? say(
          `The ${shown} most typical of ${all} families of words; the command “padan words” lists all.`,
          `${shown} keluarga kata yang paling khas dari ${all}; perintah “padan words” mendaftar semuanya.`,
        )
      : null
  } ${say('Function words and names are left out.', 'Kata tugas dan nama tidak dicantumkan.')}`;

/** What the columns say, behind a click. */
const columnsOf = ({ generalSize }: WordList): Markup =>
  html`<details class="quiet"><summary>${say('What the columns say', 'Arti kolom-kolomnya')}</summary><ul>
<li>${say('Count: how often the words of the family stand in these documents.', 'Jumlah: berapa kali kata-kata keluarga itu muncul dalam dokumen-dokumen ini.')}</li>
${
  generalSize === 0
    ? null
    : html`<li>${say('In general: how often they stand in a million words of the texts that the lexicon was made from.', 'Umum: berapa kali muncul per sejuta kata dalam teks asal leksikon.')}</li>
<li>${say('Key: how typical they are of these documents, as the log-likelihood ratio of the two (Dunning 1993). Negative: rarer here than elsewhere.', 'Kekhasan: seberapa khas bagi dokumen-dokumen ini, yaitu rasio log-likelihood keduanya (Dunning 1993). Negatif: lebih jarang di sini daripada di tempat lain.')}</li>`
}
<li>${say('Meaning: translations from the lexicon. Here: what the words became in these documents, and how often.', 'Arti: terjemahan dari leksikon. Di sini: menjadi apa kata-kata itu dalam dokumen-dokumen ini, dan berapa kali.')}</li>
</ul></details>
`;

const option = (value: string, en: string, id: string) =>
  sayElement('option', html` value="${value}"`, en, id);

const tools = html`<div class="tools" role="search"${sayIn('aria-label', 'Words', 'Kata')} hidden>
<label>${say('Find', 'Cari')} <input type="search" id="find" autocomplete="off" spellcheck="false"></label>
<label>${say('Order', 'Urutan')} <select id="sort" autocomplete="off">${option('', 'most typical', 'paling khas')}${option('count', 'most frequent', 'paling sering')}${option('rarity', 'rarest in general', 'paling jarang secara umum')}${option('alphabet', 'alphabet', 'abjad')}</select></label>
<label><input type="checkbox" id="unknown" autocomplete="off"> ${say('only words not marked as known', 'hanya kata yang belum ditandai sebagai dikenal')}</label>
<span role="status" class="quiet"></span>
</div>`;

const tableOf = (
  families: readonly Family[],
  list: WordList,
  glossary: Glossary | null,
  links: OverviewLinks,
): Markup => {
  const hasGeneral = list.generalSize > 0;
  const head = (en: string, id: string, kind = '') =>
    html`<th scope="col"${kind === '' ? null : html` class="${kind}"`}>${say(en, id)}</th>`;
  return html`<table class="words">
<thead><tr>${head('Word', 'Kata')}${head('Count', 'Jumlah', 'count')}${
    hasGeneral ? [head('In general', 'Umum', 'count'), head('Key', 'Kekhasan', 'count')] : null
  }${head('Meaning', 'Arti')}${head('Here', 'Di sini')}${head('Example', 'Contoh')}</tr></thead>
<tbody>
${families.map((family) => familyRow(family, list, glossary, links))}</tbody></table>
`;
};
