/**
 * The views' part that style cannot do. Source first: a button in each row shows its translation, as does the key r, and
 * `revealRow(row)`. Facing pages: the sentences of each paragraph run on, in a row of their own (`tr.run`), made when
 * the view is first chosen; the sentences of both sides light up together. `chooseView(name)` for other scripts.
 */
export const viewScript = `
const runs = new Map();
const boxOf = (row) => uiRoot.dataset.view === 'facing' && runs.get(row)?.[0] || row;
const rowShownBy = (element) => {
  const sentence = element.closest('[data-s]');
  return sentence ? rows[sentence.dataset.s] : null;
};
/** One by one: a call takes no more arguments than the stack has room for. */
const unwrap = (element) => {
  while (element.firstChild) element.before(element.firstChild);
  element.remove();
};
const asideIn = 'small, ul, details, .way-back, .nothing, button, .try';
const makeRun = (body) => {
  const own = [...body.rows].filter((row) => !row.matches('.notes, .run'));
  if (own.length === 0 || body.querySelector('.run')) return;
  const run = document.createElement('tr');
  run.className = 'run';
  run.append(document.createElement('td'));
  cellsOf(own[0]).forEach((first, column) => {
    const cell = run.insertCell();
    if (first.lang) cell.lang = first.lang;
    for (const row of own) {
      const from = cellsOf(row)[column];
      if (!from) continue;
      const sentence = document.createElement('span');
      sentence.dataset.s = rows.indexOf(row);
      for (const each of from.childNodes) sentence.append(each.cloneNode(true));
      for (const aside of sentence.querySelectorAll(asideIn)) aside.remove();
      for (const each of sentence.querySelectorAll('p, w-d, .line')) {
        each.append(' ');
        unwrap(each);
      }
      if (!runs.has(row)) runs.set(row, []);
      runs.get(row).push(sentence);
      cell.append(sentence, ' ');
    }
  });
  body.append(run);
};
const lightRun = (row) => {
  for (const each of table.querySelectorAll('.same-s')) each.classList.remove('same-s');
  for (const each of runs.get(row) ?? []) each.classList.add('same-s');
};

const revealRow = (row, isShown = true) => {
  row.classList.toggle('told', isShown);
  row.querySelector('.reveal')?.setAttribute('aria-expanded', isShown);
};
const addReveals = () => {
  for (const row of rows) {
    if (row.querySelector('.reveal')) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'reveal';
    button.setAttribute('aria-expanded', 'false');
    inUi(tell(button, 'show the translation', 'tampilkan terjemahan'));
    row.cells[0].append(button);
  }
};
table.addEventListener('click', ({ target }) => {
  const button = target.closest('.reveal');
  if (!button) return;
  const row = rowAt(button);
  revealRow(row);
  linkIn(row)?.focus({ preventScroll: true });
});
table.addEventListener('pointerover', ({ target }) => lightRun(rowAt(target)));

const applyView = () => {
  const radio = radios('view').find(({ checked }) => checked);
  const { value } = radio;
  uiRoot.dataset.view = value;
  radio.closest('.views').scrollLeft = radio.closest('label').offsetLeft - 60;
  if (value === 'source') addReveals();
  if (value === 'facing') for (const body of table.tBodies) makeRun(body);
};
const chooseView = (name) => {
  const at = here && boxOf(here);
  const top = at?.getBoundingClientRect().top;
  choose('view', name);
  applyView();
  setReading('view', name);
  setQuery('view', name === 'side' ? '' : name);
  keepFilterInLinks();
  // The sentence that one reads stays where it is.
  if (at) scrollBy(0, boxOf(here).getBoundingClientRect().top - top);
};
document.querySelector('.views').addEventListener('change', ({ target }) => chooseView(target.value));
keys.set('v', { en: 'next view', id: 'tampilan berikutnya', run: () => {
  const all = radios('view');
  chooseView(all[(all.findIndex(({ checked }) => checked) + 1) % all.length].value);
} });
keys.set('r', { en: 'show the translation', id: 'tampilkan terjemahan', run: () => here && revealRow(here) });
applyView();
uiRoot.classList.add('viewed');
followAddress();
`;
