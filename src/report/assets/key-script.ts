/**
 * Keys and the address, shared by all scripts of a page. `keys.set('x', { en, id, run })` registers a key with what it does;
 * `run(event)` prevents the default where there is one. Keys do nothing while somebody types, or with a modifier.
 * `setQuery(name, value)` puts a value into the address, an empty one takes it out; `isStep` makes Back lead back.
 */
export const keyScript = `
const keys = new Map();
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('select, textarea, input:not([type=radio], [type=checkbox]), :modal')) return;
  keys.get(event.key)?.run(event);
});
let url = new URL(location.href);
addEventListener('popstate', () => { url = new URL(location.href); });
// Browsers refuse an address that changes many times a second.
let urlTimer;
const keepAddress = () => {
  clearTimeout(urlTimer);
  urlTimer = setTimeout(() => history.replaceState(null, '', url), 150);
};
const setQuery = (name, value, isStep = false) => {
  if (value) url.searchParams.set(name, value);
  else url.searchParams.delete(name);
  if (!isStep) return keepAddress();
  clearTimeout(urlTimer);
  history.pushState(null, '', url);
};
/** Does something with each of many things, with pauses, so that a page answers meanwhile. */
const inPieces = (items, act) => {
  const end = performance.now() + 40;
  let at = 0;
  while (at < items.length && performance.now() < end) act(items[at++]);
  if (at < items.length) setTimeout(() => inPieces(items.slice(at), act));
};
const setHash = (id) => {
  url.hash = id;
  keepAddress();
};
// Without what every object has: a text may be “constructor”.
const kept = (key) => {
  const values = Object.create(null);
  try {
    Object.assign(values, JSON.parse(localStorage.getItem(key)));
  } catch {}
  return values;
};
const keep = (key, value) => {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {}
};
`;
