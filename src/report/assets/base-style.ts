/** Colours, type and what both kinds of pages have: light and dark, screen and print. */
export const baseStyle = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#fdfcf9, #16181c); --ink: light-dark(#1f2328, #e4e2dc); --quiet: light-dark(#57606a, #a5adb6);
  --line: light-dark(#dcd8cf, #363a41); --panel: light-dark(#f4f1ea, #1f2227); --link: light-dark(#0a5a8a, #7cc0ee);
  --added: light-dark(#d7f0dc, #17402a); --added-ink: light-dark(#0b4d1e, #b8ecc6); --removed: light-dark(#fbdcd8, #50231f);
  --removed-ink: light-dark(#86180c, #ffc9c1); --note: light-dark(#fff0c2, #443607); --note-ink: light-dark(#5c4300, #ffe49a);
  --flag: light-dark(#ece4fb, #372a55); --flag-ink: light-dark(#4a2a8a, #d9c8ff); --focus: light-dark(#0a5a8a, #7cc0ee);
  --lit: light-dark(#cde3f5, #1d4a6b); --doubt: light-dark(#a8500a, #f0a95c);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: anywhere; }
a { color: var(--link); text-underline-offset: 0.15em; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
header, main, footer { max-width: 90rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 1.75rem; }
footer { padding: 2rem 1.5rem; color: var(--quiet); font-size: 0.85rem; }
h1 { margin: 0.25rem 0 0.5rem; font-size: 1.6rem; line-height: 1.25; }
nav, .facts, .quiet { color: var(--quiet); font-size: 0.9rem; }
.facts { display: flex; flex-wrap: wrap; gap: 0.15rem 1.5rem; margin: 0.5rem 0 1rem; padding: 0; list-style: none; }
.facts b { color: var(--ink); font-variant-numeric: tabular-nums; }
.tools { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; align-items: center; margin: 0 0 1rem; font-size: 0.9rem; }
.site ul { display: flex; flex-wrap: wrap; gap: 0.15rem 1.25rem; margin: 0; padding: 0; list-style: none; }
.site [aria-current] { color: var(--ink); font-weight: 650; }
.pages { display: flex; flex-wrap: wrap; gap: 0.25rem 0.9rem; margin: 1rem 0; }
.steps { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; align-items: baseline; margin: 0.25rem 0; }
.steps label { display: inline-flex; gap: 0.35rem; align-items: baseline; }
.steps input { margin: 0; align-self: center; accent-color: var(--link); }
.pages [aria-current] { color: var(--ink); font-weight: 650; }
.tools > *, .tools label, select { min-width: 0; max-width: 100%; }
table { width: 100%; border-collapse: collapse; }
th { padding: 0.5rem 0.75rem; text-align: left; color: var(--quiet); font-size: 0.85rem; font-weight: 600; vertical-align: bottom; }
td { padding: 0.45rem 0.75rem; vertical-align: top; }
[hidden], html:not(.scripted) .ui-switch { display: none !important; }
.ui-switch { float: right; margin-left: 1rem; font-size: 0.85rem; white-space: nowrap; }
.ui-switch button { padding: 0.1rem 0.5rem; border: 1px solid var(--line); background: none; color: var(--link); font: inherit; cursor: pointer; }
.ui-switch button:first-child { border-radius: 0.6rem 0 0 0.6rem; }
.ui-switch button:last-child { margin-left: -1px; border-radius: 0 0.6rem 0.6rem 0; }
.ui-switch [aria-pressed=true] { background: var(--panel); color: var(--ink); font-weight: 650; }
.ui-wait u-i, .ui-wait [u-i] { animation: wait 3s step-end; }
@keyframes wait { from { visibility: hidden; } }
@media screen and (max-width: 52rem) {
  header, main, footer { padding-left: 1rem; padding-right: 1rem; }
  header > .ui-switch { display: block; float: none; width: max-content; margin: 0 0 0.5rem auto; }
}
@media print {
  :root { color-scheme: light; }
  .tools, nav, .pages, .ui-switch { display: none; }
  header, main, footer { padding-left: 0; padding-right: 0; }
  body { font-size: 0.8rem; }
  tr { break-inside: avoid; }
}
`;
