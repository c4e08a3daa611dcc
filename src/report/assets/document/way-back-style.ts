/** The ways back below translations: on demand, but for those that a flag speaks of. */
export const wayBackStyle = `
.bitext .way-back { display: none; margin-top: 0.3rem; padding-left: 0.6rem; border-left: 2px dotted var(--quiet); font-size: 0.9rem; font-weight: 400; }
.bitext .way-back.told, body:has(#way-back:checked) .bitext .way-back { display: block; }
.way-back .shape { font-size: 0.85em; }
.way-back > .shape::before, .way-back > .shape::after { content: none; }
.caution { margin: -0.5rem 0 1rem; color: var(--quiet); font-size: 0.9rem; }
.caution summary { cursor: pointer; }
.caution p { max-width: 60rem; margin: 0.3rem 0; }
@supports not selector(:has(a)) { .bitext .way-back { display: block; } }
@media print {
  .way-back { break-inside: avoid; }
  .caution:not([open]) { display: none; }
}
`;
