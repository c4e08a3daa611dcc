/**
 * The card of a word: how it is made, what it means, what it became here, and its other uses on the page. A click, a tap,
 * Enter or `g` opens it; while studying, pointing at a word or moving to it does, too, after a while. It stands beside the
 * word, on phones at the bottom, and takes the focus only if a key opened it.
 */
export const glossScript = `
const shut = button('close', '×');
const card = add(make('div', { id: 'gloss', role: 'dialog', tabIndex: -1, hidden: true }, tellIn(shut, 'aria-label', 'Close', 'Tutup'), make('div')));
card.setAttribute('aria-labelledby', 'glossed');
/** The word whose card is open; whether it stays when the pointer leaves. */
let shown, isPinned, timer;
const levels = [['not in the lexicon', 'tidak ada di leksikon'], ['rare', 'jarang'], ['less common', 'agak umum'], ['common', 'umum']];
const own = (name, text) => make(name, { lang: studied.language }, text);
const meaning = (words, ...before) => words ? make('p', {}, ...before, make('span', { lang: studied.other }, words.replaceAll(',', ', '))) : null;

/** What there is to say of a word by itself. */
const glossOf = (key) => {
  const gloss = glosses.get(key);
  const root = gloss?.root ?? roots.get(key) ?? { word: key, means: '' };
  const parts = gloss?.parts ? gloss.parts.split('.').map((at) => at === '_' ? [root.word] : studied.affixes[parseInt(at, 36)]) : [];
  const state = make('button', { ariaPressed: knows(root.word), onclick: () => {
    const isKnown = !knows(root.word);
    setKnown('word', [idOf(root.word)], isKnown);
    state.ariaPressed = isKnown;
  } }, said('I know this word', 'Saya kenal kata ini'));
  return [
    parts[0] ? make('p', { className: 'parts', lang: studied.language }, ...parts.flatMap(([form, note], i) => [i ? ' + ' : '', note || form !== root.word ? form : make('b', {}, form)])) : null,
    make('ul', {}, ...[...new Set(parts)].filter(([, note]) => note).map(([form, en, id]) => make('li', {}, own('b', form), ' ', said(en, id)))),
    meaning(gloss?.own),
    meaning(root.means, ...(gloss ? [own('b', root.word), ': '] : [])),
    make('p', { className: 'quiet' }, said(...levels[(gloss ?? root).level ?? 0]), ' ', state),
  ];
};

/** A part of a text marked, with the words around it. */
const around = (text, start, end) => [
  (start > 99 ? '… ' : '') + text.slice(Math.max(0, start - 99), start).replace(/^.*\\s(?=.{40})/s, start > 99 ? '' : '…'),
  make('mark', {}, text.slice(start, end)),
  text.slice(end, end + 99).replace(/(?<=^.{40}\\S*)\\s.*/s, '') + (text.length > end + 99 ? '…' : ''),
];
/** Where a cell's words stand in its text. */
const placesIn = (cell, words) => {
  const text = textIn(cell);
  let end = 0;
  return words.filter((word) => cell.contains(word)).map((word) => {
    const start = Math.max(end, text.indexOf(word.textContent, end));
    end = start + word.textContent.length;
    return { word, text, start, end };
  });
};
const useOf = ({ row, text, start, end }) => {
  const words = wordsIn(row);
  const own = placesIn(studiedCell(row), words).find((each) => each.end > start);
  const cell = cellsOf(row).find((each) => !isStudied(each));
  const linked = own ? linkedTo(own.word) : [];
  const there = placesIn(cell, words).find((each) => linked.includes(each.word));
  return make('li', {}, make('a', { href: linkIn(row)?.href ?? '' }, linkIn(row)?.textContent ?? '…'), ' ',
    make('span', { lang: studied.language }, ...around(text, start, end)),
    make('span', { lang: langOf(cell), className: 'quiet' }, ...(there ? around(there.text, there.start, there.end) : around(textIn(cell), 0, 0))));
};
const usesBeside = (keys, row) => {
  const all = [...new Set(keys.map(rootOf))].flatMap(usesOf).filter((use) => use.row !== row);
  const count = ': ' + all.length;
  return all[0] ? [make('h3', {}, said('Elsewhere on this page' + count, 'Di tempat lain di halaman ini' + count)), make('ul', { className: 'uses' }, ...all.slice(0, 5).map(useOf))] : [];
};

const fill = (word) => {
  const row = rowAt(word);
  const cell = cellOf(word);
  const linked = linkedTo(word);
  const inColumn = (one) => linked.filter((each) => one.contains(each)).map(({ textContent }) => textContent).join(' ');
  // A translation that is hidden until asked for is not told.
  const others = cellsOf(row).filter((each) => each.checkVisibility({ visibilityProperty: true }) && inColumn(each));
  const isOwn = isStudied(cell);
  const keys = [...new Set((isOwn ? [word] : linked.filter((each) => isStudied(cellOf(each)))).flatMap(keysIn))];
  card.lastChild.replaceWith(make('div', {},
    make('h2', { id: 'glossed', lang: langOf(cell) }, word.textContent),
    ...keys.flatMap((key) => [isOwn && !keys[1] ? null : own('h3', key), ...glossOf(key)]),
    others[0] ? make('ul', {}, ...others.map((each) => make('li', {}, make('small', {}, nameNode(each), ': '), make('span', { lang: langOf(each) }, inColumn(each))))) : null,
    ...usesBeside(keys, row),
    studied.search && keys[0] ? make('a', { href: studied.search + '?find=' + encodeURIComponent(keys.join(' ')) + '&forms=1' }, said('In all documents', 'Di semua dokumen')) : null,
  ));
};

/** Puts the card where it does not cover the word: below it, or above where there is more room. */
const place = (word) => {
  const { style } = card;
  style.left = style.top = style.maxHeight = '';
  const boxes = word.getClientRects();
  // It may be hidden since it was pointed at.
  if (!boxes[0]) return hide();
  const { left, top } = boxes[0];
  const { bottom } = boxes[boxes.length - 1];
  if (matchMedia('(max-width: 37.5rem)').matches) return scrollBy(0, Math.max(0, bottom + 8 - card.getBoundingClientRect().top));
  const below = innerHeight - bottom - 12;
  const isBelow = card.offsetHeight <= below || below >= top;
  style.maxHeight = Math.max(120, isBelow ? below : top - 12) + 'px';
  style.left = scrollX + Math.max(8, Math.min(left, document.documentElement.clientWidth - card.offsetWidth - 8)) + 'px';
  style.top = scrollY + (isBelow ? bottom + 6 : top - 6 - card.offsetHeight) + 'px';
};
const show = (word, isToStay) => {
  clearTimeout(timer);
  isPinned = isToStay;
  if (shown === word) return;
  fill(shown = word);
  card.hidden = false;
  card.scrollTop = 0;
  place(word);
};
const hide = (isBack) => {
  clearTimeout(timer);
  if (isBack && card.contains(document.activeElement)) {
    shown.tabIndex = -1;
    shown.focus({ preventScroll: true });
  }
  shown = isPinned = null;
  card.hidden = true;
};
const later = (act, wait) => {
  clearTimeout(timer);
  timer = setTimeout(act, wait);
};
const enter = (word) => {
  if (!word) return;
  show(word, true);
  card.focus();
};

table.addEventListener('padan:word', ({ detail: { word } }) => {
  if (!study.checked || isPinned) return;
  if (word) later(() => show(word), shown ? 150 : 500);
  else if (shown) later(hide, 300);
});
card.onpointerenter = () => clearTimeout(timer);
card.onpointerleave = () => isPinned || later(hide, 300);
card.onfocusin = () => { isPinned = true; };
card.addEventListener('focusout', ({ relatedTarget }) => relatedTarget && !card.contains(relatedTarget) && hide());
shut.onclick = () => hide(true);
document.addEventListener('click', ({ target }) => {
  if (card.contains(target)) return target.closest('.uses a') && hide();
  const word = wordAt(target);
  if (!word || target.closest('a, summary') || !getSelection().isCollapsed || (shown === word && isPinned)) hide();
  else show(word, true);
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && shown) hide(true);
  else if (event.key === 'Enter' && wordAt(event.target)) enter(event.target);
  else return;
  stop(event);
}, true);
`;
