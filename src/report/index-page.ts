import { percent } from '../core/confidence.js';
import { languageName } from '../languages/languages.js';
import { maxListedFailures } from '../limits.js';
import type { ModelConfig } from '../model/config.js';
import { indexAssets } from './assets/assets.js';
import { counted, pageOf, pathOf } from './frame.js';
import { html, type Markup } from './markup.js';
import { hrefOf, pageLinks, pageName, pagesOf } from './paging.js';
import { type DocumentSummary, type Failure, totalCounts } from './summary.js';

/** Documents per page. */
const pageSize = 250;

/** Index pages with links to every document of a run. The first page has a search over all of them. */
export const indexPages = (
  documents: readonly DocumentSummary[],
  others: readonly DocumentSummary[],
  failures: readonly Failure[],
  model: { name: string; hash: string; config: Pick<ModelConfig, 'sourceLanguage' | 'targetLanguage'> },
): string[] => {
  const all = [...documents, ...others];
  const total = totalCounts(all);
  const { sourceLanguage: from, targetLanguage: to } = model.config;
  const header = html`<h1>Padan: ${languageName(from)} and ${languageName(to)} side by side</h1>
<ul class="facts">
<li>${counted(all.length, 'document')}${others.length > 0 ? html`, ${others.length} of them not part of the last run` : null}</li>
<li>${counted(total.paragraphs, 'paragraph')}</li>
<li>${counted(total.sentences, 'sentence')}</li>
<li>model ${model.name} <span title="${model.hash}">(${model.hash.slice(0, 12)})</span></li>
</ul>
`;
  const search = html`<div class="tools" role="search" hidden><label>Find <input type="search" autocomplete="off" spellcheck="false"></label> <span role="status" class="quiet"></span></div>`;
  const searchThere = html`<p class="quiet"><a href="index.html#search">Search all documents</a></p>`;

  const pages = pagesOf(all, pageSize);
  return pages.map(({ items, first }, page) => {
    const turn = pageLinks(page, pages.length, (number) => pageName('index', number));
    const isFirst = page === 0;
    const main = html`${isFirst ? failuresOf(failures) : null}<ul class="found" id="found" data-lang="${from}" aria-label="Documents found" hidden></ul>
<div id="pages">
${turn.above}<table class="documents">
<thead><tr><th scope="col">Document</th><th scope="col" class="count">Paragraphs</th><th scope="col" class="count">Sentences</th><th scope="col" class="count">Notes on the text</th><th scope="col" class="count">Flagged</th><th scope="col" class="count">Confidence</th><th scope="col" class="reference">Reference</th><th scope="col" class="files">Files</th></tr></thead>
<tbody>
${items.map((summary, i) => rowOf(summary, first + i >= documents.length))}</tbody>
</table>
${turn.below}</div>
${isFirst ? searchData(all) : null}`;
    const title = pages.length === 1 ? 'Padan' : `Padan, page ${page + 1} of ${pages.length}`;
    return pageOf(title, html`${header}${isFirst ? search : searchThere}`, main, indexAssets);
  });
};

const failuresOf = (failures: readonly Failure[]): Markup | null => {
  if (failures.length === 0) return null;
  const rest = failures.length - maxListedFailures;
  return html`<section class="failed"><h2>Not done</h2><ul>${failures
    .slice(0, maxListedFailures)
    .map(({ path, reason }) => html`<li>${pathOf(path)}: ${reason}</li>`)}${
    rest > 0 ? html`<li>and ${rest} more, in <a href="failed.json">failed.json</a></li>` : null
  }</ul></section>
`;
};

const rowOf = (
  {
    title,
    language,
    name,
    paragraphs,
    sentences,
    notes,
    flagged,
    uncertain,
    corrected,
    confidence,
    reference,
    files,
  }: DocumentSummary,
  isOther: boolean,
): Markup => html`<tr>
<td><a href="${hrefOf(files.page)}" lang="${language}" dir="auto">${title === name ? pathOf(name) : title}</a><br><span class="quiet">${pathOf(name)}${isOther ? ', not part of the last run' : null}</span></td>
<td class="count" data-column="paragraphs">${paragraphs}</td><td class="count" data-column="sentences">${sentences}</td><td class="count" data-column="notes">${notes}</td><td class="count" data-column="flagged">${flagged}</td>
<td class="count" data-column="confidence">${confidence === null ? '–' : percent(confidence)}</td><td class="reference" data-column="reference">${reference === null ? '–' : pathOf(reference)}${
  uncertain === 0 ? null : html`<br><span class="quiet">${counted(uncertain, 'uncertain pair')}</span>`
}${corrected === 0 ? null : html`<br><span class="quiet">${counted(corrected, 'bead')} by hand</span>`}</td>
<td class="files" data-column="files"><a href="${hrefOf(files.text)}">txt</a> <a href="${hrefOf(files.jsonl)}">jsonl</a>${
  files.patch === null ? null : html` <a href="${hrefOf(files.patch)}">diff</a>`
}${files.beads === null ? null : html` <a href="${hrefOf(files.beads)}">beads</a>`}</td>
</tr>
`;

/** Titles, names and links of all documents as JSON for the script, with `<` escaped. */
const searchData = (documents: readonly DocumentSummary[]): Markup => {
  const rows = documents.map(({ title, name, language, files }) => [
    title,
    name,
    hrefOf(files.page),
    language,
  ]);
  return html`<script type="application/json" id="all">${{ markup: JSON.stringify(rows).replaceAll('<', '\\u003c') }}</script>`;
};
