/**
 * Keys j and k move from row to row, among the rows that are shown, in the order in which they are. Needs `keys`, `table`,
 * `rowsNow()`, `rowAt(element)`, `boxOf(row)` (what shows it), `linkIn(row)` (what takes the focus in a row, or null) and
 * `remember()` (called when the row has changed).
 */
export const rowKeys = `
const isShown = (row) => boxOf(row).checkVisibility();
/** Where the texts begin in the window, below what stays at its top. */
const topEdge = () => Math.max(0, ...[document.querySelector('.tools'), table.tHead].map((each) =>
  each && getComputedStyle(each).position === 'sticky' ? each.getBoundingClientRect().bottom : 0)) - 1;
let here = null;
const mark = (row) => {
  here?.classList.remove('here');
  here = row;
  here?.classList.add('here');
};
/** From the current row, or from what is in view where that row has been scrolled away. */
const nextRow = (step) => {
  const rows = rowsNow();
  const top = topEdge();
  const boxes = (row) => boxOf(row).getBoundingClientRect();
  const box = here && boxes(here);
  if (here && (!isShown(here) || (box.bottom > top && box.top < innerHeight))) {
    const at = rows.indexOf(here);
    return step > 0 ? rows.slice(at + 1).find(isShown) : rows.slice(0, at).findLast(isShown);
  }
  // Paragraphs are asked first: to ask a row that is out of view lays it out.
  const body = (row) => row.parentNode.getBoundingClientRect();
  return step > 0
    ? rows.find((row) => body(row).bottom >= top && isShown(row) && boxes(row).top >= top)
    : rows.findLast((row) => body(row).top <= innerHeight && isShown(row) && boxes(row).bottom <= innerHeight);
};
const go = (step) => {
  const row = nextRow(step);
  if (!row) {
    // The page ends here; Enter leads to the next one, or to the next document.
    const to = step > 0 ? 'a[rel=next]' : 'a[rel=prev]';
    const pages = document.querySelectorAll('.pages ' + to);
    const links = [...(pages.length > 0 ? pages : document.querySelectorAll('.steps ' + to))];
    links.at(step > 0 ? -1 : 0)?.focus();
    return;
  }
  mark(row);
  const link = linkIn(row);
  if (!link) row.tabIndex = -1;
  (link ?? row).focus({ preventScroll: true });
  boxOf(row).scrollIntoView({ block: boxOf(row).offsetHeight < innerHeight / 2 ? 'center' : 'start' });
  remember();
};
keys.set('j', { en: 'next sentence', id: 'kalimat berikutnya', run: () => go(1) });
keys.set('k', { en: 'previous sentence', id: 'kalimat sebelumnya', run: () => go(-1) });
for (const kind of ['click', 'focusin']) table.addEventListener(kind, ({ target }) => {
  const row = rowAt(target);
  if (!row || row === here) return;
  mark(row);
  remember();
});
`;
