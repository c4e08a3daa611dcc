import { createHash } from 'node:crypto';

/** Style sheet of all pages: light and dark, narrow and wide, screen and print. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #fdfcf9; --ink: #1f2328; --quiet: #57606a; --line: #dcd8cf; --panel: #f4f1ea; --link: #0a5a8a;
  --added: #d7f0dc; --added-ink: #0b4d1e; --removed: #fbdcd8; --removed-ink: #86180c;
  --note: #fff0c2; --note-ink: #5c4300; --flag: #ece4fb; --flag-ink: #4a2a8a; --focus: #0a5a8a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16181c; --ink: #e4e2dc; --quiet: #a5adb6; --line: #363a41; --panel: #1f2227; --link: #7cc0ee;
    --added: #17402a; --added-ink: #b8ecc6; --removed: #50231f; --removed-ink: #ffc9c1;
    --note: #443607; --note-ink: #ffe49a; --flag: #372a55; --flag-ink: #d9c8ff; --focus: #7cc0ee;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 3.5rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
a { color: var(--link); text-underline-offset: 0.15em; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
header, main, footer { max-width: 90rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 1.75rem; }
footer { padding: 2rem 1.5rem; color: var(--quiet); font-size: 0.85rem; }
h1 { margin: 0.25rem 0 0.5rem; font-size: 1.6rem; line-height: 1.25; overflow-wrap: anywhere; }
nav, .facts, .quiet { color: var(--quiet); font-size: 0.9rem; }
.facts { display: flex; flex-wrap: wrap; gap: 0.15rem 1.5rem; margin: 0.5rem 0 1rem; padding: 0; list-style: none; }
.facts b { color: var(--ink); font-variant-numeric: tabular-nums; }
.tools { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center; margin: 0 0 1rem; font-size: 0.9rem; }
.tools[hidden] { display: none; }
.tools input { font: inherit; padding: 0.25rem 0.5rem; width: min(24rem, 60vw); color: inherit; background: var(--paper); border: 1px solid var(--quiet); border-radius: 0.3rem; }
.pages { display: flex; flex-wrap: wrap; gap: 0.25rem 0.9rem; margin: 1rem 0; }
.pages [aria-current] { color: var(--ink); font-weight: 650; }
.found { margin: 0; padding: 0; list-style: none; }
.found li { padding: 0.3rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
kbd { padding: 0.05rem 0.35rem; border: 1px solid var(--line); border-radius: 0.25rem; background: var(--panel); font: inherit; font-size: 0.85em; }
table { width: 100%; border-collapse: collapse; }
th { padding: 0.5rem 0.75rem; text-align: left; color: var(--quiet); font-size: 0.85rem; font-weight: 600; vertical-align: bottom; }
td { padding: 0.45rem 0.75rem; vertical-align: top; overflow-wrap: anywhere; }

.bitext { table-layout: fixed; }
.bitext thead th { position: sticky; top: 0; z-index: 1; background: var(--paper); border-bottom: 1px solid var(--line); }
.bitext .number { width: 4.5rem; padding-left: 0; }
.bitext td.number { color: var(--quiet); font-size: 0.85rem; font-variant-numeric: tabular-nums; line-height: 1.8; }
.bitext td.number a { color: inherit; text-decoration: none; display: inline-block; min-width: 1.5rem; }
.bitext td.number a:hover { color: var(--link); text-decoration: underline; }
.bitext tbody { border-bottom: 1px solid var(--line); }
.bitext tbody.heading td:not(.number) { font-weight: 650; }
.bitext tr.bead:target, .bitext tr.bead:has(:target) { background: var(--panel); }
.bitext tr.here { box-shadow: inset 3px 0 0 var(--focus); }
.bitext p { margin: 0; }
.source { white-space: pre-line; }
.nothing { color: var(--quiet); font-style: italic; }
ins { background: var(--added); color: var(--added-ink); text-decoration: underline; text-underline-offset: 0.18em; text-decoration-thickness: 1px; border-radius: 0.15rem; }
del { background: var(--removed); color: var(--removed-ink); text-decoration: line-through; text-decoration-thickness: 1px; border-radius: 0.15rem; }
del + ins { margin-left: 0.2em; }
mark { background: var(--note); color: var(--note-ink); border-radius: 0.15rem; box-shadow: 0 0 0 1px var(--note); }
.notes td { padding-top: 0; }
.alternatives { margin-top: 0.3rem; font-size: 0.85rem; font-weight: 400; }
.alternatives summary { cursor: pointer; color: var(--quiet); }
.alternatives ol { margin: 0.2rem 0 0; padding-left: 1.6rem; }
.remarks { margin: 0.3rem 0 0; padding: 0; list-style: none; font-size: 0.85rem; font-weight: 400; }
.remarks li { margin: 0 0 0.2rem; }
.rule { display: inline-block; padding: 0 0.4rem; border-radius: 0.6rem; background: var(--note); color: var(--note-ink); font-size: 0.8rem; white-space: nowrap; }
.flag { background: var(--flag); color: var(--flag-ink); }
details.notes-all { margin: 0 0 1rem; font-size: 0.9rem; }
summary { cursor: pointer; }

.documents td, .documents th { border-bottom: 1px solid var(--line); }
.documents td:first-child { min-width: 14rem; }
.documents .count { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.documents .files { white-space: nowrap; }
.failed { margin: 0 0 1.5rem; padding: 0.75rem 1rem; border-left: 4px solid var(--removed-ink); background: var(--removed); color: var(--removed-ink); }
.failed h2 { margin: 0 0 0.25rem; font-size: 1rem; }
.failed ul { margin: 0; padding-left: 1.2rem; }
.scroll { overflow-x: auto; }

@media screen and (max-width: 52rem) {
  header, main, footer { padding-left: 1rem; padding-right: 1rem; }
  .bitext, .bitext tbody, .bitext tr, .bitext td { display: block; width: auto; }
  .bitext thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .bitext td, .bitext td.number { padding: 0.15rem 0; }
  .bitext tr.bead { padding: 0.5rem 0; }
  .bitext td[data-column]::before { content: attr(data-column); display: block; color: var(--quiet); font-size: 0.75rem; font-weight: 400; }
}
@media print {
  .tools, nav, .pages { display: none; }
  body { font-size: 0.8rem; }
  .bitext thead th { position: static; }
  tr { break-inside: avoid; }
}
`;

/** A page's script, with the Content-Security-Policy that allows it. Pages also work without it. */
export interface Script {
  text: string;
  policy: string;
}

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Allows only the page's own style and script. */
const scriptOf = (text: string): Script => ({
  text,
  policy: `default-src 'none'; style-src ${hash(style)}; script-src ${hash(text)}; base-uri 'none'; form-action 'none'`,
});

/** Keys j and k move from sentence to sentence; a menu filters the sentences. */
export const documentScript = scriptOf(`
const tools = document.querySelector('.tools');
const rows = [...document.querySelectorAll('tr.bead')];
tools.hidden = false;
let here = -1;
const shown = (row) => !row.hidden;
const go = (step) => {
  let next = here + step;
  while (rows[next] && !shown(rows[next])) next += step;
  if (!rows[next]) return;
  rows[here]?.classList.remove('here');
  here = next;
  rows[here].classList.add('here');
  rows[here].querySelector('a')?.focus({ preventScroll: true });
  rows[here].scrollIntoView({ block: 'center' });
};
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('select, input, textarea')) return;
  if (event.key === 'j') go(1);
  if (event.key === 'k') go(-1);
});
tools.querySelector('select').addEventListener('change', ({ target }) => {
  for (const body of document.querySelectorAll('.bitext tbody')) {
    for (const row of body.rows) row.hidden = target.value !== 'all' && !row.matches('.' + target.value);
    body.hidden = [...body.rows].every((row) => row.hidden);
  }
});
`);

/** Searches all documents of a run by words of their titles and names, and lists the first matches. */
export const indexScript = scriptOf(`
const tools = document.querySelector('.tools');
const data = document.querySelector('#all');
const found = document.querySelector('#found');
const list = document.querySelector('#pages');
if (data) {
  const documents = JSON.parse(data.textContent).map(([title, name, href]) => ({ title, name, href, text: (title + ' ' + name).toLowerCase() }));
  const most = 200;
  const status = tools.querySelector('[role=status]');
  const box = tools.querySelector('input');
  const search = () => {
    const words = box.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const hits = words.length === 0 ? [] : documents.filter(({ text }) => words.every((word) => text.includes(word)));
    list.hidden = words.length > 0;
    found.hidden = words.length === 0;
    status.textContent = words.length === 0 ? '' : hits.length + ' of ' + documents.length + (hits.length > most ? ', the first ' + most + ' shown' : '');
    found.replaceChildren(...hits.slice(0, most).map(({ title, name, href }) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = href;
      link.lang = found.dataset.lang;
      link.dir = 'auto';
      link.textContent = title;
      const path = document.createElement('span');
      path.className = 'quiet';
      path.textContent = ' ' + name;
      item.append(link, path);
      return item;
    }));
  };
  box.addEventListener('input', search);
  tools.hidden = false;
  if (box.value) search();
  if (location.hash === '#search') box.focus();
}
`);
