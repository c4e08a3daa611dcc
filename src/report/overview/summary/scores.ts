import type { CorpusScore } from '../../../overview/overview.js';
import { countOf } from '../../frame.js';
import { html, type Markup } from '../../markup.js';
import type { Both } from '../../ui/remarks/template.js';
import { say } from '../../ui/say.js';
import { axis, whisker } from '../charts/charts.js';
import { scaleOf } from '../charts/scale.js';
import { figure, integer } from '../figures.js';
import { isLowerBetter } from '../labels.js';
import { type SummaryContext, scrolling, section } from './section.js';

/** Scores with their intervals: a table for each metric, with a dot and whiskers in each row. */
export const scoresOf = (context: SummaryContext): Markup | null => {
  const { scores } = context.overview;
  if (scores.length === 0) return null;
  const metrics = [...new Set(scores.map(({ metric }) => metric))].map((metric) =>
    scores.filter((score) => score.metric === metric),
  );
  const hasInterval = scores.some(({ interval }) => interval !== null);
  return section(
    'scores',
    say('Scores', 'Skor'),
    html`<p class="quiet">${
      hasInterval
        ? say(
            'In brackets and as a line: the 95 % interval, from resampled segments. Intervals that overlap do not say that two systems are alike: whether they differ is a matter for the paired test, whose results stand above.',
            'Dalam kurung dan sebagai garis: selang 95 %, dari pengambilan sampel ulang segmen. Selang yang bertumpang tindih tidak berarti bahwa dua sistem sama baiknya: apakah keduanya berbeda ditentukan oleh uji berpasangan, yang hasilnya tertulis di atas.',
          )
        : say('Too few segments for an interval.', 'Segmennya terlalu sedikit untuk selang.')
    }</p>
<div class="side-by-side">
${metrics.map((each) => metricTable(each, context))}</div>
<details><summary>${say('Signatures, to quote with the scores', 'Tanda pengenal metrik, untuk dikutip bersama skornya')}</summary><ul class="signatures">${metrics.map(
      ([first]) => html`<li><b>${first!.name}</b> <code>${first!.signature}</code></li>`,
    )}</ul></details>
`,
  );
};

const metricTable = (scores: readonly CorpusScore[], { overview, names }: SummaryContext): Markup => {
  const baseline = overview.systems.find(({ role }) => role === 'baseline')?.id;
  const level = scores.length < 2 ? undefined : scores.find(({ system }) => system === baseline);
  const scale = scaleOf(scores.flatMap(({ score, interval }) => [score, ...boundsOf(interval)]));
  const { name, metric, segments } = scores[0]!;
  const hasSameSegments = scores.every((each) => each.segments === segments);
  return scrolling(
    [name, name],
    html`<table class="figures scores"><caption>${name} <small>${isLowerBetter(metric) ? html`${say('lower is better', 'makin rendah makin baik')}, ` : null}${
      hasSameSegments ? countOf(segments, 'segment', 'segmen') : null
    }</small></caption>
<thead><tr><th scope="col">${say('System', 'Sistem')}</th>${hasSameSegments ? null : html`<th scope="col" class="count">${say('Segments', 'Segmen')}</th>`}<th scope="col" class="count">${say('Score', 'Skor')}</th><th scope="col" class="plot">${axis(scale)}</th></tr></thead>
<tbody>${scores.map(
      (
        each,
      ) => html`<tr><th scope="row">${names.markup(each.system)}${each.system === baseline ? html` <small>${say('the baseline', 'patokan')}</small>` : null}</th>${
        hasSameSegments ? null : html`<td class="count">${integer(each.segments)}</td>`
      }<td class="count"><b>${figure(each.score)}</b>${
        each.interval === null
          ? null
          : html` <span class="quiet interval">(${figure(each.interval.low)} ${say('to', 'sampai')} ${figure(each.interval.high)})</span>`
      }</td><td class="plot">${whisker(
        scale,
        { ...each, isBaseline: each.system === baseline },
        level?.score ?? null,
        scoreTitle(names.text(each.system), each),
      )}</td></tr>
`,
    )}</tbody></table>`,
  );
};

const boundsOf = (interval: CorpusScore['interval']): number[] =>
  interval === null ? [] : [interval.low, interval.high];

const scoreTitle = (name: string, { score, interval }: CorpusScore): Both => {
  const said = (to: string) =>
    `${name}: ${figure(score)}${interval === null ? '' : `, ${figure(interval.low)} ${to} ${figure(interval.high)}`}`;
  return [said('to'), said('sampai')];
};
