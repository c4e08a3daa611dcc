/** Study tools: the card of a word, which is a sheet at the bottom of a phone; new and known words; translating for oneself. */
export const studyStyle = `
.study-said:not(:empty) { position: fixed; z-index: 9; inset: auto auto 1rem 1rem; margin: 0; padding: 0.4rem 0.8rem; border: 1px solid var(--quiet); border-radius: 0.4rem; background: var(--paper); }
.try-it { display: none; }
:is(.studying, [data-view=source]) .try-it { display: inline-block; }
.study button, .try button, .try-it, #gloss button { min-height: 1.75rem; padding: 0.1rem 0.6rem; border: 1px solid var(--line); border-radius: 0.25rem; background: var(--panel); color: inherit; font: inherit; font-size: 0.85rem; cursor: pointer; }
[data-view=source] tr:not(.told) > th + td { grid-row: 1; }
[data-view=source] tr:not(.told) .try-it { grid-area: 2 / 2; justify-self: end; }
button.try-it { min-height: 1.5rem; padding: 0 0.25rem; font-size: 0.75rem; white-space: nowrap; }
.studying w-d { cursor: help; }
#gloss { position: absolute; z-index: 9; width: min(26rem, calc(100vw - 1rem)); overflow: auto; padding: 0.6rem 0.9rem; border: 1px solid var(--quiet); border-radius: 0.4rem; background: var(--paper); color: var(--ink); box-shadow: 0 0.3rem 1rem #0004; font-size: 0.9rem; line-height: 1.45; }
#gloss:focus { outline-offset: -2px; }
#gloss :is(h2, h3, p, ul) { margin: 0 0 0.3rem; padding: 0; }
#gloss h2 { font-size: 1.15rem; }
#gloss h3 { margin-top: 0.6rem; font-size: 0.9rem; }
#gloss ul { list-style: none; }
#gloss .close { position: sticky; top: 0; float: right; margin: 0 -0.3rem 0 0.5rem; }
#gloss button[aria-pressed=true]::before { content: "✓ "; content: "✓ " / ""; }
.uses li { padding: 0.2rem 0; border-top: 1px solid var(--line); }
.uses span { display: block; }
.known > td { color: var(--quiet); }
.known > :first-child::after { content: "✓" / "known"; color: var(--quiet); }
:root:lang(id) .known > :first-child::after { content: "✓" / "dikenal"; }
.new-words w-d.new { text-decoration: underline dotted 2px var(--doubt); text-underline-offset: 0.2em; }
.new-words w-d.familiar { color: var(--quiet); }
.try { margin-top: 0.5rem; padding: 0.5rem 0.7rem; border: 1px solid var(--line); border-radius: 0.3rem; background: var(--paper); color: var(--ink); font-weight: 400; }
.try textarea { display: block; width: 100%; field-sizing: content; min-height: 3.8em; padding: 0.3rem; border: 1px solid var(--quiet); background: transparent; color: inherit; font: inherit; }
.try p { margin: 0.4rem 0; }
.try del + ins { margin-left: 0.2em; }
.try .score { margin: 0.6rem 0 0; font-size: 0.85rem; font-weight: 650; }
.trying > td ~ td { visibility: hidden; }
.trying .try-it.try-it { display: none; }
@media (max-width: 37.5rem) {
  #gloss { position: fixed; inset: auto 0 0; width: auto; max-height: 55vh; border-width: 1px 0 0; border-radius: 0.8rem 0.8rem 0 0; padding-bottom: max(0.6rem, env(safe-area-inset-bottom)); }
  #gloss button, .try button { min-height: 2.75rem; min-width: 2.75rem; }
}
@media (pointer: coarse) {
  .try kbd, #help-open kbd { display: none; }
  .reveal, button.try-it { min-height: 2.75rem; }
}
@media (forced-colors: active) {
  #gloss { border: 2px solid CanvasText; }
}
@media print {
  #gloss, .try, .try-it, .study-said { display: none !important; }
  .known > td { color: inherit; }
  .known > :first-child::after { content: none; }
  .trying > td ~ td { visibility: visible; }
}
`;
