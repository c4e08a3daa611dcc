import { documentStyle } from '../../assets/document/document-style.js';
import { stacked } from '../../assets/document/view-style.js';
import { rowClasses, turns } from '../labels.js';

/** Hides the rows of another turn or class than the chosen ones, where no script does that. */
const choices = [
  ...turns.map((turn) => ({ id: `turn-${turn}`, row: turn as string })),
  ...rowClasses.map((name) => ({ id: `class-${name}`, row: `c-${name}` })),
]
  .map(({ id, row }) => `  body:has(#${id}:checked) .changes tr.bead:not(.${row}) { display: none; }`)
  .join('\n');

/**
 * What the rows of documents look like, without the rules that filter and light up there: with 2,000 rows, those make
 * each key three times as slow. A rule is a line.
 */
const rowStyle = documentStyle
  .split('\n')
  .filter((line) => !line.includes(':has('))
  .join('\n');

/** Style of the pages about two systems. */
export const pairStyle = `:root { --second: inherit; }
${rowStyle}
.filters { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; margin: 0; padding: 0; border: 0; min-width: 0; }
.filters legend { float: left; margin-right: 1rem; padding: 0.15rem 0; color: var(--quiet); }
.tools label { display: inline-flex; gap: 0.35rem; align-items: baseline; padding: 0.15rem 0; }
.tools input { margin: 0; align-self: center; accent-color: var(--link); }
kbd { padding: 0.05rem 0.35rem; border: 1px solid var(--line); border-radius: 0.25rem; background: var(--panel); font: inherit; font-size: 0.85em; }
.answer { margin: 0 0 0.5rem; font-weight: 650; }
#count { margin: 0 0 0.75rem; }
.live-tools { display: flex; flex-wrap: wrap; gap: 0.5rem 1.25rem; align-items: center; }
.live-tools :is(input, select, button) { font: inherit; padding: 0.2rem 0.4rem; max-width: 100%; color: inherit; background: var(--paper); border: 1px solid var(--quiet); border-radius: 0.3rem; }
.live-tools label { align-items: center; }
.live-tools input[type=number] { width: 5rem; }
.changes { --first: 12rem; }
.changes td.where { font-size: 0.85rem; }
.changes tr.here { background: var(--panel); }
.changes tr.here td.where { padding-left: 0.6rem; }
.changes tbody { content-visibility: visible; }
.changes tr.bead { border-bottom: 1px solid var(--line); content-visibility: auto; contain-intrinsic-size: auto 8rem; }
.changes td p + p { margin-top: 0.25rem; }
.turn { white-space: normal; }
.turn .quiet, .where p.quiet { font-size: inherit; }
.class { display: inline-block; padding: 0 0.4rem; border: 1px solid var(--line); border-radius: 0.6rem; white-space: nowrap; }
.casing { text-decoration: underline dotted var(--quiet); text-underline-offset: 0.18em; }
.remarks .rule { background: var(--flag); color: var(--flag-ink); }
.severity.error { font-weight: 650; }
.severity.note, .severity.warning { color: var(--quiet); }
@media (scripting: none) {
${choices}
  @supports not selector(:has(a)) { .filters { display: none; } }
}
@media screen and (max-width: 56.25rem) {
  .changes {${stacked}
  --columns: minmax(0, 1fr); --column: 1; }
  .changes thead th.where { display: none; }
  .changes td.where { padding: 0.15rem 0; }
}
@media print {
  .tools:has(.filters :checked:not(#turn-all, #class-all)) { display: block; }
  .tools > :not(.filters), .filters input, .filters label:not(:has(:checked)) { display: none; }
  .changes del { display: inline; }
  .changes ins.moved::before { content: "⇄"; }
  .changes { --first: 8rem; }
  .changes td.where, .changes .remarks, .changes .rule { font-size: 0.7rem; }
}
`;
