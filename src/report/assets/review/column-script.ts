/**
 * Which systems' columns are shown (`?cols=a,b`), and which of them the others are compared with (`?base=b`, or `none`).
 * Pages come with the marks of what differs from the main one; those of another are made here, row by row as they
 * come into view. Alternatives have marks of what differs from the best when they are opened.
 */
export const columnScript = `
const drawChanges = (cell, before) => apart(cell, () => {
  for (const mark of cell.querySelectorAll('ins, r-m, .casing, .typography')) mark.replaceWith(...mark.childNodes);
  cell.normalize();
  if (before === null) return;
  const { text, nodes } = textOf(cell);
  let end = 0;
  const marks = diffTexts(before, text).map((change) => {
    const start = end;
    if (change.kind !== 'removed') end += change.text.length;
    return { ...change, start, end };
  });
  // From the end, so that what comes before stays where it was.
  let next = nodes.length;
  for (const { kind, text, before, moved, punctuation, start, end } of marks.reverse()) {
    const className = moved ? 'moved' : punctuation ? 'punctuation' : kind;
    while (nodes[next - 1]?.start >= start) next--;
    if (kind === 'removed') {
      const gone = make('r-m', className === kind ? {} : { className });
      gone.setAttribute('t', text);
      if (nodes[next]?.start === start) {
        let spot = nodes[next].node;
        while (spot.parentNode.firstChild === spot && spot.parentNode.matches('ins, w-d, e-v, .casing, .typography')) spot = spot.parentNode;
        spot.before(gone);
      } else {
        const { node, start: from } = nodes[next - 1] ?? nodes[0];
        if (start - from < node.length) node.splitText(start - from);
        node.after(gone);
      }
    } else if (kind !== 'same') for (let i = Math.max(0, next - 1); nodes[i]?.start < end; i++) {
      const { node, start: from } = nodes[i];
      const [first, last] = [Math.max(start - from, 0), Math.min(end - from, node.length)];
      if (first >= last) continue;
      if (last < node.length) node.splitText(last);
      const part = first > 0 ? node.splitText(first) : node;
      const mark = make(kind === 'added' ? 'ins' : 'span', kind === className && kind === 'added' ? {} : { className });
      if (before !== undefined) mark.title = '≠ “' + before + '”';
      part.replaceWith(mark);
      mark.append(part);
    }
  }
});
const base = byId('base');
if (base) {
  const usual = base.value;
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets.push(sheet);
  const showColumns = () => {
    const shown = systems.filter(({ checked }) => checked);
    for (const box of systems) box.disabled = box.checked && shown.length === 1;
    sheet.replaceSync(systems.map(({ checked }, i) => checked ? '' : '.bitext tr:not(.notes) > :nth-child(' + (i + 3) + ') { display: none !important; }').join(''));
    setQuery('cols', shown.length < systems.length ? shown.map(({ value }) => value).join(',') : '');
  };
  const heads = [...table.tHead.rows[0].cells].slice(2);
  const legendOf = (head) => head.querySelector('.legend');
  /** What a paragraph is compared with; at first with the main one, if all columns came so. */
  let compared = usual;
  const drawn = new Map();
  const written = heads.every((head, i) => systems[i].value === usual || legendOf(head)) ? usual : undefined;
  const drawRow = (row) => {
    if ((drawn.get(row) ?? written) === compared) return;
    drawn.set(row, compared);
    const at = systems.findIndex(({ value }) => value === compared) + 1;
    forgetWords(row);
    const cells = cellsOf(row);
    const lang = cells[at]?.closest('[lang]').lang;
    const before = at > 0 && cells[at] && textOf(cells[at]).text;
    cells.slice(1).forEach((cell, i) => {
      const isCompared = at > 0 && i + 1 !== at && before && cell.closest('[lang]').lang === lang && textOf(cell).text;
      for (const each of [cell, runs.get(row)?.[i + 1]]) if (each) drawChanges(each, isCompared ? before : null);
    });
  };
  const rowsIn = (body) => [...body.rows].filter((row) => !row.matches('.notes, .run'));
  const watch = new IntersectionObserver((all) => {
    inPieces(all.flatMap(({ target, isIntersecting }) => isIntersecting ? rowsIn(target) : []), drawRow);
  }, { rootMargin: '300%' });
  let rest;
  const compare = (value) => {
    compared = value;
    watch.disconnect();
    for (const body of table.tBodies) watch.observe(body);
    // What is in view is drawn at once, so that nothing moves when it has been seen.
    if (compared !== written) for (const body of table.tBodies) {
      const { top, bottom } = body.getBoundingClientRect();
      if (top > innerHeight) break;
      if (bottom > 0) rowsIn(body).forEach(drawRow);
    }
    // What is out of view later, for those who print.
    clearTimeout(rest);
    rest = setTimeout(() => inPieces(rows, drawRow), 500);
    heads.forEach((head, i) => {
      const legend = legendOf(head);
      if (legend) legend.hidden = value !== usual;
      head.querySelector('.compared')?.remove();
      if (value && systems[i].value !== value && (!legend || legend.hidden)) head.append(make('small', { className: 'compared' }, said('compared with ', 'dibandingkan dengan '), base.selectedOptions[0].textContent));
    });
    setQuery('base', value === usual ? '' : value || 'none');
  };
  base.onchange = () => compare(base.value);
  for (const box of systems) box.onchange = showColumns;
  addEventListener('beforeprint', () => rows.forEach(drawRow));
  const shown = url.searchParams.get('cols')?.split(',').filter((id) => systems.some(({ value }) => value === id)) ?? [];
  if (shown.length > 0) for (const box of systems) box.checked = shown.includes(box.value);
  const wanted = url.searchParams.get('base');
  if (wanted) base.value = wanted === 'none' ? '' : wanted;
  if (base.selectedIndex < 0) base.value = usual;
  showColumns();
  compare(base.value);
}
table.addEventListener('toggle', ({ target }) => {
  if (!target.open || !target.matches('.alternatives')) return;
  const cell = target.closest('td');
  const all = cell.querySelectorAll('.line, :scope > p:not(:has(.line))');
  const best = (all.length > 0 ? [...all] : [cell]).map((each) => textOf(each).text);
  for (const item of target.querySelectorAll('li')) {
    const { text } = textOf(item);
    const common = (other) => diffTexts(other, text).reduce((sum, { kind, text }) => sum + (kind === 'same' ? text.length : 0), 0);
    drawChanges(item, best.reduce((a, b) => common(b) > common(a) ? b : a));
  }
}, true);
if (table.querySelector('.alternatives')) keys.set('a', { en: 'alternatives of the sentence', id: 'alternatif kalimat ini', run: () => {
  const all = [...(here?.querySelectorAll('.alternatives') ?? [])];
  const isOpen = all.every(({ open }) => open);
  for (const each of all) each.open = !isOpen;
  if (all.length > 0 && !isOpen) all[0].firstElementChild.focus();
} });
`;
