/** Style of the index: a table where there is room for it, else a short block for each document. */
export const indexStyle = `
.tools input { font: inherit; padding: 0.25rem 0.5rem; width: min(24rem, 60vw); color: inherit; background: var(--paper); border: 1px solid var(--quiet); border-radius: 0.3rem; }
.found { margin: 0; padding: 0; list-style: none; }
.found li { padding: 0.3rem 0; border-bottom: 1px solid var(--line); }
.documents td, .documents th { border-bottom: 1px solid var(--line); }
.documents td:first-child { min-width: 14rem; }
/* A column is as wide as the longest part of a path, within reason. */
.documents .path { display: inline-block; max-width: 20rem; overflow-wrap: break-word; }
.documents .count { text-align: right; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
.documents td.count { white-space: nowrap; }
.failed { margin: 0 0 1.5rem; padding: 0.75rem 1rem; border-left: 4px solid var(--removed-ink); background: var(--removed); color: var(--removed-ink); }
.failed h2 { margin: 0 0 0.25rem; font-size: 1rem; }
.failed ul { margin: 0; padding-left: 1.2rem; }
@media screen and (max-width: 60rem) {
  .documents, .documents :is(tbody, tr, td) { display: block; }
  .documents thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .documents tr { padding: 0.6rem 0; border-bottom: 1px solid var(--line); }
  .documents td { padding: 0; border: 0; font-size: 0.9rem; }
  .documents .path { max-width: 100%; }
  .documents td:first-child { font-size: 1rem; }
  .documents td:not(:first-child) { display: inline-block; min-width: 0; margin-right: 1rem; }
  .documents td[data-column]::before { content: attr(data-column) " "; color: var(--quiet); }
}
@media print {
  .documents :is(td, th) { padding: 0.3rem 0.4rem; font-size: 0.7rem; }
  .documents td:first-child { min-width: 8rem; }
  .documents .quiet { font-size: inherit; }
  .documents .path { max-width: 10rem; }
  .documents .files { display: none; }
}
`;
