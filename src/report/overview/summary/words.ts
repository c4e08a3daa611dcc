import type { Bucket, NgramGain, PairOverview } from '../../../overview/overview.js';
import { html, type Markup } from '../../markup.js';
import { twoBars } from '../charts/charts.js';
import { clipped, figure, integer } from '../figures.js';
import { type SummaryContext, scrolling } from './section.js';

/** N-grams in a table. */
const shownNgrams = 15;

/** What compare-mt tells of two systems with a reference: n-grams, accuracy of words by frequency, scores by length. */
export const wordsOf = (pair: PairOverview, { names }: SummaryContext): Markup | null => {
  const { from, to, words } = pair;
  if (words === null) return null;
  const heads = html`<th scope="col" class="count">${names.markup(from)}</th><th scope="col" class="count">${names.markup(to)}</th><td class="plot"></td>`;
  const { better, worse, byFrequency, byLength } = words;
  return html`<h3>Words</h3>
<p class="quiet">${names.markup(from)}: the hollow bar above. ${names.markup(to)}: the filled one below.</p>
<div class="side-by-side">
${ngramTable(html`N-grams of the reference that ${names.markup(to)} gets right more often`, better, heads)}${ngramTable(
  html`N-grams of the reference that ${names.markup(from)} gets right more often`,
  worse,
  heads,
)}${bucketTable('F1 of words, by how often they stand in the reference', 'Frequency', 'Words', byFrequency, heads)}${bucketTable(
  `${scoreName(pair)} by length of the reference, in words`,
  'Length',
  'Segments',
  byLength,
  heads,
)}</div>
`;
};

/** Of the metric that scores by length are of: BLEU, or else the first. */
const scoreName = ({ conclusions }: PairOverview): string =>
  (conclusions.find(({ metric }) => metric === 'bleu') ?? conclusions[0])?.name ?? 'Score';

const ngramTable = (caption: Markup, gains: readonly NgramGain[], heads: Markup): Markup | null => {
  if (gains.length === 0) return null;
  const shown = gains.slice(0, shownNgrams);
  const most = shown.reduce((max, { before, after }) => Math.max(max, before, after), 1);
  return scrolling(
    'N-grams',
    html`<table class="figures"><caption>${caption}</caption>
<thead><tr><th scope="col">N-gram</th>${heads}</tr></thead>
<tbody>${shown.map(
      ({ ngram, before, after }) =>
        html`<tr><th scope="row"><bdi>${clipped(ngram, 80)}</bdi></th><td class="count">${integer(before)}</td><td class="count">${integer(after)}</td><td class="plot">${twoBars(before / most, after / most)}</td></tr>
`,
    )}</tbody></table>`,
  );
};

const bucketTable = (
  caption: string,
  column: string,
  counts: string,
  buckets: readonly Bucket[],
  heads: Markup,
): Markup | null => {
  if (buckets.length === 0) return null;
  const most = buckets.reduce((max, { before, after }) => Math.max(max, before ?? 0, after ?? 0), 0);
  // Shares need more digits than percentages do.
  const digits = most <= 1 ? 3 : 1;
  return scrolling(
    caption,
    html`<table class="figures"><caption>${caption}</caption>
<thead><tr><th scope="col">${column}</th><th scope="col" class="count">${counts}</th>${heads}</tr></thead>
<tbody>${buckets.map(
      ({ label, count, before, after }) =>
        html`<tr><th scope="row">${label}</th><td class="count">${integer(count)}</td><td class="count">${figure(before, digits)}</td><td class="count">${figure(after, digits)}</td><td class="plot">${
          most === 0 ? null : twoBars((before ?? 0) / most, (after ?? 0) / most)
        }</td></tr>
`,
    )}</tbody></table>`,
  );
};
