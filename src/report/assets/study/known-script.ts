/**
 * What the reader knows, kept for all pages of the browser under `padan known`: words by language and root, sentences by
 * language and text. It goes out and comes in as `padan-known.tsv` (lines `word TAB LANGUAGE TAB WORD` and `sentence TAB
 * LANGUAGE TAB TEXT`).
 */
export const knownScript = `
/** Says it for a while, to the eyes; screen readers hear it at once. */
const notice = add(make('p', { className: 'study-said', role: 'status' }));
let noticeTimer;
const inform = (en, id) => {
  tell(notice, en, id);
  clearTimeout(noticeTimer);
  noticeTimer = setTimeout(() => tell(notice, '', ''), 8000);
};
/** Whether the browser has kept it. */
const store = (key, value) => keep(key, value) || void inform('Your browser keeps nothing here: this is lost when the page closes.', 'Peramban Anda tidak menyimpan apa pun di sini: ini hilang saat halaman ditutup.');

const known = {};
const kinds = ['word', 'sentence'];
let isKept = true;
const readKnown = () => {
  const all = kept('padan known');
  for (const kind of kinds) {
    const own = all[kind + 's'];
    known[kind] = new Set(own && typeof own === 'object' && !Array.isArray(own) ? Object.keys(own) : []);
  }
};
/** With what other pages have marked meanwhile. */
const changeKnown = (change) => {
  if (isKept) readKnown();
  change();
  isKept = store('padan known', Object.fromEntries(kinds.map((kind) => [kind + 's', Object.fromEntries([...known[kind]].map((id) => [id, 1]))])));
  showKnown();
};
const setKnown = (kind, ids, isKnown) => changeKnown(() => {
  for (const id of ids) known[kind][isKnown ? 'add' : 'delete'](id);
});
const idOf = (text) => studied.language + ' ' + text;
const knows = (root) => known.word.has(idOf(root));
const isNew = (root) => !knows(root) && roots.get(root)?.top < 3;
const idsIn = (row) => {
  const cell = studiedCell(row);
  const lines = [...cell.querySelectorAll('.line')];
  return (lines[0] ? lines : [cell]).map((each) => textIn(each).replace(/[\\t-\\r \\x85\\u2028\\u2029]+/g, ' '))
    .filter(Boolean).map(idOf);
};
const knowsRow = (row) => {
  const ids = idsIn(row);
  return ids.length > 0 && ids.every((id) => known.sentence.has(id));
};

/** Marks words of rows as new or known once they come into view, while that is asked for. */
const dressed = new Set();
const dress = (row) => {
  dressed.add(row);
  for (const word of wordsIn(row)) if (isStudied(cellOf(word))) {
    const found = keysIn(word).map(rootOf);
    word.classList.toggle('new', found.some(isNew));
    word.classList.toggle('familiar', found.length > 0 && found.every(knows));
  }
};
const watch = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) if (isIntersecting && !dressed.has(target)) dress(target);
}, { rootMargin: '50%' });

const showKnown = () => {
  let [sentences, count] = [0, 0];
  for (const row of rows) {
    const isKnown = known.sentence.size > 0 && knowsRow(row);
    row.classList.toggle('known', isKnown);
    const { length } = row.cells[0].querySelectorAll('a');
    sentences += length * isKnown;
    count += length;
  }
  dressed.forEach(dress);
  const all = [...roots.keys()];
  const [familiar, fresh] = [knows, isNew].map((test) => all.filter(test).length);
  tell(counts,
    familiar + ' of ' + all.length + ' words known, ' + fresh + ' new; ' + sentences + ' of ' + count + ' sentences known',
    familiar + ' dari ' + all.length + ' kata dikenal, ' + fresh + ' baru; ' + sentences + ' dari ' + count + ' kalimat dikenal');
};
const markRow = () => {
  if (!here) return;
  const isKnown = !knowsRow(here);
  setKnown('sentence', idsIn(here), isKnown);
  if (isKept) isKnown ? inform('Sentence marked as known.', 'Kalimat ditandai sebagai dikenal.') : inform('Sentence no longer marked.', 'Tanda kalimat dihapus.');
};

/** An apostrophe keeps a spreadsheet from taking a text for a formula. */
const saveKnown = () => {
  const lines = kinds.flatMap((kind) => [...known[kind]].sort().map((id) => {
    const at = id.indexOf(' ');
    return kind + '\\t' + id.slice(0, at) + '\\t' + id.slice(at + 1).replace(/^[=+\\-@＝＋－＠]/, "'$&") + '\\n';
  }));
  make('a', { href: URL.createObjectURL(new Blob(lines)), download: 'padan-known.tsv' }).click();
};
const takeIn = async ({ target }) => {
  const text = await target.files[0]?.text().catch(() => null);
  if (text == null) return inform('This file cannot be read.', 'Berkas ini tidak dapat dibaca.');
  const lines = text.split(/\\r?\\n/).map((line) => line.split('\\t'))
    .filter(([kind, lang, text, more]) => kinds.includes(kind) && lang && text && more === undefined);
  target.value = '';
  changeKnown(() => {
    for (const [kind, lang, text] of lines) known[kind].add(lang + ' ' + text.replace(/^'(?=[=+\\-@＝＋－＠])/, ''));
  });
  if (isKept) inform('Loaded: ' + lines.length, 'Dimuat: ' + lines.length);
};

/** The menu. */
const [study, fresh] = ['studying', 'new-words'].map((id) => make('input', { type: 'checkbox', id }));
const counts = make('p', { className: 'counts' });
const file = make('input', { type: 'file', accept: '.tsv', hidden: true, onchange: takeIn });
const [save, load, forget] = [['save', 'Save what I know', 'Simpan yang saya kenal'], ['load', 'Load', 'Muat'], ['forget', 'Clear what I typed', 'Hapus yang saya ketik']].map(([name, ...text]) => button(name, said(...text)));
save.onclick = saveKnown;
load.onclick = () => file.click();
pick('.study .sheet').append(
  make('label', {}, study, ' ', said('pointing at a word tells what it means', 'menunjuk sebuah kata menampilkan artinya')),
  make('label', {}, fresh, ' ', said('underline new words', 'garis bawahi kata baru')),
  counts, make('p', {}, save, ' ', load, file, ' ', forget));
`;
