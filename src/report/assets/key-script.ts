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
const setHash = (id) => {
  url.hash = id;
  keepAddress();
};
const kept = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? {};
  } catch {
    return {};
  }
};
const keep = (key, value) => {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {}
};
`;
