import { percent } from '../../../core/confidence.js';
import type { DocumentOverview, DocumentSystem } from '../../../overview/overview.js';
import { html, type Markup, named } from '../../markup.js';
import { hrefOf } from '../../paging.js';
import { roundTripNames } from '../../round-trip.js';
import type { Both } from '../../ui/remarks/template.js';
import { say } from '../../ui/say.js';
import { figure } from '../figures.js';
import { isLowerBetter } from '../labels.js';
import { type SummaryContext, scrolling, section } from './section.js';

/** Documents in a ranking. */
const shownDocuments = 10;

interface Entry {
  document: DocumentOverview;
  part: DocumentSystem;
}

interface Ranking {
  heading: Both;
  column: Both;
  /** What to rank by, the smallest first; null if the entry has none. */
  by: (entry: Entry) => number | null;
  write: (entry: Entry) => string | Markup;
}

/** The documents to look at first: by score, by flags, by confidence. */
export const documentsOf = (context: SummaryContext): Markup | null => {
  const { documents } = context.overview;
  const entries = documents.flatMap((document) => document.systems.map((part) => ({ document, part })));
  const hasSystems = new Set(entries.map(({ part }) => part.system)).size > 1;
  const tables = rankingsOf(context).flatMap((ranking) => {
    const ranked = entries
      .flatMap((entry) => {
        const value = ranking.by(entry);
        return value === null || !Number.isFinite(value) ? [] : [{ entry, value }];
      })
      .sort((a, b) => a.value - b.value)
      .slice(0, shownDocuments);
    return ranked.length === 0
      ? []
      : [
          rankingTable(
            ranking,
            ranked.map(({ entry }) => entry),
            hasSystems,
            context,
          ),
        ];
  });
  if (tables.length === 0 || documents.length < 2) return null;
  return section(
    'documents',
    say('Documents', 'Dokumen'),
    html`<p class="quiet">${say('Where to look first', 'Yang perlu dilihat lebih dahulu')}${
      entries.length > shownDocuments
        ? html`: ${say(`the first ${shownDocuments} of each list`, `${shownDocuments} teratas dari tiap daftar`)}${context.links.index === null ? null : html`; <a href="${context.links.index}">${say('all documents', 'semua dokumen')}</a> ${say('can be sorted', 'dapat diurutkan')}`}`
        : null
    }.</p>
<div class="side-by-side">
${tables}</div>
`,
  );
};

const rankingsOf = ({ overview }: SummaryContext): Ranking[] => {
  const metrics = [...new Map(overview.scores.map(({ metric, name }) => [metric, name]))];
  return [
    ...metrics.map(([metric, name]): Ranking => {
      const sign = isLowerBetter(metric) ? -1 : 1;
      return {
        heading: sign > 0 ? [`Lowest ${name}`, `${name} terendah`] : [`Highest ${name}`, `${name} tertinggi`],
        column: [name, name],
        by: ({ part }) => (part.scores[metric] === undefined ? null : sign * part.scores[metric]),
        write: ({ part }) => figure(part.scores[metric] ?? null),
      };
    }),
    {
      heading: ['Most flags', 'Tanda terbanyak'],
      column: ['Flagged rows', 'Baris yang ditandai'],
      by: ({ part, document }) =>
        part.flagged === 0 ? null : -part.flagged / Math.max(1, document.segments),
      write: ({ part, document }) =>
        say(`${part.flagged} of ${document.segments}`, `${part.flagged} dari ${document.segments}`),
    },
    {
      heading: ['Least confident', 'Keyakinan terendah'],
      column: ['Confidence', 'Keyakinan'],
      by: ({ part }) => part.confidence,
      write: ({ part }) => (part.confidence === null ? '–' : percent(part.confidence)),
    },
    {
      heading: [`Lowest ${roundTripNames[0]}`, `${roundTripNames[1]} terendah`],
      column: roundTripNames,
      by: ({ part }) => part.roundTrip ?? null,
      write: ({ part }) => figure(part.roundTrip ?? null),
    },
  ];
};

const rankingTable = (
  { heading, column, write }: Ranking,
  entries: readonly Entry[],
  hasSystems: boolean,
  { links, names }: SummaryContext,
): Markup =>
  scrolling(
    heading,
    html`<table class="figures"><caption>${say(...heading)}</caption>
<thead><tr><th scope="col">${say('Document', 'Dokumen')}</th>${hasSystems ? html`<th scope="col">${say('System', 'Sistem')}</th>` : null}<th scope="col" class="count">${say(...column)}</th></tr></thead>
<tbody>${entries.map(
      (entry) =>
        html`<tr><th scope="row">${documentLink(entry.document, links.root)}</th>${hasSystems ? html`<td>${names.markup(entry.part.system)}</td>` : null}<td class="count">${write(entry)}</td></tr>
`,
    )}</tbody></table>`,
  );

const documentLink = ({ name, page }: DocumentOverview, root: string): Markup => {
  const text = html`<bdi class="path">${named(name)}</bdi>`;
  return page === null ? text : html`<a href="${root}${hrefOf(page)}">${text}</a>`;
};
