/**
 * Keys j and k move from row to row. The filter and the position live in the address (`?show=flagged#s12`), so that
 * links, Back and reloading give them again; a link to a sentence on another page of the document leads there.
 */
export const documentScript = `
const table = document.querySelector('.bitext');
const rows = [...table.querySelectorAll('tr.bead')];
const filters = [...document.querySelectorAll('.filters input')];
const isShown = (row) => row.getClientRects().length > 0;
const idOf = (row) => row.querySelector('.number a')?.id ?? '';
let here = null;
document.documentElement.classList.add('live');
document.querySelector('.keys').hidden = false;

const mark = (row) => {
  here?.classList.remove('here');
  here = row;
  here?.classList.add('here');
};

const address = () => {
  const url = new URL(location.href);
  const { value } = filters.find(({ checked }) => checked);
  if (value === 'all') url.searchParams.delete('show');
  else url.searchParams.set('show', value);
  url.hash = here && isShown(here) ? idOf(here) : '';
  return url.href;
};
// Browsers refuse an address that changes many times a second.
let timer;
const remember = () => {
  clearTimeout(timer);
  timer = setTimeout(() => history.replaceState(null, '', address()), 150);
};

const unreveal = () => {
  for (const row of rows) row.classList.remove('revealed');
};
const keepFilterInLinks = () => {
  for (const link of document.querySelectorAll('nav.pages a')) link.search = location.search;
};
const goToPageWith = (sentence) => {
  const starts = (table.dataset.starts ?? '').split(' ').map(Number);
  const page = starts.findLastIndex((start) => start <= sentence);
  if (page < 0 || page >= starts.length - 1) return;
  const url = new URL(table.dataset.base + (page > 0 ? '~' + (page + 1) : '') + '.html', location.href);
  if (url.pathname === location.pathname) return;
  url.search = location.search;
  url.hash = 's' + sentence;
  location.replace(url);
};
const followAddress = () => {
  const show = new URLSearchParams(location.search).get('show');
  (filters.find(({ value }) => value === show) ?? filters[0]).checked = true;
  unreveal();
  keepFilterInLinks();
  const sentence = /^#s(\\d+)$/.exec(location.hash)?.[1];
  const row = sentence ? document.getElementById('s' + sentence)?.closest('tr') : undefined;
  if (sentence && !row) goToPageWith(Number(sentence));
  mark(row ?? null);
  if (row && !isShown(row)) {
    row.classList.add('revealed');
    row.scrollIntoView({ block: 'center' });
  }
};

/** From the current row, or from what is in view where that row has been scrolled away. */
const nextRow = (step) => {
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
  const link = row.querySelector('.number a');
  if (!link) row.tabIndex = -1;
  (link ?? row).focus({ preventScroll: true });
  row.scrollIntoView({ block: row.offsetHeight < innerHeight / 2 ? 'center' : 'start' });
  remember();
};

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'j') go(1);
  if (event.key === 'k') go(-1);
});
for (const kind of ['click', 'focusin']) table.addEventListener(kind, ({ target }) => {
  const row = target.closest('tr.bead');
  if (!row || row === here) return;
  mark(row);
  remember();
});
document.querySelector('.filters').addEventListener('change', () => {
  unreveal();
  history.pushState(null, '', address());
  keepFilterInLinks();
});
addEventListener('popstate', followAddress);
addEventListener('hashchange', followAddress);
followAddress();
`;
