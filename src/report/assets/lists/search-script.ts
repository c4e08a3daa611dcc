/**
 * Searches the texts of a page for words and phrases. What is looked for lives in the address (`?find=harga&in=source`).
 */
export const searchScript = `
const { systems, root } = JSON.parse(document.querySelector('#systems').textContent);
const tools = document.querySelector('.tools');
const box = tools.querySelector('input');
const where = tools.querySelector('select');
const [forms, context] = ['forms', 'context'].map((id) => document.getElementById(id));
const status = tools.querySelector('[role=status]');
const found = document.querySelector('#found');
const more = document.querySelector('.more');
const step = 200;
let limit = step;

/** Made when something is looked for: it takes a moment where there is much text. */
let rows = null;
const load = () => {
  rows ??= JSON.parse(document.querySelector('#texts').textContent).flatMap(([title, name, href, lang, places, texts]) => {
    const page = { title, name, href, lang, places };
    return texts.map(([sentence, ...texts]) => ({ page, sentence, texts, folded: texts.map(fold) }));
  });
  return rows;
};

/** Characters of what is looked for: more would have been typed by nobody. */
const maxQuery = 5000;
/** Each once. */
const termsOf = (query) =>
  [...new Map([...query.slice(0, maxQuery).replace(/[“”„«»]/g, '"').matchAll(/"([^"]*)"?|[^\\s"]+/g)]
    .map(([text, phrase]) => ({ text: fold(phrase ?? text).trim().replace(/\\s+/g, ' '), isPhrase: phrase !== undefined }))
    .filter(({ text }) => text)
    .map((term) => [term.isPhrase + term.text, term])).values()]
    .map((term) => forms.checked && !term.isPhrase ? { ...term, pattern: formsPattern(term.text) } : term);
const isLetter = (character) => character !== undefined && /[\\p{L}\\p{N}]/u.test(character);
/** Where a term is found next, from and to; undefined if it is not. */
const next = (folded, { text, isPhrase, pattern }, from) => {
  if (pattern) {
    pattern.lastIndex = from;
    const match = pattern.exec(folded);
    return match ? [match.index, pattern.lastIndex] : undefined;
  }
  for (let at = folded.indexOf(text, from); at >= 0; at = folded.indexOf(text, at + 1)) {
    const end = at + text.length;
    const isInside = isPhrase && ((isLetter(folded[at - 1]) && isLetter(text[0])) || (isLetter(folded[end]) && isLetter(text.at(-1))));
    if (!isInside) return [at, end];
  }
};

/** Where terms are found in a text, in order, without overlaps. */
const spansIn = (text, terms) => {
  const places = [];
  let folded = '';
  let at = 0;
  for (const character of text) {
    const piece = fold(character);
    for (let i = 0; i < piece.length; i++) places.push(at);
    folded += piece;
    at += character.length;
  }
  places.push(text.length);
  const spans = terms.flatMap((term) => {
    const all = [];
    for (let span = next(folded, term, 0); span; span = next(folded, term, span[1])) all.push([places[span[0]], span[1]]);
    return all;
  });
  const apart = [];
  let done = 0;
  for (const [start, last] of spans.sort(([a], [b]) => a - b)) {
    // Up to the next letter, so that accents stay with theirs.
    let to = last;
    while (to < places.length - 1 && places[to] === places[last - 1]) to++;
    const [from, end] = [Math.max(start, done), places[to]];
    if (end <= from) continue;
    apart.push([from, end]);
    // More marks in a text help nobody, and take long to draw.
    if (apart.length === 1000) break;
    done = end;
  }
  return apart;
};

/** A text with what was found in it marked. */
const marked = (text, terms) => {
  const parts = [];
  let done = 0;
  for (const [from, end] of spansIn(text, terms)) {
    parts.push(text.slice(done, from), element('mark', {}, text.slice(from, end)));
    done = end;
  }
  parts.push(text.slice(done));
  return parts.filter((part) => part !== '');
};

const rowsOf = (row, terms, columns) => {
  const { page, sentence, texts } = row;
  const number = sentence === 0 ? '–' : String(sentence);
  const href = page.href === null ? null : root + page.href + (sentence === 0 ? '' : '#s' + sentence);
  const isSearched = (column) => columns === null || columns(page) === column;
  const link = () => href === null ? element('span', { class: 'quiet' }, number) : tellIn(element('a', { href }, number), 'aria-label', 'sentence ' + number, 'kalimat ' + number);
  if (context.checked) return contextsOf(row, (text) => spansIn(text, terms), isSearched, link);
  return [element('li', {},
    link(),
    element('div', {}, ...texts.flatMap((text, column) => {
      if (text === '') return [];
      const system = column === 0 ? null : systems[page.places[column - 1]];
      const words = element('span', { lang: system?.language ?? page.lang, dir: 'auto' }, ...(isSearched(column) ? marked(text, terms) : [text]));
      return [element('p', { class: column === 0 ? 'source' : 'target' }, system ? element('small', {}, element('bdi', {}, said(...system.names))) : null, system ? ' ' : null, words)];
    })))];
};

/** The column that is searched, of a document; null for all. */
const columnsOf = (value) => {
  if (value === '') return null;
  if (value === 'source') return () => 0;
  const at = systems.findIndex(({ id }) => 'system:' + id === value);
  return ({ places }) => places.indexOf(at) + 1 || -1;
};
const search = () => {
  const terms = termsOf(box.value);
  if (terms.length === 0) {
    found.replaceChildren();
    tell(status, '', '');
    more.hidden = true;
    return;
  }
  const columns = columnsOf(where.value);
  const hits = load().filter(({ page, folded }) => {
    if (columns === null) return terms.every((term) => folded.some((text) => next(text, term, 0)));
    const text = folded[columns(page)];
    return text !== undefined && terms.every((term) => next(text, term, 0));
  });
  const groups = new Map();
  for (const hit of hits) {
    if (!groups.has(hit.page)) groups.set(hit.page, []);
    groups.get(hit.page).push(hit);
  }
  const isMore = hits.length > limit;
  if (hits.length === 0) tell(status, 'nothing found', 'tidak ditemukan');
  else tell(status,
    hits.length + (hits.length === 1 ? ' row in ' : ' rows in ') + groups.size + (groups.size === 1 ? ' document' : ' documents') + (isMore ? ', the first ' + limit + ' shown' : ''),
    hits.length + ' baris dalam ' + groups.size + ' dokumen' + (isMore ? ', ' + limit + ' yang pertama ditampilkan' : ''));
  more.hidden = hits.length <= limit;
  let left = limit;
  const sections = [];
  for (const [page, all] of groups) {
    if (left <= 0) break;
    const shown = all.slice(0, left);
    left -= shown.length;
    const title = page.title === page.name ? pathOf(page.name) : named(page.title);
    const head = { lang: page.lang, dir: 'auto' };
    sections.push(element('section', {},
      element('h2', {}, page.href === null ? element('span', head, title) : element('a', { href: root + page.href, ...head }, title), ' ', element('small', {}, ...(page.title === page.name ? [] : [pathOf(page.name), ', ']), said(all.length + (all.length === 1 ? ' row' : ' rows'), all.length + ' baris'))),
      element('ul', {}, ...shown.flatMap((row) => rowsOf(row, terms, columns)))));
  }
  found.replaceChildren(...sections);
};

// Who comes for all forms of a word wants to see how they are used.
const query = () => queryOf({
  find: box.value, in: where.value, forms: forms.checked ? '1' : '',
  view: context.checked === forms.checked ? '' : context.checked ? 'context' : 'rows',
});
const keepInLinks = () => {
  for (const link of document.querySelectorAll('nav.pages a')) link.search = query();
};
// Browsers refuse an address that changes many times a second, so what is typed waits, if not for long.
let timer = 0;
const keep = () => {
  if (timer) history.replaceState(null, '', location.pathname + (query() ? '?' + query() : ''));
  clearTimeout(timer);
  timer = 0;
  keepInLinks();
};
document.addEventListener('click', keep, true);
const change = () => {
  limit = step;
  search();
  clearTimeout(timer);
  timer = setTimeout(keep, 200);
};
const follow = () => {
  const values = new URLSearchParams(location.search);
  box.value = values.get('find') ?? '';
  where.value = values.get('in') ?? '';
  if (where.selectedIndex < 0) where.value = '';
  forms.checked = values.get('forms') === '1';
  context.checked = (values.get('view') ?? (forms.checked ? 'context' : '')) === 'context';
  keepInLinks();
  search();
};
box.addEventListener('input', change);
for (const each of [where, forms, context]) each.addEventListener('change', change);
more.querySelector('button').addEventListener('click', () => {
  const shown = found.querySelectorAll('li').length;
  limit += step;
  search();
  found.querySelectorAll('li')[shown]?.querySelector('a')?.focus();
});
addEventListener('popstate', follow);
tools.hidden = false;
document.querySelector('.needs').hidden = true;
follow();
box.focus();
`;
