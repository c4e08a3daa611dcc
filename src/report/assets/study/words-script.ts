/**
 * What the page knows of words: glosses out of its data (`src/report/study/glosses.ts` says how they are written), and
 * where words that share a root stand on the page.
 */
export const wordsScript = `
const keyOf = (word) => word.replace(/[\\u00ad\\u200c\\u200d]/g, '').replace(/[’ʼ]/g, "'").replace(/[‐‑]/g, '-').normalize('NFC').toLowerCase();

/** By word; those of roots, which others share, apart. */
const glosses = new Map();
const roots = new Map();
for (const group of studied.words) {
  const [[head, means], ...forms] = group.split(';').map((each) => each.split(':'));
  const root = { word: head.slice(1), level: +head[0], top: +head[0], means };
  roots.set(root.word, root);
  for (const [form, parts, own] of forms) {
    root.top = Math.max(root.top, form[0]);
    glosses.set(form.slice(1), { level: +form[0], root, parts, own });
  }
}
const rootOf = (key) => glosses.get(key)?.root.word ?? key;

const isStudied = (cell) => studied.cells.includes(cell.cellIndex - 1);
const studiedCell = (row) => cellsOf(row)[studied.cells[0]];

/** Where each root stands on the page. Made when first asked for. */
let uses;
const usesOf = (root) => {
  if (!uses) {
    uses = new Map();
    for (const row of rows) {
      const text = textIn(studiedCell(row));
      for (const { 0: word, index: start } of text.matchAll(wordPattern)) {
        const key = rootOf(keyOf(word));
        if (!uses.has(key)) uses.set(key, []);
        uses.get(key).push({ row, text, start, end: start + word.length });
      }
    }
  }
  return uses.get(root) ?? [];
};
`;
