import { languageName } from '../languages/languages.js';
import type { ModelConfig } from '../model/config.js';
import type { Overview } from '../overview/overview.js';
import { indexAssets } from './assets/assets.js';
import { counted, pageOf } from './frame.js';
import { indexAnswers } from './index/answers.js';
import { scoredOf } from './index/columns.js';
import { indexData } from './index/data.js';
import { type Entry, tableOf } from './index/table.js';
import { toolsOf } from './index/tools.js';
import { html } from './markup.js';
import type { OverviewLinks } from './overview/links.js';
import { navigationOf } from './overview/navigation.js';
import { pageLinks, pageName, pagesOf } from './paging.js';
import { roundTripRemark } from './round-trip.js';
import { type DocumentSummary, type Failure, totalCounts } from './summary.js';

/** Rows per page. */
const pageSize = 250;

/** A system that is no model of ours: its name, and where sentences were sent to for it, null for nowhere. */
export interface NamedBackend {
  id: string;
  name: string;
  sentTo: string | null;
}

const factOf = ({ id, name, sentTo }: NamedBackend) =>
  html`
<li>system ${id}: ${name}${sentTo === null ? null : html`; sentences were sent to ${sentTo}`}</li>`;

/**
 * Index pages with links to every document of a run; what failed comes first. With a script, the first page sorts and
 * filters all of them.
 *
 * @param links     to the other pages about all documents; null if there are none
 * @param compared  what came of comparing systems; null if nothing can be said
 * @param backends  systems that are no models of ours
 */
export const indexPages = (
  documents: readonly DocumentSummary[],
  others: readonly DocumentSummary[],
  failures: readonly Failure[],
  model: { name: string; hash: string; config: Pick<ModelConfig, 'sourceLanguage' | 'targetLanguage'> },
  links: OverviewLinks | null = null,
  compared: Pick<Overview, 'pairs' | 'systems'> | null = null,
  backends: readonly NamedBackend[] = [],
): string[] => {
  const all = [...documents, ...others];
  const entries: Entry[] = [
    ...failures.map((failure): Entry => ({ kind: 'failed', failure })),
    ...documents.map((document): Entry => ({ kind: 'document', document })),
    ...others.map((document): Entry => ({ kind: 'other', document })),
  ];
  const scored = scoredOf(all);
  const total = totalCounts(all);
  const { sourceLanguage: from, targetLanguage: to } = model.config;
  const header = html`${links === null ? null : navigationOf(links, 'index')}<h1>Padan: ${languageName(from)} and ${languageName(to)} side by side</h1>
<ul class="facts">
<li>${counted(all.length, 'document', 'dokumen')}${others.length > 0 ? html`, ${others.length} of them not part of the last run` : null}</li>
<li>${counted(total.paragraphs, 'paragraph', 'paragraf')}</li>
<li>${counted(total.sentences, 'sentence', 'kalimat')}</li>
<li>model ${model.name} <span title="${model.hash}">(${model.hash.slice(0, 12)})</span></li>${backends.map(factOf)}
</ul>
${links === null || compared === null ? null : indexAnswers(compared, links)}${scored.metrics.some(({ key }) => key === 'round-trip') ? roundTripRemark : null}${failures.length === 0 ? null : html`<p class="failed"><b>${failures.length}</b> not done, listed first with the reason. <a href="failed.json">failed.json</a> has the list, too.</p>`}
`;
  const allThere = html`<p class="quiet"><a href="index.html#search">Search, sort and filter all documents</a></p>`;

  const pages = pagesOf(entries, pageSize);
  return pages.map(({ items }, page) => {
    const turn = pageLinks(page, pages.length, (number) => pageName('index', number));
    const isFirst = page === 0;
    const main = html`<div class="turn">${turn.above}</div>
${tableOf(items, scored, failures.length > 0)}<p class="more" hidden><button type="button">Show more</button></p>
<div class="turn">${turn.below}</div>
${isFirst ? indexData(entries, scored) : null}`;
    const title = pages.length === 1 ? 'Padan' : `Padan, page ${page + 1} of ${pages.length}`;
    return pageOf(title, html`${header}${isFirst ? toolsOf(entries, scored) : allThere}`, main, indexAssets);
  });
};
