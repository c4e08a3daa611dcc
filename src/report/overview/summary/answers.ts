import type { PairOverview } from '../../../overview/overview.js';
import { plural } from '../../../plural.js';
import { countOf } from '../../frame.js';
import { html, type Markup } from '../../markup.js';
import { sayConclusion } from '../../ui/conclusions.js';
import { say } from '../../ui/say.js';
import { integer } from '../figures.js';
import { folded, type SummaryContext, section } from './section.js';

/** Pairs whose sentences are read without a click. */
const shownPairs = 6;

/** The answer first: what may be concluded of each pair, in sentences, and what is missing for more. */
export const answersOf = (context: SummaryContext): Markup => {
  const { overview } = context;
  const pairs = overview.pairs.map(
    (pair) => html`<li>${answerOf(pair, context)}</li>
`,
  );
  const list = (items: readonly Markup[]) => html`<ul class="answers">
${items}</ul>
`;
  const missing = missingIn(context);
  return section(
    'answers',
    say('What may be concluded', 'Yang dapat disimpulkan'),
    html`${
      missing === null
        ? null
        : html`<p>${missing}</p>
`
    }${pairs.length === 0 ? null : folded(pairs, shownPairs, (count) => countOf(count, 'more pair', 'pasangan lagi'), list)}`,
  );
};

const answerOf = (pair: PairOverview, { links, names }: SummaryContext): Markup => {
  const href = links.pair(pair.from, pair.to);
  const { same, better, worse, changed } = pair.counts;
  const differ = better + worse + changed;
  const rows = say(
    `${integer(differ)} of ${plural(same + differ, 'row')}`,
    `${integer(differ)} dari ${same + differ} baris`,
  );
  const sum = (which: 'new' | 'fixed') => pair.flags.reduce((total, flag) => total + flag[which], 0);
  const turns = [
    ...(better > 0 ? [say(`${integer(better)} better`, `${integer(better)} membaik`)] : []),
    ...(worse > 0 ? [say(`${integer(worse)} worse`, `${integer(worse)} memburuk`)] : []),
    ...(changed > 0 && better + worse > 0
      ? [say(`${integer(changed)} neither`, `${integer(changed)} bukan keduanya`)]
      : []),
  ];
  return html`${pair.conclusions.map(
    (each) => html`<p${each.better === null ? null : html` class="sure"`}>${sayConclusion(each)}</p>
`,
  )}<p class="quiet">${names.markup(pair.to)} ${say('differs from', 'berbeda dengan')} ${names.markup(pair.from)} ${say('in', 'pada')} ${
    href === null || differ === 0 ? rows : html`<a href="${href}">${rows}</a>`
  }${turns.map((turn, i) => [i === 0 ? ': ' : ', ', turn])}. ${countOf(sum('new'), 'new flag', 'tanda baru')}, ${say(`${integer(sum('fixed'))} fixed.`, `${integer(sum('fixed'))} teratasi.`)}</p>
`;
};

/** What a reader may miss, and how to get it. */
const missingIn = ({ overview }: SummaryContext): Markup | null => {
  const { scores, pairs } = overview;
  const compared = overview.systems.filter(({ role }) => role !== 'reference').length;
  if (overview.segments === 0)
    return say(
      'There is nothing to summarise: no document has a sentence.',
      'Tidak ada yang dapat diringkas: tidak ada dokumen yang berisi kalimat.',
    );
  if (scores.length === 0)
    return pairs.length === 0 && compared < 2
      ? say(
          'There is one system and no reference translation: no scores, and nothing to compare with. A reference beside the source gives scores, a second system shows what differs. Below is what can be said without them: flags, confidence and lengths.',
          'Hanya ada satu sistem dan tidak ada terjemahan rujukan: tidak ada skor, dan tidak ada pembanding. Rujukan di samping sumber memberikan skor, sistem kedua memperlihatkan yang berbeda. Di bawah ini yang dapat dikatakan tanpa keduanya: tanda, keyakinan, dan panjang.',
        )
      : say(
          'There is no reference translation, so no scores, and nobody can say by numbers which system is better. Below is where they differ, and what is flagged.',
          'Tidak ada terjemahan rujukan, jadi tidak ada skor, dan tidak dapat dikatakan dengan angka sistem mana yang lebih baik. Di bawah ini letak perbedaannya dan apa yang ditandai.',
        );
  if (pairs.length === 0)
    return say(
      'There is one system: its scores are below. A second system, or an earlier run, would show what became better or worse.',
      'Hanya ada satu sistem: skornya ada di bawah. Sistem kedua, atau proses sebelumnya, akan memperlihatkan apa yang membaik atau memburuk.',
    );
  return null;
};
