/**
 * The review tools. The list of flags stands beside the text where there is room, else it comes from below and leaves the
 * upper part of the text in view. Hits have the browser's own colours, which keep their contrast in any scheme.
 */
export const reviewStyle = `
#find { position: fixed; inset: auto 0 0; z-index: 6; display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: center; padding: 0.5rem 1rem; border-top: 1px solid var(--quiet); background: var(--panel); font-size: 0.9rem; }
#find [type=search] { width: min(20rem, 60vw); padding: 0.2rem 0.5rem; border: 1px solid var(--quiet); border-radius: 0.3rem; background: var(--paper); color: inherit; font: inherit; }
#find [role=status] { min-width: 5.5rem; color: var(--quiet); font-variant-numeric: tabular-nums; }
:is(#find, #flags, #help) button { min-width: 2rem; min-height: 1.75rem; padding: 0.1rem 0.6rem; border: 1px solid var(--line); border-radius: 1rem; background: none; color: var(--link); font: inherit; cursor: pointer; }
body:has(#find:not([hidden])) { padding-bottom: 5rem; }
::highlight(find) { background-color: Mark; color: MarkText; }
::highlight(found) { background-color: Highlight; color: HighlightText; text-decoration: underline 2px; }
.only-hits tbody:not(:has(.hit, .revealed)), .only-hits tbody tr:not(.hit, .revealed, .run) { display: none !important; }
@supports not selector(::highlight(find)) { .hit > :first-child { border-left: 3px solid var(--doubt); } }

#flags { position: fixed; inset: auto 0 0; z-index: 5; max-height: 45vh; overflow: auto; padding: 0 1rem 1rem; border-top: 2px solid var(--quiet); background: var(--paper); font-size: 0.9rem; line-height: 1.4; overscroll-behavior: contain; }
#flags .bar { position: sticky; top: 0; display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: center; padding: 0.5rem 0; background: var(--paper); }
#flags .bar .close { order: 1; margin-left: auto; }
#flags .bar label { display: flex; gap: 0.35rem; align-items: center; min-height: 1.5rem; }
#flags .bar label:first-of-type { order: 2; flex-basis: 100%; }
#flags .bar label { order: 2; }
#flags select { padding: 0.15rem 0.3rem; border: 1px solid var(--quiet); border-radius: 0.3rem; background: var(--paper); color: inherit; font: inherit; }
#flags a:has(.error, .warning, .note) .rule { background: var(--flag); color: var(--flag-ink); }
#flags h2 { margin: 0; font-size: 1rem; }
#flags h3 { margin: 0.75rem 0 0.15rem; font-size: 0.9rem; }
#flags ul { margin: 0; padding: 0; list-style: none; }
#flags li { border-top: 1px solid var(--line); content-visibility: auto; contain-intrinsic-size: auto 3rem; }
#flags li a { display: block; padding: 0.35rem 0.5rem; border-left: 3px solid transparent; color: inherit; text-decoration: none; }
#flags li a:hover { background: var(--panel); }
#flags [aria-current] { border-left-color: var(--focus); background: var(--panel); }
#flags li small { display: block; color: var(--quiet); }
#flags .remarks ::before { margin-right: 0.3em; font-weight: 650; }
.remarks li:focus { outline: 2px solid var(--focus); outline-offset: 1px; }
.beside { scroll-padding-bottom: 45vh; }
.beside body { padding-bottom: 45vh; }
@media screen and (min-width: 75rem) {
  #flags { inset: 0 0 0 auto; width: 22rem; max-height: none; border: 0; border-left: 1px solid var(--line); }
  .beside { scroll-padding-bottom: 0; }
  .beside #find { right: 22rem; }
  .beside body { padding: 0 22rem 0 0; }
}
#help { max-width: min(32rem, 95vw); padding: 1rem 1.25rem; border: 1px solid var(--quiet); border-radius: 0.5rem; background: var(--paper); color: var(--ink); }
#help::backdrop { background: rgb(0 0 0 / 0.35); }
#help h2 { margin: 0; font-size: 1.1rem; }
#help .close { float: right; }
#help ul { margin: 0.5rem 0 0; padding: 0; list-style: none; }
#help li button { display: flex; align-items: baseline; width: 100%; padding: 0.3rem 0.5rem; border: 0; border-radius: 0.3rem; color: var(--ink); text-align: left; }
#help li button:hover { background: var(--panel); }
#help kbd { flex: none; min-width: 2rem; margin-right: 0.5rem; text-align: center; }
.toast { position: fixed; left: 50%; bottom: 4.5rem; z-index: 7; translate: -50%; max-width: 90vw; margin: 0; padding: 0.4rem 1rem; border: 1px solid var(--paper); border-radius: 1rem; background: var(--ink); color: var(--paper); font-size: 0.9rem; }
.toast:empty { visibility: hidden; }
@media (pointer: coarse) {
  :is(#find, #flags, #help) button { min-width: 2.75rem; min-height: 2.75rem; }
  #flags .bar label { min-height: 2.25rem; }
}
@media print {
  #flags, #find, .toast { display: none; }
  .beside body { padding: 0; }
}
`;
