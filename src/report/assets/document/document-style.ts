import { filterNames } from '../../filters.js';
import { beadStyle } from './bead-style.js';
import { wordStyle } from './word-style.js';

/**
 * Hides what does not match the chosen filter: rows, then paragraphs and the table where no row is left. It needs no
 * script. The row that a link leads to is always shown (class `revealed`).
 */
const filterStyle = filterNames
  .map((name) => {
    const chosen = `body:has(#show-${name}:checked)`;
    const others = `:not(:has(.${name}, .revealed))`;
    return `
${chosen} .bitext tbody tr:not(.${name}, .revealed), ${chosen} .bitext tbody${others}, ${chosen} .bitext${others} { display: none; }
${chosen} .empty[data-filter=${name}] { display: block; }`;
  })
  .join('');

/** Puts the cells of a row below each other, each under its column's name. */
const stacked = (table: string): string => `
  ${table}, ${table} :is(thead, tbody, tr, th, td) { display: block; width: auto; }
  ${table} thead th { position: static; padding: 0 0 0.4rem; border: 0; }
  ${table} thead th.number { display: none; }
  ${table} thead { border-bottom: 1px solid var(--line); }
  ${table} td, ${table} td.number { padding: 0.15rem 0; }
  ${table} td.gap { margin: 0.25rem 0; padding: 0.25rem 0.5rem; outline-offset: -1px; box-shadow: none; }
  ${table} tr.bead { padding: 0.5rem 0; }
  ${table} tr.here { padding-left: 0.6rem; }
  ${table} tr.here td.number { padding-left: 0; }
  ${table} td[data-column]:not(:empty)::before { content: attr(data-column); display: block; color: var(--quiet); font-size: 0.75rem; font-weight: 400; }`;

/** Style of a document's pages. Two columns of text fit a small tablet, more need a wider screen. */
export const documentStyle = `
html { scroll-padding-top: 6rem; }
.filters { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; margin: 0; padding: 0; border: 0; min-width: 0; }
.filters legend { float: left; margin-right: 1rem; padding: 0.15rem 0; color: var(--quiet); }
.tools label { display: inline-flex; gap: 0.35rem; align-items: baseline; padding: 0.15rem 0; }
.tools input { margin: 0; align-self: center; accent-color: var(--link); }
.tools b { font-variant-numeric: tabular-nums; }
kbd { padding: 0.05rem 0.35rem; border: 1px solid var(--line); border-radius: 0.25rem; background: var(--panel); font: inherit; font-size: 0.85em; }
.empty { display: none; margin: 1.5rem 0; }

.bitext { table-layout: fixed; }
.bitext thead th { position: sticky; top: 0; z-index: 1; background: var(--paper); border-bottom: 1px solid var(--line); vertical-align: top; }
.bitext th small { display: block; font-size: 0.9em; font-weight: 400; line-height: 1.4; }
.bitext .number { width: 4.5rem; padding-left: 0; }
.bitext td.number { color: var(--quiet); font-size: 0.85rem; font-variant-numeric: tabular-nums; line-height: 1.8; }
.bitext td.number a { color: inherit; text-decoration: none; display: inline-block; min-width: 1.5rem; }
.bitext td.number a:hover { color: var(--link); text-decoration: underline; }
.bitext tbody { border-bottom: 1px solid var(--line); }
.bitext tbody.heading td:not(.number) { font-weight: 650; }
:root:not(.live) .bitext tr:has(:target), .bitext tr.here { background: var(--panel); }
.bitext tr.here { box-shadow: inset 3px 0 0 var(--focus); }
.bitext tr.here td.number { padding-left: 0.6rem; }
.bitext p { margin: 0; }
.nothing { color: var(--quiet); font-style: italic; }
ins { background: var(--added); color: var(--added-ink); text-decoration: underline; text-underline-offset: 0.18em; text-decoration-thickness: 1px; border-radius: 0.15rem; }
del { background: var(--removed); color: var(--removed-ink); text-decoration: line-through; text-decoration-thickness: 1px; border-radius: 0.15rem; }
del::before { content: attr(data-removed); }
del + ins { margin-left: 0.2em; }
ins.moved, del.moved { background: var(--panel); color: var(--quiet); text-decoration-style: dashed; }
ins.moved { color: var(--ink); }
ins.moved::before { content: "⇄"; content: "⇄" / ""; }
del.moved::before { content: "⇄" attr(data-removed); }
ins.punctuation, del.punctuation { padding: 0 0.12em; text-decoration-style: double; }
.casing { text-decoration: underline wavy var(--quiet); text-decoration-thickness: 1px; text-underline-offset: 0.18em; }
.typography { text-decoration: underline dotted var(--quiet); text-underline-offset: 0.18em; }
[data-confidence]::after { display: none; content: attr(data-confidence); margin-left: 0.3em; color: var(--quiet); font-size: 0.75em; font-weight: 400; white-space: nowrap; font-variant-numeric: tabular-nums; }
.doubtful::after, body:has(#confidence:checked) [data-confidence]::after { display: inline; }
mark { background: var(--note); color: var(--note-ink); border-radius: 0.15rem; box-shadow: 0 0 0 1px var(--note); }
.notes td { padding-top: 0; }
.alternatives { margin-top: 0.3rem; font-size: 0.85rem; font-weight: 400; }
.alternatives summary { cursor: pointer; color: var(--quiet); }
.alternatives ol { margin: 0.2rem 0 0; padding-left: 1.6rem; }
.remarks { margin: 0.3rem 0 0; padding: 0; list-style: none; font-size: 0.85rem; font-weight: 400; }
.remarks li { margin: 0 0 0.2rem; }
.rule { display: inline-block; padding: 0 0.4rem; border-radius: 0.6rem; background: var(--note); color: var(--note-ink); font-size: 0.8rem; white-space: nowrap; }
.flag { background: var(--flag); color: var(--flag-ink); }
${filterStyle}${beadStyle}${wordStyle}
@supports not selector(:has(a)) { .filters { display: none; } }
@media screen and (max-width: 37.5rem) {${stacked('.bitext')}
}
@media screen and (max-width: 56.25rem) {${stacked('.bitext.wide')}
}
@media print {
  .tools:has(.filters :checked:not(#show-all)) { display: block; }
  .tools > :not(.filters), .filters input, .filters label:not(:has(:checked)) { display: none; }
  .bitext thead th { position: static; }
  del { display: none; }
  ins.moved::before { content: none; }
  del + ins { margin-left: 0; }
  .alternatives:not([open]) { display: none; }
  [data-confidence]::after { display: inline; }
  .bitext tr.here { background: none; box-shadow: none; }
}
`;
