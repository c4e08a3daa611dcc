import type { Interval } from '../../../score/significance/conclusion.js';
import { html, type Markup } from '../../markup.js';
import type { Both } from '../../ui/remarks/template.js';
import { sayElement } from '../../ui/say.js';
import { type Scale, share } from './scale.js';

/*
 * Charts are inline SVG without a library: a few lines and boxes, placed in percent so that they are as wide as their
 * cell, and text, dots and lines keep their size. Colours come from the style sheet; shape says the same as colour.
 */

/** A score as a dot with its interval as a line; the baseline's is hollow, and its score a broken line through all. */
export const whisker = (
  scale: Scale,
  { score, interval, isBaseline }: { score: number; interval: Interval | null; isBaseline: boolean },
  baseline: number | null,
  title: Both,
): Markup =>
  html`<svg class="chart whisker" role="img" width="100%" height="22">${sayElement('title', null, ...title)}${
    baseline === null
      ? null
      : html`<line class="level" x1="${scale.at(baseline)}" x2="${scale.at(baseline)}" y1="0" y2="22"/>`
  }${
    interval === null
      ? null
      : html`<line x1="${scale.at(interval.low)}" x2="${scale.at(interval.high)}" y1="11" y2="11"/>${[
          interval.low,
          interval.high,
        ].map((end) => html`<line x1="${scale.at(end)}" x2="${scale.at(end)}" y1="6" y2="16"/>`)}`
  }<circle${isBaseline ? html` class="hollow"` : null} cx="${scale.at(score)}" cy="11" r="5"/></svg>`;

/** The bounds of a scale, for above a column of charts. */
export const axis = ({ low, high }: Scale): Markup =>
  html`<span class="axis"><span>${rounded(low)}</span><span>${rounded(high)}</span></span>`;

const plotHeight = 72;

/**
 * A histogram.
 *
 * @param labels  of the bins
 */
export const histogram = (
  counts: readonly number[],
  labels: readonly string[],
  title: Both,
  description: Both,
): Markup => {
  const most = counts.reduce((max, count) => Math.max(max, count), 1);
  const width = 100 / Math.max(1, counts.length);
  const ends = [
    [0, '0%', 'start'],
    [Math.floor(counts.length / 2), '50%', 'middle'],
    [counts.length - 1, '100%', 'end'],
  ] as const;
  return html`<svg class="chart histogram" role="img" width="100%" height="${plotHeight + 20}">${sayElement('title', null, ...title)}${sayElement('desc', null, ...description)}${counts.map(
    (count, i) =>
      count === 0
        ? null
        : html`<rect x="${rounded(i * width + width / 20)}%" width="${rounded(width * 0.9)}%" y="${rounded(plotHeight - barHeight(count, most))}" height="${rounded(barHeight(count, most))}"/>`,
  )}<line x1="0" x2="100%" y1="${plotHeight}" y2="${plotHeight}"/>${
    counts.length < 3
      ? null
      : ends.map(
          ([at, x, anchor]) =>
            html`<text x="${x}" y="${plotHeight + 15}" text-anchor="${anchor}">${labels[at] ?? ''}</text>`,
        )
  }</svg>`;
};

/** A bin with anything in it is seen. */
const barHeight = (count: number, most: number): number => Math.max(2, (plotHeight * count) / most);

/** A small bar in a table whose row has the figure in words: nothing to hear. */
export const bar = (part: number): Markup =>
  html`<svg class="chart bar" aria-hidden="true" width="100%" height="14"><rect x="0" y="3" width="${share(part)}" height="8"/></svg>`;

/** Two bars, the first hollow, for two systems' figures in the same row. */
export const twoBars = (before: number, after: number): Markup =>
  html`<svg class="chart bar" aria-hidden="true" width="100%" height="20"><rect class="hollow" x="0" y="2" width="${share(before)}" height="7"/><rect x="0" y="11" width="${share(after)}" height="7"/></svg>`;

const rounded = (value: number): number => Math.round(value * 100) / 100 + 0;
