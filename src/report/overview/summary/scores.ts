import type { CorpusScore } from '../../../overview/overview.js';
import { plural } from '../../../plural.js';
import { html, type Markup } from '../../markup.js';
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
    'Scores',
    html`<p class="quiet">${
      hasInterval
        ? 'In brackets and as a line: the 95 % interval, from resampled segments. Intervals that overlap do not say that two systems are alike: whether they differ is a matter for the paired test, whose results stand above.'
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
  const { name, metric, segments } = scores[0]!;
  const hasSameSegments = scores.every((each) => each.segments === segments);
  return scrolling(
    name,
    html`<table class="figures scores"><caption>${name} <small>${isLowerBetter(metric) ? 'lower is better, ' : null}${
      hasSameSegments ? plural(segments, 'segment') : null
    }</small></caption>
<thead><tr><th scope="col">System</th>${hasSameSegments ? null : html`<th scope="col" class="count">Segments</th>`}<th scope="col" class="count">Score</th><th scope="col" class="plot">${axis(scale)}</th></tr></thead>
<tbody>${scores.map(
      (
        each,
      ) => html`<tr><th scope="row">${names.markup(each.system)}${each.system === baseline ? html` <small>the baseline</small>` : null}</th>${
        hasSameSegments ? null : html`<td class="count">${integer(each.segments)}</td>`
      }<td class="count"><b>${figure(each.score)}</b>${
        each.interval === null
          ? null
          : html` <span class="quiet interval">(${figure(each.interval.low)} to ${figure(each.interval.high)})</span>`
      }</td><td class="plot">${whisker(
        scale,
        { ...each, isBaseline: each.system === baseline },
        level?.score ?? null,
        `${names.text(each.system)}: ${figure(each.score)}${
          each.interval === null ? '' : `, ${figure(each.interval.low)} to ${figure(each.interval.high)}`
        }`,
      )}</td></tr>
`,
    )}</tbody></table>`,
  );
};

const boundsOf = (interval: CorpusScore['interval']): number[] =>
  interval === null ? [] : [interval.low, interval.high];
