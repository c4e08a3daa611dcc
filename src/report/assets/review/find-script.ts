/**
 * Search on the page, in the source and all translations, whatever accents and capitals: `?find=harga`, whole words with
 * `&whole=1`, only the rows with hits with `&only=1`. Hits are highlighted without a change to the page
 * (CSS Custom Highlight API); browsers without it have their rows marked. Needs `fold` of the lists' scripts.
 */
export const findScript = `
const input = tellIn(make('input', { type: 'search', autocomplete: 'off', spellcheck: false }), 'aria-label', 'Search in all texts of this page', 'Cari di semua teks halaman ini');
const status = make('span', { role: 'status' });
const everywhere = studied.search ? make('a', { href: studied.search }, said('in all documents', 'di semua dokumen')) : null;
const bar = addPanel(make('div', { id: 'find', role: 'search', hidden: true }, input, ' ', status,
  signButton('↑', 'Previous hit', 'Hasil sebelumnya'), signButton('↓', 'Next hit', 'Hasil berikutnya'),
  checkbox({}, said('whole words', 'kata utuh')), checkbox({}, said('only rows with hits', 'hanya baris yang cocok')),
  everywhere, signButton('✕', 'Close the search', 'Tutup pencarian')));
const [whole, only] = bar.querySelectorAll('[type=checkbox]');
const folded = new Map();
const foldedOf = (cell) => {
  if (!folded.has(cell)) folded.set(cell, fold(textOf(cell).text));
  return folded.get(cell);
};
/** For each character of a folded text, and its end, where it stands in the text. */
const placesIn = (text) => {
  const places = [];
  let at = 0;
  for (const character of text) {
    for (let i = fold(character).length; i > 0; i--) places.push(at);
    at += character.length;
  }
  return [...places, at];
};
const rangeIn = ({ nodes, places }, from, to) => {
  let end = to;
  // With the accents of the last letter.
  while (end < places.length - 1 && places[end] === places[to - 1]) end++;
  const range = new Range();
  const pointAt = (place) => {
    let [low, high] = [0, nodes.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (nodes[middle].start > place) high = middle - 1;
      else low = middle;
    }
    return nodes[low];
  };
  const first = pointAt(places[from]);
  const last = pointAt(places[end] - 1);
  range.setStart(first.node, Math.min(first.node.length, places[from] - first.start));
  range.setEnd(last.node, Math.min(last.node.length, places[end] - last.start));
  return range;
};
/** Choices of columns. */
const systems = [...document.querySelectorAll('#columns [type=checkbox]')];
const canLight = 'highlights' in CSS;
const light = (name, ranges) => canLight && CSS.highlights.set(name, new Highlight(...ranges));
let hits = [];
let soughtLast = '';
let hit = -1;
const isLetter = (character) => /^[\\p{L}\\p{N}]/u.test(character ?? '');
const say = () => {
  const [at, count] = [hit + 1, hits.length];
  if (!input.value.trim()) return status.replaceChildren();
  if (count === 0) tell(status, 'nothing found', 'tidak ditemukan');
  else if (hit < 0) tell(status, count + ' found', count + ' ditemukan');
  else tell(status, at + ' of ' + count, at + ' dari ' + count);
};
const rangesOf = (some) => {
  const cells = new Map();
  return some.map(({ cell, from, to }) => {
    if (!cells.has(cell)) {
      const { text, nodes } = textOf(cell);
      cells.set(cell, { nodes, places: placesIn(text) });
    }
    return rangeIn(cells.get(cell), from, to);
  });
};
const look = () => {
  const wanted = cleaned(fold(input.value));
  soughtLast = input.value;
  hits = [];
  hit = -1;
  for (const row of rows) row.classList.remove('hit');
  if (wanted) rows.forEach((row, place) => shownIn(row).forEach((cell, column) => {
    if (column > 0 && systems[column - 1]?.checked === false) return;
    const text = foldedOf(cell);
    for (let from = text.indexOf(wanted); from >= 0; from = text.indexOf(wanted, from + wanted.length)) {
      const to = from + wanted.length;
      const isInside = (isLetter(text[from - 1]) && isLetter(wanted)) || (isLetter(text[to]) && isLetter(wanted.at(-1)));
      if (whole.checked && isInside) continue;
      hits.push({ row, place, cell, from, to });
      row.classList.add('hit');
    }
  }));
  table.classList.toggle('only-hits', only.checked && hits.length > 0);
  // More than a reader goes through; all of them are counted.
  light('find', rangesOf(hits.slice(0, 3000)));
  light('found', []);
  say();
};
const keepFind = () => {
  setQuery('find', bar.hidden ? '' : input.value.trim());
  setQuery('whole', whole.checked && !bar.hidden ? '1' : '');
  setQuery('only', only.checked && !bar.hidden ? '1' : '');
  if (everywhere) everywhere.search = new URLSearchParams({ find: input.value.trim() });
};
const goToHit = (step) => {
  if (hits.length === 0) return;
  const place = rows.indexOf(here);
  const first = step > 0 ? hits.findIndex((each) => each.place >= place) : hits.findLastIndex((each) => each.place <= place);
  hit = hit >= 0 ? hit + step : place >= 0 ? first : step > 0 ? 0 : -1;
  hit = (hit + hits.length) % hits.length;
  visit(hits[hit].row, input);
  light('found', rangesOf([hits[hit]]));
  say();
};
const find = () => {
  look();
  keepFind();
};
const openFind = () => {
  bar.hidden = false;
  input.focus();
  input.select();
};
const closeFind = () => {
  bar.hidden = true;
  only.checked = false;
  input.value = '';
  find();
  if (here) linkIn(here)?.focus({ preventScroll: true });
  else byId('find-open').focus({ preventScroll: true });
};
let lookTimer;
input.oninput = () => {
  clearTimeout(lookTimer);
  lookTimer = setTimeout(find, 120);
};
// Other texts are shown, or other columns.
new MutationObserver(look).observe(uiRoot, { attributeFilter: ['data-view'] });
byId('columns')?.addEventListener('change', look);
for (const box of [whole, only]) box.onchange = find;
bar.onkeydown = (event) => {
  if (event.key === 'Escape') closeFind();
  if (event.key !== 'Enter' || event.target !== input) return;
  event.preventDefault();
  if (soughtLast !== input.value) find();
  goToHit(event.shiftKey ? -1 : 1);
};
const [back, on, shut] = bar.querySelectorAll('button');
back.onclick = () => goToHit(-1);
on.onclick = () => goToHit(1);
shut.onclick = closeFind;
byId('find-open').onclick = openFind;
keys.set('/', { en: 'search on this page', id: 'cari di halaman ini', run: (event) => {
  event.preventDefault();
  openFind();
} });
{
  const { searchParams } = url;
  input.value = searchParams.get('find') ?? '';
  whole.checked = searchParams.has('whole');
  only.checked = searchParams.has('only');
  if (input.value) {
    bar.hidden = false;
    find();
  }
}
`;
