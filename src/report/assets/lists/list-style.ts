/** Style of search results and of the list of flagged sentences. */
export const listStyle = `
.tools label { min-width: 0; max-width: 100%; }
.tools :is(input, select), .tools button, .more button { font: inherit; padding: 0.25rem 0.5rem; color: inherit; background: var(--paper); border: 1px solid var(--quiet); border-radius: 0.3rem; max-width: 100%; }
.tools :is(button, select), .more button { cursor: pointer; }
.tools input:not([type=checkbox]) { width: min(28rem, 70vw); }
.tools p { flex-basis: 100%; margin: 0; }
.missing { margin: 0 0 1rem; padding: 0.5rem 1rem; border-left: 4px solid var(--doubt); background: var(--panel); }
main h2 { margin: 1.5rem 0 0.25rem; font-size: 1.05rem; line-height: 1.35; }
h2 small { color: var(--quiet); font-size: 0.85rem; font-weight: 400; }
main :is(ul, ol) { margin: 0; padding: 0; list-style: none; }
main li { display: grid; grid-template-columns: 3.25rem minmax(0, 1fr); padding: 0.4rem 0; border-top: 1px solid var(--line); }
main li > :first-child { font-size: 0.85rem; line-height: 1.8; font-variant-numeric: tabular-nums; }
main li p { margin: 0; }
main li p + p { margin-top: 0.15rem; }
main li small { color: var(--quiet); font-size: 0.8rem; }
kbd { padding: 0.05rem 0.35rem; border: 1px solid var(--line); border-radius: 0.25rem; background: var(--panel); font: inherit; font-size: 0.85em; }
mark { background: var(--note); color: var(--note-ink); border-radius: 0.15rem; box-shadow: 0 0 0 1px var(--note); }
/* What is out of view is laid out when it comes into view. */
@media screen { main section { content-visibility: auto; contain-intrinsic-size: auto 30rem; } }
@media screen and (min-width: 60rem) {
  main li > div { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); column-gap: 1.5rem; align-items: start; }
  main li .source { grid-column: 1; grid-row: 1 / span 99; }
  main li .source ~ p { grid-column: 2; }
}
@media print {
  .more { display: none; }
  main li { break-inside: avoid; }
}
`;

/** What only the list of flagged sentences has. */
export const flaggedStyle = `
.scroll { overflow-x: auto; }
.rules { width: auto; margin: 0 0 1rem; font-size: 0.9rem; }
.rules :is(th, td) { padding: 0.2rem 1rem 0.2rem 0; border-bottom: 1px solid var(--line); color: inherit; font-weight: 400; overflow-wrap: normal; }
.rules thead th { color: var(--quiet); font-weight: 600; }
.rules .count { text-align: right; font-variant-numeric: tabular-nums; }
.flags { font-size: 0.85rem; }
main .flags li { display: block; padding: 0.1rem 0; border: 0; }
.rule { display: inline-block; padding: 0 0.4rem; border-radius: 0.6rem; background: var(--flag); color: var(--flag-ink); font-size: 0.8rem; line-height: 1.6; white-space: nowrap; }
.rule.error { background: var(--removed); color: var(--removed-ink); }
.rule.warning { background: var(--note); color: var(--note-ink); }
.rule.note { background: var(--panel); color: var(--quiet); }
main li.here { background: var(--panel); box-shadow: inset 3px 0 0 var(--focus); padding-left: 0.6rem; }
section:not(:has(li.row:not([hidden]))) { display: none; }
@media print {
  .scroll { overflow: visible; }
  main li.here { background: none; box-shadow: none; padding-left: 0; }
}
`;
