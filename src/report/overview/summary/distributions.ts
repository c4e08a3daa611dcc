import { percent } from '../../../core/confidence.js';
import type { Distribution } from '../../../overview/overview.js';
import { plural } from '../../../plural.js';
import { html, type Markup } from '../../markup.js';
import { roundTripNames } from '../../round-trip.js';
import type { Both } from '../../ui/remarks/template.js';
import { say } from '../../ui/say.js';
import { histogram } from '../charts/charts.js';
import { figure, integer, placeLink } from '../figures.js';
import { folded, type SummaryContext, section } from './section.js';

/** How each figure is called, and how it is written. */
const kinds: Record<
  Distribution['of'],
  { name: Both; lowest: Both; explanation: Both; write: (value: number, isBound?: boolean) => string }
> = {
  chrf: {
    name: ['Sentence chrF', 'chrF kalimat'],
    lowest: ['Lowest', 'Terendah'],
    explanation: [
      'Likeness to the references in letters, 0 to 100.',
      'Kemiripan dengan rujukan huruf demi huruf, 0 sampai 100.',
    ],
    write: (value, isBound) => (isBound ? short(value) : figure(value)),
  },
  'length-ratio': {
    name: ['Length ratio', 'Perbandingan panjang'],
    lowest: ['Shortest beside their source', 'Terpendek dibandingkan dengan sumbernya'],
    explanation: [
      'Letters of the translation for each letter of the source.',
      'Huruf terjemahan untuk tiap huruf sumber.',
    ],
    write: (value, isBound) => (isBound ? short(value) : figure(value, 2)),
  },
  confidence: {
    name: ['Confidence', 'Keyakinan'],
    lowest: ['Least confident', 'Keyakinan terendah'],
    explanation: [
      'How sure the model was of each piece, on average.',
      'Seberapa yakin model tentang tiap potongan kata, rata-rata.',
    ],
    write: percent,
  },
  'round-trip': {
    name: ['Round trip chrF', roundTripNames[1]],
    lowest: [
      'Least like the source after the way back',
      'Paling tidak mirip sumber setelah diterjemahkan balik',
    ],
    explanation: [
      'Likeness in letters of the source and the translation translated back, 0 to 100. No score against a reference.',
      'Kemiripan huruf antara sumber dan terjemahan yang diterjemahkan balik, 0 sampai 100. Bukan skor terhadap rujukan.',
    ],
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
    say('Distributions', 'Sebaran'),
    html`${present.map((kind) => {
      const all = distributions.filter(({ of }) => of === kind);
      return html`<h3>${say(...kinds[kind].name)}</h3>
<p class="quiet">${say(...kinds[kind].explanation)}</p>
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
  const description: Both =
    total === 0
      ? ['No segments.', 'Tidak ada segmen.']
      : [
          `${plural(total, 'segment')} in ${plural(counts.length, 'bin')}; the fullest is ${bins[fullest]?.[0]} with ${counts[fullest]}. The table below has the numbers.`,
          `${total} segmen dalam ${counts.length} kelas; yang terbanyak ${bins[fullest]?.[1]}, yaitu ${counts[fullest]}. Tabel di bawah memuat angkanya.`,
        ];
  const title: Both = [`${name[0]} of ${names.text(system)}`, `${name[1]}: ${names.text(system)}`];
  const places = lowest.map(
    (each) => html`<li>${placeLink(each, links)} <span class="quiet">${write(each.value)}</span></li>
`,
  );
  return html`<figure>
<figcaption>${names.markup(system)} <span class="quiet">${say('mean', 'rata-rata')} ${write(mean)}</span></figcaption>
${histogram(counts, labels, title, description)}
<details><summary>${say('Table', 'Tabel')}</summary><table class="figures"><caption class="said">${say(...title)}</caption>
<thead><tr><th scope="col">${say(...name)}</th><th scope="col" class="count">${say('Segments', 'Segmen')}</th><th scope="col" class="count">${say('Share', 'Bagian')}</th></tr></thead>
<tbody>${counts.map(
    (count, i) =>
      html`<tr><th scope="row">${say(...(bins[i] ?? ['', '']))}</th><td class="count">${integer(count)}</td><td class="count">${total === 0 ? '–' : percent(count / total)}</td></tr>
`,
  )}</tbody></table></details>
${
  places.length === 0
    ? null
    : html`<p class="quiet">${say(...heading)}:</p>
${folded(
  places,
  shownLowest,
  (count) => say(`${count} more`, `${count} lagi`),
  (items) => html`<ul class="places">${items}</ul>`,
)}`
}</figure>
`;
};

const binOf = (low: number, next: number | undefined, write: (value: number) => string): Both =>
  next === undefined
    ? [`${write(low)} or more`, `${write(low)} atau lebih`]
    : [`${write(low)} to ${write(next)}`, `${write(low)} sampai ${write(next)}`];

/** Without zeros at the end. */
const short = (value: number): string => String(Math.round(value * 100) / 100);
