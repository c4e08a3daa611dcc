import { unitScript } from '../../cells/words.js';

/**
 * Words. A row's words become elements when it is first pointed at, focused or numbered, all of them, linked or not:
 * `wordsIn(row)` gives them in order (`<w-d>`; `l=1,3` for linked ones, the numbers of the source units; `q` where no
 * link is sure). `forgetWords(row)` after a cell was drawn anew. `fullWord(word)` is the text of a word, which may have
 * several elements where a mark begins within it. The table's event `padan:word` ({ word, row }) says which one is lit.
 *
 * The words that say the same as the one under the mouse, the finger or the focus light up. Arrow keys move from word to
 * word of the row that has the focus; only the word that has it can be focused, so that the rest stays running text for
 * Tab and for screen readers, which hear the counterparts of that word alone.
 */
export const wordScript = `
${unitScript}
const linkCodes = JSON.parse(document.querySelector('#word-links')?.textContent ?? '""').split('|');
const wrapped = new WeakSet();
/** The text nodes of a cell's own text, without what is said about it. */
const textsIn = (cell) => {
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node.nodeType === 3 ? NodeFilter.FILTER_ACCEPT : node.matches(asideIn) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
};
const wrapCell = (cell, numbers) => {
  const nodes = textsIn(cell);
  const words = [...nodes.map(({ data }) => data).join('').matchAll(wordPattern)];
  let at = 0;
  let next = 0;
  for (const node of nodes) {
    const { data } = node;
    // One by one: a call takes no more arguments than the stack has room for.
    const pieces = new DocumentFragment();
    let done = 0;
    for (; next < words.length && words[next].index < at + data.length; next++) {
      const { index, 0: text } = words[next];
      const from = Math.max(0, index - at);
      const to = Math.min(data.length, index + text.length - at);
      const word = document.createElement('w-d');
      word.textContent = data.slice(from, to);
      if (to - from < text.length) word.full = text;
      const units = numbers?.[next] ?? [];
      if (units.length > 0) word.setAttribute('l', units.map(([number]) => number).sort((a, b) => a - b).slice(0, 4).join());
      if (units.length > 0 && units.every(([, isWeak]) => isWeak)) word.setAttribute('q', '');
      pieces.append(data.slice(done, from), word);
      done = to;
      if (index + text.length > at + data.length) break;
    }
    at += data.length;
    if (!pieces.firstChild) continue;
    pieces.append(data.slice(done));
    node.replaceWith(pieces);
  }
};
const wordsIn = (row) => {
  // A browser takes seconds to lay out more of them.
  if (!wrapped.has(row) && row.textContent.length < 60000) {
    wrapped.add(row);
    const numbers = numbersIn((linkCodes[rows.indexOf(row)] ?? '').split(' '));
    cellsOf(row).forEach((cell, i) => apart(cell, () => wrapCell(cell, numbers[i])));
  }
  return [...row.querySelectorAll('w-d')];
};
const forgetWords = (row) => {
  if (!wrapped.delete(row)) return;
  apart(row, () => {
    for (const word of row.querySelectorAll('w-d')) word.replaceWith(...word.childNodes);
    row.normalize();
  });
};
const fullWord = (word) => word.full ?? word.textContent;
const numbersOf = (word) => word.getAttribute('l')?.split(',') ?? [];
const wordAt = (element) => element?.closest?.('w-d') ?? null;

/** Of the row, by cell: words with the number, and what other systems make of the source words among them. */
const togetherWith = (word) => {
  const [source, ...others] = cellsOf(word.closest('tr')).map((cell) => ({ cell, words: [...cell.querySelectorAll('w-d')] }));
  const having = (numbers, words) => words.filter((each) => each === word || numbersOf(each).some((number) => numbers.has(number)));
  const own = new Set(numbersOf(word));
  const origins = having(own, source.words);
  const all = source.cell.contains(word) ? own : new Set(origins.flatMap(numbersOf));
  return [
    { cell: source.cell, words: origins },
    ...others.map(({ cell, words }) => ({ cell, words: having(cell.contains(word) ? own : all, words) })),
  ];
};

let lit = [];
const light = (word) => {
  for (const each of lit) each.classList.remove('lit', 'origin');
  lit = word && word.hasAttribute('l') ? togetherWith(word).flatMap(({ words }) => words) : [];
  for (const each of lit) each.classList.add('lit');
  word?.classList.add('origin');
  if (word) lit.push(word);
  table.dispatchEvent(new CustomEvent('padan:word', { detail: { word, row: word?.closest('tr') ?? null } }));
};

const spoken = document.createElement('p');
spoken.className = 'said';
spoken.setAttribute('aria-live', 'polite');
document.querySelector('main').append(spoken);
const nameIn = (cell) => table.tHead.rows[0].cells[cell.cellIndex].firstChild;
const nameOf = (cell) => nameIn(cell).textContent.trim();
/** The same as an element, which changes with the language. */
const nameNode = (cell) => nameIn(cell).cloneNode(true);
const speakOf = (word) => {
  spoken.textContent = togetherWith(word)
    .filter(({ cell, words }) => words.length > 0 && !cell.contains(word))
    .map(({ cell, words }) => nameOf(cell) + ': ' + words.map(({ textContent }) => textContent).join(' '))
    .join('; ');
};

const focusedWord = () => wordAt(document.activeElement);
const leave = (word) => {
  const link = linkIn(word.closest('tr'));
  if (link) link.focus({ preventScroll: true });
  else word.blur();
};
const step = (event) => {
  const row = rowAt(document.activeElement);
  if (!row || event.shiftKey) return;
  const words = wordsIn(row).filter((word) => word.checkVisibility());
  const word = focusedWord();
  if (words.length === 0) return;
  event.preventDefault();
  const isBack = (event.key === 'ArrowLeft') !== (word !== null && getComputedStyle(word).direction === 'rtl');
  const at = word ? words.indexOf(word) + (isBack ? -1 : 1) : isBack ? words.length - 1 : 0;
  const next = words[at];
  if (!next) return;
  next.tabIndex = -1;
  next.focus();
};

const wrapAt = ({ target }) => {
  const row = rowAt(target);
  if (row && target.closest('td')) wordsIn(row);
};
table.addEventListener('focusin', ({ target }) => {
  if (!wordAt(target)) return;
  light(target);
  speakOf(target);
});
table.addEventListener('focusout', ({ target }) => {
  if (!wordAt(target)) return;
  target.removeAttribute('tabindex');
  spoken.textContent = '';
  light(null);
});
keys.set('ArrowLeft', { en: 'previous word', id: 'kata sebelumnya', run: step });
keys.set('ArrowRight', { en: 'next word', id: 'kata berikutnya', run: step });
keys.set('Escape', { en: 'back', id: 'kembali', run: () => {
  const word = focusedWord();
  if (word) leave(word);
  light(null);
} });
/** The word at a point, also if its row's words have only now become elements. */
const wordUnder = (event) => {
  if (wordAt(event.target)) return wordAt(event.target);
  wrapAt(event);
  return table.contains(event.target) ? wordAt(document.elementFromPoint(event.clientX, event.clientY)) : null;
};
table.addEventListener('pointerover', (event) => {
  if (event.pointerType === 'mouse') light(wordUnder(event) ?? focusedWord());
});
table.addEventListener('pointerleave', ({ pointerType }) => {
  if (pointerType === 'mouse') light(focusedWord());
});
// A finger or pen that scrolls ends in pointercancel.
document.addEventListener('pointerup', (event) => {
  if (event.pointerType !== 'mouse') light(wordUnder(event));
});

const numberBox = document.querySelector('#links');
if (numberBox) {
  const inView = new IntersectionObserver((entries) => {
    inPieces(entries.flatMap(({ isIntersecting, target }) => isIntersecting ? [...target.rows].filter((row) => !row.matches('.notes, .run')) : []), wordsIn);
  }, { rootMargin: '50%' });
  numberBox.addEventListener('change', () => {
    for (const body of table.tBodies) if (numberBox.checked) inView.observe(body);
    if (!numberBox.checked) inView.disconnect();
  });
}
`;
