import { rowKeys } from '../row-keys.js';

/**
 * Keys j and k move from row to row. The filter and the position live in the address (`?show=flagged#s12`), so that
 * links, Back and reloading give them again; a link to a sentence on another page of the document leads there.
 *
 * For other scripts: `rows`, `cellsOf(row)` (the source's cell and each system's), `rowAt(element)`, `make(name, properties,
 * ...children)` (an element; null is no child), `apart(element, act)`, `studied` (what `study/study.ts` gives to the page).
 */
export const documentScript = `
const table = document.querySelector('.bitext');
const rows = [...table.querySelectorAll('tbody tr:not(.notes)')];
const radios = (name) => [...document.querySelectorAll('input[name=' + name + ']')];
const rowsNow = () => rows;
const linkIn = (row) => row.querySelector('th a');
const cellsOf = (row) => [...row.cells].slice(1);
const rowAt = (element) => {
  const row = element?.closest?.('.bitext tbody tr:not(.notes)') ?? null;
  return row?.classList.contains('run') ? rowShownBy(element) : row;
};
uiRoot.classList.add('live');
const make = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter((child) => child !== null));
  return made;
};
/** A long element is changed apart from its page, which would see to each change at once. */
const apart = (element, act) => {
  const { nextSibling, parentNode } = element;
  const isLong = element.textContent.length > 20000 && !element.contains(document.activeElement);
  if (isLong) element.remove();
  act();
  if (isLong) parentNode.insertBefore(element, nextSibling);
};
const studied = JSON.parse(document.querySelector('#glosses').textContent);

const remember = () => {
  lightRun(here);
  setHash(here && isShown(here) ? here.id : '');
};
const unreveal = () => {
  for (const row of rows) row.classList.remove('revealed');
};
const keepFilterInLinks = () => {
  for (const link of document.querySelectorAll('nav.pages a')) link.search = url.search;
};
/** Which page of the document this is (from 0): an address may be written in several ways. */
const ownPage = (/(?:~|%7E)(\\d+)(?:\\.html)?$/i.exec(location.pathname)?.[1] ?? 1) - 1;
/** The address of a page of the document (from 0). */
const pageUrl = (page) => new URL(table.dataset.base + (page > 0 ? '~' + (page + 1) : '') + '.html', location.href);
const goToPageWith = (sentence) => {
  const starts = (table.dataset.starts ?? '').split(' ').map(Number);
  const page = starts.findLastIndex((start) => start <= sentence);
  if (page < 0 || page >= starts.length - 1 || page === ownPage) return;
  const to = pageUrl(page);
  to.search = location.search;
  to.hash = 's' + sentence;
  location.replace(to);
};
const followAddress = () => {
  choose('show', url.searchParams.get('show') ?? 'all');
  unreveal();
  keepFilterInLinks();
  const sentence = /^#s(\\d+)$/.exec(url.hash)?.[1];
  const row = sentence ? document.getElementById('s' + sentence)?.closest('tr') : undefined;
  if (sentence && !row) goToPageWith(Number(sentence));
  mark(row ?? null);
  if (row && !isShown(row)) {
    row.classList.add('revealed');
    boxOf(row).scrollIntoView({ block: 'center' });
  }
};
const isMoved = { ins: ['only here', 'hanya di sini'], 'r-m': ['only in the other version', 'hanya di versi lain'] };
table.addEventListener('pointerover', ({ target }) => {
  const [en, id] = isMoved[target.localName] ?? [];
  if (!en || target.title) return;
  if (target.classList.contains('moved')) tellIn(target, 'title', 'moved: the other version has it elsewhere', 'pindah: di versi lain ada di tempat lain');
  if (target.classList.contains('punctuation')) tellIn(target, 'title', 'punctuation: ' + en, 'tanda baca: ' + id);
});

${rowKeys}document.querySelector('.filters').addEventListener('change', ({ target }) => {
  unreveal();
  url.hash = here && isShown(here) ? here.id : '';
  setQuery('show', target.value === 'all' ? '' : target.value, true);
  keepFilterInLinks();
});
for (const kind of ['popstate', 'hashchange']) addEventListener(kind, () => {
  url = new URL(location.href);
  choose('view', url.searchParams.get('view') ?? reading.view);
  applyView();
  followAddress();
});
`;
