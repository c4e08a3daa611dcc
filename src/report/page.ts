import {
  type Bitext,
  type Change,
  type Flag,
  mainSide,
  type Row,
  referencesOf,
  rowsByBlock,
  sidesOf,
  targetsIn,
} from '../core/bitext.js';
import { confidenceOf, percent } from '../core/confidence.js';
import { type Note, type Sentence, sentencesOf } from '../core/document.js';
import type { Alternative, System, Target } from '../core/system.js';
import { languageName } from '../languages/languages.js';
import { counted, pageOf } from './frame.js';
import { html, type Markup } from './markup.js';
import { hrefOf, pageLinks, pageName, pagesOf } from './paging.js';
import { documentScript } from './style.js';
import { countsOf, isFlagged, originOf, titleOf } from './summary.js';

/** Version of the report layout. Raise it with every change, so that reports of an older version are rewritten. */
export const reportVersion = 2;

/** Links from a page to other files. */
export interface PageLinks {
  /** From this page to the index. */
  index: string;
  /** File name of the document's pages, without extension. */
  base: string;
  text: string;
  jsonl: string;
  patch: string | null;
}

/** Paragraphs per page. */
const pageSize = 300;

/** The HTML pages of one document: source and translations side by side, row by row. */
export const documentPages = (bitext: Bitext, links: PageLinks): string[] => {
  const { document, notes } = bitext;
  const counts = countsOf(bitext);
  const loose = notes.filter(({ block }) => block === null);
  const title = titleOf(bitext);
  const groups = rowsByBlock(bitext);
  const references = referencesOf(bitext);
  const to = languageName(mainSide(bitext)?.system.language ?? 'und');
  const rowOf = rowMaker(bitext);
  const remarksOf: Note[][] = document.blocks.map(() => []);
  for (const note of notes) if (note.block !== null) remarksOf[note.block]!.push(note);

  const pages = pagesOf(document.blocks, pageSize);
  const facts = html`<nav aria-label="Padan"><a href="${links.index}">All documents</a> / ${document.name}</nav>
<h1 lang="${document.language}" dir="auto">${title}</h1>
<ul class="facts">
<li>${counted(counts.paragraphs, 'paragraph')} (split at ${document.facts['split'] === 'lines' ? 'lines' : 'blank lines'})</li>
<li>${counted(counts.sentences, 'sentence')}</li>
<li>${counted(counts.notes, 'note')} on the text</li>
<li>${counted(counts.flagged, 'flagged translation')}</li>
<li>${references.length > 0 ? `reference: ${references.map(({ system }) => originOf(system)).join(', ')}` : 'no reference'}</li>
<li>Files: <a href="${links.text}">${to} text</a>, <a href="${links.jsonl}">JSONL</a>${
    links.patch === null ? null : html`, <a href="${links.patch}">diff to the reference</a>`
  }</li>
</ul>
<div class="tools" hidden>
<label>Show ${pages.length > 1 ? 'on this page ' : null}<select>
<option value="all">all sentences</option>
<option value="flagged">flagged translations</option>
<option value="noted">sentences with notes on the text</option>
${references.length > 0 ? html`<option value="differs">sentences that differ from the reference</option>` : null}
</select></label>
<span class="quiet"><kbd>j</kbd> next, <kbd>k</kbd> previous</span>
</div>
${
  loose.length === 0
    ? null
    : html`<section aria-label="Notes on the whole file"><ul class="remarks">${loose.map(remarkOf)}</ul></section>`
}`;
  const head = html`<thead><tr><th scope="col" class="number">No.</th><th scope="col">${languageName(document.language)}</th>${bitext.systems.map(headOf)}</tr></thead>`;

  return pages.map(({ items, first }, page) => {
    const turn = pageLinks(page, pages.length, (number) => hrefOf(pageName(links.base, number)));
    const main = html`${turn.above}<table class="bitext">
${head}
${items.map(({ kind }, i) => {
  const index = first + i;
  const remarks = remarksOf[index]!;
  return html`<tbody class="${kind}">
${groups[index]!.map((row) => rowOf(row.row, row.index, remarks))}${
  remarks.length === 0
    ? null
    : html`<tr class="notes noted"><td class="number"></td><td colspan="${bitext.systems.length + 1}"><ul class="remarks">${remarks.map(remarkOf)}</ul></td></tr>
`
}</tbody>
`;
})}</table>${turn.below}`;
    const which = pages.length === 1 ? '' : `, page ${page + 1} of ${pages.length}`;
    return pageOf(`${title}${which} – Padan`, facts, main, documentScript);
  });
};

/** Heading of a system's column, shown above each cell on narrow screens. */
const columnName = ({ role, label, language }: System): string =>
  role === 'reference' ? label : `${languageName(language)} by ${label}`;

const headOf = (system: System): Markup =>
  html`<th scope="col">${columnName(system)}${
    system.role === 'reference' ? html`, <del>not in it</del> <ins>only in it</ins>` : null
  }</th>`;

/** Makes a function that renders a document's rows. */
const rowMaker = (bitext: Bitext) => {
  const sentences = sentencesOf(bitext.document);
  const sides = sidesOf(bitext);
  const from = mainSide(bitext)?.system.id;
  const references = referencesOf(bitext).map(({ system }) => system.id);
  /** How the main system and a reference differ, by row and reference. */
  const changes = new Map(
    bitext.diffs.filter((diff) => diff.from === from).map((diff) => [`${diff.row} ${diff.to}`, diff.changes]),
  );
  const source = languageName(bitext.document.language);
  return (row: Row, index: number, notes: readonly Note[]): Markup => {
    const here = row.source.map((each) => sentences[each]!);
    const noted = notes.some((note) => here.some(({ start, end }) => note.start < end && note.end > start));
    const differs = references.some(
      (id) => changes.get(`${index} ${id}`)?.some(({ kind }) => kind !== 'same') ?? true,
    );
    const classes = ['bead', isFlagged(row) ? 'flagged' : '', noted ? 'noted' : '', differs ? 'differs' : ''];
    return html`<tr class="${classes.filter(Boolean).join(' ')}">
<td class="number">${here.map(({ index: at }) => html`<a href="#s${at + 1}" id="s${at + 1}" title="Link to sentence ${at + 1}">${at + 1}</a> `)}</td>
<td data-column="${source}" lang="${bitext.document.language}" dir="auto"><p class="source">${
      here.length === 0 ? nothing('not in the source') : here.map((sentence) => sourceOf(sentence, notes))
    }</p></td>
${sides.map((side) => {
  const { system } = side;
  const targets = targetsIn(row, side);
  return system.role === 'reference'
    ? referenceCell(system, targets, changes.get(`${index} ${system.id}`))
    : candidateCell(system, targets, row.cells[system.id]!.flags, here.length > 0);
})}</tr>
`;
  };
};

const candidateCell = (
  system: System,
  targets: readonly Target[],
  flags: readonly Flag[],
  hasSource: boolean,
): Markup => html`<td data-column="${columnName(system)}" lang="${system.language}" dir="auto"><p>${
  targets.length === 0 ? nothing(hasSource ? 'left out' : 'nothing to translate') : targets.map(targetOf)
}</p>${targets.map(({ trace }) => alternativesOf(trace?.alternatives ?? []))}${
  flags.length === 0
    ? null
    : html`<ul class="remarks">${flags.map(({ rule, message }) => html`<li><span class="rule flag">${rule}</span> ${message}</li>`)}</ul>`
}</td>
`;

const referenceCell = (
  system: System,
  targets: readonly Target[],
  changes: readonly Change[] | undefined,
): Markup => html`<td data-column="${columnName(system)}" lang="${system.language}" dir="auto"><p>${referenceOf(targets, changes)}</p></td>
`;

const nothing = (why: string): Markup => html`<span class="nothing">${why}</span>`;

const targetOf = ({ text, trace }: Target): Markup => {
  if (trace === undefined) return html`<span>${text}</span> `;
  if (trace.copied !== null) return html`<span title="copied, the model was not asked">${text}</span> `;
  const confidence = confidenceOf(trace);
  return confidence === null
    ? html`<span>${text}</span> `
    : html`<span title="confidence ${percent(confidence)}">${text}</span> `;
};

/** The next best translations, in a collapsed list. */
const alternativesOf = (alternatives: readonly Alternative[]): Markup | null =>
  alternatives.length === 0
    ? null
    : html`<details class="alternatives"><summary>${counted(alternatives.length, 'alternative')}</summary><ol start="2">${alternatives.map(
        ({ text, confidence }) => html`<li>${text} <span class="quiet">${percent(confidence)}</span></li>`,
      )}</ol></details>`;

const referenceOf = (targets: readonly Target[], changes: readonly Change[] | undefined): Markup => {
  if (targets.length === 0) return nothing('left out of the reference');
  if (changes === undefined) return html`<ins>${targets.map(({ text }) => text).join(' ')}</ins>`;
  return html`${changes.map(({ kind, text }) =>
    kind === 'same' ? text : kind === 'added' ? html`<ins>${text}</ins>` : html`<del>${text}</del>`,
  )}`;
};

/** A source sentence with the parts that notes refer to marked. */
const sourceOf = ({ start, end, text }: Sentence, notes: readonly Note[]): Markup => {
  const parts: (string | Markup)[] = [];
  let at = start;
  for (const note of notes) {
    const from = Math.max(at, note.start);
    const to = Math.min(end, note.end);
    // Marking the whole sentence would add nothing to the note below it.
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
