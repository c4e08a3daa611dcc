/**
 * Keys j and k move from row to row, among the rows that are shown, in the order in which they are. Needs `table`,
 * `rowsNow()`, `linkIn(row)` (what takes the focus in a row, or null) and `remember()` (called when the row has changed).
 */
export const rowKeys = `
const isShown = (row) => row.getClientRects().length > 0;
let here = null;
const mark = (row) => {
  here?.classList.remove('here');
  here = row;
  here?.classList.add('here');
};
/** From the current row, or from what is in view where that row has been scrolled away. */
const nextRow = (step) => {
  const rows = rowsNow();
  const top = Math.max(0, table.tHead.rows[0].lastElementChild.getBoundingClientRect().bottom) - 1;
  const box = here?.getBoundingClientRect();
  if (here && (!isShown(here) || (box.bottom > top && box.top < innerHeight))) {
    const at = rows.indexOf(here);
    return step > 0 ? rows.slice(at + 1).find(isShown) : rows.slice(0, at).findLast(isShown);
  }
  return step > 0
    ? rows.find((row) => isShown(row) && row.getBoundingClientRect().top >= top)
    : rows.findLast((row) => isShown(row) && row.getBoundingClientRect().bottom <= innerHeight);
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
  row.scrollIntoView({ block: row.offsetHeight < innerHeight / 2 ? 'center' : 'start' });
  remember();
};
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('select, input:not([type=radio], [type=checkbox])')) return;
  if (event.key === 'j') go(1);
  if (event.key === 'k') go(-1);
});
for (const kind of ['click', 'focusin']) table.addEventListener(kind, ({ target }) => {
  const row = target.closest('tr.bead');
  if (!row || row === here) return;
  mark(row);
  remember();
});
`;
