import { type Bitext, mainSide, sidesOf } from '../../core/bitext.js';
import type { Language } from '../../core/document.js';
import { primarySubtag } from '../../languages/languages.js';
import type { Glossary } from '../../study/gloss.js';
import { dataElement } from '../frame.js';
import { html, type Markup } from '../markup.js';
import type { ShownBlock } from '../rows.js';
import { inUi, say, sayIn } from '../ui/say.js';
import { pageGlosses } from './glosses.js';

/** The menu of the study tools, in the toolbar. */
export const studyMenu: Markup = html`<details class="menu study scripted"><summary>${say('Study', 'Belajar')}</summary><div class=sheet>
<label><input type=checkbox id=studying autocomplete=off> <span>${say('pointing at a word tells what it means', 'menunjuk sebuah kata menampilkan artinya')}</span></label>
<label><input type=checkbox id=new-words autocomplete=off> <span>${say('underline new words', 'garis bawahi kata baru')}</span></label>
<p class=counts></p>
<p><button type=button class=save>${say('Save what I know', 'Simpan yang saya kenal')}</button> <button type=button class=load>${say('Load', 'Muat')}</button><input type=file accept=.tsv hidden>
<button type=button class=forget hidden>${say('Clear what I typed', 'Hapus yang saya ketik')}</button></p>
</div></details>
`;

/** What the script of the study tools fills and moves about the page. */
export const studyPanels: Markup = html`<div id=gloss role=dialog aria-labelledby=glossed tabindex=-1 hidden><button type=button class=close${sayIn('aria-label', 'Close', 'Tutup')}>×</button><div></div></div>
<div class=try${inUi} hidden><label>${say('Your translation', 'Terjemahan Anda')} <textarea rows=2 autocomplete=off></textarea></label>
<p><button type=button class=check>${say('Check', 'Periksa')} <kbd>Ctrl+Enter</kbd></button> <button type=button class=next>${say('Next sentence', 'Kalimat berikutnya')}</button> <button type=button class=close>${say('Close', 'Tutup')}</button></p><div role=status></div></div>
<button type=button class=try-it hidden${inUi}${sayIn('title', 'Translate this sentence yourself (t)', 'Terjemahkan sendiri kalimat ini (t)')}>${say('try it', 'coba')}</button>
<p class=study-said role=status></p>
`;

/**
 * What the script of the study tools needs to know of a page: its words' glosses, as `PageGlosses`, in which language they
 * are and in which cells of a row, and in which language they are explained.
 *
 * @param blocks    of the page
 * @param glossary  of one of the document's languages; of any other, or without one, words only say what they became
 * @param search    address of the page that searches all documents; null if there is none
 */
export const studyData = (
  bitext: Bitext,
  blocks: readonly ShownBlock[],
  glossary: Glossary | null,
  search: string | null,
): Markup => {
  const source = bitext.document.language;
  const target = mainSide(bitext)?.system.language ?? source;
  const isOf = (language: Language) =>
    glossary !== null && primarySubtag(language) === primarySubtag(glossary.language);
  const [studied, other] = isOf(target) && !isOf(source) ? [target, source] : [source, target];
  return dataElement('glosses', {
    language: primarySubtag(studied),
    other: primarySubtag(other),
    cells: [source, ...bitext.systems.map(({ language }) => language)].flatMap((language, i) =>
      primarySubtag(language) === primarySubtag(studied) ? [i] : [],
    ),
    ...(search !== null && { search }),
    ...pageGlosses(textsOf(bitext, blocks, isOf), isOf(studied) ? glossary : null),
  });
};

function* textsOf(
  bitext: Bitext,
  blocks: readonly ShownBlock[],
  isOf: (language: Language) => boolean,
): Generator<string> {
  const sides = sidesOf(bitext).filter(({ system }) => isOf(system.language));
  const hasSource = isOf(bitext.document.language);
  for (const { rows } of blocks)
    for (const { row, sentences } of rows) {
      if (hasSource) for (const { text } of sentences) yield text;
      for (const { system, output } of sides)
        for (const index of row.cells[system.id]!.targets) yield output.targets[index]!.text;
    }
}
