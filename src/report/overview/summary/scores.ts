import type { CorpusScore } from '../../../overview/overview.js';
import { html, type Markup } from '../../markup.js';
import { axis, whisker } from '../charts/charts.js';
import { type Scale, scaleOf } from '../charts/scale.js';
import { figure, integer } from '../figures.js';
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
    'Scores',
    html`<p class="quiet">${
      hasInterval
        ? 'In brackets and as a line: the 95 % interval, from resampled segments. Intervals that overlap do not say that two systems are alike; the sentences above do that with a paired test.'
        : 'Too few segments for an interval.'
    }</p>
<div class="side-by-side">
${metrics.map((each) => metricTable(each, context))}</div>
<details><summary>Signatures, to quote with the scores</summary><ul class="signatures">${metrics.map(
      ([first]) => html`<li><b>${first!.name}</b> <code>${first!.signature}</code></li>`,
    )}</ul></details>
`,
  );
};

const metricTable = (scores: readonly CorpusScore[], { overview, names }: SummaryContext): Markup => {
  const baseline = overview.systems.find(({ role }) => role === 'baseline')?.id;
  const level = scores.length < 2 ? undefined : scores.find(({ system }) => system === baseline);
  const scale = scaleOf(scores.flatMap(({ score, interval }) => [score, ...boundsOf(interval)]));
  const { name } = scores[0]!;
  return scrolling(
    name,
    html`<table class="figures scores"><caption>${name}</caption>
<thead><tr><th scope="col">System</th><th scope="col" class="count">Score</th><th scope="col" class="plot">${axis(scale)}</th></tr></thead>
<tbody>${scores.map((score) => scoreRow(score, scale, level?.score ?? null, score.system === baseline, names.text(score.system)))}</tbody></table>`,
  );
};

const scoreRow = (
  { score, interval, segments }: CorpusScore,
  scale: Scale,
  baseline: number | null,
  isBaseline: boolean,
  name: string,
): Markup => {
  const between = interval === null ? '' : `, ${figure(interval.low)} to ${figure(interval.high)}`;
  return html`<tr><th scope="row"><bdi>${name}</bdi>${isBaseline ? html` <small>the baseline</small>` : null}</th><td class="count"><b>${figure(score)}</b> ${
    interval === null
      ? null
      : html`<span class="quiet">(${figure(interval.low)} to ${figure(interval.high)})</span>`
  }<br><span class="quiet">${integer(segments)} segments</span></td><td class="plot">${whisker(
    scale,
    { score, interval, isBaseline },
    baseline,
    `${name}: ${figure(score)}${between}`,
  )}</td></tr>
`;
};

const boundsOf = (interval: CorpusScore['interval']): number[] =>
  interval === null ? [] : [interval.low, interval.high];
