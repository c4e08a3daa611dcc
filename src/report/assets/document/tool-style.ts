/**
 * The toolbar: one line that stays in view, or two where there is no room beside each other. On a telephone each line is
 * moved sideways and high enough for a thumb, menus come from below, and only the second line stays in view; what is
 * known about the document is folded away.
 */
export const toolStyle = `
header > .ui-switch { display: inline; float: right; margin: 0 0 0 1rem; }
.tools { position: sticky; top: 0; z-index: 3; gap: 0 0.5rem; justify-content: space-between; margin: 0 0 0.5rem; padding: 0.3rem 0; background: var(--paper); border-bottom: 1px solid var(--line); }
:is(.filters, .views) { display: flex; gap: 0.15rem; margin: 0; padding: 3px 0; border: 0; min-width: 0; overflow-x: auto; scrollbar-width: none; font-size: 0.9rem; }
.filters { flex-wrap: wrap; }
.views { flex-shrink: 0; }
.views label { flex: none; }
:is(.filters, .views) legend { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
:is(.filters, .views) label { position: relative; }
:is(.filters, .views) input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer; }
:is(.filters, .views) span { display: block; padding: 0.15rem 0.6rem; border: 1px solid transparent; border-radius: 1rem; color: var(--quiet); white-space: nowrap; }
:is(.filters, .views) label:hover span { color: var(--ink); background: var(--panel); }
:is(.filters, .views) :checked + span { border-color: var(--quiet); background: var(--panel); color: var(--ink); font-weight: 650; }
:is(.filters, .views) :focus-visible + span { outline: 2px solid var(--focus); outline-offset: 1px; }
.filters b { font-variant-numeric: tabular-nums; font-weight: inherit; }
.more { display: flex; flex-wrap: wrap; gap: 0.25rem 0.5rem; padding: 3px 0; align-items: center; margin-left: auto; }
.about > summary { display: none; cursor: pointer; }
.about section { margin: -0.5rem 0 0.75rem; }
.menu { position: relative; }
.menu > summary, .more button { padding: 0.15rem 0.6rem; border: 1px solid var(--line); border-radius: 1rem; background: none; color: var(--link); font: inherit; list-style: none; cursor: pointer; white-space: nowrap; }
.menu > summary::-webkit-details-marker { display: none; }
.menu[open] > summary { background: var(--panel); }
.sheet { position: absolute; right: 0; top: calc(100% + 0.35rem); z-index: 4; width: max-content; max-width: min(24rem, 90vw); max-height: 70vh; overflow: auto; padding: 0.75rem 1rem; border: 1px solid var(--line); border-radius: 0.5rem; background: var(--paper); box-shadow: 0 0.3rem 1.2rem rgb(0 0 0 / 0.18); }
.sheet label { display: flex; gap: 0.5rem; align-items: center; padding: 0.2rem 0; }
.sheet input { margin: 0; accent-color: var(--link); }
.sheet select { margin-left: auto; padding: 0.15rem 0.3rem; border: 1px solid var(--quiet); border-radius: 0.3rem; background: var(--paper); color: inherit; font: inherit; }
html:not(.scripted) .scripted { display: none; }
kbd { padding: 0.05rem 0.35rem; border: 1px solid var(--line); border-radius: 0.25rem; background: var(--panel); font: inherit; font-size: 0.85em; }
#rules { margin: 1.5rem 0; color: var(--quiet); font-size: 0.9rem; }
#rules summary { cursor: pointer; }
#rules dt { margin-top: 0.5rem; color: var(--ink); font-weight: 650; }
#rules dd { max-width: 45rem; margin: 0; }
@media screen and (max-width: 37.5rem) {
  header { padding-top: 0.25rem; }
  h1 { margin: 0; font-size: 1.3rem; }
  .place { display: none; }
  header > nav :is(a, label) { display: inline-flex; align-items: center; min-height: 2.75rem; }
  .about > summary { display: list-item; padding: 0.5rem 0; color: var(--quiet); font-size: 0.9rem; }
  .steps { margin: 0; gap: 0 1rem; align-items: center; }
  .steps label { align-items: center; }
  .steps input { width: 1.25rem; height: 1.25rem; }
  .ui-switch button { min-height: 2.25rem; }
  .facts { margin: 0 0 0.5rem; }
  .tools { top: -2.75rem; padding: 0; }
  :is(.filters, .views, .more) { flex-wrap: nowrap; margin: 0 -1rem; padding: 0 1rem; overflow-x: auto; scrollbar-width: none; }
  .tools > :is(.views, .more) { flex: 1 0 calc(100% + 2rem); max-width: none; }
  :is(.filters, .views) label, .more > * { display: flex; flex: none; align-items: center; min-height: 2.75rem; }
  .more { gap: 0.2rem; font-size: 0.85rem; }
  .more > button, .menu > summary { display: flex; gap: 0.35rem; align-items: center; position: relative; min-height: 2.75rem; padding: 0 0.5rem; border: 0; }
  .more > button::before, .menu > summary::before { content: ""; position: absolute; inset: 0.4rem 0; border: 1px solid var(--line); border-radius: 1rem; }
  .menu[open] > summary { background: none; }
  .menu[open] > summary::before { border-color: var(--quiet); }
  .sheet :is(label, button, select), .menu.study button { min-height: 2.75rem; }
  .sheet { position: fixed; inset: auto 0 0 0; width: auto; max-width: none; border-radius: 0.75rem 0.75rem 0 0; padding-bottom: 1.5rem; }
}
@media (forced-colors: active) {
  :is(.filters, .views) span { border-color: Canvas; }
  :is(.filters, .views) :checked + span, .ui-switch [aria-pressed=true] { forced-color-adjust: none; border-color: Highlight; background: Highlight; color: HighlightText; }
  .bitext tr.here { outline: 2px solid Highlight; outline-offset: -2px; }
  :is(.rule, .remarks a) { border: 1px solid; }
}
@media print {
  #rules, .filters:has(#show-all:checked), .filters label:not(:has(:checked)) { display: none; }
  .filters legend { position: static; width: auto; height: auto; clip-path: none; }
}
`;
