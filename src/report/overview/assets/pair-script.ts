import { rowKeys } from '../../assets/row-keys.js';

/**
 * Filters and sorts a pair's rows. Needs `fold`. What is chosen, and the row, live in the address (`?turn=worse&sort=loss#r12`), so
 * that links, Back and reloading give them again.
 */
const filterScript = `
const table = document.querySelector('.changes');
const body = table.tBodies[0];
const all = [...body.rows];
let order = all;
const rowsNow = () => order;
const linkIn = (row) => row.querySelector('.where a');
const boxOf = (row) => row;
const rowAt = (element) => element.closest('.changes tbody tr');
const names = ['turn', 'class', 'flag', 'least', 'text', 'sort'];
const control = (id) => document.getElementById(id);
const valueOf = (name) => (control(name) ?? document.querySelector('input[name=' + name + ']:checked'))?.value ?? '';
const put = (name, value) => {
  const field = control(name);
  if (field) {
    field.value = value;
    if (field.localName === 'select' && field.selectedIndex < 0) field.value = '';
    return;
  }
  const radios = [...document.querySelectorAll('input[name=' + name + ']')];
  const chosen = radios.find((radio) => radio.value === value) ?? radios[0];
  if (chosen) chosen.checked = true;
};

const words = new Map();
const textOf = (row) => {
  if (!words.has(row)) words.set(row, fold(row.textContent));
  return words.get(row);
};
const orders = {
  '': () => 0,
  loss: (a, b) => gainOf(a, Infinity) - gainOf(b, Infinity) || 0,
  gain: (a, b) => gainOf(b, -Infinity) - gainOf(a, -Infinity) || 0,
  document: (a, b) => a.dataset.at - b.dataset.at,
};
const gainOf = (row, none) => row.dataset.gain === undefined ? none : Number(row.dataset.gain);

const count = document.querySelector('#count span');
const total = Number(count.dataset.all);
const rowsText = total + (total === 1 ? ' row' : ' rows');
let sorted = '';
const apply = () => {
  const flag = valueOf('flag');
  const least = Number(valueOf('least'));
  const text = fold(valueOf('text')).split(/\\s+/).filter(Boolean);
  const turn = valueOf('turn');
  const kind = valueOf('class');
  let shown = 0;
  for (const row of all) {
    const isLeft = (turn === '' || row.classList.contains(turn))
      && (kind === '' || row.classList.contains('c-' + kind))
      && (flag === '' || (row.dataset.flags !== undefined && JSON.parse(row.dataset.flags).includes(flag)))
      && (!(least > 0) || Math.abs(gainOf(row, 0)) >= least)
      && text.every((word) => textOf(row).includes(word));
    row.hidden = !isLeft;
    if (isLeft) shown++;
  }
  const sort = valueOf('sort');
  if (sort !== sorted) {
    order = [...all].sort(orders[sort] ?? orders['']);
    const rows = document.createDocumentFragment();
    for (const row of order) rows.append(row);
    body.append(rows);
    sorted = sort;
  }
  const part = shown < all.length;
  tell(count, (part ? shown + ' of ' : '') + rowsText, (part ? shown + ' dari ' : '') + total + ' baris');
  table.hidden = shown === 0;
};

const address = () => {
  const url = new URL(location.href);
  for (const name of names) {
    const value = valueOf(name);
    if (value === '') url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  url.hash = here && isShown(here) ? here.id : '';
  return url.href;
};
// Browsers refuse an address that changes many times a second.
let timer;
const remember = () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    history.replaceState(null, '', address());
    for (const link of document.querySelectorAll('nav.pages a')) link.search = location.search;
  }, 150);
};
const followAddress = () => {
  const view = new URLSearchParams(location.search);
  for (const name of names) put(name, view.get(name) ?? '');
  apply();
  for (const link of document.querySelectorAll('nav.pages a')) link.search = location.search;
  const row = /^#r\\d+$/.test(location.hash) ? document.getElementById(location.hash.slice(1)) : null;
  if (!row) return;
  mark(row);
  row.hidden = false;
  table.hidden = false;
  row.scrollIntoView({ block: 'center' });
};
`;

const followScript = `
document.documentElement.classList.add('live');
document.querySelector('.live-tools').hidden = false;
const tools = document.querySelector('.tools');
for (const kind of ['input', 'change']) tools.addEventListener(kind, () => {
  apply();
  remember();
});
control('reset').addEventListener('click', () => {
  for (const name of names) if (name !== 'sort') put(name, '');
  apply();
  remember();
});
document.addEventListener('padan:ui', () => {
  words.clear();
  apply();
});
addEventListener('popstate', followAddress);
addEventListener('hashchange', followAddress);
followAddress();
`;

export const pairScript = `if (document.querySelector('.changes')) {
${filterScript}${rowKeys}${followScript}}
`;
