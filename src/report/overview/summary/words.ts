import type { Bucket, NgramGain, PairOverview } from '../../../overview/overview.js';
import { html, type Markup } from '../../markup.js';
import type { Both } from '../../ui/remarks/template.js';
import { say } from '../../ui/say.js';
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
  return html`<h3>${say('Words', 'Kata')}</h3>
<p class="quiet">${names.markup(from)}: ${say('the hollow bar above.', 'batang kosong di atas.')} ${names.markup(to)}: ${say('the filled one below.', 'batang terisi di bawah.')}</p>
<div class="side-by-side">
${ngramTable(ngramsOf(names.markup(to)), better, heads)}${ngramTable(
  ngramsOf(names.markup(from)),
  worse,
  heads,
)}${bucketTable(['F1 of words, by how often they stand in the reference', 'F1 kata, menurut seberapa sering kata itu muncul dalam rujukan'], say('Frequency', 'Frekuensi'), say('Words', 'Kata'), byFrequency, heads)}${bucketTable(
  [
    `${scoreName(pair)[0]} by length of the reference, in words`,
    `${scoreName(pair)[1]} menurut panjang rujukan, dalam kata`,
  ],
  say('Length', 'Panjang'),
  say('Segments', 'Segmen'),
  byLength,
  heads,
)}</div>
`;
};

/** Of the metric that scores by length are of: BLEU, or else the first. */
const scoreName = ({ conclusions }: PairOverview): Both => {
  const name = (conclusions.find(({ metric }) => metric === 'bleu') ?? conclusions[0])?.name;
  return name === undefined ? ['Score', 'Skor'] : [name, name];
};

const ngramsOf = (system: Markup): Markup =>
  html`${say('N-grams of the reference that', 'N-gram rujukan yang lebih sering tepat pada')} ${system} ${say('gets right more often', '')}`;

const ngramTable = (caption: Markup, gains: readonly NgramGain[], heads: Markup): Markup | null => {
  if (gains.length === 0) return null;
  const shown = gains.slice(0, shownNgrams);
  const most = shown.reduce((max, { before, after }) => Math.max(max, before, after), 1);
  return scrolling(
    ['N-grams', 'N-gram'],
    html`<table class="figures"><caption>${caption}</caption>
<thead><tr><th scope="col">${say('N-gram', 'N-gram')}</th>${heads}</tr></thead>
<tbody>${shown.map(
      ({ ngram, before, after }) =>
        html`<tr><th scope="row"><bdi>${clipped(ngram, 80)}</bdi></th><td class="count">${integer(before)}</td><td class="count">${integer(after)}</td><td class="plot">${twoBars(before / most, after / most)}</td></tr>
`,
    )}</tbody></table>`,
  );
};

const bucketTable = (
  caption: Both,
  column: Markup,
  counts: Markup,
  buckets: readonly Bucket[],
  heads: Markup,
): Markup | null => {
  if (buckets.length === 0) return null;
  const most = buckets.reduce((max, { before, after }) => Math.max(max, before ?? 0, after ?? 0), 0);
  // Shares need more digits than percentages do.
  const digits = most <= 1 ? 3 : 1;
  return scrolling(
    caption,
    html`<table class="figures"><caption>${say(...caption)}</caption>
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
