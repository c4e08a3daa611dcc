import { readingOptions } from '../../document/reading.js';

const options = JSON.stringify(Object.keys(readingOptions));

/** What a reader has set, before anything is drawn. */
export const readingHeadScript = `
const reading = (() => {
  try {
    return JSON.parse(localStorage.getItem('padan reading')) ?? {};
  } catch {
    return {};
  }
})();
for (const name of ${options}) if (/^[a-z]+$/.test(reading[name])) uiRoot.dataset[name] = reading[name];
`;

/** The view and the filter, from the address or the browser, before the texts are drawn. */
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
}
`;

/** The settings, and menus that close when something else is wanted. */
export const readingScript = `
const setReading = (name, value) => {
  reading[name] = value;
  keep('padan reading', reading);
};
for (const select of document.querySelectorAll('#settings select')) {
  const usual = select.value;
  select.value = reading[select.name] ?? usual;
  if (select.selectedIndex < 0) select.value = usual;
  select.addEventListener('change', () => {
    setReading(select.name, select.value);
    if (select.value === usual) delete uiRoot.dataset[select.name];
    else uiRoot.dataset[select.name] = select.value;
  });
}
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
