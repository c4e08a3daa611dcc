/**
 * Translating for oneself: a field below the sentence, while its translations are out of sight; then how far what was
 * typed is from each of them. What was typed stays in the browser, for this document.
 */
export const practiceScript = `
const triesKey = 'padan tries ' + location.pathname.replace(/(~\\d+)?\\.html$/, '');
const field = make('textarea', { rows: 2, autocomplete: 'off' });
const result = make('div', { role: 'status' });
const [checks, follows, leaves] = [button('check', said('Check', 'Periksa'), ' ', make('kbd', {}, 'Ctrl+Enter')), button('next', said('Next sentence', 'Kalimat berikutnya')), button('close', said('Close', 'Tutup'))];
const panel = inUi(add(make('div', { className: 'try', hidden: true }, make('label', {}, said('Your translation', 'Terjemahan Anda'), ' ', field), make('p', {}, checks, ' ', follows, ' ', leaves), result)));
const sourceIn = (row) => textIn(cellsOf(row)[0]);
/** The row that is being translated. */
let tried;

const keepTry = () => {
  const tries = { ...kept(triesKey), [sourceIn(tried)]: field.value };
  store(triesKey, tries);
  forget.hidden = false;
};
const closeTry = () => {
  tried?.classList.remove('trying');
  tried = null;
  panel.hidden = true;
};
const leaveTry = () => {
  const row = tried;
  closeTry();
  linkIn(row)?.focus();
};
const openTry = () => {
  const row = here;
  if (!row || !sourceIn(row)) return;
  if (/facing|target/.test(uiRoot.dataset.view)) chooseView('source');
  closeTry();
  tried = row;
  row.classList.add('trying');
  const [source, target] = cellsOf(row);
  source.append(panel);
  result.replaceChildren();
  field.lang = langOf(target);
  field.value = kept(triesKey)[sourceIn(row)] ?? '';
  panel.hidden = false;
  field.focus();
};
const check = () => {
  const typed = field.value.trim();
  if (!typed) return field.focus();
  keepTry();
  tried.classList.remove('trying');
  revealRow(tried);
  result.replaceChildren(...cellsOf(tried).slice(1).flatMap((cell) => {
    const text = textIn(cell);
    return !text ? [] : [
      make('p', { className: 'score' }, nameNode(cell), ': chrF ' + chrf(typed, text).toFixed(1)),
      make('p', { lang: langOf(cell) }, ...diffTexts(typed, text).map(({ kind, text, before = '' }) =>
        kind === 'same' ? text : make({ removed: 'del', added: 'ins' }[kind] ?? 'span', { className: kind, title: before }, text))),
    ];
  }), make('p', { className: 'quiet' }, make('del', {}, said('only in yours', 'hanya dalam terjemahan Anda')), ' ', make('ins', {}, said('only in theirs', 'hanya dalam pembanding'))));
  follows.focus();
};
const nextTry = () => {
  const row = tried;
  leaveTry();
  go(1);
  if (here !== row) openTry();
};
checks.onclick = check;
follows.onclick = nextTry;
leaves.onclick = leaveTry;
field.oninput = keepTry;
panel.onkeydown = (event) => {
  if (event.key === 'Escape') leaveTry();
  else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) tried.classList.contains('trying') ? check() : nextTry();
  else return;
  stop(event);
};
forget.hidden = !Object.keys(kept(triesKey))[0];
forget.onclick = () => {
  store(triesKey, {});
  field.value = '';
  forget.hidden = true;
  inform('What you typed is gone.', 'Yang Anda ketik sudah dihapus.');
};
`;
