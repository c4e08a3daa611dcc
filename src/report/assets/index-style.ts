/** Style of the index: a table where there is room for it, else a short block for each document. */
export const indexStyle = `
.tools :is(input:not([type=checkbox]), select), .tools button, .more button { font: inherit; padding: 0.25rem 0.5rem; color: inherit; background: var(--paper); border: 1px solid var(--quiet); border-radius: 0.3rem; }
.tools :is(button, select), .more button { cursor: pointer; }
.tools input[type=search] { width: min(20rem, 60vw); }
.tools input[type=number] { width: 5rem; }
.tools input[type=checkbox] { margin: 0; align-self: center; accent-color: var(--link); }
.tools fieldset { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; margin: 0; padding: 0; border: 0; min-width: 0; }
.tools legend { float: left; margin-right: 1rem; color: var(--quiet); }
.tools fieldset label { display: inline-flex; gap: 0.35rem; align-items: baseline; }
.tools .order { display: none; }
.wide { overflow-x: auto; }
.documents td, .documents th { padding-left: 0.45rem; padding-right: 0.45rem; border-bottom: 1px solid var(--line); }
.documents td:first-child { min-width: 12rem; }
.documents th small { display: block; font-weight: 400; }
.documents th button { display: block; width: 100%; margin: -0.25rem -0.4rem; padding: 0.25rem 0.4rem; box-sizing: content-box; font: inherit; text-align: inherit; color: inherit; background: none; border: 0; border-radius: 0.3rem; cursor: pointer; }
.documents th button:hover { color: var(--link); background: var(--panel); }
.documents [aria-sort=ascending], .documents [aria-sort=descending] { color: var(--ink); }
.documents [aria-sort] button { position: relative; }
.documents [aria-sort] button::after { position: absolute; bottom: 0.25rem; left: 100%; margin-left: -0.25rem; font-size: 0.7em; line-height: 2; }
.documents [aria-sort=ascending] button::after { content: "▲"; content: "▲" / ""; }
.documents [aria-sort=descending] button::after { content: "▼"; content: "▼" / ""; }
/* A column is as wide as the longest part of a path, within reason. */
.documents .path { display: inline-block; max-width: 14rem; overflow-wrap: break-word; }
.documents .count { text-align: right; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
.documents td.count { white-space: nowrap; }
.documents .files { min-width: 6.5rem; overflow-wrap: normal; }
.documents .state { color: var(--quiet); font-size: 0.9rem; overflow-wrap: normal; }
:root:not(.live) .stateless .state, .stateless.unkept .state { display: none; }
.documents .failed td { color: var(--removed-ink); background: var(--removed); }
.answers { margin: 0 0 1rem; padding: 0 0 0 0.8rem; border-left: 3px solid var(--link); list-style: none; }
p.failed { margin: 0 0 1rem; padding: 0.5rem 1rem; border-left: 4px solid var(--removed-ink); background: var(--removed); color: var(--removed-ink); }
p.failed a { color: inherit; }
@media screen and (max-width: 60rem) {
  .documents, .documents :is(tbody, tr, td) { display: block; }
  .documents thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .live .documents thead { display: none; }
  .tools .order { display: inline; }
  .documents tr { padding: 0.6rem 0; border-bottom: 1px solid var(--line); }
  .documents td { padding: 0; border: 0; font-size: 0.9rem; }
  .documents .failed { padding: 0.6rem; background: var(--removed); }
  .documents .path { max-width: 100%; }
  .documents td:first-child { font-size: 1rem; }
  .documents td:not(:first-child, .reason) { display: inline-block; min-width: 0; margin-right: 1rem; }
  .documents td.state:empty { display: none; }
  .documents td[data-column]::before { content: attr(data-column) " "; color: var(--quiet); }
}
@media print {
  .more { display: none; }
  .documents :is(td, th) { padding: 0.3rem 0.4rem; font-size: 0.7rem; }
  .documents td:first-child { min-width: 8rem; }
  .documents .quiet { font-size: inherit; }
  .documents .path { max-width: 10rem; }
  .documents .files { display: none; }
  .wide { overflow: visible; }
}
`;
