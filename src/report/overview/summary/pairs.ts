import type { PairOverview } from '../../../overview/overview.js';
import { html, type Markup } from '../../markup.js';
import { say } from '../../ui/say.js';
import { integer } from '../figures.js';
import { linked } from './linked.js';
import { type SummaryContext, scrolling, section } from './section.js';

/** What became of the rows of each pair: a line a pair, each count with a link to its rows. */
export const pairsOf = (context: SummaryContext): Markup | null => {
  const { pairs } = context.overview;
  if (pairs.length === 0) return null;
  return section(
    'pairs',
    say('Differences', 'Perbedaan'),
    html`<p class="quiet">${say('Better and worse by sentence chrF against the references; changed where they cannot say.', 'Membaik dan memburuk menurut chrF kalimat terhadap rujukan; berubah jika rujukan tidak dapat memastikan.')}</p>
${scrolling(
  ['Rows by pair of systems', 'Baris menurut pasangan sistem'],
  html`<table class="figures">
<thead><tr><th scope="col">${say('Pair', 'Pasangan')}</th><th scope="col" class="count">${say('Same', 'Sama')}</th><th scope="col" class="count">${say('▲ Better', '▲ Membaik')}</th><th scope="col" class="count">${say('▼ Worse', '▼ Memburuk')}</th><th scope="col" class="count">${say('◆ Changed', '◆ Berubah')}</th><th scope="col" class="count">${say('Flags', 'Tanda')}</th><th scope="col">${say('Files', 'Berkas')}</th></tr></thead>
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
  return html`<tr><th scope="row">${names.markup(from)} → ${names.markup(to)}</th><td class="count">${integer(counts.same)}</td>${rows('better')}${rows('worse')}${rows('changed')}<td class="count">${say(`${integer(sum('new'))} new, ${integer(sum('fixed'))} fixed`, `${integer(sum('new'))} baru, ${integer(sum('fixed'))} teratasi`)}</td><td class="files">${
    href === null ? null : html`<a href="${href}">${say('changes', 'perubahan')}</a> `
  }${patch === null ? null : html`<a href="${patch}">diff</a>`}</td></tr>
`;
};
