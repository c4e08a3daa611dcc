/**
 * What the review tools have in common: texts of cells without what is said about them, and going to a row.
 *
 * `textOf(cell)` gives `{ text, nodes: [{ node, start }] }`; sentences on lines of their own are parted by a space.
 */
export const textsScript = `
const byId = (id) => document.getElementById(id);
/** A button with a sign that has a name. */
const signButton = (sign, en, id, properties) => tellIn(make('button', { type: 'button', ...properties }, sign), 'aria-label', en, id);
const checkbox = (properties, ...text) => make('label', {}, make('input', { type: 'checkbox', ...properties }), ' ', ...text);
/** Below the text. */
const addPanel = (panel) => {
  document.querySelector('main').append(panel);
  return panel;
};
const textOf = (cell) => {
  const nodes = [];
  let text = '';
  let line;
  for (const node of textsIn(cell)) {
    const { data, parentElement } = node;
    if (!data || parentElement.closest('.quiet, .try')) continue;
    const own = parentElement.closest('.line, p, td, li');
    if (line && own !== line && !/\\s$/.test(text)) text += ' ';
    line = own;
    nodes.push({ node, start: text.length });
    text += data;
  }
  return { text, nodes };
};
/** The elements that have a row's texts in the view that is chosen. */
const shownIn = (row) => boxOf(row) === row ? cellsOf(row) : runs.get(row);
const cleaned = (text) => text.replace(/\\s+/g, ' ').trim();
const toast = make('p', { className: 'toast', role: 'status' });
document.body.append(toast);
let toastTimer;
const inform = (en, id) => {
  clearTimeout(toastTimer);
  tell(toast, en, id);
  toastTimer = setTimeout(() => toast.replaceChildren(), 4000);
};
/** Marks a row, shows it whatever hides it, and puts the focus into it, or where else it is to be. */
const visit = (row, focus = linkIn(row)) => {
  mark(row);
  if (uiRoot.dataset.view === 'source') revealRow(row);
  if (!isShown(row)) row.classList.add('revealed');
  if (focus && focus.tabIndex < 0) focus.tabIndex = -1;
  focus?.focus({ preventScroll: true });
  boxOf(row).scrollIntoView({ block: 'center' });
  remember();
};
`;
