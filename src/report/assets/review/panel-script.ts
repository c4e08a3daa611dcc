/**
 * The list of all flags and notes of a page, made of what its rows say when it is opened: by rule or in the order of the
 * text (`?flags=rule` and `?flags=text`, so that a link opens it). Keys n and p go from one to the next, with or without it.
 */
export const panelScript = `
const panel = byId('flags');
const opener = byId('flags-open');
const listed = panel.querySelector('.listed');
const order = panel.querySelector('select');
const levels = [...panel.querySelectorAll('[type=checkbox]')];
const flags = [...table.querySelectorAll('.remarks > li:not(.quiet)')].map((li) => {
  const body = li.closest('tbody');
  const row = li.closest('tr:not(.notes)') ?? body.querySelector('mark')?.closest('tr') ?? body.rows[0];
  const level = levels.find(({ value }) => li.querySelector('.severity')?.classList.contains(value)) ?? levels.at(-1);
  return { li, row, level, rule: li.querySelector('.rule').textContent };
});
let current;
const follow = () => {
  if (current?.row !== here) current = flags.find(({ row }) => row === here);
  for (const { link } of flags) link?.removeAttribute('aria-current');
  current?.link?.setAttribute('aria-current', 'true');
  current?.link?.scrollIntoView({ block: 'nearest' });
};
const goTo = (flag) => {
  current = flag;
  visit(flag.row);
  if (isShown(flag.li)) visit(flag.row, flag.li);
  follow();
};
const itemOf = (flag) => {
  const { li, row, rule } = flag;
  const cell = li.closest('td').cellIndex;
  const column = table.tHead.rows[0].cells[row === li.closest('tr') ? cell : 1];
  const after = [...li.childNodes].slice([...li.childNodes].indexOf(li.querySelector('.rule')) + 1);
  flag.link = make('a', { href: '#' + row.id },
    make('b', {}, row.querySelector('th')?.textContent.trim().split(/\\s/)[0] ?? '–'), ' ',
    ...[li.querySelector('.severity'), ...after].filter((each) => each && each.localName !== 'details').flatMap((each) => [each.cloneNode(true), ' ']),
    make('small', {}, make('span', { className: 'rule' }, rule), ' ', table.classList.contains('wide') ? column.firstChild.cloneNode(true) : ''));
  flag.link.onclick = (event) => {
    event.preventDefault();
    if (matchMedia('(max-width: 60rem)').matches) close();
    goTo(flag);
  };
  return make('li', {}, flag.link);
};
const isChosen = ({ level }) => level.checked;
const draw = () => {
  const groups = new Map();
  for (const flag of flags.filter(isChosen)) {
    const name = order.value === 'rule' ? flag.rule : '';
    groups.set(name, [...(groups.get(name) ?? []), flag]);
  }
  listed.className = 'listed by-' + order.value;
  listed.replaceChildren(...[...groups].flatMap(([name, all]) => [
    ...(name ? [make('h3', {}, name, ' ', make('span', { className: 'quiet' }, all.length))] : []),
    make('ul', {}, ...all.map(itemOf)),
  ]));
  if (groups.size === 0) listed.append(tell(make('p', {}), 'None here.', 'Tidak ada di sini.'));
  follow();
};
const open = (by) => {
  order.value = by;
  panel.hidden = false;
  uiRoot.classList.add('beside');
  opener.setAttribute('aria-expanded', 'true');
  setQuery('flags', by);
  draw();
};
const close = () => {
  panel.hidden = true;
  uiRoot.classList.remove('beside');
  opener.setAttribute('aria-expanded', 'false');
  setQuery('flags', '');
  if (panel.contains(document.activeElement) || document.activeElement === document.body) opener.focus({ preventScroll: true });
};
for (const level of levels) {
  const count = flags.filter((flag) => flag.level === level).length;
  level.parentElement.hidden = count === 0;
  level.parentElement.querySelector('b').textContent = count;
  level.onchange = draw;
}
order.onchange = () => open(order.value);
opener.onclick = () => {
  if (!panel.hidden) return close();
  open(order.value);
  panel.querySelector('h2').focus();
};
panel.querySelector('.close').onclick = close;
panel.onkeydown = ({ key }) => key === 'Escape' && close();
for (const kind of ['focusin', 'click']) table.addEventListener(kind, () => setTimeout(follow));

const nextFlag = (step) => {
  const shown = flags.filter((flag) => isShown(boxOf(flag.row)) && (panel.hidden || isChosen(flag)));
  const placeOf = (row) => rows.indexOf(row);
  const place = here ? placeOf(here) : rows.findIndex((row) => isShown(row) && row.getBoundingClientRect().bottom > 0);
  const at = here && current?.row === here ? shown.indexOf(current) : -1;
  const isOn = document.activeElement === current?.li || document.activeElement === current?.link;
  const next = at >= 0 && isOn ? shown[at + step]
    : step > 0 ? shown.find(({ row }) => placeOf(row) >= place)
    : shown.findLast(({ row }) => placeOf(row) < place);
  if (next) return goTo(next);
  inform(step > 0 ? 'No flag or note after this one on this page.' : 'No flag or note before this one on this page.', step > 0 ? 'Tidak ada tanda atau catatan setelah ini di halaman ini.' : 'Tidak ada tanda atau catatan sebelum ini di halaman ini.');
  [...document.querySelectorAll('.pages a[rel=' + (step > 0 ? 'next' : 'prev') + ']')].at(step > 0 ? -1 : 0)?.focus();
};
keys.set('n', { en: 'next flag or note', id: 'tanda atau catatan berikutnya', run: () => nextFlag(1) });
keys.set('p', { en: 'previous flag or note', id: 'tanda atau catatan sebelumnya', run: () => nextFlag(-1) });
{
  const by = url.searchParams.get('flags');
  if (by === 'rule' || by === 'text') open(by);
}
`;
