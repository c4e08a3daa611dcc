/**
 * The list of all flags and notes of a page, made of what its rows say when it is opened: by rule or in the order of the
 * text (`?flags=rule` and `?flags=text`, so that a link opens it). Keys n and p go from one to the next, with or without it.
 */
export const panelScript = `
const opener = byId('flags-open');
const order = make('select', {}, ...[['text', 'of the text', 'menurut teks'], ['rule', 'by rule', 'menurut aturan']].map(([value, ...names]) => tell(make('option', { value }), ...names)));
const levels = [['error', '✕ errors', '✕ galat'], ['warning', '△ warnings', '△ peringatan'], ['note', 'remarks', 'catatan'], ['text', 'notes on the text', 'catatan teks']]
  .map(([value, ...names]) => checkbox({ value, checked: true }, said(...names), ' ', make('b')).firstChild);
/** Links to the other pages with flags. */
const elsewhere = (table.dataset.flagged ?? '').split(' ').flatMap((count, page) => {
  if (!+count || page === ownPage) return [];
  const to = pageUrl(page);
  to.search = '?flags=text';
  return [make('a', { href: to }, page + 1), ' ', make('small', {}, '(' + count + ')'), ' '];
});
const panel = addPanel(tellIn(make('aside', { id: 'flags', hidden: true },
  make('div', { className: 'bar' }, make('h2', { tabIndex: -1 }, said('Flags and notes', 'Tanda dan catatan')),
    make('label', {}, said('Order', 'Urutan'), ' ', order), ...levels.map(({ parentNode }) => parentNode), signButton('✕', 'Close the list', 'Tutup daftar', { className: 'close' })),
  make('div', { className: 'listed' }),
  ...(elsewhere[0] ? [make('h3', {}, said('Flagged on other pages', 'Ditandai di halaman lain')), make('p', {}, ...elsewhere)] : []),
), 'aria-label', 'Flags and notes', 'Tanda dan catatan'));
const flags = [...table.querySelectorAll('.remarks > li:not(.quiet)')].map((li) => {
  const body = li.closest('tbody');
  return {
    li,
    row: li.closest('tr:not(.notes)') ?? body.querySelector('mark')?.closest('tr') ?? body.rows[0],
    level: levels.find(({ value }) => value === (li.className || 'text')),
    rule: li.firstElementChild.textContent,
  };
});
let current;
/** The one that was last gone to. */
let visited;
const follow = () => {
  if (current?.row !== here) current = flags.find(({ row }) => row === here);
  for (const flag of flags) if (flag.link) flag.link.ariaCurrent = flag === current || null;
  current?.link?.scrollIntoView({ block: 'nearest' });
};
const goTo = (flag) => {
  current = visited = flag;
  visit(flag.row, flag.li.checkVisibility() ? flag.li : undefined);
  follow();
};
const itemOf = (flag) => {
  const { li, row, rule } = flag;
  const message = [...li.childNodes].slice(1).filter((each) => each.className !== 'why').map((each) => each.cloneNode(true));
  flag.link = make('a', { href: '#' + row.id }, make('b', {}, row.id.slice(1)), ' ',
    make('span', { className: 'remarks' }, make('span', { className: li.className })), ...message,
    make('small', {}, order.value === 'rule' ? '' : make('span', { className: 'rule' }, rule), ' ', table.matches('.wide') && li.className ? nameNode(li.closest('td')) : ''));
  flag.link.onclick = (event) => {
    event.preventDefault();
    goTo(flag);
  };
  return make('li', {}, flag.link);
};
/** What is being drawn. */
let drawn;
const isChosen = ({ level }) => level.checked;
const drawFlags = () => {
  const groups = Object.groupBy(flags.filter(isChosen), ({ rule }) => order.value === 'rule' ? rule : '');
  const drawing = {};
  drawn = drawing;
  const all = [];
  panel.querySelector('.listed').replaceChildren(...Object.entries(groups).flatMap(([rule, own]) => {
    const list = make('ul', {});
    for (const flag of own) all.push([list, flag]);
    return [rule && make('h3', {}, rule, ' ', make('span', { className: 'quiet' }, own.length)), list];
  }));
  inPieces(all, ([list, flag]) => {
    if (drawn !== drawing) return;
    list.append(itemOf(flag));
    // It may be gone to before it is drawn.
    if (flag === current) follow();
  });
  follow();
};
/** By nothing: closes it. */
const showFlags = (by) => {
  panel.hidden = !by;
  uiRoot.classList.toggle('beside', by);
  opener.ariaExpanded = !!by;
  setQuery('flags', by);
  if (!by) return opener.focus({ preventScroll: true });
  order.value = by;
  drawFlags();
};
for (const level of levels) {
  const count = flags.filter((flag) => flag.level === level).length;
  level.parentElement.hidden = count === 0;
  level.parentElement.lastElementChild.textContent = count;
  level.onchange = drawFlags;
}
opener.append(' ', make('b', {}, flags.length));
order.onchange = () => showFlags(order.value);
opener.onclick = () => {
  showFlags(panel.hidden && order.value);
  if (!panel.hidden) panel.querySelector('h2').focus();
};
panel.querySelector('.close').onclick = () => showFlags('');
panel.onkeydown = ({ key }) => key === 'Escape' && showFlags('');
for (const kind of ['focusin', 'click']) table.addEventListener(kind, () => setTimeout(follow));

const nextFlag = (step) => () => {
  const row = here ?? rowAt(document.elementFromPoint(innerWidth / 2, topEdge() + 9)) ?? rows[0];
  const isPast = ({ li }) => row.compareDocumentPosition(li) & 2;
  const first = flags.findIndex((flag) => !isPast(flag));
  // A flag that the view does not show has no focus.
  const isOn = visited && visited.row === here && (current === visited && !visited.li.checkVisibility() || [current.li, current.link].includes(document.activeElement));
  let at = isOn ? flags.indexOf(current) + step : step < 0 ? (first + flags.length + 1) % (flags.length + 1) - 1 : first;
  const isWanted = (flag) => isShown(flag.row) && (panel.hidden || isChosen(flag));
  while (flags[at] && !isWanted(flags[at])) at += step;
  const next = flags[at];
  if (next) return goTo(next);
  inform('No more flags or notes on this page.', 'Tidak ada lagi tanda atau catatan di halaman ini.');
  document.querySelector('.pages a[rel=' + (step > 0 ? 'next' : 'prev') + ']')?.focus();
};
keys.set('n', { en: 'next flag or note', id: 'tanda atau catatan berikutnya', run: nextFlag(1) });
keys.set('p', { en: 'previous flag or note', id: 'tanda atau catatan sebelumnya', run: nextFlag(-1) });
{
  const by = url.searchParams.get('flags');
  if (/^(rule|text)$/.test(by)) showFlags(by);
}
`;
