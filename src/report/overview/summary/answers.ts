import type { PairOverview } from '../../../overview/overview.js';
import { plural } from '../../../plural.js';
import { html, type Markup } from '../../markup.js';
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
    'What may be concluded',
    html`${
      missing === null
        ? null
        : html`<p>${missing}</p>
`
    }${pairs.length === 0 ? null : folded(pairs, shownPairs, (count) => `${plural(count, 'more pair')}`, list)}`,
  );
};

const answerOf = (pair: PairOverview, { links, names }: SummaryContext): Markup => {
  const href = links.pair(pair.from, pair.to);
  const { same, better, worse, changed } = pair.counts;
  const differ = better + worse + changed;
  const rows = html`${integer(differ)} of ${plural(same + differ, 'row')}`;
  const sum = (which: 'new' | 'fixed') => pair.flags.reduce((total, flag) => total + flag[which], 0);
  const turns = [
    better > 0 ? `${integer(better)} better` : '',
    worse > 0 ? `${integer(worse)} worse` : '',
    changed > 0 && better + worse > 0 ? `${integer(changed)} neither` : '',
  ].filter((part) => part !== '');
  return html`${pair.conclusions.map(
    ({ sentence, better: winner }) => html`<p${winner === null ? null : html` class="sure"`}>${sentence}</p>
`,
  )}<p class="quiet">${names.markup(pair.to)} differs from ${names.markup(pair.from)} in ${
    href === null || differ === 0 ? rows : html`<a href="${href}">${rows}</a>`
  }${turns.length === 0 ? null : `: ${turns.join(', ')}`}. ${plural(sum('new'), 'new flag')}, ${integer(sum('fixed'))} fixed.</p>
`;
};

/** What a reader may miss, and how to get it. */
const missingIn = ({ overview }: SummaryContext): string | null => {
  const { scores, pairs } = overview;
  const compared = overview.systems.filter(({ role }) => role !== 'reference').length;
  if (overview.segments === 0) return 'There is nothing to summarise: no document has a sentence.';
  if (scores.length === 0)
    return pairs.length === 0 && compared < 2
      ? 'There is one system and no reference translation: no scores, and nothing to compare with. A reference beside the source gives scores, a second system shows what differs. Below is what can be said without them: flags, confidence and lengths.'
      : 'There is no reference translation, so no scores, and nobody can say by numbers which system is better. Below is where they differ, and what is flagged.';
  if (pairs.length === 0)
    return 'There is one system: its scores are below. A second system, or an earlier run, would show what became better or worse.';
  return null;
};
