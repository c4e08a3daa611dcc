import { wordPattern } from '../../study/glosses.js';

/**
 * What the page knows of words: glosses out of its data (`src/report/study/glosses.ts` says how they are written), and
 * where words that share a root stand on the page. Needs `table`, `rows` and `cellsOf(row)`.
 */
export const wordsScript = `
const studied = JSON.parse(document.querySelector('#study').textContent);
const wordIn = new RegExp(${JSON.stringify(wordPattern)}, 'gu');
const keyOf = (word) => word.replace(/[\\u00ad\\u200c\\u200d]/g, '').replace(/[’ʼ]/g, "'").replace(/[‐‑]/g, '-').normalize('NFC').toLowerCase();
const keysIn = (text) => [...text.matchAll(wordIn)].map(([word]) => keyOf(word));
const listOf = (text) => text ? text.split(',') : [];

const glosses = new Map();
const roots = new Map();
for (const group of studied.words) {
  const [head, ...forms] = group.split(';');
  const [said, means] = head.split(':');
  const root = { word: said.slice(1), level: +said[0], means: listOf(means), parts: [], own: [] };
  root.root = root;
  roots.set(root.word, root);
  for (const form of forms) {
    const [first, made, own] = form.split(':');
    const [before, after] = made.split('_').map((side) => side ? side.split('.').map((at) => studied.affixes[parseInt(at, 36)]) : []);
    const word = first.slice(1);
    glosses.set(word, { word, level: +first[0], root, own: listOf(own), parts: made ? [...before, [root.word], ...after] : [] });
  }
}
for (const [word, root] of roots) if (!glosses.has(word)) glosses.set(word, root);
const rootOf = (key) => glosses.get(key)?.root.word ?? key;

const subtag = (lang) => {
  try {
    return new Intl.Locale(lang.replaceAll('_', '-')).language;
  } catch {
    return lang;
  }
};
const isStudied = (cell) => subtag(cell.lang) === studied.language;
const studiedCell = (row) => cellsOf(row).find(isStudied);

/** Uses of each root on the page: where it stands in which text. Made when first asked for. */
let uses = null;
const usesOf = (root) => {
  if (!uses) {
    uses = new Map();
    for (const row of rows) {
      const cell = studiedCell(row);
      const text = cell ? textOf(cell) : '';
      for (const { 0: word, index } of text.matchAll(wordIn)) {
        const key = rootOf(keyOf(word));
        if (!uses.has(key)) uses.set(key, []);
        uses.get(key).push({ row, text, start: index, end: index + word.length });
      }
    }
  }
  return uses.get(root) ?? [];
};
`;
