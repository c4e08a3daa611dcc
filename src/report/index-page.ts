import { percent } from '../compare/flags.js';
import { html } from './markup.js';
import { counted, pageOf } from './page.js';
import { type DocumentSummary, type Failure, totalCounts } from './summary.js';

/** The page that leads to every document of a run. */
export const indexPage = (
  documents: readonly DocumentSummary[],
  failures: readonly Failure[],
  model: { name: string; hash: string },
): string => {
  const total = totalCounts(documents);
  const header = html`<h1>Padan: Indonesian and English side by side</h1>
<ul class="facts">
<li>${counted(documents.length, 'document')}</li>
<li>${counted(total.paragraphs, 'paragraph')}</li>
<li>${counted(total.sentences, 'sentence')}</li>
<li>model ${model.name} <span title="${model.hash}">(${model.hash.slice(0, 12)})</span></li>
</ul>`;

  const main = html`${
    failures.length === 0
      ? null
      : html`<section class="failed"><h2>Not done</h2><ul>${failures.map(({ path, reason }) => html`<li>${path}: ${reason}</li>`)}</ul></section>
`
  }<div class="scroll" role="region" aria-label="Documents" tabindex="0"><table class="documents">
<thead><tr><th scope="col">Document</th><th scope="col" class="count">Paragraphs</th><th scope="col" class="count">Sentences</th><th scope="col" class="count">Notes on the text</th><th scope="col" class="count">Flagged</th><th scope="col" class="count">Confidence</th><th scope="col">Reference</th><th scope="col">Files</th></tr></thead>
<tbody>
${documents.map(
  ({ title, name, paragraphs, sentences, notes, flagged, score, reference, files }) => html`<tr>
<td><a href="${hrefOf(files.page)}" lang="id" dir="auto">${title}</a><br><span class="quiet">${name}</span></td>
<td class="count">${paragraphs}</td><td class="count">${sentences}</td><td class="count">${notes}</td><td class="count">${flagged}</td>
<td class="count">${score === null ? '–' : percent(score)}</td><td>${reference ?? '–'}</td>
<td class="files"><a href="${hrefOf(files.text)}">txt</a> <a href="${hrefOf(files.jsonl)}">jsonl</a>${
    files.patch === null ? null : html` <a href="${hrefOf(files.patch)}">diff</a>`
  }</td>
</tr>
`,
)}</tbody>
</table></div>`;
  return pageOf('Padan', header, main, false);
};

/** A relative URL of a path under the output folder. */
export const hrefOf = (path: string): string => path.split('/').map(encodeURIComponent).join('/');
