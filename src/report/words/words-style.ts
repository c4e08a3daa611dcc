/** Style of the word list: a table; on narrow screens, a family’s meaning and example stand below its figures. */
export const wordsStyle = `
.tools label { max-width: 100%; }
.tools :is(input[type=search], select) { max-width: 100%; padding: 0.25rem 0.5rem; border: 1px solid var(--quiet); border-radius: 0.3rem; background: var(--paper); color: inherit; font: inherit; }
.tools [type=search] { width: min(16rem, 60vw); }
.tools [type=checkbox] { accent-color: var(--link); }
.missing { margin: 0 0 1rem; padding: 0.5rem 1rem; border-left: 4px solid var(--doubt); background: var(--panel); }
details { margin: 0 0 1rem; }
summary { cursor: pointer; }
details ul { margin: 0.25rem 0; padding-left: 1.2rem; }
.words :is(th, td) { padding: 0.4rem 0.6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
.words thead th { vertical-align: bottom; }
.words tbody th { min-width: 8rem; color: inherit; font-size: 1rem; }
.words small { display: block; color: var(--quiet); font-weight: 400; font-size: 0.8rem; }
.words small a { color: inherit; }
.words :is(.count, td:not([lang])) { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.words td[lang] { min-width: 8rem; }
.words td:last-child { min-width: 18rem; font-size: 0.9rem; }
.words td p { margin: 0; color: var(--quiet); }
.words td a { display: block; width: fit-content; font-size: 0.85em; unicode-bidi: isolate; }
@media screen and (max-width: 52rem) {
  .words :is(tr, td, th) { display: block; border: 0; }
  .words tbody th, .words td[lang] { min-width: 0; }
  .words tr { display: grid; grid-template-columns: minmax(0, 1fr) repeat(3, 4.5rem); padding: 0.4rem 0; border-bottom: 1px solid var(--line); }
  .words :is(td, th) { padding: 0.1rem 0.25rem; }
  .words td[lang] { grid-column: 1 / -1; }
  .words thead th:nth-last-child(-n+3) { display: none; }
  .words td[lang]:nth-last-child(2):not(:empty)::before { content: "→ "; content: "→ " / ""; }
}
@media screen { .words tbody tr { content-visibility: auto; contain-intrinsic-size: auto 5rem; } }
`;
