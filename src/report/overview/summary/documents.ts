import { percent } from '../../../core/confidence.js';
import { roundTripName } from '../../../core/round-trip.js';
import type { DocumentOverview, DocumentSystem } from '../../../overview/overview.js';
import { html, type Markup } from '../../markup.js';
import { hrefOf } from '../../paging.js';
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
  heading: string;
  column: string;
  /** What to rank by, the smallest first; null if the entry has none. */
  by: (entry: Entry) => number | null;
  write: (entry: Entry) => string;
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
    'Documents',
    html`<p class="quiet">Where to look first${
      entries.length > shownDocuments
        ? html`: the first ${shownDocuments} of each list${context.links.index === null ? null : html`; <a href="${context.links.index}">all documents</a> can be sorted`}`
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
        heading: `${sign > 0 ? 'Lowest' : 'Highest'} ${name}`,
        column: name,
        by: ({ part }) => (part.scores[metric] === undefined ? null : sign * part.scores[metric]),
        write: ({ part }) => figure(part.scores[metric] ?? null),
      };
    }),
    {
      heading: 'Most flags',
      column: 'Flagged rows',
      by: ({ part, document }) =>
        part.flagged === 0 ? null : -part.flagged / Math.max(1, document.segments),
      write: ({ part, document }) => `${part.flagged} of ${document.segments}`,
    },
    {
      heading: 'Least confident',
      column: 'Confidence',
      by: ({ part }) => part.confidence,
      write: ({ part }) => (part.confidence === null ? '–' : percent(part.confidence)),
    },
    {
      heading: `Lowest ${roundTripName}`,
      column: roundTripName,
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
    html`<table class="figures"><caption>${heading}</caption>
<thead><tr><th scope="col">Document</th>${hasSystems ? html`<th scope="col">System</th>` : null}<th scope="col" class="count">${column}</th></tr></thead>
<tbody>${entries.map(
      (entry) =>
        html`<tr><th scope="row">${documentLink(entry.document, links.root)}</th>${hasSystems ? html`<td>${names.markup(entry.part.system)}</td>` : null}<td class="count">${write(entry)}</td></tr>
`,
    )}</tbody></table>`,
  );

const documentLink = ({ name, page }: DocumentOverview, root: string): Markup => {
  const text = html`<bdi class="path">${name}</bdi>`;
  return page === null ? text : html`<a href="${root}${hrefOf(page)}">${text}</a>`;
};
