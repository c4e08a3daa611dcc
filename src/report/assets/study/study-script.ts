import { chrfScript } from './chrf-script.js';
import { glossScript } from './gloss-script.js';
import { knownScript } from './known-script.js';
import { practiceScript } from './practice-script.js';
import { wordsScript } from './words-script.js';

/** What the other parts need of the page: texts of cells, what words are linked to. */
const pageScript = `
const pick = (selector, from = document) => from.querySelector(selector);
const add = (element) => {
  pick('main').append(element);
  return element;
};
const button = (className, ...children) => make('button', { type: 'button', className }, ...children);
/** A cell's text, without what is said of it; sentences that have lines to themselves have a space between them. */
const textIn = (cell) => textsIn(cell).map(({ data, parentNode, nextSibling }) => nextSibling || !parentNode.matches('.line') ? data : data + ' ').join('').trim();
const keysIn = (word) => [...fullWord(word).matchAll(wordPattern)].map(([each]) => keyOf(each));
const cellOf = (word) => word.closest('td');
const stop = (event) => {
  event.preventDefault();
  event.stopPropagation();
};
const langOf = (element) => element.closest('[lang]').lang;
const linkedTo = (word) => togetherWith(word).flatMap(({ words }) => words).filter((each) => cellOf(each) !== cellOf(word));
`;

/** Toggles: studying at all, and showing which words are new. The browser keeps them for all its pages. */
const togglesScript = `
const applyStudy = () => {
  const isOn = study.checked;
  const { classList } = document.documentElement;
  classList.toggle('studying', isOn);
  classList.toggle('new-words', isOn && fresh.checked);
  watch.disconnect();
  if (isOn && fresh.checked) for (const row of rows) watch.observe(row);
  if (!isOn) hide();
};
const chosen = kept('padan study');
study.checked = chosen.on;
fresh.checked = chosen.new;
study.onchange = fresh.onchange = () => {
  keep('padan study', { on: study.checked, new: fresh.checked });
  applyStudy();
};

keys.set('g', { en: 'what the word means', id: 'arti kata', run: () => enter(wordAt(document.activeElement) ?? table.querySelector('.origin')) });
keys.set('t', { en: 'try your own translation', id: 'coba terjemahkan sendiri', run: (event) => {
  stop(event);
  openTry();
} });
keys.set('x', { en: 'mark the sentence as known', id: 'tandai kalimat sebagai dikenal', run: markRow });
/** Beside the number of the current row; a style sheet says when. */
const tryButton = tellIn(inUi(button('try-it', said('try it', 'coba'))), 'title', 'Translate this sentence yourself (t)', 'Terjemahkan sendiri kalimat ini (t)');
const moveButton = () => {
  if (!here || here.cells[0].contains(tryButton)) return;
  here.cells[0].append(tryButton);
};
for (const kind of ['click', 'focusin']) table.addEventListener(kind, moveButton);
tryButton.onclick = openTry;

addEventListener('storage', ({ key }) => {
  // What this page could not keep is nowhere else.
  if (!isKept || (key !== 'padan known' && key !== null)) return;
  readKnown();
  showKnown();
});
readKnown();
showKnown();
applyStudy();
moveButton();
`;

/** Study on a document's page: cards of words, what the reader knows, and translating for oneself. */
export const studyScript = `{
${pageScript}${wordsScript}${knownScript}${glossScript}${chrfScript}${practiceScript}${togglesScript}}
`;
