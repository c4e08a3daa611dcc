/** Filters and sorts the words; what is asked for lives in the address (`?find=harga&sort=count&unknown=1`). */
export const wordsScript = `
{
  const data = document.querySelector('#words');
  const body = document.querySelector('.words tbody');
  const [find, sort, unknown] = ['find', 'sort', 'unknown'].map((id) => document.getElementById(id));
  const status = document.querySelector('.tools [role=status]');
  const { language, search } = data ? JSON.parse(data.textContent) : {};
  /** A root leads to all its forms, a form to its own places, both in context. */
  const link = (word) => {
    const isRoot = word.parentNode.tagName === 'TH';
    const find = word.textContent;
    word.href = search + '?' + new URLSearchParams(isRoot ? { find, forms: 1 } : { find: '"' + find + '"', view: 'context' });
  };
  const known = () => {
    try {
      return JSON.parse(localStorage.getItem('padan known'))?.words ?? {};
    } catch {
      return {};
    }
  };
  const wordsOf = (row) => [...row.querySelectorAll('th a')].map((link) => link.textContent);
  /** Figures as numbers: “–” is nothing. */
  const figure = (row, cell) => Number(row.cells[cell].textContent.replace('−', '-')) || 0;
  const rows = body ? [...body.rows].map((row, at) => ({
    row, at, words: wordsOf(row), folded: fold([0, -3, -2].map((at) => [...row.cells].at(at).textContent).join(' ')),
    count: figure(row, 1), rarity: row.cells.length > 5 ? figure(row, 2) : 0,
  })) : [];
  const orders = {
    count: (a, b) => b.count - a.count,
    rarity: (a, b) => a.rarity - b.rarity,
    alphabet: (a, b) => a.words[0] < b.words[0] ? -1 : 1,
  };
  /** The root is marked, as documents’ pages do it, or every form. */
  const isKnown = ([root, ...forms], marks) => {
    const has = (word) => marks[language + ' ' + word];
    return has(root) || (forms.length > 0 && forms.every(has));
  };
  let order = '';
  const show = () => {
    if (order !== sort.value) {
      order = sort.value;
      body.append(...[...rows].sort((a, b) => orders[order]?.(a, b) || a.at - b.at).map(({ row }) => row));
    }
    const [text, marks] = [fold(find.value).trim(), unknown.checked ? known() : {}];
    let count = 0;
    for (const { row, words, folded } of rows) {
      row.hidden = !folded.includes(text) || (unknown.checked && isKnown(words, marks));
      if (!row.hidden) count++;
    }
    tell(status, count + ' of ' + rows.length + (rows.length === 1 ? ' family' : ' families'), count + ' dari ' + rows.length + ' keluarga kata');
  };
  const keep = () => {
    const query = queryOf({ find: find.value.trim(), sort: sort.value, unknown: unknown.checked ? '1' : '' });
    history.replaceState(null, '', location.pathname + (query ? '?' + query : '') + location.hash);
  };
  const follow = () => {
    const query = new URLSearchParams(location.search);
    find.value = query.get('find') ?? '';
    sort.value = query.get('sort') ?? '';
    if (sort.selectedIndex < 0) sort.value = '';
    unknown.checked = query.get('unknown') === '1';
    show();
  };
  if (body) {
    if (search) body.querySelectorAll('th a').forEach(link);
    let timer = 0;
    for (const each of [find, sort, unknown]) each.addEventListener('input', () => {
      show();
      clearTimeout(timer);
      timer = setTimeout(keep, 200);
    });
    document.addEventListener('keydown', (event) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, select')) return;
      event.preventDefault();
      find.focus();
    });
    addEventListener('popstate', follow);
    addEventListener('storage', ({ key }) => key === 'padan known' && show());
    document.querySelector('.tools').hidden = false;
    follow();
  }
}
`;
