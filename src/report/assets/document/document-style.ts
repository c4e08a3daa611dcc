import { beadStyle } from './bead-style.js';

/**
 * Style of the table. Rows are grids, so that views, hidden columns and narrow screens need no other markup, and what is
 * out of view is not laid out. A rule is a line.
 */
export const documentStyle = `
html { scroll-padding-top: calc(var(--tools, 3rem) + 5rem); }
.empty { display: none; margin: 1.5rem 0; }
.bitext { --first: 3.25rem; }
.bitext, .bitext tbody { display: block; }
.bitext thead { display: block; position: var(--heads, sticky); top: var(--tools, 0rem); z-index: 1; background: var(--paper); border-bottom: 1px solid var(--line); }
.bitext tr { display: grid; grid-template-columns: var(--columns, var(--first)); grid-auto-flow: var(--flow, column); grid-auto-columns: minmax(0, 1fr); }
.bitext tbody:not(.on) { border-bottom: 1px solid var(--line); }
.bitext tbody:nth-child(n + 12) { content-visibility: auto; contain-intrinsic-size: auto 12rem; }
.bitext td :is(p, .line):nth-child(n + 40) { content-visibility: auto; contain-intrinsic-size: auto 2rem; }
.bitext :is(th, td) { display: block; padding: var(--pad, 0.45rem 0.75rem); }
.bitext :is(th, td):not(:first-child) { grid-column: var(--column, auto); }
.bitext tbody :is(th, td):first-child { grid-row: 1; }
.bitext.wide :first-child + td ~ td::before { display: var(--label, none); content: var(--name); content: var(--name) / ""; color: var(--quiet); font-size: 0.75rem; font-weight: 400; }
.bitext td:not([dir]), .bitext td:not([dir]) :is(p, .line, li, pre) { unicode-bidi: plaintext; }
.bitext td { text-wrap: pretty; hyphens: manual; }
.bitext thead tr { display: var(--head-row, grid); flex-wrap: wrap; gap: var(--head-gap, 0); padding: var(--head-pad, 0); }
.bitext thead .legend { flex: 1 0 100%; }
.bitext thead th { display: var(--head, block); padding: 0.3rem 1rem 0.3rem 0.75rem; vertical-align: top; }
.bitext thead .number { display: var(--no, block); padding-left: 0; overflow: hidden; }
.bitext th small { display: block; font-size: 0.9em; font-weight: 400; line-height: 1.4; }
.bitext thead :is(small:not(.legend, .compared), th:has(~ th .legend) .legend) { display: var(--made, block); }
.bitext tbody :is(th, td):first-child { padding-left: 0; color: var(--quiet); font-size: 0.85rem; font-weight: 400; font-variant-numeric: tabular-nums; line-height: 1.8; }
.bitext tbody th a { color: inherit; text-decoration: none; display: inline-block; min-width: 1.5rem; }
.bitext tbody th a:hover { color: var(--link); text-decoration: underline; }
.bitext tbody.heading td:not(:first-child) { font-weight: 650; }
:root:not(.live) .bitext tr:has(:target), :root:not(.live) .bitext tr:target, .bitext tr.here { background: var(--panel); }
.bitext tr.here { --bar: 0.6rem; box-shadow: inset 3px 0 0 var(--focus); }
.bitext tr.here > :first-child { padding-left: var(--bar); }
.bitext p { margin: 0; }
.nothing { color: var(--quiet); font-style: italic; }
ins { background: var(--added); color: var(--added-ink); text-decoration: underline; text-underline-offset: 0.18em; text-decoration-thickness: 1px; border-radius: 0.15rem; }
:is(del, r-m) { background: var(--removed); color: var(--removed-ink); text-decoration: line-through; text-decoration-thickness: 1px; border-radius: 0.15rem; }
r-m::before { content: attr(t); content: attr(t) / ""; }
r-m + ins { margin-left: 0.2em; }
:is(ins, del, r-m).moved { background: var(--panel); color: var(--quiet); text-decoration-style: dashed; }
ins.moved { color: var(--ink); }
ins.moved::before { content: "⇄"; content: "⇄" / ""; }
r-m.moved::before { content: "⇄" attr(t); content: "⇄" attr(t) / ""; }
:is(ins, r-m).punctuation { padding: 0 0.12em; text-decoration-style: double; }
.casing { text-decoration: underline wavy var(--quiet); text-decoration-thickness: 1px; text-underline-offset: 0.18em; }
.typography { text-decoration: underline dotted var(--quiet); text-underline-offset: 0.18em; }
[data-c]::after { display: none; content: attr(data-c) " %"; content: attr(data-c) " %" / ""; margin-left: 0.3em; color: var(--quiet); font-size: 0.75em; font-weight: 400; white-space: nowrap; font-variant-numeric: tabular-nums; }
[data-c="-"]::after { content: "copied"; content: "copied" / ""; }
:root:lang(id) [data-c="-"]::after { content: "disalin"; content: "disalin" / ""; }
.doubtful::after, body:has(#confidence:checked) [data-c]::after { display: inline; }
mark { background: var(--note); color: var(--note-ink); border-radius: 0.15rem; box-shadow: 0 0 0 1px var(--note); }
.bitext .notes td { padding-top: 0; }
.alternatives { margin-top: 0.3rem; font-size: 0.85rem; font-weight: 400; }
.alternatives summary { cursor: pointer; color: var(--quiet); }
.alternatives ol { margin: 0.2rem 0 0; padding-left: 1.6rem; }
.remarks { margin: 0.3rem 0 0; padding: 0; list-style: none; font-size: 0.85rem; font-weight: 400; }
.remarks li { margin: 0 0 0.2rem; }
:is(.rule, .remarks a) { display: inline-block; padding: 0 0.4rem; border-radius: 0.6rem; background: var(--note); color: var(--note-ink); font-size: 0.8rem; white-space: nowrap; }
${beadStyle}
@supports not selector(:has(a)) { .filters, .views { display: none; } }
@media print {
  .bitext thead { position: static; }
  .bitext :is(tbody, td :is(p, .line)) { content-visibility: visible !important; }
  del, r-m { display: none; }
  ins.moved::before { content: none; }
  r-m + ins { margin-left: 0; }
  .alternatives:not([open]) { display: none; }
  [data-c]::after { display: inline; }
  .bitext tr.here { background: none; box-shadow: none; }
}
`;
