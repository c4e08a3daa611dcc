import type { PairOverview } from '../../../overview/overview.js';
import { html, type Markup } from '../../markup.js';
import { integer } from '../figures.js';
import { linked } from './linked.js';
import { type SummaryContext, scrolling, section } from './section.js';

/** What became of the rows of each pair: a line a pair, each count with a link to its rows. */
export const pairsOf = (context: SummaryContext): Markup | null => {
  const { pairs } = context.overview;
  if (pairs.length === 0) return null;
  return section(
    'pairs',
    'Differences',
    html`<p class="quiet">Better and worse by sentence chrF against the references; changed where they cannot say.</p>
${scrolling(
  'Rows by pair of systems',
  html`<table class="figures">
<thead><tr><th scope="col">Pair</th><th scope="col" class="count">Same</th><th scope="col" class="count">▲ Better</th><th scope="col" class="count">▼ Worse</th><th scope="col" class="count">◆ Changed</th><th scope="col" class="count">Flags</th><th scope="col">Files</th></tr></thead>
<tbody>${pairs.map((pair) => pairRow(pair, context))}</tbody></table>`,
)}`,
  );
};

const pairRow = (pair: PairOverview, { links, names }: SummaryContext): Markup => {
  const { from, to, counts } = pair;
  const href = links.pair(from, to);
  const patch = links.patch(from, to);
  const rows = (turn: 'better' | 'worse' | 'changed') =>
    html`<td class="count">${linked(href, { turn }, counts[turn])}</td>`;
  const sum = (which: 'new' | 'fixed') => pair.flags.reduce((total, flag) => total + flag[which], 0);
  return html`<tr><th scope="row">${names.markup(from)} → ${names.markup(to)}</th><td class="count">${integer(counts.same)}</td>${rows('better')}${rows('worse')}${rows('changed')}<td class="count">${integer(sum('new'))} new, ${integer(sum('fixed'))} fixed</td><td class="files">${
    href === null ? null : html`<a href="${href}">changes</a> `
  }${patch === null ? null : html`<a href="${patch}">diff</a>`}</td></tr>
`;
};
