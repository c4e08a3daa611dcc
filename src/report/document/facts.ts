import { countSilenced } from '../../compare/silence.js';
import { type Bitext, mainSide, referencesOf } from '../../core/bitext.js';
import type { Note } from '../../core/document.js';
import { titleOf } from '../../core/title.js';
import { languageName } from '../../languages/languages.js';
import { counted, pathOf } from '../frame.js';
import { attribute, html, type Markup } from '../markup.js';
import type { PageLinks } from '../page.js';
import { countsOf, originOf } from '../summary.js';
import { outputText } from '../text.js';

/** How a document's paragraphs were found, by the fact of its format. */
const splitAt: Readonly<Record<string, string>> = {
  lines: 'split at lines',
  'blank-lines': 'split at blank lines',
  wrapped: 'wrapped text without blank lines',
};

/** Where the document comes from, what was counted in it, and its other files. */
export const factsOf = (bitext: Bitext, links: PageLinks, neighbours: Markup | null): Markup => {
  const { document } = bitext;
  const counts = countsOf(bitext);
  const silenced = countSilenced(bitext);
  const title = titleOf(bitext);
  const references = referencesOf(bitext);
  const to = languageName(mainSide(bitext)?.system.language ?? 'und');
  return html`<nav aria-label="Padan"><a class="index" href="${links.index}">All documents</a> / ${pathOf(document.name)}</nav>
${neighbours}<h1${attribute('lang', document.language)}>${title === document.name ? pathOf(title) : title}</h1>
<ul class="facts">
<li>${counted(counts.paragraphs, 'paragraph')}${splitAt[document.facts['split'] ?? ''] === undefined ? null : ` (${splitAt[document.facts['split']!]})`}</li>
<li>${counted(counts.sentences, 'sentence')}</li>
<li>${counted(counts.notes, 'note')} on the text</li>
<li>${counted(counts.flagged, 'flagged translation')}${silenced === 0 ? null : html` (${counted(silenced, 'flag')} silenced)`}</li>
<li>${
    references.length === 0
      ? 'no reference'
      : html`reference: ${references.map(({ system }, i) => [i > 0 ? ', ' : '', pathOf(originOf(system))])}`
  }</li>
<li>Files: <a href="${links.text}">${to} text</a>, <a href="${links.jsonl}">JSONL</a>${
    links.patch === null
      ? null
      : html`, <a href="${links.patch}">diff to the reference</a>${isReference(bitext) ? ' (empty: they are the same)' : null}`
  }${links.beads == null ? null : html`, <a href="${links.beads}">alignment, to be corrected</a>`}</li>
</ul>`;
};

/** Whether the translation's text is the reference's. */
const isReference = (bitext: Bitext): boolean => {
  const [main, reference] = [mainSide(bitext), referencesOf(bitext)[0]];
  return (
    main !== undefined && reference !== undefined && outputText(main.output) === outputText(reference.output)
  );
};

/** Notes on the whole file. */
export const remarksOn = ({ notes }: Bitext): Markup | null => {
  const loose = notes.filter(({ block }) => block === null);
  return loose.length === 0
    ? null
    : html`<section aria-label="Notes on the whole file"><ul class="remarks">${loose.map(remarkOf)}</ul></section>`;
};

export const remarkOf = ({ rule, message }: Note): Markup =>
  html`<li><span class="rule">${rule}</span> ${message}</li>`;
