import type { ChangedRow, PairOverview } from '../../../overview/overview.js';
import { countOf } from '../../frame.js';
import { html, type Markup } from '../../markup.js';
import type { Both } from '../../ui/remarks/template.js';
import { ruleName } from '../../ui/remarks.js';
import { inUi, say } from '../../ui/say.js';
import { withView } from '../addresses.js';
import { bar } from '../charts/charts.js';
import { clipped, figure, placeLink, signed } from '../figures.js';
import { classLabel, rowClasses, severityOf } from '../labels.js';
import { linked } from './linked.js';
import { type SummaryContext, scrolling, section } from './section.js';
import { wordsOf } from './words.js';

/** Pairs whose details are seen without a click, and pairs that have details here. */
const openPairs = 2;
const detailedPairs = 10;
/** Sentences in a list. */
const shownRows = 5;

/** The first pairs in detail: classes of differences, flags, the sentences to look at first, words. */
export const pairDetailsOf = (context: SummaryContext): Markup[] =>
  context.overview.pairs.slice(0, detailedPairs).map((pair, i) => {
    const { names } = context;
    const heading = html`${names.markup(pair.from)} → ${names.markup(pair.to)}`;
    const content = html`<div class="side-by-side">
${classTable(pair, context)}${flagTable(pair, context)}</div>
${extremesOf(pair, context)}${wordsOf(pair, context)}`;
    return section(
      `pair-${i + 1}`,
      heading,
      i < openPairs
        ? content
        : html`<details><summary>${say('Classes of differences, flags, sentences and words', 'Jenis perbedaan, tanda, kalimat, dan kata')}</summary>
${content}</details>
`,
    );
  });

const rowsByClass: Both = ['Rows by class of difference', 'Baris menurut jenis perbedaan'];

const classTable = ({ from, to, classes }: PairOverview, { links }: SummaryContext): Markup | null => {
  const present = rowClasses.filter((name) => (classes[name] ?? 0) > 0);
  if (present.length === 0) return null;
  const most = present.reduce((max, name) => Math.max(max, classes[name] ?? 0), 1);
  const href = links.pair(from, to);
  return scrolling(
    rowsByClass,
    html`<table class="figures"><caption>${say(...rowsByClass)}</caption>
<thead><tr><th scope="col">${say('Class', 'Jenis')}</th><th scope="col" class="count">${say('Rows', 'Baris')}</th><td class="plot"></td></tr></thead>
<tbody>${present.map((name) => {
      const count = classes[name] ?? 0;
      return html`<tr><th scope="row">${classLabel(name)}</th><td class="count">${linked(href, { class: name }, count)}</td><td class="plot">${bar(count / most)}</td></tr>
`;
    })}</tbody></table>`,
  );
};

const flagTable = ({ from, to, flags }: PairOverview, { links }: SummaryContext): Markup | null => {
  if (flags.length === 0) return null;
  const href = links.pair(from, to);
  const total = (which: 'new' | 'fixed') => flags.reduce((sum, flag) => sum + flag[which], 0);
  return scrolling(
    ['New and fixed flags by rule', 'Tanda baru dan teratasi menurut aturan'],
    html`<table class="figures"><caption>${say(`Flags: ${total('new')} new, ${total('fixed')} fixed`, `Tanda: ${total('new')} baru, ${total('fixed')} teratasi`)}</caption>
<thead><tr><th scope="col">${say('Rule', 'Aturan')}</th><th scope="col">${say('Severity', 'Tingkat')}</th><th scope="col" class="count">${say('New', 'Baru')}</th><th scope="col" class="count">${say('Fixed', 'Teratasi')}</th></tr></thead>
<tbody>${flags.map(
      (flag) =>
        html`<tr><th scope="row"><code>${flag.rule}</code> <small>${say(...ruleName(flag.rule))}</small></th><td>${severityOf(flag.severity)}</td><td class="count">${linked(href, { flag: flag.rule }, flag.new)}</td><td class="count">${linked(href, { flag: flag.rule }, flag.fixed)}</td></tr>
`,
    )}</tbody></table>`,
  );
};

/** The sentences that lost and gained most; without a reference, those that changed most. */
const extremesOf = (pair: PairOverview, context: SummaryContext): Markup | null => {
  const scored = pair.changed.flatMap((row) =>
    row.scores === null ? [] : [{ row, gain: row.scores.after - row.scores.before }],
  );
  const lists =
    scored.length === 0
      ? [
          {
            heading: say('Most changed', 'Paling banyak berubah'),
            sort: '',
            rows: pair.changed.slice(0, shownRows),
          },
        ]
      : [
          {
            heading: say('Lost most', 'Paling merosot'),
            sort: 'loss',
            rows: scored
              .filter(({ gain }) => gain < 0)
              .sort((a, b) => a.gain - b.gain)
              .slice(0, shownRows)
              .map(({ row }) => row),
          },
          {
            heading: say('Gained most', 'Paling meningkat'),
            sort: 'gain',
            rows: scored
              .filter(({ gain }) => gain > 0)
              .sort((a, b) => b.gain - a.gain)
              .slice(0, shownRows)
              .map(({ row }) => row),
          },
        ];
  const shown = lists.filter(({ rows }) => rows.length > 0);
  if (shown.length === 0) return null;
  return html`<div class="side-by-side">
${shown.map(({ heading, sort, rows }) => sentenceList(heading, sort, rows, pair, context))}</div>
`;
};

const sentenceList = (
  heading: Markup,
  sort: string,
  rows: readonly ChangedRow[],
  { from, to, changed, unlisted }: PairOverview,
  context: SummaryContext,
): Markup => {
  const { links } = context;
  const href = links.pair(from, to);
  const rest = changed.length + unlisted > rows.length;
  return html`<div><h3>${heading}</h3>
<ol class="sentences">${rows.map((row) => sentenceOf(row, { from, to }, context))}</ol>
${
  href === null || !rest
    ? null
    : html`<p><a href="${withView(href, { sort })}">${countOf(changed.length, 'changed sentence', 'kalimat yang berubah')} ${say('in this order', 'dalam urutan ini')}</a></p>
`
}</div>
`;
};

const sentenceOf = (
  row: ChangedRow,
  { from, to }: { from: string; to: string },
  { overview, links, names }: SummaryContext,
): Markup => {
  const { scores } = row;
  const language = overview.documents.find(({ name }) => name === row.document)?.language ?? 'und';
  const version = (id: string, text: string) =>
    html`<div><dt>${names.markup(id)}</dt><dd lang="${overview.systems.find((system) => system.id === id)?.language ?? 'und'}" dir="auto">${text === '' ? html`<span class="nothing"${inUi}>${say('nothing', 'kosong')}</span>` : clipped(text)}</dd></div>`;
  return html`<li>${placeLink(row, links)}${
    scores === null
      ? null
      : html` <span class="quiet">chrF ${figure(scores.before)} → ${figure(scores.after)} (${signed(scores.after - scores.before)})</span>`
  }<dl><div><dt>${say('source', 'sumber')}</dt><dd lang="${language}" dir="auto">${clipped(row.source)}</dd></div>${version(from, row.before)}${version(to, row.after)}</dl></li>
`;
};
