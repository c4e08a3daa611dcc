import type { ModelConfig } from '../model/config.js';
import type { Overview } from '../overview/overview.js';
import { indexAssets } from './assets/assets.js';
import { counted, pageOf } from './frame.js';
import { indexAnswers } from './index/answers.js';
import { scoredOf } from './index/columns.js';
import { indexData } from './index/data.js';
import { type Entry, tableOf } from './index/table.js';
import { toolsOf } from './index/tools.js';
import { html, named } from './markup.js';
import type { OverviewLinks } from './overview/links.js';
import { navigationOf } from './overview/navigation.js';
import { pageLinks, pageName, pagesOf, whichPage } from './paging.js';
import { roundTripRemark } from './round-trip.js';
import { type DocumentSummary, type Failure, totalCounts } from './summary.js';
import { sayLanguage, sayLanguageFirst } from './ui/names.js';
import { say, sayPlain, type UiOptions, uis } from './ui/say.js';

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
<li>${say('system', 'sistem')} <bdi>${named(id)}</bdi>: <bdi>${named(name)}</bdi>${sentTo === null ? null : html`; ${say('sentences were sent to', 'kalimat dikirim ke')} <bdi>${named(sentTo)}</bdi>`}</li>`;

/** What an index may say beside its list. */
export interface IndexOptions extends UiOptions {
  /** To the other pages about all documents; null if there are none. */
  links?: OverviewLinks | null;
  /** What came of comparing systems; null if nothing can be said. */
  compared?: Pick<Overview, 'pairs' | 'systems'> | null;
  /** Systems that are no models of ours. */
  backends?: readonly NamedBackend[];
}

/**
 * Index pages with links to every document of a run; what failed comes first. With a script, the first page sorts and
 * filters all of them.
 */
export const indexPages = (
  documents: readonly DocumentSummary[],
  others: readonly DocumentSummary[],
  failures: readonly Failure[],
  model: { name: string; hash: string; config: Pick<ModelConfig, 'sourceLanguage' | 'targetLanguage'> },
  { links = null, compared = null, backends = [], ui = uis[0] }: IndexOptions = {},
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
  const header = html`${links === null ? null : navigationOf(links, 'index')}<h1>Padan: ${sayLanguageFirst(from)} ${say('and', 'dan')} ${sayLanguage(to)} ${say('side by side', 'berdampingan')}</h1>
<ul class="facts">
<li>${counted(all.length, 'document', 'dokumen')}${others.length > 0 ? say(`, ${others.length} of them not part of the last run`, `, ${others.length} di antaranya di luar proses terakhir`) : null}</li>
<li>${counted(total.paragraphs, 'paragraph', 'paragraf')}</li>
<li>${counted(total.sentences, 'sentence', 'kalimat')}</li>
<li>${say('model', 'model')} <bdi>${named(model.name)}</bdi> <bdi title="${model.hash}">(${model.hash.slice(0, 12)})</bdi></li>${backends.map(factOf)}
</ul>
${links === null || compared === null ? null : indexAnswers(compared, links)}${scored.metrics.some(({ key }) => key === 'round-trip') ? roundTripRemark : null}${failures.length === 0 ? null : html`<p class="failed"><b>${failures.length}</b> ${say('not done, listed first with the reason.', 'tidak selesai, ditampilkan paling atas beserta alasannya.')} ${say('The list is in', 'Daftarnya ada di')} <a href="failed.json">failed.json</a>${say(', too.', ' juga.')}</p>`}
`;
  const allThere = html`<p class="quiet"><a href="index.html#search">${say('Search, sort and filter all documents', 'Cari, urutkan, dan saring semua dokumen')}</a></p>`;

  const pages = pagesOf(entries, pageSize);
  return pages.map(({ items }, page) => {
    const turn = pageLinks(page, pages.length, (number) => pageName('index', number));
    const isFirst = page === 0;
    const main = html`<div class="turn">${turn.above}</div>
${tableOf(items, scored, failures.length > 0)}<p class="more" hidden><button type="button">${say('Show more', 'Tampilkan lagi')}</button></p>
<div class="turn">${turn.below}</div>
${isFirst ? indexData(entries, scored) : null}`;
    const [en, id] = whichPage(page, pages.length);
    const title = html`Padan${sayPlain(en, id)}`;
    return pageOf(
      title,
      html`${header}${isFirst ? toolsOf(entries, scored) : allThere}`,
      main,
      indexAssets,
      ui,
    );
  });
};
