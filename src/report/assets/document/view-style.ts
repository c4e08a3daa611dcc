/** Selects a page in which one of the views is chosen. */
const viewed = (...names: string[]): string =>
  `body:has(${names.map((name) => `#view-${name}:checked`).join(', ')})`;

/** For tables whose rows have their cells below each other. With several systems each stands under its column's name. */
export const stacked = `
  --flow: row; --columns: var(--first) minmax(0, 1fr); --column: 2; --pad: 0.15rem 0; --heads: static; --head-row: flex; --head: contents; --head-gap: 0 1rem; --head-pad: 0.2rem 0; --no: none; --label: block; --made: none;`;

const [single, source, target, facing] = [
  viewed('inter', 'source', 'target'),
  viewed('source'),
  viewed('target'),
  viewed('facing'),
];

/**
 * The views. All but facing pages are the same rows, laid out by style alone. Source first shows a row's translation where
 * it was asked for (class `told`), or, without a script, while its number has the focus or is the target of the address.
 * Facing pages are paragraphs that the script made of the rows (`tr.run`); without it they are rows without lines.
 */
export const viewStyle = `
${single} .bitext { max-width: calc(var(--measure) + 3.25rem); margin: 0 auto; }
${single} .bitext {${stacked} }
${single} .bitext th + td ~ td { color: var(--second); }
${single} .bitext tbody tr { padding: 0.4rem 0; }
${target} .bitext :is(tbody th + td, thead th:nth-child(2), .notes) { display: none; }
${target} .bitext { --second: var(--ink); }
${source} .bitext tbody tr:not(.told, .notes, :target, :focus-within) th + td ~ td { display: none; }
${facing} .bitext tbody { border: 0; }
${facing} .bitext tr > :first-child { visibility: hidden; }
${facing} .bitext { --first: 0rem; max-width: calc(2 * var(--measure) + 6rem); margin: 0 auto; column-gap: 2rem; }
${facing} .bitext tr > :first-child { padding: 0; overflow: hidden; }
.scripted:not(.viewed) :is(body:has(#view-facing:checked), body:has(#view-source:checked)) tbody { animation: wait 1s step-end; }
@media screen and (max-width: 37.5rem) {
  .bitext {${stacked} }
  .bitext tbody tr { padding: 0.4rem 0; }
}
@media screen and (max-width: 56.25rem) {
  .bitext.wide {${stacked} }
  .wide tbody tr { padding: 0.4rem 0; }
}
`.replaceAll('\n\n', '\n');

/** What the script adds to the views: buttons that show a sentence's translation, and paragraphs that run on. */
export const runStyle = `
.bitext .run, .reveal { display: none; }
.live ${source} .bitext tbody tr:not(.told, .notes) th + td ~ td { display: none; }
.live ${source} .bitext tr:not(.told) .reveal { display: block; grid-column: 2; grid-row: 2; justify-self: start; }
.live ${source} .bitext tbody tr:not(.told) th { display: contents; }
.live ${source} .bitext tr:not(.told) th a + a { display: none; }
.live ${source} .bitext tr:not(.told) th a { margin-left: var(--bar, 0rem); grid-column: 1; grid-row: 1; font-size: 0.85rem; line-height: 1.8; color: var(--quiet); font-weight: 400; }
.reveal { margin: 0.1rem 0 0.2rem; padding: 0.1rem 0.7rem; border: 1px dashed var(--quiet); border-radius: 1rem; background: none; color: var(--quiet); font: inherit; font-size: 0.8rem; cursor: pointer; }
.reveal:hover { border-style: solid; color: var(--ink); }
${facing} .bitext tbody .run { display: grid; }
${facing} .bitext tbody:has(.run) tr:not(.run) { display: none; }
.run [data-s] { border-radius: 0.2rem; cursor: pointer; }
.run .same-s { background: var(--lit); }
`;
