import { namedScript } from '../markup.js';
import { saidAttributes, uis } from './say.js';

/**
 * Finds out which language the reader wants before anything is drawn: the address's (`?ui=id`, which is kept and taken out
 * of it), the one that was chosen on some page of this browser, or the page's own. Words in the page's own language stay
 * unseen until `uiScript` has put in the others, but for three seconds at most: there are browsers that cannot run it.
 */
export const uiHeadScript = `
const uiRoot = document.documentElement;
const uiOwn = uiRoot.lang;
const uiWanted = () => {
  const url = new URL(location);
  let ui = url.searchParams.get('ui');
  const isUi = () => /^(${uis.join('|')})$/.test(ui);
  try {
    if (isUi()) {
      localStorage.setItem('padan ui', ui);
      url.searchParams.delete('ui');
      history.replaceState(null, '', url);
    } else ui = localStorage.getItem('padan ui');
  } catch {}
  return isUi() ? ui : uiOwn;
};
uiRoot.lang = uiWanted();
uiRoot.classList.add('scripted');
if (uiRoot.lang !== uiOwn) uiRoot.classList.add('ui-wait');
`;

/**
 * The language that a page speaks, and the switch. Comes first. `T(en, id)` gives the text of now; `tell(element, en, id)`
 * writes it where it changes with the language, as `tellIn(element, attribute, en, id)` does; both return the element, and
 * `said(en, id)` makes one. `inUi(element)` is for one inside a text in another language. `sayAgain(root)` does so for what was not on the page when the reader switched. Who makes
 * texts in other ways listens for the document's event `padan:ui`.
 */
export const uiScript = `${namedScript}const T = (en, id) => named(uiRoot.lang === 'id' ? id : en);
const tellIn = (element, name, en, id) => {
  (element.told ??= {})[name] = [en, id];
  element.setAttribute('u-t', '');
  if (name) element.setAttribute(name, T(en, id));
  else element.textContent = T(en, id);
  return element;
};
const tell = (element, en, id) => tellIn(element, '', en, id);
const said = (en, id) => tell(document.createElement('u-i'), en, id);
const inUi = (element) => tellIn(element, 'lang', ${uis.map((ui) => `'${ui}'`).join(', ')});
const uiTexts = JSON.parse(document.querySelector('#ui').textContent);
const uiOwns = [];
const uiPut = (n, now, put) => {
  const isOwn = uiRoot.lang === uiOwn;
  if (!isOwn) uiOwns[n] ??= now;
  const text = (isOwn ? uiOwns : uiTexts)[n];
  if (text !== undefined) put(text);
};
const sayAgain = (root) => {
  const all = (query) => root.querySelectorAll(query);
  for (const each of all('u-i[n],[u-i]')) uiPut(each.getAttribute('u-i') ?? each.getAttribute('n'), each.textContent, (text) => { each.textContent = text; });
  for (const name of ${JSON.stringify(saidAttributes)}) for (const each of all('[u-' + name + ']')) uiPut(each.getAttribute('u-' + name), each.getAttribute(name), (text) => each.setAttribute(name, text));
  for (const each of all('[u-t]')) for (const name in each.told) tellIn(each, name, ...each.told[name]);
};
const uiSpeak = (ui) => {
  uiRoot.lang = ui;
  sayAgain(document);
  for (const button of document.querySelectorAll('.ui-switch button')) button.setAttribute('aria-pressed', button.lang === ui);
  document.dispatchEvent(new Event('padan:ui'));
};
document.addEventListener('click', ({ target }) => {
  const ui = target.closest('.ui-switch button')?.lang;
  if (!ui) return;
  const url = new URL(location);
  try {
    localStorage.setItem('padan ui', ui);
  } catch {
    url.searchParams.set('ui', ui);
    history.replaceState(null, '', url);
  }
  uiSpeak(ui);
});
const uiFollow = () => uiWanted() !== uiRoot.lang && uiSpeak(uiWanted());
addEventListener('storage', uiFollow);
addEventListener('pageshow', ({ persisted }) => persisted && uiFollow());
if (uiRoot.lang !== uiOwn) uiSpeak(uiRoot.lang);
uiRoot.classList.remove('ui-wait');
`;
