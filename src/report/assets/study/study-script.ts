import { chrfScript } from './chrf-script.js';
import { glossScript } from './gloss-script.js';
import { knownScript } from './known-script.js';
import { practiceScript } from './practice-script.js';
import { wordsScript } from './words-script.js';

/** What the other parts need of the page: texts of cells, what words are linked to. */
const pageScript = `
const pick = (selector, from = document) => from.querySelector(selector);
const studied = JSON.parse(pick('#glosses').textContent);
/** An element of properties and children; null is no child. */
const make = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter((child) => child !== null));
  return made;
};
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
const fresh = pick('#new-words');
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
const tryButton = pick('.try-it');
const moveButton = () => {
  if (!here || here.cells[0].contains(tryButton)) return;
  here.cells[0].append(tryButton);
  tryButton.hidden = false;
};
for (const kind of ['click', 'focusin']) table.addEventListener(kind, moveButton);
tryButton.onclick = openTry;

pick('.save').onclick = saveKnown;
const file = pick('.study [type=file]');
file.onchange = takeIn;
pick('.load').onclick = () => file.click();
addEventListener('storage', () => {
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
${pageScript}${wordsScript}${knownScript}const study = pick('#studying');
${glossScript}${chrfScript}${practiceScript}${togglesScript}}
`;
