/**
 * Shows what was found in its context: the word in the middle, what stands before and after it, and the other language
 * below. Comes before the search's own script, which gives each row to `contextsOf`.
 */
export const contextScript = `
/** Characters of context, more than there is room for on the widest screens. */
const contextSize = 200;
/** Places in one text, and characters of the other, that are shown: nobody reads more of a sentence. */
const [maxPlaces, maxOther] = [50, 1000];
/** A line for each place in a row. spansIn(text) gives the places; isSearched(column) says where to look. */
const contextsOf = ({ page, sentence, texts }, spansIn, isSearched, number) => {
  const langOf = (column) => column === 0 ? page.lang : systems[page.places[column - 1]].language;
  return texts.flatMap((text, column) => {
    if (text === '' || !isSearched(column)) return [];
    const other = column === 0 ? 1 : 0;
    return spansIn(text).slice(0, maxPlaces).map(([start, end]) => element('li', { class: 'kwic' }, number(),
      element('div', {},
        element('p', { class: 'line', lang: langOf(column), dir: 'auto' },
          element('span', { class: 'before' }, text.slice(Math.max(0, start - contextSize), start)),
          element('span', { class: 'after' }, element('mark', {}, text.slice(start, end)), text.slice(end, end + contextSize))),
        texts[other] ? element('p', { class: 'other', lang: langOf(other), dir: 'auto' }, texts[other].length > maxOther ? texts[other].slice(0, maxOther) + '…' : texts[other]) : null)));
  });
};
/** By folded form, the forms of its root. */
const families = new Map();
for (const family of JSON.parse(document.querySelector('#families').textContent)) {
  const forms = fold(family).split(' ');
  for (const form of forms) families.set(form, forms);
}
/** Matches all forms of a word's root as whole words. */
const formsPattern = (word) => {
  const forms = [...families.get(word) ?? [word]].sort((a, b) => b.length - a.length);
  return new RegExp('(?<![\\\\p{L}\\\\p{N}])(?:' + forms.map((form) => form.replace(/[\\\\^$.*+?()[\\]{}|/]/g, '\\\\$&')).join('|') + ')(?![\\\\p{L}\\\\p{N}])', 'gu');
};
`;

/** Style of words in their context. */
export const contextStyle = `
main li.kwic > div { display: block; min-width: 0; }
.kwic .line { display: grid; grid-template-columns: 1fr 1fr; white-space: pre; }
.kwic .line span { overflow: hidden; min-width: 0; }
.kwic .before { display: flex; justify-content: flex-end; }
.kwic .after { text-overflow: ellipsis; }
.kwic .other { color: var(--quiet); font-size: 0.85rem; text-align: center; }
`;
