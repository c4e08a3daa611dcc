const [facing, interleaved] = ['facing', 'inter'].map((name) => `body:has(#view-${name}:checked)`);
const read = `body:has(#view-facing:checked, #view-inter:checked)`;

/**
 * Paper. Facing pages are a landscape sheet with a gutter in its middle, where it may be folded; interleaved sentences an
 * upright one. Both are for reading: no marks and remarks, unless only flagged sentences were asked for, and what belongs
 * to the screen stays there. A page's title is left out where the text begins with it.
 */
export const printStyle = `
@media print {
  .reveal, .steps { display: none !important; }
  @page { margin: 15mm; @bottom-center { content: counter(page) " / " counter(pages); font: 8pt system-ui, sans-serif; color: #57606a; } }
  @page facing { size: A4 landscape; margin: 14mm 15mm 16mm; }
  @page interleaved { size: A4 portrait; margin: 16mm 22mm 18mm; }
  ${facing} { page: facing; }
  ${interleaved} { page: interleaved; }
  ${read} { font-size: 10.5pt; }
  ${read} header { padding-top: 0; }
  ${read} > :not(header, main, footer), ${read} > header > :not(h1, :has(h1)), ${read} > main > :not(.bitext, :has(.bitext)), ${read} .bitext :is(button, details, .shape, .way-back, thead small), ${read}:has(thead + .heading) h1, ${read}:has(#show-all:checked) :is(.remarks, .notes) { display: none; }
  ${read}:has(#confidence:not(:checked)) [data-c]::after { display: none; }
  ${read} :is(ins, mark, .casing, .typography), ${read}:has(#show-all:checked) e-v { background: none; box-shadow: none; margin: 0; padding: 0; color: inherit; text-decoration: none; }
  ${read} .bitext { max-width: none; --second: var(--ink); }
  ${read} .bitext thead { margin-bottom: 3mm; }
  ${read} .bitext thead th { padding: 0 0 1mm; font-size: 8pt; }
  ${read} .bitext tbody { border: 0; line-height: 1.45; }
  ${read} .bitext .heading { break-after: avoid; break-inside: avoid; padding-top: 2mm; }
  ${read} footer { padding: 6mm 0 0; break-inside: avoid; font-size: 8pt; }
  ${facing} .bitext tr { grid-template-columns: none; column-gap: 22mm; }
  ${facing} .bitext :is(tbody :is(th, td):first-child, thead th:first-child) { display: none; }
  ${facing} .bitext.wide tr { column-gap: 10mm; }
  ${facing} .bitext td { padding: 0 0 2.5mm; }
  ${interleaved} .bitext.wide thead { display: none; }
  ${interleaved} .bitext thead tr { display: block; }
  ${interleaved} .bitext thead th:not(:first-child) { display: inline; margin-right: 2em; }
  ${interleaved} .bitext tbody { padding-bottom: 2mm; }
  ${interleaved} .bitext tbody tr { padding: 0 0 1.5mm; }
  ${interleaved} .bitext td:not(:first-child), ${interleaved} .bitext tbody tr > :first-child { padding: 0; }
  ${interleaved} .bitext tbody tr > :first-child { font-size: 8pt; line-height: 5.4mm; }
  ${interleaved} .bitext td:not(:first-child) ~ td { padding-left: 1em; }
  ${interleaved} .bitext.wide td:nth-child(n + 2):not(:empty)::before { display: inline; margin-right: 1em; }
  ${interleaved} .bitext.wide td:not(:first-child) > p:only-of-type:not(.joined) { display: inline; }
}
`;
