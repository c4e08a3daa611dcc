import type { Place } from '../../overview/overview.js';
import { html, type Markup, named } from '../markup.js';
import { hrefOf } from '../paging.js';
import { say } from '../ui/say.js';
import type { OverviewLinks } from './links.js';

/** What stands where a figure does not exist. */
export const noFigure = '–';

/** “24.3”. */
export const figure = (value: number | null, digits = 1): string =>
  value === null || !Number.isFinite(value) ? noFigure : withMinus(value.toFixed(digits));

/** “+1.2”, “−0.4”, “0.0”. */
export const signed = (value: number | null, digits = 1): string => {
  const text = figure(value, digits);
  return value !== null && value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
};

/** With a minus sign for a hyphen, and no “−0.0”. */
const withMinus = (text: string): string =>
  /[1-9]/.test(text) ? text.replace('-', '−') : text.replace('-', '');

/** “12,345”. */
export const integer = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** A link to the sentence that a remark is about: “news/day-1, 12”. Text, where there is no page. */
export const placeLink = (place: Place, links: OverviewLinks): Markup => {
  const { document, page, sentence } = place;
  const name = html`<bdi class="path">${named(document)}</bdi>, ${sentence === null ? say('a sentence that was added', 'kalimat yang ditambahkan') : sentence}`;
  if (page === null) return html`<span>${name}</span>`;
  return html`<a href="${links.root}${hrefOf(page)}${sentence === null ? null : `#s${sentence}`}">${name}</a>`;
};

/** The beginning of a text, for lists. Whole characters. */
export const clipped = (text: string, length = 240): string =>
  text.length <= length ? text : `${text.slice(0, length).replace(/[\ud800-\udbff]$/, '')}…`;
