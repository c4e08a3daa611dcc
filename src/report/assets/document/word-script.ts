/**
 * Lights up the words that say the same as the one under the mouse, the finger or the focus. Arrow keys move from
 * linked word to linked word of the row that has the focus; only the word that has it can be focused, so that the rest
 * stays running text for Tab and for screen readers, which hear the counterparts of that word alone.
 */
export const wordScript = `
const cellsOf = (row) => [...row.cells].slice(1);
const wordsIn = (element) => [...element.querySelectorAll('w-d')];
const numbersOf = (word) => word.getAttribute('l').split(',');
const wordAt = (element) => element?.closest?.('w-d') ?? null;

/** Of the row, by cell: words with the number, and what other systems make of the source words among them. */
const togetherWith = (word) => {
  const [source, ...others] = cellsOf(word.closest('tr')).map((cell) => ({ cell, words: wordsIn(cell) }));
  const having = (numbers, words) => words.filter((each) => numbersOf(each).some((number) => numbers.has(number)));
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
  lit = word ? togetherWith(word).flatMap(({ words }) => words) : [];
  for (const each of lit) each.classList.add('lit');
  word?.classList.add('origin');
};

const said = document.createElement('p');
said.className = 'said';
said.setAttribute('aria-live', 'polite');
document.querySelector('main').append(said);
const say = (word) => {
  said.textContent = togetherWith(word)
    .filter(({ cell, words }) => words.length > 0 && !cell.contains(word))
    .map(({ cell, words }) => cell.dataset.column + ': ' + words.map(({ textContent }) => textContent).join(' '))
    .join('; ');
};

const focusedWord = () => wordAt(document.activeElement);
const leave = (word) => {
  const link = word.closest('tr').querySelector('.number a');
  if (link) link.focus({ preventScroll: true });
  else word.blur();
};
const step = (event) => {
  const row = document.activeElement.closest('tr.bead');
  if (!row) return;
  const word = focusedWord();
  const words = wordsIn(row);
  if (words.length === 0) return;
  event.preventDefault();
  const isBack = (event.key === 'ArrowLeft') !== (word !== null && getComputedStyle(word).direction === 'rtl');
  const at = word ? words.indexOf(word) + (isBack ? -1 : 1) : isBack ? words.length - 1 : 0;
  const next = words[at];
  if (!next) return;
  next.tabIndex = -1;
  next.focus();
};

table.addEventListener('focusin', ({ target }) => {
  if (!wordAt(target)) return;
  light(target);
  say(target);
});
table.addEventListener('focusout', ({ target }) => {
  if (!wordAt(target)) return;
  target.removeAttribute('tabindex');
  said.textContent = '';
  light(null);
});
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') step(event);
  if (event.key !== 'Escape') return;
  const word = focusedWord();
  if (word) leave(word);
  light(null);
});
table.addEventListener('pointerover', ({ pointerType, target }) => {
  if (pointerType === 'mouse') light(wordAt(target) ?? focusedWord());
});
table.addEventListener('pointerleave', ({ pointerType }) => {
  if (pointerType === 'mouse') light(focusedWord());
});
// A finger or pen that scrolls ends in pointercancel.
document.addEventListener('pointerup', ({ pointerType, target }) => {
  if (pointerType !== 'mouse') light(wordAt(target));
});
`;
