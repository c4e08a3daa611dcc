/**
 * Linked words. At rest nothing shows. With a script those that belong together light up; on demand a style sheet draws
 * their numbers, so that copies, searches and paper are without them. A weak link has a broken line or a question mark.
 */
export const wordStyle = `
.lit { background: var(--lit); color: var(--ink); border-radius: 0.15rem; box-shadow: 0 0 0 0.1em var(--lit); text-decoration: none; }
.lit[q] { background: none; color: inherit; box-shadow: none; outline: 1px dashed var(--focus); outline-offset: 0.05em; }
.lit.origin { box-shadow: 0 0 0 0.1em var(--lit), 0 0.18em 0 0.02em var(--focus); }
.bitext w-d:focus { outline: 2px solid var(--focus); outline-offset: 0.12em; }
body:has(#links:checked) w-d::after { content: attr(l); margin-left: 0.1em; color: var(--link); font-size: 0.62em; font-weight: 400; font-style: normal; line-height: 1; vertical-align: super; font-variant-numeric: tabular-nums; }
body:has(#links:checked) w-d[q]::after { content: attr(l) "?"; color: var(--quiet); }
body:has(#links:checked) .bitext :is(p, .line) { line-height: 1.75; }
.said { position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (forced-colors: active) {
  .lit { forced-color-adjust: none; background: Highlight; color: HighlightText; box-shadow: none; }
  .lit[q] { background: Canvas; color: CanvasText; outline-color: Highlight; }
  .lit.origin { box-shadow: none; text-decoration: underline; }
}
@media print {
  body:has(#links:checked) :is(w-d, w-d[q])::after { content: none; }
  body:has(#links:checked) .bitext :is(p, .line) { line-height: inherit; }
  .bitext .lit { background: none; color: inherit; box-shadow: none; outline: none; }
}
`;
