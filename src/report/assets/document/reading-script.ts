import { readingChoices } from '../../document/reading.js';

const options = JSON.stringify(Object.keys(readingChoices));

/** What a reader has set, before anything is drawn. */
export const readingHeadScript = `
const reading = {};
try {
  Object.assign(reading, JSON.parse(localStorage.getItem('padan reading')));
} catch {}
for (const name of ${options}) if (typeof reading[name] === 'string' && /^[a-z]+$/.test(reading[name])) uiRoot.dataset[name] = reading[name];
`;

/** The view and the filter, from the address or the browser, and what is folded on telephones, before the texts are drawn. */
export const earlyScript = `
const choose = (name, value) => {
  const radio = [...document.querySelectorAll('input[name=' + name + ']')].find((each) => each.value === value);
  if (radio) radio.checked = true;
};
{
  const query = new URLSearchParams(location.search);
  choose('view', query.get('view') ?? reading.view);
  choose('show', query.get('show'));
  uiRoot.dataset.view = document.querySelector('input[name=view]:checked').value;
  const about = document.querySelector('.about');
  const narrow = matchMedia('screen and (max-width: 37.5rem)');
  (narrow.onchange = () => { about.open = !narrow.matches; })();
}
`;

/** The settings, and menus that close when something else is wanted. */
export const readingScript = `
const setReading = (name, value) => {
  reading[name] = value;
  // Another page may have set the others meanwhile.
  keep('padan reading', { ...kept('padan reading'), [name]: value });
};
for (const [name, { said: [en, id], values }] of Object.entries(${JSON.stringify(readingChoices)})) {
  const label = document.createElement('label');
  const select = document.createElement('select');
  select.name = name;
  for (const value in values) {
    const option = tell(document.createElement('option'), ...values[value]);
    option.value = value;
    option.selected = value === reading[name];
    select.append(option);
  }
  select.addEventListener('change', () => {
    setReading(name, select.value);
    uiRoot.dataset[name] = select.value;
  });
  label.append(said(en, id), select);
  document.querySelector('#reading .sheet').append(label);
}
// The heads of the columns stay below the toolbar.
const toolbar = document.querySelector('.tools');
new ResizeObserver(() => uiRoot.style.setProperty('--tools', toolbar.offsetHeight + 'px')).observe(toolbar);
const closeMenus = (but) => {
  for (const menu of document.querySelectorAll('.menu[open]')) if (!menu.contains(but)) menu.open = false;
};
document.addEventListener('pointerdown', ({ target }) => closeMenus(target));
document.addEventListener('focusin', ({ target }) => closeMenus(target));
document.addEventListener('keydown', (event) => {
  const menu = event.key === 'Escape' && event.target.closest('.menu[open]');
  if (!menu) return;
  menu.open = false;
  menu.firstElementChild.focus();
});
`;
