/**
 * Filters flagged sentences by rule, severity and system (`?rule=untranslated&system=base`), and goes from one to the
 * next with the keys j and k.
 */
export const flaggedScript = `
const rows = [...document.querySelectorAll('.row')];
const choices = [...document.querySelectorAll('.tools select')];
const status = document.querySelector('.tools [role=status]');
let here = null;
const mark = (row) => {
  here?.classList.remove('here');
  here = row;
  here?.classList.add('here');
};
const render = () => {
  const chosen = Object.fromEntries(choices.map(({ id, value }) => [id, value]));
  const flagsOf = (row) => [...row.querySelectorAll('.rule')];
  const fits = (row) =>
    (!chosen.system || row.dataset.system === chosen.system) &&
    flagsOf(row).some((flag) => (!chosen.rule || flag.dataset.rule === chosen.rule) && (!chosen.severity || flag.classList.contains(chosen.severity)));
  for (const row of rows) row.hidden = !fits(row);
  const shown = rows.filter(({ hidden }) => !hidden).length;
  tell(status, shown + ' of ' + rows.length + (rows.length === 1 ? ' sentence' : ' sentences'), shown + ' dari ' + rows.length + ' kalimat');
};
const address = () => {
  const query = new URLSearchParams(choices.filter(({ value }) => value).map(({ id, value }) => [id, value]));
  return location.pathname + (query.size > 0 ? '?' + query : '');
};
const keep = () => {
  for (const link of document.querySelectorAll('nav.pages a')) link.search = location.search;
};
const follow = () => {
  const query = new URLSearchParams(location.search);
  for (const choice of choices) {
    choice.value = query.get(choice.id) ?? '';
    if (choice.selectedIndex < 0) choice.value = '';
  }
  keep();
  render();
};
for (const choice of choices) choice.addEventListener('change', () => {
  history.pushState(null, '', address());
  keep();
  render();
});
addEventListener('popstate', follow);

const go = (step) => {
  const shown = rows.filter(({ hidden }) => !hidden);
  const row = here && !here.hidden ? shown[shown.indexOf(here) + step] : shown[step > 0 ? 0 : shown.length - 1];
  if (!row) {
    // The page ends here; Enter leads to the next one.
    const links = [...document.querySelectorAll(step > 0 ? 'a[rel=next]' : 'a[rel=prev]')];
    links.at(step > 0 ? -1 : 0)?.focus();
    return;
  }
  mark(row);
  const link = row.querySelector('a');
  if (!link) row.tabIndex = -1;
  (link ?? row).focus({ preventScroll: true });
  row.scrollIntoView({ block: 'center' });
};
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('select')) return;
  if (event.key === 'j') go(1);
  if (event.key === 'k') go(-1);
});
for (const kind of ['click', 'focusin']) document.querySelector('main').addEventListener(kind, ({ target }) => {
  const row = target.closest('.row');
  if (row) mark(row);
});
document.querySelector('.tools').hidden = false;
follow();
`;
