import type { Overview } from '../../overview/overview.js';
import { counted, pageOf } from '../frame.js';
import { html, type Markup, named } from '../markup.js';
import { asReported } from '../ui/remarks.js';
import { say, sayPlain, type UiOptions, uis } from '../ui/say.js';
import { summaryAssets } from './assets/assets.js';
import type { OverviewLinks } from './links.js';
import { namesOf } from './names.js';
import { navigationOf } from './navigation.js';
import { answersOf } from './summary/answers.js';
import { distributionsOf } from './summary/distributions.js';
import { documentsOf } from './summary/documents.js';
import { flagsOf } from './summary/flags.js';
import { pairDetailsOf } from './summary/pair-details.js';
import { pairsOf } from './summary/pairs.js';
import { roundTripsOf } from './summary/round-trips.js';
import { scoresOf } from './summary/scores.js';

/** Problems that are listed. */
const shownProblems = 50;

/**
 * The page about all documents of a run: what may be concluded, scores, differences, flags, distributions, documents to
 * look at first. It needs no script.
 */
export const summaryPage = (
  overview: Overview,
  links: OverviewLinks,
  { ui = uis[0] }: UiOptions = {},
): string => {
  const names = namesOf(overview.systems);
  const context = { overview, links, names };
  const references = overview.systems.filter(({ role }) => role === 'reference').length;
  const header = html`${navigationOf(links, 'summary')}
<h1>${say('Summary', 'Ringkasan')}</h1>
<ul class="facts">
<li>${counted(overview.documents.length, 'document', 'dokumen')}</li>
<li>${counted(overview.segments, 'row', 'baris')}</li>
<li>${counted(overview.systems.length - references, 'system', 'sistem')}</li>
<li>${references === 0 ? say('no reference', 'tanpa rujukan') : counted(references, 'reference', 'rujukan')}</li>
</ul>`;
  const main = html`${problemsOf(overview)}${answersOf(context)}${scoresOf(context)}${roundTripsOf(context)}${pairsOf(context)}${pairDetailsOf(context)}${flagsOf(context)}${distributionsOf(context)}${documentsOf(context)}`;
  return pageOf(html`${sayPlain('Summary', 'Ringkasan')} – Padan`, header, main, summaryAssets, ui);
};

/** What had to be left out, in a list. */
const problemsOf = ({ problems }: Overview): Markup | null => {
  if (problems.length === 0) return null;
  const rest = problems.length - shownProblems;
  return html`<section class="failed" aria-labelledby="problems"><h2 id="problems">${say('Left out of this summary', 'Tidak termasuk dalam ringkasan ini')}</h2><ul>${problems
    .slice(0, shownProblems)
    .map(({ document, reason }) => html`<li><bdi>${named(document)}</bdi>: ${asReported(reason)}</li>`)}${
    rest > 0 ? html`<li>${say(`and ${rest} more`, `dan ${rest} lagi`)}</li>` : null
  }</ul></section>
`;
};
