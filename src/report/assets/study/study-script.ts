import { inShort } from '../review/short.js';
import { chrfScript } from './chrf-script.js';
import { glossScript } from './gloss-script.js';
import { knownScript } from './known-script.js';
import { practiceScript } from './practice-script.js';
import { wordsScript } from './words-script.js';

/** What the other parts need of the page: texts of cells, what words are linked to. */
const pageScript = `
const tools = document.querySelector('.study');
const studied = JSON.parse(document.querySelector('#glosses').textContent);
const pick = (selector, from = tools) => from.querySelector(selector);
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
  event.preventDefault();
  openTry();
} });
keys.set('x', { en: 'mark the sentence as known', id: 'tandai kalimat sudah dikenal', run: markRow });
/** Beside the number of the current row; a style sheet says when. */
const tryButton = pick('.try-it', document);
const moveButton = () => {
  if (!here || here.cells[0].contains(tryButton)) return;
  here.cells[0].append(tryButton);
  tryButton.hidden = false;
};
for (const kind of ['click', 'focusin']) table.addEventListener(kind, moveButton);
tryButton.onclick = openTry;

pick('.save').onclick = saveKnown;
const file = pick('[type=file]');
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

const script = `${pageScript}${wordsScript}${knownScript}const study = pick('#studying');
${glossScript}${chrfScript}${practiceScript}${togglesScript}`;

/**
 * Variables and properties that only this script knows: what it declares at a line's start, and these. No name of the
 * browser's, the page's data or another script's may be among them.
 */
const ownNames = [
  ...[...script.matchAll(/^const (\w+) =/gm)].map(([, name]) => name!),
  ...'selector properties made node element each cell head means group forms form parts own level root'.split(
    ' ',
  ),
  ...'start end uses found ids isKnown familiar sentences lines all change gloss state note'.split(' '),
  ...'linked there count inColumn others isOwn boxes below isBelow isToStay isBack shown isPinned'.split(' '),
  ...'timer act wait hypothesis reference ours theirs precision recall orders counts points'.split(' '),
  ...'inTheirs inOurs gram tried typed source isOn field forget isKept'.split(' '),
];

/** Study on a document's page: cards of words, what the reader knows, and translating for oneself. */
export const studyScript = `{
${inShort(script, [...new Set(ownNames)])}}
`;
