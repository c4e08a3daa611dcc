/**
 * Copies of the table are its sentences alone, as far as they are selected: a line for each row, a tab between columns.
 * Key c copies the current sentence with its translations so, key l the link to it.
 */
export const copyScript = `
// Without layout: of a long text most is out of view and has none.
const isSeen = (cell) => ['td', 'tr', 'tbody'].every((name) => getComputedStyle(cell.closest(name)).display !== 'none');
const linesIn = (range) => rows.filter((row) => range.intersectsNode(boxOf(row))).map((row) => {
  const isCut = [range.startContainer, range.endContainer].some((end) => boxOf(row).contains(end));
  return shownIn(row).filter(isSeen).map((cell) => {
    const { text, nodes } = textOf(cell);
    if (!isCut) return cleaned(text);
    const isIn = nodes.filter(({ node }) => range.intersectsNode(node));
    if (isIn.length === 0) return '';
    const [first, last] = [isIn[0], isIn.at(-1)];
    const from = first.start + (first.node === range.startContainer ? range.startOffset : 0);
    const to = last.start + (last.node === range.endContainer ? range.endOffset : last.node.length);
    return cleaned(text.slice(from, to));
  }).filter(Boolean).join('\\t');
}).filter(Boolean);
document.addEventListener('copy', (event) => {
  const selection = getSelection();
  if (selection.isCollapsed || event.target.closest?.('input, textarea')) return;
  const range = selection.getRangeAt(0);
  const { commonAncestorContainer: whole } = range;
  const element = whole.nodeType === 1 ? whole : whole.parentElement;
  // What is said of a sentence is copied as it is.
  if (!range.intersectsNode(table) || element.closest('thead, ' + asideIn)) return;
  const lines = linesIn(range);
  if (lines.length === 0) return;
  event.clipboardData.setData('text/plain', lines.join('\\n'));
  event.preventDefault();
});
const put = async (text, en, id) => {
  try {
    await navigator.clipboard.writeText(text);
    inform(en, id);
  } catch {
    inform('Your browser does not let this page copy.', 'Peramban Anda tidak mengizinkan halaman ini menyalin.');
  }
};
const needsRow = (act) => () => here ? act(here) : inform('Choose a sentence first.', 'Pilih sebuah kalimat dahulu.');
keys.set('c', { en: 'copy the sentence with its translation', id: 'salin kalimat dengan terjemahannya', run: needsRow((row) => {
  put(shownIn(row).filter(isSeen).map((cell) => cleaned(textOf(cell).text)).join('\\t'), 'Copied.', 'Tersalin.');
}) });
keys.set('l', { en: 'copy the link to the sentence', id: 'salin tautan ke kalimat', run: needsRow((row) => {
  const to = new URL(url);
  to.hash = row.id;
  put(to.href, 'Link copied.', 'Tautan tersalin.');
}) });
`;
