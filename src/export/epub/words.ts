import { html, type Markup } from '../../report/markup.js';
import { saidIn } from '../../report/ui/said.js';
import type { Ui } from '../../report/ui/say.js';
import { type Family, meaningsOf } from '../../study/families.js';
import type { Chapter, ChapterFile } from './chapter.js';
import { namesOf } from './facts.js';
import type { BookWords } from './options.js';
import { grouped, maxFile } from './split.js';
import { languageOf } from './xml.js';

/** Translations of a word, and forms of a root, at most. */
const most = { translations: 4, forms: 8 };

/** A word of the glossary. */
interface Entry {
  root: string;
  markup: Markup;
}

/**
 * The words of the texts by their roots, with what they mean and how their forms are made, at the end of the book. Words of
 * which nothing is known are left out.
 *
 * @param number  of the chapter among those with words, from 1
 * @returns null if there are none
 */
export const wordsChapter = (words: BookWords, number: number, ui: Ui): Chapter | null => {
  const entries = words.families
    .flatMap((family) => entryOf(family, words) ?? [])
    .sort((a, b) => (a.root < b.root ? -1 : 1));
  if (entries.length === 0) return null;
  const title = `${saidIn(ui, 'Words', 'Kosakata')}: ${namesOf([words.language], ui)[0]}`;
  const size = ({ markup }: Entry) => Buffer.byteLength(markup.markup) + 10;
  const files = grouped(entries, size, maxFile).map((inFile, i): ChapterFile => {
    const letters = byLetter(inFile);
    const label = i === 0 ? html` aria-labelledby="title"` : html` aria-label="${title}"`;
    return {
      name: `w${String(number).padStart(4, '0')}${i === 0 ? '' : `-${i + 1}`}.xhtml`,
      page: {
        title: i === 0 ? title : `${title} (${i + 1})`,
        language: ui,
        kind: 'words',
        body: html`<section epub:type="glossary" role="doc-glossary"${label}>
${i === 0 ? html`<h1 id="title">${title}</h1>\n` : null}${letters.map(
  ({ letter, all }, n) => html`<h2 id="l${n + 1}"${languageOf(words.language)}>${letter}</h2>
<dl>
${all.map(({ markup }) => markup)}</dl>
`,
)}</section>`,
      },
      headings: letters.map(({ letter }, n) => ({
        id: `l${n + 1}`,
        labels: [{ language: words.language, text: letter }],
      })),
    };
  });
  return { title: [{ language: ui, text: title }], files };
};

/** A root with the forms that the texts have, as “memasak = meN- + masak”; null if nothing is known of any. */
const entryOf = (family: Family, { language, other, glossary }: BookWords): Entry | null => {
  const { root } = family;
  const forms = family.words.filter(({ word }) => word !== root).slice(0, most.forms);
  const made = forms.map(({ word }) => ({ word, parts: glossary.gloss(word)?.analysis.parts ?? [] }));
  const meaning = meaningsOf(family, glossary).slice(0, most.translations);
  if (meaning.length === 0 && made.every(({ parts }) => parts.length < 2)) return null;
  const shown = made.map(({ word, parts }) =>
    parts.length < 2 ? word : `${word} = ${parts.map(({ form }) => form).join(' + ')}`,
  );
  return {
    root,
    markup: html`<dt${languageOf(language)}>${root}</dt>
<dd>${
      meaning.length === 0
        ? null
        : html`<span${languageOf(other)}>${meaning.map(({ word }) => word).join(', ')}</span>`
    }${meaning.length > 0 && shown.length > 0 ? html`<br/>` : null}${
      shown.length === 0
        ? null
        : html`<small${languageOf(language)}>${shown.map((form, i) => `${i > 0 ? '; ' : ''}${form}`)}</small>`
    }</dd>
`,
  };
};

/** Entries by the first letter of their root, a capital. */
const byLetter = (entries: readonly Entry[]): { letter: string; all: Entry[] }[] => {
  const groups: { letter: string; all: Entry[] }[] = [];
  for (const entry of entries) {
    const letter = [...entry.root.toUpperCase()][0] ?? '';
    const last = groups.at(-1);
    if (last?.letter === letter) last.all.push(entry);
    else groups.push({ letter, all: [entry] });
  }
  return groups;
};
