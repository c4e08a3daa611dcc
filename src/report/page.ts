import { type Bitext, type BitextBead, beadsByParagraph, type SourceSentence } from '../compare/bitext.js';
import { percent } from '../compare/flags.js';
import type { Change } from '../compare/words.js';
import type { Note } from '../core/document.js';
import type { Alternative } from '../translate/hypothesis.js';
import { html, type Markup } from './markup.js';
import { hrefOf, pageLinks, pageName, pagesOf } from './paging.js';
import { documentScript, type Script, style } from './style.js';
import { countsOf, titleOf } from './summary.js';

/** A whole page around its header and main part. */
export const pageOf = (title: string, header: Markup, main: Markup, script: Script): string =>
  `${
    html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${script.policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${{ markup: style }}</style>
</head>
<body>
<header>
${header}
</header>
<main>
${main}
</main>
<footer>Made by Padan, on this machine. Machine translation: check it before you rely on it.</footer>
<script>${{ markup: script.text }}</script>
</body>
</html>
`.markup
  }`;

export const counted = (count: number, one: string): Markup =>
  html`<b>${count}</b> ${one}${count === 1 ? '' : 's'}`;

/** Changes with every change of what a report looks like, so that those of another version are written anew. */
export const reportVersion = 1;

/** Links to the files that stand beside a page. */
export interface PageLinks {
  /** From this page to the index. */
  index: string;
  /** The pages' own name, without an ending. */
  base: string;
  text: string;
  jsonl: string;
  patch: string | null;
}

/** Paragraphs on a page. */
const pageSize = 300;

/** One document side by side, bead by bead, on as many pages as it needs. */
export const documentPages = (bitext: Bitext, links: PageLinks): string[] => {
  const { document, notes, reference } = bitext;
  const counts = countsOf(bitext);
  const loose = notes.filter(({ paragraph }) => paragraph === null);
  const title = titleOf(bitext);
  const groups = beadsByParagraph(bitext);
  const remarksOf: Note[][] = document.paragraphs.map(() => []);
  for (const note of notes) if (note.paragraph !== null) remarksOf[note.paragraph]!.push(note);

  const pages = pagesOf(document.paragraphs, pageSize);
  const facts = html`<nav aria-label="Padan"><a href="${links.index}">All documents</a> / ${document.name}</nav>
<h1 lang="id" dir="auto">${title}</h1>
<ul class="facts">
<li>${counted(counts.paragraphs, 'paragraph')} (split at ${document.split === 'lines' ? 'lines' : 'blank lines'})</li>
<li>${counted(counts.sentences, 'sentence')}</li>
<li>${counted(counts.notes, 'note')} on the text</li>
<li>${counted(counts.flagged, 'flagged translation')}</li>
<li>${reference ? html`reference: ${reference.path}` : 'no reference'}</li>
<li>Files: <a href="${links.text}">English text</a>, <a href="${links.jsonl}">JSONL</a>${
    links.patch === null ? null : html`, <a href="${links.patch}">diff to the reference</a>`
  }</li>
</ul>
<div class="tools" hidden>
<label>Show ${pages.length > 1 ? 'on this page ' : null}<select>
<option value="all">all sentences</option>
<option value="flagged">flagged translations</option>
<option value="noted">sentences with notes on the text</option>
${reference ? html`<option value="differs">sentences that differ from the reference</option>` : null}
</select></label>
<span class="quiet"><kbd>j</kbd> next, <kbd>k</kbd> previous</span>
</div>
${
  loose.length === 0
    ? null
    : html`<section aria-label="Notes on the whole file"><ul class="remarks">${loose.map(remarkOf)}</ul></section>`
}`;
  const head = html`<thead><tr><th scope="col" class="number">No.</th><th scope="col">Indonesian</th><th scope="col">English by Padan</th>${
    reference ? html`<th scope="col">Reference, <del>not in it</del> <ins>only in it</ins></th>` : null
  }</tr></thead>`;

  return pages.map(({ items, first }, page) => {
    const turn = pageLinks(page, pages.length, (number) => hrefOf(pageName(links.base, number)));
    const main = html`${turn.above}<table class="bitext">
${head}
${items.map(({ kind }, i) => {
  const index = first + i;
  const remarks = remarksOf[index]!;
  return html`<tbody class="${kind}">
${groups[index]!.map((bead) => rowOf(bead, remarks))}${
  remarks.length === 0
    ? null
    : html`<tr class="notes noted"><td class="number"></td><td colspan="${reference ? 3 : 2}"><ul class="remarks">${remarks.map(remarkOf)}</ul></td></tr>
`
}</tbody>
`;
})}</table>${turn.below}`;
    const which = pages.length === 1 ? '' : `, page ${page + 1} of ${pages.length}`;
    return pageOf(`${title}${which} – Padan`, facts, main, documentScript);
  });
};

const rowOf = (bead: BitextBead, notes: readonly Note[]): Markup => {
  const { source, hypotheses, flags, reference, changes } = bead;
  const noted = notes.some((note) => source.some(({ start, end }) => note.start < end && note.end > start));
  const differs = reference !== null && (changes === null || changes.some(({ kind }) => kind !== 'same'));
  const classes = ['bead', flags.length > 0 ? 'flagged' : '', noted ? 'noted' : '', differs ? 'differs' : ''];
  return html`<tr class="${classes.filter(Boolean).join(' ')}">
<td class="number">${source.map(({ number }) => html`<a href="#s${number}" id="s${number}" title="Link to sentence ${number}">${number}</a> `)}</td>
<td data-column="Indonesian" lang="id" dir="auto"><p class="source">${
    source.length === 0 ? nothing('not in the source') : source.map((sentence) => sourceOf(sentence, notes))
  }</p></td>
<td data-column="English by Padan" lang="en" dir="auto"><p>${
    source.length === 0
      ? nothing('nothing to translate')
      : hypotheses.map(({ text, score }) => hypothesisOf(text, score))
  }</p>${hypotheses.map(({ alternatives }) => alternativesOf(alternatives))}${
    flags.length === 0
      ? null
      : html`<ul class="remarks">${flags.map(({ rule, message }) => html`<li><span class="rule flag">${rule}</span> ${message}</li>`)}</ul>`
  }</td>
${
  reference === null
    ? null
    : html`<td data-column="Reference" lang="en" dir="auto"><p>${referenceOf(reference, changes)}</p></td>
`
}</tr>
`;
};

const nothing = (why: string): Markup => html`<span class="nothing">${why}</span>`;

const hypothesisOf = (text: string, score: number | null): Markup =>
  score === null
    ? html`<span title="copied, the model was not asked">${text}</span> `
    : html`<span title="confidence ${percent(score)}">${text}</span> `;

/** The next best translations, behind a line that opens. */
const alternativesOf = (alternatives: readonly Alternative[]): Markup | null =>
  alternatives.length === 0
    ? null
    : html`<details class="alternatives"><summary>${counted(alternatives.length, 'alternative')}</summary><ol start="2">${alternatives.map(
        ({ text, score }) => html`<li>${text} <span class="quiet">${percent(score)}</span></li>`,
      )}</ol></details>`;

const referenceOf = (reference: readonly string[], changes: readonly Change[] | null): Markup => {
  if (reference.length === 0) return nothing('left out of the reference');
  if (changes === null) return html`<ins>${reference.join(' ')}</ins>`;
  return html`${changes.map(({ kind, text }) =>
    kind === 'same' ? text : kind === 'added' ? html`<ins>${text}</ins>` : html`<del>${text}</del>`,
  )}`;
};

/** The sentence as it came, the places that notes point at marked. */
const sourceOf = ({ start, end, text }: SourceSentence, notes: readonly Note[]): Markup => {
  const parts: (string | Markup)[] = [];
  let at = start;
  for (const note of notes) {
    const from = Math.max(at, note.start);
    const to = Math.min(end, note.end);
    // A mark over the whole sentence would say no more than the note under it.
    if (from >= to || (note.start <= start && note.end >= start + text.trimEnd().length)) continue;
    parts.push(text.slice(at - start, from - start));
    parts.push(
      html`<mark title="${note.rule}: ${note.message}">${text.slice(from - start, to - start)}</mark>`,
    );
    at = to;
  }
  return html`${parts}${text.slice(at - start)}`;
};

const remarkOf = ({ rule, message }: Note): Markup =>
  html`<li><span class="rule">${rule}</span> ${message}</li>`;
