import { chrfScript } from './chrf-script.js';
import { glossScript } from './gloss-script.js';
import { knownScript } from './known-script.js';
import { practiceScript } from './practice-script.js';
import { wordsScript } from './words-script.js';

/** What the other parts need of the page: texts of cells, what words are linked to. */
const pageScript = `
const tools = document.querySelector('.study');
const studied = JSON.parse(document.querySelector('#study').textContent);
const find = (selector, from = tools) => from.querySelector(selector);
/** An element of properties and children; null is no child. */
const make = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter((child) => child !== null));
  return made;
};
const textOf = (node) => node.nodeType === 3 ? node.data
  : node.matches('.remarks, .alternatives, .way-back, .nothing, .shape, .try, del, button') ? ''
  : [...node.childNodes].map(textOf).join('') + (node.matches('p, .line') ? ' ' : '');
/** A cell's text, without what is said of it. */
const textIn = (cell) => cell ? textOf(cell).trim() : '';
const keysIn = ({ textContent }) => [...textContent.matchAll(wordIn)].map(([word]) => keyOf(word));
const cellOf = (word) => word.closest('td');
const langOf = (element) => element.closest('[lang]').lang;
const linkedTo = (word) => togetherWith(word).flatMap(({ words }) => words).filter((each) => cellOf(each) !== cellOf(word));
`;

/** Toggles: studying at all, and showing which words are new. The browser keeps them for all its pages. */
const togglesScript = `
const fresh = find('#new-words');
const tryButton = find('.try-it');
const applyStudy = () => {
  const isOn = study.checked;
  const { classList } = document.documentElement;
  classList.toggle('studying', isOn);
  classList.toggle('new-words', isOn && fresh.checked);
  find('.study-more').hidden = !isOn;
  watch.disconnect();
  if (isOn && fresh.checked) for (const row of rows) watch.observe(row);
  if (!isOn) hide();
};
const chosen = kept('padan study');
study.checked = chosen.on;
fresh.checked = chosen.fresh;
study.onchange = fresh.onchange = () => {
  keep('padan study', { on: study.checked, fresh: fresh.checked });
  applyStudy();
};

keys.set('g', { en: 'what the word means', id: 'arti kata', run: () => enter(wordAt(document.activeElement) ?? table.querySelector('.origin')) });
keys.set('t', { en: 'try your own translation', id: 'coba terjemahkan sendiri', run: (event) => {
  event.preventDefault();
  openTry();
} });
keys.set('x', { en: 'mark the sentence as known', id: 'tandai kalimat sudah dikenal', run: markRow });
tryButton.onclick = openTry;
find('.download').onclick = download;
const file = find('[type=file]');
file.onchange = takeIn;
find('.take-in').onclick = () => file.click();
addEventListener('storage', () => {
  readKnown();
  showKnown();
});
tools.hidden = false;
readKnown();
showKnown();
applyStudy();
`;

/** Study on a document's page: cards of words, what the reader knows, and translating for oneself. */
export const studyScript = `{
${pageScript}${wordsScript}${knownScript}const study = find('#studying');
${glossScript}${chrfScript}${practiceScript}${togglesScript}}
`;
