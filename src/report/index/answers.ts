import type { Overview } from '../../overview/overview.js';
import { html, type Markup } from '../markup.js';
import { integer } from '../overview/figures.js';
import type { OverviewLinks } from '../overview/links.js';
import { namesOf } from '../overview/names.js';
import { sayConclusion } from '../ui/conclusions.js';
import { say } from '../ui/say.js';

/** Pairs that the index speaks of; the summary has all. */
const shownPairs = 3;

/** What may be concluded of the systems, by the first metric, with a link to the changed sentences; null of one system. */
export const indexAnswers = (
  { pairs, systems }: Pick<Overview, 'pairs' | 'systems'>,
  links: OverviewLinks,
): Markup | null => {
  if (pairs.length === 0) return null;
  const names = namesOf(systems);
  const rest = pairs.length - shownPairs;
  return html`<ul class="answers">
${pairs.slice(0, shownPairs).map(({ from, to, counts: { same, better, worse, changed }, conclusions }) => {
  const [first] = conclusions;
  const page = links.pair(from, to);
  const counts = say(
    `${first === undefined ? '' : `${integer(better)} better, ${integer(worse)} worse, `}${integer(changed)} changed, ${integer(same)} the same`,
    `${first === undefined ? '' : `${integer(better)} membaik, ${integer(worse)} memburuk, `}${integer(changed)} berubah, ${integer(same)} sama`,
  );
  return html`<li>${first === undefined ? null : html`<b>${sayConclusion(first)}</b> `}${names.markup(to)} ${say('beside', 'di samping')} ${names.markup(from)}: ${
    page === null ? counts : html`<a href="${page}">${counts}</a>`
  }.</li>
`;
})}${rest > 0 && links.summary !== null ? html`<li><a href="${links.summary}">${say(`${integer(rest)} more in the summary`, `${integer(rest)} lagi dalam ringkasan`)}</a></li>\n` : null}</ul>
`;
};
