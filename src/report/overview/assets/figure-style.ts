/** Style of figures: tables of numbers, charts, lists of places. */
export const figureStyle = `
section { margin: 0 0 2rem; }
h2 { margin: 0 0 0.4rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: 1.2rem; line-height: 1.3; }
h3 { margin: 1.25rem 0 0.25rem; font-size: 1rem; }
p { margin: 0 0 0.6rem; max-width: 46rem; }
.answers { margin: 0; padding: 0; list-style: none; }
.answers li { margin: 0 0 0.9rem; padding-left: 0.9rem; border-left: 3px solid var(--line); }
.answers li:has(.sure) { border-left-color: var(--focus); }
.answers p { margin: 0; }
.answers .sure { font-weight: 650; }
.failed { margin: 0 0 1.5rem; padding: 0.75rem 1rem; border-left: 4px solid var(--removed-ink); background: var(--removed); color: var(--removed-ink); }
.failed h2 { margin: 0 0 0.25rem; padding: 0; border: 0; font-size: 1rem; }
.failed ul { margin: 0; padding-left: 1.2rem; }
.side-by-side { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 0.5rem 2.5rem; align-items: start; }
.side-by-side > * { min-width: 0; }
.scroll { overflow-x: auto; margin: 0 0 1rem; }
.figures { font-size: 0.9rem; width: auto; min-width: min(100%, 20rem); }
.side-by-side .figures { width: 100%; }
.figures caption { padding: 0.4rem 0; text-align: left; font-weight: 600; }
.figures :is(th, td) { padding: 0.25rem 1rem 0.25rem 0; border-bottom: 1px solid var(--line); overflow-wrap: normal; }
.figures :is(th, td):last-child { padding-right: 0; }
.figures tbody th { color: inherit; font-size: inherit; font-weight: 400; vertical-align: top; overflow-wrap: break-word; }
.figures .path { overflow-wrap: anywhere; }
.figures caption small { color: var(--quiet); font-weight: 400; }
.figures th small { display: block; color: var(--quiet); font-size: 0.85em; }
.figures .count { text-align: right; font-variant-numeric: tabular-nums; }
.figures td.count, .figures .files { white-space: nowrap; }
.figures .plot { width: 40%; min-width: 6rem; vertical-align: middle; }
.scores td.plot { padding: 0.25rem 0.4rem; }
.scores .plot .axis { padding: 0; }
.axis { display: flex; justify-content: space-between; font-weight: 400; font-variant-numeric: tabular-nums; }
figure { margin: 0.5rem 0 1.25rem; }
figcaption { margin: 0 0 0.4rem; }
summary { cursor: pointer; color: var(--quiet); font-size: 0.9rem; }
details { margin: 0.25rem 0 0.75rem; }
.chart { display: block; overflow: visible; }
.chart rect, .chart circle { fill: var(--link); stroke: var(--link); stroke-width: 1.5; }
.chart rect { stroke-width: 0; }
.chart line { stroke: var(--ink); stroke-width: 1.5; }
.chart .hollow { fill: var(--paper); stroke-width: 1.5; }
.chart .level { stroke: var(--quiet); stroke-width: 1; stroke-dasharray: 3 3; }
.chart text { fill: var(--quiet); font-size: 12px; font-variant-numeric: tabular-nums; }
.histogram line { stroke: var(--quiet); stroke-width: 1; }
.severity.error { font-weight: 650; }
.severity.note { color: var(--quiet); }
.places { margin: 0 0 0.5rem; padding-left: 1.2rem; font-size: 0.9rem; }
.sentences { margin: 0 0 0.5rem; padding-left: 1.6rem; }
.sentences li { margin: 0 0 0.8rem; }
.sentences dl { margin: 0.15rem 0 0; }
.sentences dl div { display: grid; grid-template-columns: 6rem 1fr; gap: 0 0.75rem; }
.sentences dt { color: var(--quiet); font-size: 0.85rem; line-height: 1.8; }
.sentences dd { margin: 0; min-width: 0; }
.signatures { margin: 0.25rem 0; padding-left: 1.2rem; font-size: 0.85rem; }
.nothing { color: var(--quiet); font-style: italic; }
.said { position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media screen and (max-width: 37.5rem) {
  .figures :is(th, td) { padding-right: 0.6rem; }
  .interval { display: block; }
  .figures td.plot { min-width: 5rem; }
  .sentences dl div { grid-template-columns: 1fr; margin-bottom: 0.25rem; }
}
@media (forced-colors: active) {
  .chart { forced-color-adjust: auto; }
  .chart rect, .chart circle { fill: CanvasText; stroke: CanvasText; }
  .chart .hollow { fill: Canvas; }
}
@media print {
  details:not(figure details)::details-content { content-visibility: visible; height: auto; }
  summary, figure details:not([open]) { display: none; }
  figure, .sentences li { break-inside: avoid; }
  .side-by-side { grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); column-gap: 1.5rem; }
  .side-by-side .figures { font-size: 0.8rem; min-width: 0; }
  .side-by-side .figures :is(th, td) { padding-right: 0.5rem; }
  .figures td.plot { min-width: 3rem; }
  .scroll { overflow: visible; }
  .chart { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
