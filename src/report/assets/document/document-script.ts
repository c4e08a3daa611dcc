import { rowKeys } from '../row-keys.js';

/**
 * Keys j and k move from row to row. The filter and the position live in the address (`?show=flagged#s12`), so that
 * links, Back and reloading give them again; a link to a sentence on another page of the document leads there.
 */
export const documentScript = `
const table = document.querySelector('.bitext');
const rows = [...table.querySelectorAll('tr.bead')];
const filters = [...document.querySelectorAll('.filters input')];
const idOf = (row) => row.querySelector('.number a')?.id ?? '';
const rowsNow = () => rows;
const linkIn = (row) => row.querySelector('.number a');
document.documentElement.classList.add('live');
document.querySelector('.keys').hidden = false;

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

${rowKeys}document.querySelector('.filters').addEventListener('change', () => {
  unreveal();
  history.pushState(null, '', address());
  keepFilterInLinks();
});
addEventListener('popstate', followAddress);
addEventListener('hashchange', followAddress);
followAddress();
`;
