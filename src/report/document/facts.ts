import { countSilenced } from '../../compare/silence.js';
import { type Bitext, mainSide, referencesOf } from '../../core/bitext.js';
import type { Note } from '../../core/document.js';
import { titleOf } from '../../core/title.js';
import { indonesianLanguageName, languageName } from '../../languages/languages.js';
import { counted, pathOf } from '../frame.js';
import { attribute, html, type Markup } from '../markup.js';
import { countsOf, originOf } from '../summary.js';
import { outputText } from '../text.js';
import { remark, ruleName } from '../ui/remarks.js';
import { say, sayIn } from '../ui/say.js';
import type { PageLinks } from './links.js';

/** How a document's paragraphs were found, by the fact of its format. */
const splitAt: Readonly<Record<string, Markup>> = {
  lines: say('split at lines', 'dipisah per baris'),
  'blank-lines': say('split at blank lines', 'dipisah di baris kosong'),
  wrapped: say('wrapped text without blank lines', 'teks terlipat tanpa baris kosong'),
};

/**
 * Where the document comes from, what was counted in it, its other files, and the notes on the whole of it. On a telephone
 * they are folded away, so that its text begins on the first screen.
 */
export const factsOf = (bitext: Bitext, links: PageLinks, neighbours: Markup | null): Markup => {
  const { document } = bitext;
  const counts = countsOf(bitext);
  const silenced = countSilenced(bitext);
  const title = titleOf(bitext);
  const references = referencesOf(bitext);
  const to = mainSide(bitext)?.system.language ?? 'und';
  const loose = bitext.notes.filter(({ block }) => block === null).length;
  const split = splitAt[document.facts['split'] ?? ''];
  return html`<nav aria-label="Padan"><a class="index" href="${links.index}">${say('All documents', 'Semua dokumen')}</a> <span class=place>/ ${pathOf(document.name)}</span></nav>
${neighbours}<h1${attribute('lang', document.language)}>${title === document.name ? pathOf(title) : title}</h1>
<details class=about open><summary>${say('About this document', 'Tentang dokumen ini')}${loose === 0 ? null : html` (${counted(loose, 'note', 'catatan')})`}</summary><ul class="facts">
<li>${counted(counts.paragraphs, 'paragraph', 'paragraf')}${split === undefined ? null : html` (${split})`}</li>
<li>${counted(counts.sentences, 'sentence', 'kalimat')}</li>
<li>${counted(counts.notes, 'note', 'catatan')} ${say('on the text', 'tentang teks')}</li>
<li>${counted(counts.flagged, 'flagged translation', 'terjemahan yang ditandai')}${silenced === 0 ? null : html` (${counted(silenced, 'flag', 'tanda')} ${say('silenced', 'dibungkam')})`}</li>
<li>${
    references.length === 0
      ? say('no reference', 'tanpa rujukan')
      : html`${say('reference', 'rujukan')}: ${references.map(({ system }, i) => [i > 0 ? ', ' : '', pathOf(originOf(system))])}`
  }</li>
<li>${say('Files', 'Berkas')}: <a href="${links.text}">${say(`${languageName(to)} text`, `teks ${indonesianLanguageName(to)}`)}</a>, <a href="${links.jsonl}">JSONL</a>${
    links.patch === null
      ? null
      : html`, <a href="${links.patch}">${say('diff to the reference', 'beda dengan rujukan')}</a>${isReference(bitext) ? html` ${say('(empty: they are the same)', '(kosong: keduanya sama)')}` : null}`
  }${links.beads == null ? null : html`, <a href="${links.beads}">${say('alignment, to be corrected', 'penyejajaran, untuk dikoreksi')}</a>`}</li>
</ul>${remarksOn(bitext)}</details>`;
};

/** Whether the translation's text is the reference's. */
const isReference = (bitext: Bitext): boolean => {
  const [main, reference] = [mainSide(bitext), referencesOf(bitext)[0]];
  return (
    main !== undefined && reference !== undefined && outputText(main.output) === outputText(reference.output)
  );
};

/** Notes on the whole file. */
const remarksOn = ({ notes }: Bitext): Markup | null => {
  const loose = notes.filter(({ block }) => block === null);
  return loose.length === 0
    ? null
    : html`<section${sayIn('aria-label', 'Notes on the whole file', 'Catatan tentang seluruh berkas')}><ul class="remarks">${loose.map(remarkOf)}</ul></section>`;
};

export const remarkOf = ({ rule, message }: Note): Markup =>
  html`<li><span class="rule"${sayIn('title', ...ruleName(rule))}>${rule}</span> ${remark(rule, message)}`;
