import { percent } from '../../../core/confidence.js';
import type { Distribution } from '../../../overview/overview.js';
import { plural } from '../../../plural.js';
import { html, type Markup } from '../../markup.js';
import { histogram } from '../charts/charts.js';
import { figure, integer, placeLink } from '../figures.js';
import { folded, type SummaryContext, section } from './section.js';

/** How each figure is called, and how it is written. */
const kinds: Record<
  Distribution['of'],
  { name: string; lowest: string; explanation: string; write: (value: number, isBound?: boolean) => string }
> = {
  chrf: {
    name: 'Sentence chrF',
    lowest: 'Lowest',
    explanation: 'Likeness to the references in letters, 0 to 100.',
    write: (value, isBound) => (isBound ? short(value) : figure(value)),
  },
  'length-ratio': {
    name: 'Length ratio',
    lowest: 'Shortest beside their source',
    explanation: 'Letters of the translation for each letter of the source.',
    write: (value, isBound) => (isBound ? short(value) : figure(value, 2)),
  },
  confidence: {
    name: 'Confidence',
    lowest: 'Least confident',
    explanation: 'How sure the model was of each piece, on average.',
    write: percent,
  },
  'round-trip': {
    name: 'Round trip chrF',
    lowest: 'Least like the source after the way back',
    explanation:
      'Likeness in letters of the source and the translation translated back, 0 to 100. No score against a reference.',
    write: (value, isBound) => (isBound ? short(value) : figure(value)),
  },
};

/** Lowest rows that are read without a click. */
const shownLowest = 5;

/** Histograms with their tables, a row of them for each figure. */
export const distributionsOf = (context: SummaryContext): Markup | null => {
  const { distributions } = context.overview;
  const present = (Object.keys(kinds) as Distribution['of'][]).filter((kind) =>
    distributions.some(({ of }) => of === kind),
  );
  if (present.length === 0) return null;
  return section(
    'distributions',
    'Distributions',
    html`${present.map((kind) => {
      const all = distributions.filter(({ of }) => of === kind);
      return html`<h3>${kinds[kind].name}</h3>
<p class="quiet">${kinds[kind].explanation}</p>
<div class="side-by-side">
${all.map((each) => distributionOf(each, context))}</div>
`;
    })}`,
  );
};

const distributionOf = (distribution: Distribution, { links, names }: SummaryContext): Markup => {
  const { of, system, from, counts, mean, lowest } = distribution;
  const { name, write, lowest: heading } = kinds[of];
  const total = counts.reduce((sum, count) => sum + count, 0);
  const bins = from.map((low, i) => binOf(low, from[i + 1], (value) => write(value, true)));
  const labels = from.map((low, i) => `${i === from.length - 1 && i > 0 ? '≥ ' : ''}${write(low, true)}`);
  const fullest = counts.reduce((best, count, i) => (count > counts[best]! ? i : best), 0);
  const description =
    total === 0
      ? 'No segments.'
      : `${plural(total, 'segment')} in ${plural(counts.length, 'bin')}; the fullest is ${bins[fullest]} with ${counts[fullest]}. The table below has the numbers.`;
  const places = lowest.map(
    (each) => html`<li>${placeLink(each, links)} <span class="quiet">${write(each.value)}</span></li>
`,
  );
  return html`<figure>
<figcaption>${names.markup(system)} <span class="quiet">mean ${write(mean)}</span></figcaption>
${histogram(counts, labels, `${name} of ${names.text(system)}`, description)}
<details><summary>Table</summary><table class="figures"><caption class="said">${name} of ${names.text(system)}</caption>
<thead><tr><th scope="col">${name}</th><th scope="col" class="count">Segments</th><th scope="col" class="count">Share</th></tr></thead>
<tbody>${counts.map(
    (count, i) =>
      html`<tr><th scope="row">${bins[i] ?? ''}</th><td class="count">${integer(count)}</td><td class="count">${total === 0 ? '–' : percent(count / total)}</td></tr>
`,
  )}</tbody></table></details>
${
  places.length === 0
    ? null
    : html`<p class="quiet">${heading}:</p>
${folded(
  places,
  shownLowest,
  (count) => `${count} more`,
  (items) => html`<ul class="places">${items}</ul>`,
)}`
}</figure>
`;
};

const binOf = (low: number, next: number | undefined, write: (value: number) => string): string =>
  next === undefined ? `${write(low)} or more` : `${write(low)} to ${write(next)}`;

/** Without zeros at the end. */
const short = (value: number): string => String(Math.round(value * 100) / 100);
