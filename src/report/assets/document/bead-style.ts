/**
 * Beads that are not one to one: joined sentences stand on lines of their own, held together by a bracket; what has no
 * counterpart stands beside a hatched cell. Uncertain ones have an edge. Each says so in words or figures, too.
 */
export const beadStyle = `
.bitext p + p { margin-top: 0.25rem; }
.line { display: block; }
.line + .line { margin-top: 0.2rem; }
.bitext [data-n]::before { content: attr(data-n); content: attr(data-n) / ""; margin-right: 0.45em; color: var(--quiet); font-size: 0.75em; font-weight: 400; font-variant-numeric: tabular-nums; }
.joined { position: relative; padding-left: 0.75rem; }
.source.joined { padding: 0 0.75rem 0 0; }
.joined::after { content: ""; position: absolute; inset: 0.2rem auto 0.2rem 0; width: 0.35rem; border: solid var(--quiet); border-width: 1.5px 0 1.5px 1.5px; border-radius: 0.2rem 0 0 0.2rem; }
.source.joined::after { inset: 0.2rem 0 0.2rem auto; border-width: 1.5px 1.5px 1.5px 0; border-radius: 0 0.2rem 0.2rem 0; }
.low { padding-left: 0.75rem; border-left: 3px solid var(--doubt); }
.joined.low::after { content: none; }
.shape { color: var(--quiet); font-size: 0.75em; font-weight: 400; font-variant-numeric: tabular-nums; }
.bitext tr > :first-child, .shape { user-select: none; -webkit-user-select: none; }
[data-n] > .shape::before { content: "· "; content: "· " / ""; }
.shape::after { content: "\\a"; white-space: pre; }
.low .shape { color: var(--doubt); }
.gap { outline: 1px dashed var(--quiet); outline-offset: -0.3rem; background: repeating-linear-gradient(-45deg, transparent 0 0.45rem, var(--line) 0.45rem calc(0.45rem + 1px)); }
td.gap { box-shadow: inset 0 0 0 0.3rem var(--paper); }
p.gap { outline-offset: 0; padding: 0 0.3rem; }
.gap .nothing { background: var(--paper); }
@media print {
  .joined, .low { break-inside: avoid; }
}
`;
